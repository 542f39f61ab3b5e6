// How values are written. Empty ones are told by check_elements; what is not of the version has no form to be held to.
#include <algorithm>

#include "base/joined.hpp"
#include "pfif/rules.hpp"
#include "pfif/values.hpp"

namespace nostoi::pfif {

namespace {

class Values {
 public:
  Values(const Document& document, const Record& record, Teller& teller)
      : layout_(spec().layout(document.version)), record_(record), teller_(teller) {}

  void check(const Element& element) {
    if (element.value.empty() || !layout_.of(record_.kind).has(element.name)) return;
    element_ = &element;
    const Type type = layout_.type(element.name);
    if (element.padded && type != Type::text && type != Type::capitals) tell("pfif-spaces");
    check_form(type, element.value);
  }

 private:
  void tell(std::string_view code) {
    teller_.tell(code, record_, *element_, {{"element", element_->name}, {"value", excerpt(element_->value)}});
  }
  void tell_unless(bool good, std::string_view code) {
    if (!good) tell(code);
  }

  void check_form(Type type, std::string_view value) {
    switch (type) {
      case Type::text:
        return;
      case Type::record_id:
        if (!is_record_id(value)) return tell("pfif-record-id");
        return tell_unless(has_domain(value), "pfif-record-id-domain");
      case Type::time:
        return check_time(value);
      case Type::birth_date:
        return check_birth_date(value);
      case Type::age:
        return check_age(value);
      case Type::email:
        return tell_unless(is_email(value), "pfif-email");
      case Type::phone:
        return tell_unless(is_phone(value), "pfif-phone");
      case Type::url:
        return tell_unless(is_url(value), "pfif-url");
      case Type::urls:
        return tell_unless(is_urls(value), "pfif-url");
      case Type::country:
        if (!is_letters(value, 2)) return tell("pfif-country");
        return tell_unless(is_country(value), "pfif-country-unknown");
      case Type::us_state:
        return tell_unless(is_letters(value, 2), "pfif-state");
      case Type::subdivision:
        return tell_unless(is_subdivision(value), "pfif-state");
      case Type::capitals:
        return tell_unless(is_capitals(value), "pfif-capitals");
      case Type::sex:
      case Type::status:
      case Type::boolean:
        return check_word(spec().vocabularies.at(type), value);
    }
  }

  void check_word(const std::vector<std::string>& words, std::string_view value) {
    if (std::ranges::find(words, value) != words.end()) return;
    teller_.tell("pfif-vocabulary", record_, *element_, {{"element", element_->name}, {"value", excerpt(value)}, {"words", joined(words)}});
  }

  void check_time(std::string_view value) {
    const Time time = read_time(value);
    if (!time.written) return tell("pfif-time");
    if (!time.second) return tell("pfif-time-impossible");
    if (element_->name != "entry_date") return;
    const Time source = read_time(record_.value("source_date"));
    if (source.second && *time.second < *source.second) tell("pfif-entry-before-source");
  }

  void check_birth_date(std::string_view value) {
    const BirthDate birth = read_birth_date(value);
    if (!birth.written) return tell("pfif-birth-date");
    if (!birth.first_day) return tell("pfif-birth-date-impossible");
    const Time source = read_time(record_.value("source_date"));
    if (source.second && std::int64_t{*birth.first_day} * a_day > *source.second) tell("pfif-born-after");
  }

  void check_age(std::string_view value) {
    const Age age = read_age(value);
    if (!age.written) return tell("pfif-age");
    if (age.backwards) tell("pfif-age-backwards");
    if (record_.value("source_date").empty()) tell("pfif-age-undated");
  }

  const Layout& layout_;
  const Record& record_;
  Teller& teller_;
  const Element* element_ = nullptr;
};

}  // namespace

void check_values(const Document& document, const Record& record, Teller& teller) {
  Values values(document, record, teller);
  for (const Element& element : record.elements) values.check(element);
}

}  // namespace nostoi::pfif
