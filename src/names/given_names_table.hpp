// The knowledge of data/given_names as it stands in the files, checked: names with their forms, and the rules of patronymics. What looks
// words up (given_names.cpp) is built from it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::names {

/// Words with one space between them, as one shows them ("Саша Шура") and normalised ("саша шура").
struct WordList {
  std::string shown, normal;
  std::string_view first() const { return std::string_view(shown).substr(0, shown.find(' ')); }
};

/// `take(word)` for each word of a list with one `end` between them.
template <class Take>
void each_word(std::string_view list, const Take& take, char end = ' ') {
  for (std::size_t from = 0; from < list.size();) {
    const std::size_t to = std::min(list.find(end, from), list.size());
    take(list.substr(from, to - from));
    from = to + 1;
  }
}

/// In which languages the spellings of a name are told apart; those of no other are in Latin letters.
enum class InLanguage : std::uint8_t { uk, ru, be, bg, pl, latin };
inline constexpr std::array languages_of_names{"uk", "ru", "be", "bg", "pl", "latin"};

/// One given name in all its spellings.
struct GivenName {
  std::uint8_t sex = 0;  ///< 1 man, 2 woman
  int rarity = 0, abroad = 0;
  std::array<WordList, languages_of_names.size()> forms;  ///< by InLanguage; the Ukrainian ones are never empty
  WordList distant;                                       ///< spellings that stand for the name only now and then
  WordList shorts;
  WordList fathers;        ///< what patronymics are made from beside the name itself
  WordList patronymics;    ///< those that no rule makes
  std::string akin;        ///< other names of the same sex, of which some people are written with either
  std::uint16_t file = 0;  ///< which of the files it stands in

  const WordList& in(InLanguage language) const { return forms[static_cast<std::size_t>(language)]; }
  std::string_view key() const { return in(InLanguage::uk).first(); }
};

/// How patronymics are made from a father's name with this ending; all romanised.
struct PatronymicRule {
  std::string father, sons, daughters;
};
struct PatronymicRules {
  std::vector<PatronymicRule> rules;                       ///< the longest ending first
  std::vector<std::string> son_endings, daughter_endings;  ///< of patronymics whose father's name is not known
};

struct GivenNames {
  std::vector<GivenName> names;  ///< in the order of files and entries
  PatronymicRules patronymics;
};

/// A file of data/: its name and its bytes.
struct NamedBytes {
  std::string file, bytes;
};

/// Reads and checks the files together; a fault names file and key.
Result<GivenNames> read_given_names(const std::vector<NamedBytes>& files);

/// The shipped ones, read at first use; a fault in them is a broken invariant (std::logic_error).
const GivenNames& given_names();

/// A patronymic, and the sex of who bears it.
struct MadePatronymic {
  std::string word;
  std::uint8_t sex;
};
/// What the sons and daughters of a man are called, all romanised.
std::vector<MadePatronymic> patronymics_of(std::string_view father, const PatronymicRules& rules);
/// The sex of who bears a patronymic, in any alphabet.
std::uint8_t sex_of_patronymic(std::string_view word);

}  // namespace nostoi::names
