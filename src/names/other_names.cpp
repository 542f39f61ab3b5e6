// other_name(): a surname alone takes the place of the surname, a given name that of the given name, a full name stands for itself.
#include "names/other_names.hpp"

#include <algorithm>

namespace nostoi::names {

namespace {

bool replaceable(const Token& token) { return !token.initial && token.role != Role::patronymic; }

/// The token that a word in brackets belongs to: of the same role, else the surname, else the one it stands behind. tokens.size() if none.
std::size_t place_of(const Reading& reading, const std::vector<Word>& words, const Token& token, std::size_t behind) {
  const auto of_role = [&](Role role) { return std::ranges::find(reading.tokens, role, &Token::role) - reading.tokens.begin(); };
  const std::size_t none = reading.tokens.size();
  for (const Role role : {token.role, Role::surname})
    if (role != Role::unknown)
      if (const auto at = static_cast<std::size_t>(of_role(role)); at != none) return at;
  std::size_t at = none;
  for (std::size_t i = 0; i < none && words[i].place < behind; ++i) at = i;
  return at != none && replaceable(reading.tokens[at]) ? at : none;
}

}  // namespace

Reading other_name(const Reading& reading, const std::vector<Word>& words, const OtherName& other) {
  Reading own = read(other.text);
  own.set_aside.clear();
  own.other_names.clear();
  own.alias = other.alias;
  if (own.tokens.size() != 1 || own.tokens[0].initial || other.alias == Alias::also_known) return own;
  const std::size_t at = place_of(reading, words, own.tokens[0], other.behind);
  if (at == reading.tokens.size()) return own;
  own.tokens[0].role = reading.tokens[at].role;
  Token token = std::move(own.tokens[0]);
  own.tokens = reading.tokens;
  own.tokens[at] = std::move(token);
  return own;
}

}  // namespace nostoi::names
