// What a word of a name is once it is ready to be compared: all that would otherwise be looked up again for every pair.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "names/given_names.hpp"
#include "names/spelled.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

// Bits that words without a partner cost; search estimates with the same.
constexpr double contradiction = -8;  // both names have a word that the other lacks
constexpr double left_out = -0.5;     // only one has: a patronymic or a second given name is often left out

struct NameWord::Data {
  std::uint64_t identity = 0;   ///< of all that comparing two words asks of one
  std::string text, romanised;  ///< of the nominative, where the name shows it
  bool initial = false;
  bool unread = false;         ///< in letters that the room does not read: it can only be the same
  bool tells_nothing = false;  ///< a particle or a legal form: any name may have it, or leave it out
  bool father = false;         ///< said to be the father's: "bin Salman"
  Role role = Role::unknown;
  std::string initials;  ///< the first letters of a known name, or of the father's, in the languages of the region; romanised
  std::string man;       ///< of a woman's surname: that of her brothers, romanised; else empty
  Spelled spelled;
  std::vector<NameForm> forms;
};

/// "bin", "ibn": what stands before a father's name. Normalised.
bool before_a_father(const std::string& word);

/// Marks the words that belong to a legal form ("Limited Liability Company"); all of a name's words may.
std::vector<bool> legal_forms(const std::vector<Token>& tokens);

}  // namespace nostoi::names
