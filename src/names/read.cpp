// read(): a name cell into words and what they are. Words are cut (words), what stands beside the name is set aside (aside), particles
// join the word they belong to, initials are told from names, cases are put right (declension), roles are given (roles), and other
// names are made up to complete ones (other_names).
#include <algorithm>
#include <utility>

#include "names/aside.hpp"
#include "names/culture.hpp"
#include "names/declension.hpp"
#include "names/mistyped.hpp"
#include "names/other_names.hpp"
#include "names/roles.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr std::size_t longest_typed = 200;  // bytes; no name is longer
constexpr int telling_much = 4;             // a surname's ending or a given name that is hardly there by chance

bool is_initial(const Word& word) { return letters(word.text) == 1 || (word.dotted && cultures().initials.contains(word.text)); }

bool ends_in_particle(std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  return hyphen != std::string_view::npos && cultures().particles_behind.contains(std::string(word.substr(hyphen + 1)));
}

/// "фон дервіз" → "фон-дервіз", "алієв огли" → "алієв-огли".
std::vector<Word> join_particles(std::vector<Word> words) {
  const Cultures& all = cultures();
  const bool is_long = words.size() > 2;
  std::vector<Word> name;
  bool joins = false;  // the word before is a particle that belongs to the next
  for (Word& word : words) {
    const bool before = all.particles.contains(word.text) || (is_long && all.particles_in_long_names.contains(word.text));
    const bool behind = all.particles_behind.contains(word.text) && !name.empty() && !name.back().dotted;
    if (joins || behind) {
      name.back().text += "-" + word.text;
      name.back().comma = word.comma;
      name.back().joined = joins ? Joined::before : Joined::behind;
    } else {
      name.push_back(std::move(word));
      if (ends_in_particle(name.back().text)) name.back().joined = Joined::behind;
    }
    joins = before && !name.back().comma && !name.back().dotted;
  }
  return name;
}

std::vector<Token> tokens_of(const std::vector<Word>& name) {
  std::vector<Token> tokens(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    tokens[i].text = name[i].text;
    tokens[i].initial = is_initial(name[i]);
  }
  return tokens;
}

void expect(std::vector<Token>& tokens, const Expected& expected) {
  if (expected.role == Role::unknown) return;
  for (Token& token : tokens)
    if (token.role != Role::patronymic && !(token.initial && expected.role == Role::surname)) token.role = expected.role;
}

int telling(const std::vector<Fit>& fits) {
  int sum = 0;
  for (const Fit& fit : fits) sum += std::max(0, fit.telling());
  return sum;
}

/// A text that tells little as it stands, and much more by the same keys.
void add_as_typed(std::string_view text, int as_it_stands, std::vector<Reading>& others) {
  if (text.size() > longest_typed) return;
  for (const std::string& meant : by_the_same_keys(text)) {
    const std::vector<Word> words = take_aside(split(normalise(meant))).name;
    Reading reading;
    reading.tokens = tokens_of(words);
    reading.declined = decline(reading.tokens, Case::unknown);
    const std::vector<Fit> fits = fits_of(reading.tokens, words);
    if (telling(fits) < as_it_stands + telling_much) continue;
    assign_roles(reading.tokens, words, fits);
    reading.alias = Alias::keyboard;
    others.push_back(std::move(reading));
  }
}

}  // namespace

Reading read(std::string_view text, const Expected& expected) {
  Reading reading;
  Taken taken = take_aside(split(normalise(text)));
  reading.set_aside = std::move(taken.aside);
  std::vector<Word> words = taken.name.size() > 1 ? join_particles(std::move(taken.name)) : std::move(taken.name);
  mark_capitals(text, words);
  reading.tokens = tokens_of(words);
  reading.declined = decline(reading.tokens, expected.declined);
  const std::vector<Fit> fits = fits_of(reading.tokens, words);
  assign_roles(reading.tokens, words, fits);
  doubt_misread(reading.tokens, fits);
  expect(reading.tokens, expected);
  std::erase_if(taken.others, [&](const OtherName& other) { return other.bracket && !begins_with_capital(text, other.bracket); });
  for (const OtherName& other : taken.others) reading.other_names.push_back(other_name(reading, words, other));
  if (const int as_it_stands = telling(fits); as_it_stands < telling_much) add_as_typed(text, as_it_stands, reading.other_names);
  std::erase_if(reading.other_names, [](const Reading& other) { return other.tokens.empty(); });
  return reading;
}

Reading read(std::string_view text) { return read(text, {}); }

}  // namespace nostoi::names
