// The index of given names: every spelling, every short form and every patronymic → what it can be, under the word itself and under
// its romanised form. Built once, at first use, from data/given_names.
#include "names/given_names.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.hpp"
#include "names/given_names_table.hpp"

namespace nostoi::names {

namespace {

constexpr std::uint8_t surely = 0, distant = 2;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash_bytes(text); }
};
template <class Value>
using ByText = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// Words with what they can be, gathered before their number is known.
class Gathering {
 public:
  /// `word` as shown; found in small letters and romanised.
  void add(std::string_view word, NameForm form) {
    words_ += normalise(word);
    words_ += '\n';
    forms_.push_back(form);
  }

  /// Every word romanised in one go, which is several times as fast as one by one.
  ByText<std::vector<NameForm>> by_key() const {
    ByText<std::vector<NameForm>> keys;
    keys.reserve(forms_.size() * 2);
    const std::string romanised = romanise_for_comparison(words_);
    std::size_t from = 0, from_romanised = 0;
    for (const NameForm& form : forms_) {
      const std::string_view word = next(words_, from, '\n'), latin = next(romanised, from_romanised, ' ');
      put(keys, word, form);
      if (latin != word) put(keys, latin, form);
    }
    return keys;
  }

 private:
  static std::string_view next(std::string_view text, std::size_t& from, char end) {
    const std::size_t to = std::min(text.find(end, from), text.size());
    const std::string_view word = text.substr(from, to - from);
    from = to + 1;
    return word;
  }
  /// One word is one thing at most in one name: what comes first, for a name is gathered from its full forms on.
  static void put(ByText<std::vector<NameForm>>& keys, std::string_view key, NameForm form) {
    auto found = keys.find(key);
    if (found == keys.end()) found = keys.emplace(std::string(key), std::vector<NameForm>()).first;
    if (std::ranges::none_of(found->second, [&](const NameForm& known) { return known.name == form.name; })) found->second.push_back(form);
  }

  std::string words_;
  std::vector<NameForm> forms_;
};

void gather_full(Gathering& gathering, const GivenNames& all, const GivenName& of, std::uint16_t name, std::uint8_t grade) {
  for (const auto& [language, words] : of.forms)
    for (const std::string& word : words) gathering.add(word, {name, FormKind::full, of.sex, grade});
  for (const MadePatronymic& made : patronymics_of(of, all.patronymics))
    gathering.add(made.word, {name, FormKind::patronymic, made.sex, grade});
}

/// Short forms that several names share are the looser the more share them.
void grade_short_forms(std::vector<NameForm>& forms) {
  const auto is_short = [](const NameForm& form) { return form.kind == FormKind::short_form; };
  const auto sharing = std::ranges::count_if(forms, is_short);
  const std::uint8_t grade = sharing <= 1 ? 0 : sharing == 2 ? 1 : sharing <= 4 ? 2 : 3;
  for (NameForm& form : forms)
    if (is_short(form)) form.grade = grade;
}

class Index {
 public:
  explicit Index(const GivenNames& all) {
    Gathering gathering;
    std::unordered_map<std::string, std::uint16_t> numbers[3];
    for (std::size_t i = 0; i < all.names.size(); ++i)
      numbers[all.names[i].sex][all.names[i].forms.at("uk")[0]] = static_cast<std::uint16_t>(i);
    for (std::size_t i = 0; i < all.names.size(); ++i) {
      const GivenName& name = all.names[i];
      const auto number = static_cast<std::uint16_t>(i);
      gather_full(gathering, all, name, number, surely);
      for (const std::string& word : name.shorts) gathering.add(word, {number, FormKind::short_form, name.sex, surely});
    }
    for (std::size_t i = 0; i < all.names.size(); ++i)
      for (const std::string& akin : all.names[i].akin) {
        const std::uint16_t other = numbers[all.names[i].sex].at(akin);
        gather_full(gathering, all, all.names[other], static_cast<std::uint16_t>(i), distant);
        gather_full(gathering, all, all.names[i], other, distant);
      }
    flatten(gathering.by_key());
  }

  std::span<const NameForm> find(std::string_view word) const {
    const auto found = spans_.find(word);
    if (found == spans_.end()) return {};
    return std::span(forms_).subspan(found->second.first, found->second.second);
  }

 private:
  void flatten(ByText<std::vector<NameForm>> keys) {
    spans_.reserve(keys.size());
    for (auto& [key, forms] : keys) {
      grade_short_forms(forms);
      std::ranges::stable_sort(forms, {}, &NameForm::name);
      spans_.emplace(key, std::pair(static_cast<std::uint32_t>(forms_.size()), static_cast<std::uint32_t>(forms.size())));
      forms_.insert(forms_.end(), forms.begin(), forms.end());
    }
  }

  std::vector<NameForm> forms_;
  ByText<std::pair<std::uint32_t, std::uint32_t>> spans_;
};

const Index& index() {
  static const Index built(given_names());
  return built;
}

}  // namespace

std::span<const NameForm> name_forms(std::string_view word) { return index().find(word); }

std::span<const NameForm> name_forms(const Token& token) {
  const std::span<const NameForm> forms = index().find(token.text);
  return forms.empty() ? index().find(token.romanised) : forms;
}

int rarity(std::uint16_t name, Where where) {
  const GivenName& known = given_names().names.at(name);
  return where == Where::region ? known.rarity : known.abroad;
}

std::string_view shown(std::uint16_t name, Language language) {
  const auto& forms = given_names().names.at(name).forms;
  const auto own = forms.find(language == Language::uk ? "uk" : language == Language::ru ? "ru" : "latin");
  return own != forms.end() && !own->second.empty() ? own->second[0] : forms.at("uk")[0];
}

std::uint16_t number_of_names() { return static_cast<std::uint16_t>(given_names().names.size()); }

}  // namespace nostoi::names
