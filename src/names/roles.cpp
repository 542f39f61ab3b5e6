// assign_roles(): all shapes of data/cultures/roles.json are tried; they are few and short.
#include "names/roles.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "names/culture.hpp"
#include "names/endings.hpp"
#include "names/given_names.hpp"

namespace nostoi::names {

namespace {

constexpr int certain = 3;        // a role is shown when every shape that denies it is eight times less likely
constexpr int never = -12;        // for what a word cannot be
constexpr int rarest_given = 14;  // log2 of how rare a word is as a surname: as a given name as rare, it tells nothing
constexpr int separated = 6;      // a comma or capitals set the surname apart
constexpr std::size_t longest_shape = 5;

struct Shape {
  std::vector<Role> roles;
  int usual = 0;
};

enum class PatronymicEnding : int { sure, likely, no };

struct Table {
  Endings surnames, patronymics, fathers;  ///< surnames: number is an index into weights
  std::vector<int> weights;
  std::array<std::vector<Shape>, longest_shape + 1> shapes;  ///< by number of words
};

Role role_of(char letter) { return letter == 'S' ? Role::surname : letter == 'G' ? Role::given : Role::patronymic; }

Table load() {
  Table table;
  const auto file = nlohmann::json::parse(*shipped("cultures/roles.json"));
  for (const auto& [ending, weight] : file.at("surnames").items()) {
    table.surnames.add(ending, static_cast<int>(table.weights.size()));
    table.weights.push_back(weight.get<int>());
  }
  const auto endings = [](const nlohmann::json& list, Endings& to, PatronymicEnding kind) {
    for (const auto& ending : list) to.add(ending.get<std::string>(), static_cast<int>(kind));
  };
  endings(file.at("patronymics").at("sure"), table.patronymics, PatronymicEnding::sure);
  endings(file.at("patronymics").at("likely"), table.patronymics, PatronymicEnding::likely);
  endings(file.at("no_patronymics"), table.patronymics, PatronymicEnding::no);
  endings(file.at("father"), table.fathers, PatronymicEnding::likely);
  for (const auto& [letters, usual] : file.at("shapes").items()) {
    Shape shape{{}, usual.get<int>()};
    for (const char letter : letters) shape.roles.push_back(role_of(letter));
    table.shapes.at(letters.size()).push_back(std::move(shape));
  }
  return table;
}

const Table& table() {
  static const Table loaded = load();
  return loaded;
}

/// The longest ending of the word as it stands, else of its romanised form.
int ending_of(const Endings& endings, const Token& token) {
  const int own = token.text == token.romanised ? Endings::none : endings.longest(token.text);
  return own != Endings::none ? own : endings.longest(token.romanised);
}

int fit(const Fit& fit, Role role) { return role == Role::surname ? fit.surname : role == Role::given ? fit.given : fit.patronymic; }

bool cyrillic(const Token& token) { return !token.text.empty() && static_cast<unsigned char>(token.text[0]) >= 0xD0; }

/// A second initial is the patronymic's where patronymics are the custom.
Fit fit_of_initial(const std::vector<Token>& tokens, std::size_t at) {
  const bool second = at > 0 && tokens[at - 1].initial && cyrillic(tokens[at]);
  return {never, 1, second ? 3 : 0};
}

struct Known {
  int given = 0;  ///< how much the word being a known given name speaks for its being one here
  bool patronymic = false;
};

/// A name is the more likely a given name the commoner it is as one. Known only by its romanised form it may be another word.
int fit_of(const NameForm& form, bool as_it_stands) {
  const int rare = std::min(rarity(form.name, Where::region), rarity(form.name, Where::elsewhere));
  const int loose = (form.kind == FormKind::short_form ? form.grade + 1 : 0) + (as_it_stands ? 0 : 2);
  return std::clamp(rarest_given - rare - loose, 1, 6);
}

Known known_as(std::string_view text, std::string_view romanised) {
  Known known;
  const auto as_it_stands = name_forms(text);
  for (const NameForm& form : as_it_stands.empty() && text != romanised ? name_forms(romanised) : as_it_stands) {
    known.patronymic |= form.kind == FormKind::patronymic;
    if (form.kind != FormKind::patronymic) known.given = std::max(known.given, fit_of(form, !as_it_stands.empty()));
  }
  return known;
}

/// A name of two is known when both are: Анна-Марія.
Known known_as(const Token& token) {
  const Known whole = known_as(token.text, token.romanised);
  const std::size_t hyphen = token.text.find('-'), hyphen_romanised = token.romanised.find('-');
  if (whole.given || whole.patronymic || hyphen == std::string::npos || hyphen_romanised == std::string::npos) return whole;
  const std::string_view text = token.text, romanised = token.romanised;
  const Known first = known_as(text.substr(0, hyphen), romanised.substr(0, hyphen_romanised));
  const Known second = known_as(text.substr(hyphen + 1), romanised.substr(hyphen_romanised + 1));
  return {std::min(first.given, second.given), false};
}

/// What the word itself shows.
Fit fit_of(const Token& token) {
  Fit fit;
  if (const int ending = ending_of(table().surnames, token); ending != Endings::none) {
    const int weight = table().weights[static_cast<std::size_t>(ending)];
    (weight > 0 ? fit.surname : fit.given) = std::abs(weight);
    if (ending_of(table().fathers, token) != Endings::none) fit.patronymic = fit.surname;
  }
  const Known known = known_as(token);
  switch (static_cast<PatronymicEnding>(ending_of(table().patronymics, token))) {
    case PatronymicEnding::sure:
      return {never, never, 8};
    case PatronymicEnding::likely:
      return known.patronymic ? Fit{1, -8, 6} : Fit{3, -8, 3};
    default:
      break;
  }
  if (known.patronymic && !known.given) return {1, -8, 6};
  if (known.given) fit = {std::min(fit.surname, 3), known.given, -6};
  return fit;
}

Fit fit_of(const Token& token, const Word& word) {
  Fit fit = fit_of(token);
  if (word.joined == Joined::before) fit.surname += 4;
  if (word.joined == Joined::behind) fit = {never, never, 8};
  return fit;
}

/// A surname set apart by a comma behind it or by capitals: "Петренко, Іван", "ПЕТРЕНКО Іван".
void mark_separated(const std::vector<Word>& words, std::vector<Fit>& fits) {
  const auto comma = std::ranges::find_if(words, &Word::comma);
  const bool split = comma != words.end() && comma + 1 != words.end() && comma < words.begin() + 2;
  const bool capitals = std::ranges::any_of(words, &Word::capitals);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (split) fits[i].surname += words.begin() + static_cast<std::ptrdiff_t>(i) <= comma ? separated : -separated;
    if (capitals && letters(words[i].text) > 1) fits[i].surname += words[i].capitals ? separated : -separated;
  }
}

int score(const Shape& shape, const std::vector<Fit>& fits) {
  int sum = shape.usual;
  for (std::size_t i = 0; i < fits.size(); ++i) sum += fit(fits[i], shape.roles[i]);
  return sum;
}

}  // namespace

std::vector<Fit> fits_of(const std::vector<Token>& tokens, const std::vector<Word>& words) {
  std::vector<Fit> fits;
  fits.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    fits.push_back(tokens[i].initial ? fit_of_initial(tokens, i) : fit_of(tokens[i], words[i]));
  return fits;
}

void assign_roles(std::vector<Token>& tokens, const std::vector<Word>& words, std::vector<Fit> fits) {
  if (tokens.empty() || tokens.size() > longest_shape) return;
  mark_separated(words, fits);
  const std::vector<Shape>& shapes = table().shapes[tokens.size()];
  const Shape* best = &shapes.front();
  for (const Shape& shape : shapes)
    if (score(shape, fits) > score(*best, fits)) best = &shape;
  const int enough = score(*best, fits) - certain;
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].role = best->roles[i];
  for (const Shape& shape : shapes)
    if (score(shape, fits) > enough)
      for (std::size_t i = 0; i < tokens.size(); ++i)
        if (shape.roles[i] != best->roles[i]) tokens[i].role = Role::unknown;
  for (Token& token : tokens)
    if (token.initial && token.role == Role::surname) token.role = Role::unknown;  // no shape fits such a name
}

}  // namespace nostoi::names
