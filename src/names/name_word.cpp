// Words of names compared: what is known of given names first, then the letters. One idea: knowledge says that two words are one name
// or two, letters only how likely they are to be spelt so.
#include "names/name_word.hpp"

#include <algorithm>
#include <tuple>

#include "names/culture.hpp"

namespace nostoi::names {

namespace {

constexpr double most_telling = 24;     // bits: beyond, a word is as good as unique among the people of a country
constexpr double initial_bits = 3;      // an initial is shared by one name in eight
constexpr double form_cost = 1;         // the other language's form of a name is met now and then
constexpr double short_form_cost = 3;   // lists rarely have it
constexpr double grade_cost = 1;        // for each grade of looseness
constexpr double usual_spelling = 7;    // bits of shortfall within which a spelling is no slip
constexpr double least_resembling = 2;  // bits of weight from which two words are worth laying together
constexpr double other_name = -6;       // two known names that are not forms of each other, however alike

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

NameWord::NameWord(const Token& whole, Tongue tongue) : NameWord(whole, tongue, false) {}

NameWord::NameWord(const Token& whole, Tongue tongue, bool tells_nothing) {
  auto data = std::make_shared<Data>();
  data->text = whole.nominative.empty() ? whole.text : whole.nominative;
  data->romanised = whole.romanised;
  data->initial = whole.initial;
  data->tells_nothing = tells_nothing;
  data->role = whole.role;
  data->spelled = spell(data->text, tongue);
  const auto forms = name_forms(whole);
  data->forms.assign(forms.begin(), forms.end());
  data_ = std::move(data);
}

WordComparison compare(const NameWord& left, const NameWord& right) {
  const NameWord::Data &a = left.data(), &b = right.data();
  if (a.tells_nothing || b.tells_nothing)
    return a.tells_nothing && b.tells_nothing && a.romanised == b.romanised ? WordComparison{Relation::same, 0} : WordComparison{};
  if (a.initial || b.initial) {
    const bool same = !a.romanised.empty() && !b.romanised.empty() && a.romanised[0] == b.romanised[0];
    return same ? WordComparison{Relation::initial, to_weight(initial_bits)} : WordComparison{};
  }
  const SpellingWeight spelt = compare(a.spelled, b.spelled);
  const Kinship kin = kinship(a.forms, b.forms);
  double most = most_telling;
  for (const NameWord* word : {&left, &right})
    if (word->rarity() >= 0) most = std::min(most, bits(word->rarity()));
  if (kin.relation != Kin::none) most = std::min<double>(most, rarity(kin.name, Where::region));
  const auto telling = [&](double cost) { return to_weight(std::max(1.0, std::min(most, std::max(most, bits(spelt.weight))) - cost)); };
  const double shortfall = bits(spelt.shortfall), told = std::min(most, bits(spelt.weight));
  if (a.text == b.text) return {Relation::same, to_weight(std::max(1.0, told))};
  const double loose = cost_of(kin);
  if (loose >= 0 && (shortfall > usual_spelling || told < most - loose))
    return {kin.relation == Kin::one_name || kin.relation == Kin::one_father ? Relation::form : Relation::short_form, telling(loose)};
  if (loose < 0 && surely_a_name(a.forms) && surely_a_name(b.forms)) return {Relation::different, to_weight(other_name)};
  if (shortfall <= usual_spelling && told > 0) return {Relation::spelling, to_weight(told - shortfall / 4)};
  if (told >= least_resembling) return {Relation::resembling, to_weight(told)};
  return {};
}

namespace {

/// Before the last part of a word: "van-der-berg", "al-masri".
bool is_particle(const std::string& part) {
  const Cultures& all = cultures();
  return all.particles.contains(part) || all.particles_in_long_names.contains(part);
}

/// The parts of a word that is double-barrelled or has particles.
void add_parts(const Token& token, std::string_view text, std::size_t at, Tongue tongue, std::vector<NameWord>& out) {
  for (std::size_t from = 0, to; from < text.size(); from = to + 1) {
    to = std::min(text.find('-', from), text.size());
    if (to == from) continue;
    Token part{std::string(text.substr(from, to - from)), {}, {}, false, token.role, token.doubt, {}};
    part.nominative = part.text;
    part.romanised = romanise_for_comparison(part.text);
    out.emplace_back(part, tongue, to < text.size() && is_particle(part.text)).token = at;
  }
}

}  // namespace

std::vector<NameWord> name_words(const Reading& reading, Tongue tongue) {
  std::vector<NameWord> out;
  const std::vector<bool> legal = legal_forms(reading.tokens);
  for (std::size_t at = 0; at < reading.tokens.size(); ++at) {
    const Token& token = reading.tokens[at];
    const std::string_view text = token.nominative.empty() ? token.text : token.nominative;
    if (text.find('-') != std::string_view::npos)
      add_parts(token, text, at, tongue, out);
    else
      out.emplace_back(token, tongue, legal[at] || (reading.tokens.size() > 2 && is_particle(token.text))).token = at;
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
