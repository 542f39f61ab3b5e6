// read(): a name cell into words and what they are. Words are cut (words), what stands beside the name is set aside (aside), particles
// join the word they belong to, initials are told from names, cases are put right (declension), roles are given (roles), and other
// names are made up to complete ones (other_names).
#include <algorithm>
#include <utility>

#include "names/aside.hpp"
#include "names/culture.hpp"
#include "names/declension.hpp"
#include "names/other_names.hpp"
#include "names/roles.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

bool is_initial(const Word& word) { return letters(word.text) == 1 || (word.dotted && cultures().initials.contains(word.text)); }

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
    if (token.role != Role::patronymic) token.role = expected.role;
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
  assign_roles(reading.tokens, words);
  expect(reading.tokens, expected);
  for (const OtherName& other : taken.others) reading.other_names.push_back(other_name(reading, words, other));
  std::erase_if(reading.other_names, [](const Reading& other) { return other.tokens.empty(); });
  return reading;
}

Reading read(std::string_view text) { return read(text, {}); }

}  // namespace nostoi::names
