// Words of names compared: what is known of given names first, then the letters. One idea: knowledge says that two words are one name
// or two, letters only how likely they are to be spelt so.
#include "names/name_word.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "names/words.hpp"

namespace nostoi::names {

namespace {

constexpr double most_telling = 24;            // bits: beyond, a word is as good as unique among the people of a country
constexpr double initial_bits = 3;             // an initial is shared by one name in eight
constexpr double initial_of_form = 1;          // one in three or four, for there are several languages to choose from
constexpr double form_cost = 1;                // the other language's form of a name is met now and then
constexpr double short_form_cost = 3;          // lists rarely have it
constexpr double gender_cost = 4;              // a surname in the other gender
constexpr double grade_cost = 1;               // for each grade of looseness
constexpr double usual_spelling = 7;           // bits of shortfall within which a spelling is no slip
constexpr double one_slip = 17;                // bits of shortfall that one letter, added, lost or changed, may cost
constexpr double least_resembling = 3;         // bits of weight from which two words are worth laying together
constexpr double bits_a_letter = 2;            // of a romanised word, letters of a language being far from evenly spread
constexpr std::size_t shortest_romanised = 6;  // letters from which a word is told by them
constexpr double other_name = -6;              // two known names that are not forms of each other, however alike

/// The looseness of a kinship in bits; negative when it is none.
double cost_of(const Kinship& kin) {
  switch (kin.relation) {
    case Kin::one_name:
      return form_cost + grade_cost * kin.grade;
    case Kin::one_father:
      return kin.other_sex ? -1 : form_cost + grade_cost * kin.grade;
    case Kin::short_form:
    case Kin::two_short_forms:
      return short_form_cost + grade_cost * kin.grade;
    case Kin::father_of:
    case Kin::none:
      break;
  }
  return -1;
}

bool surely_a_name(std::span<const NameForm> forms) {
  return std::ranges::any_of(forms, [](const NameForm& form) { return form.grade == 0 && form.kind == FormKind::full; });
}

}  // namespace

namespace {

/// Микола is Н. in Russian papers, and so is Миколайович.
std::string initials_of(std::span<const NameForm> forms) {
  std::string letters;
  for (const NameForm& form : forms) {
    if (form.grade > 0 || form.kind == FormKind::short_form) continue;
    for (const Language language : {Language::uk, Language::ru, Language::en})
      if (const std::string name = romanise_for_comparison(shown(form.name, language));
          !name.empty() && letters.find(name[0]) == std::string::npos)
        letters += name[0];
  }
  return letters;
}

/// A surname that could be a woman's as that of her brothers, where the two differ.
std::string mans_surname(const NameWord::Data& word) {
  if (word.initial || !word.forms.empty() || (word.role != Role::surname && word.role != Role::unknown)) return {};
  std::string man = masculine(word.text);
  return man == word.text ? std::string() : romanise_for_comparison(man);
}

std::uint64_t identity_of(const Token& token, const NameWord::Data& data, Tongue tongue) {
  const std::uint64_t told = static_cast<std::uint64_t>(tongue) << 2 | data.initial << 1 | data.tells_nothing;
  return hash_bytes(token.text, hash_bytes(data.text, hash_bytes(data.romanised, hash_bytes(data.man, told))));
}

std::shared_ptr<NameWord::Data> made(const Token& token, Tongue tongue, bool tells_nothing = false) {
  auto data = std::make_shared<NameWord::Data>();
  data->text = token.nominative.empty() ? token.text : token.nominative;
  data->romanised = token.romanised;
  data->initial = token.initial;
  data->unread = std::ranges::any_of(token.romanised, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  data->tells_nothing = tells_nothing;
  data->role = token.role;
  data->spelled = spell(data->text, tongue);
  const auto forms = name_forms(token);
  data->forms.assign(forms.begin(), forms.end());
  data->initials = initials_of(data->forms);
  data->man = mans_surname(*data);
  data->identity = identity_of(token, *data, tongue);
  return data;
}

}  // namespace

NameWord::NameWord(const Token& token, Tongue tongue) : data_(made(token, tongue)) {}
NameWord::NameWord(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

namespace {

/// Two neighbouring letters changed places, and nothing else differs.
bool swapped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto at = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

WordComparison of_initial(const NameWord::Data& a, const NameWord::Data& b) {
  if (a.text.empty() || b.text.empty()) return {};
  std::size_t at_a = 0, at_b = 0;  // in its own alphabet too: alone, a letter may be romanised otherwise than in its name
  const bool same = next_code_point(a.text, at_a) == next_code_point(b.text, at_b) ||
                    (!a.romanised.empty() && !b.romanised.empty() && a.romanised[0] == b.romanised[0]);
  if (same) return {Relation::initial, to_weight(initial_bits)};
  const NameWord::Data &brief = a.initial ? a : b, &whole = a.initial ? b : a;
  const bool of_a_form = !whole.initial && !brief.romanised.empty() && whole.initials.find(brief.romanised[0]) != std::string::npos;
  return of_a_form ? WordComparison{Relation::initial, to_weight(initial_of_form)} : WordComparison{};
}

/// How many letters of two words of one length differ.
std::size_t different_letters(std::string_view a, std::string_view b) {
  std::size_t count = a.size() == b.size() ? 0 : std::max(a.size(), b.size());
  for (std::size_t i = 0; count <= 1 && i < std::min(a.size(), b.size()); ++i) count += a[i] != b[i];
  return count;
}

/// Two alphabets, and a habit that the learned spellings have not met often enough ("Щегольков", "Schtschegolkow"): both may be romanised
/// to one word, or to words of which one letter differs.
WordComparison of_romanised(const NameWord::Data& a, const NameWord::Data& b, double most) {
  if (a.spelled.cyrillic == b.spelled.cyrillic || a.romanised.size() < shortest_romanised) return {};
  const std::size_t different = different_letters(a.romanised, b.romanised);
  if (different > 1) return {};
  const double told = bits_a_letter * static_cast<double>(a.romanised.size() - 4 * different);
  return {different == 0 ? Relation::spelling : Relation::resembling, to_weight(std::min(most, told))};
}

constexpr Cost costs(double bits) { return static_cast<Cost>(bits * cost_scale); }

/// What of a spelling has a say below: of words that are known to be one name only whether it is a usual spelling.
Interest interest(const NameWord::Data& a, const NameWord::Data& b, bool one_name) {
  if (a.text == b.text) return {};
  if (one_name) return {costs(usual_spelling), 0, UnitCosts::none};
  if (swapped(a.romanised, b.romanised)) return {};
  return {costs(usual_spelling), costs(one_slip), costs(least_resembling)};
}

/// A woman's surname and that of the men of her family: who writes in a language without genders, or of a stranger, may use either.
bool other_gender(const NameWord::Data& a, const NameWord::Data& b) {
  return (!a.man.empty() && a.man == b.romanised) || (!b.man.empty() && b.man == a.romanised);
}

/// By their letters alone. One slip is met everywhere; what has more is another word, unless much of it agrees even so.
WordComparison of_spelling(const NameWord::Data& a, const NameWord::Data& b, const SpellingWeight& spelt, double most) {
  const double shortfall = bits(spelt.shortfall);
  if (shortfall <= usual_spelling && spelt.weight > 0)
    return {Relation::spelling, to_weight(std::min(most, bits(spelt.weight)) - shortfall / 4)};
  const double more_than_a_slip = (swapped(a.romanised, b.romanised) ? -1 : 1) * std::max(0.0, shortfall - one_slip);
  const double told = std::min(most, bits(spelt.weight) - more_than_a_slip);
  return told >= least_resembling ? WordComparison{Relation::resembling, to_weight(told)} : of_romanised(a, b, most);
}

}  // namespace

WordComparison compare(const NameWord& left, const NameWord& right) {
  const NameWord::Data &a = left.data(), &b = right.data();
  if (a.tells_nothing || b.tells_nothing)
    return a.tells_nothing && b.tells_nothing && a.romanised == b.romanised ? WordComparison{Relation::same, 0} : WordComparison{};
  if (a.initial || b.initial) return of_initial(a, b);
  if ((a.unread || b.unread) && a.text != b.text) return {};
  const Kinship kin = kinship(a.forms, b.forms);
  if (kin.relation == Kin::father_of) return {Relation::different, to_weight(other_name)};
  const double loose = cost_of(kin);
  const bool same = a.text == b.text;
  if (!same && loose < 0 && surely_a_name(a.forms) && surely_a_name(b.forms)) return {Relation::different, to_weight(other_name)};
  const SpellingWeight spelt = compare(a.spelled, b.spelled, interest(a, b, loose >= 0));
  double most = most_telling;
  for (const NameWord* word : {&left, &right})
    if (word->rarity() >= 0) most = std::min(most, bits(word->rarity()));
  if (kin.relation != Kin::none) most = std::min<double>(most, rarity(kin.name, Where::region));
  const double shortfall = bits(spelt.shortfall), told = std::min(most, bits(spelt.weight));
  if (same) return {Relation::same, to_weight(std::max(1.0, told))};
  if (loose >= 0 && (shortfall > usual_spelling || told < most - loose))
    return {kin.relation == Kin::one_name || kin.relation == Kin::one_father ? Relation::form : Relation::short_form,
            to_weight(std::max(1.0, most - loose))};
  const WordComparison by_letters = of_spelling(a, b, spelt, most);
  if (by_letters.relation != Relation::different || !other_gender(a, b)) return by_letters;
  const double letters = bits_a_letter * static_cast<double>(std::min(a.romanised.size(), b.romanised.size()));
  return {Relation::resembling, to_weight(std::max(1.0, std::min(most, letters) - gender_cost))};
}

namespace {

/// Before the last part of a word: "van-der-berg", "al-masri".
bool is_particle(const std::string& part) {
  const Cultures& all = cultures();
  return all.particles.contains(part) || all.particles_in_long_names.contains(part);
}

/// A word as it is meant to be compared.
NameWord prepared(const Token& token, Tongue tongue, bool tells_nothing, bool father) {
  auto data = made(token, tongue, tells_nothing);
  data->father = father;
  return NameWord(std::move(data));
}

/// The parts of a word that is double-barrelled or has particles.
void add_parts(const Token& token, std::string_view text, std::size_t at, Tongue tongue, std::vector<NameWord>& out) {
  bool father = false;
  for (std::size_t from = 0, to; from < text.size(); from = to + 1) {
    to = std::min(text.find('-', from), text.size());
    if (to == from) continue;
    Token part{std::string(text.substr(from, to - from)), {}, {}, false, token.role, token.doubt, {}};
    part.nominative = part.text;
    part.romanised = romanise_for_comparison(part.text);
    part.initial = letters(part.text) == 1;
    const bool particle = to < text.size() && is_particle(part.text);
    out.push_back(prepared(part, tongue, particle, father && !particle));
    out.back().token = at;
    father = particle && (father || before_a_father(part.text));
  }
}

}  // namespace

std::vector<NameWord> name_words(const Reading& reading, Tongue tongue) {
  std::vector<NameWord> out;
  const std::vector<bool> legal = legal_forms(reading.tokens);
  for (std::size_t at = 0; at < reading.tokens.size(); ++at) {
    const Token& token = reading.tokens[at];
    const std::string_view text = token.nominative.empty() ? token.text : token.nominative;
    if (text.find('-') != std::string_view::npos) {
      add_parts(token, text, at, tongue, out);
    } else {
      out.push_back(prepared(token, tongue, legal[at] || (reading.tokens.size() > 2 && is_particle(token.text)), false));
      out.back().token = at;
    }
  }
  return out;
}

std::string given_name_key(std::string_view word) {
  const auto forms = name_forms(word);
  if (forms.empty()) return {};
  const NameForm& likeliest = *std::ranges::min_element(
      forms, {}, [](const NameForm& form) { return std::tuple(form.grade + rarity(form.name, Where::region), form.name); });
  return (likeliest.kind == FormKind::patronymic ? "\x02" : "\x01") + std::string(shown(likeliest.name, Language::uk));
}

}  // namespace nostoi::names
