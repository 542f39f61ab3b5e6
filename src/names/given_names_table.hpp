// The knowledge of data/given_names as it stands in the files, checked: names with their forms, and the rules of patronymics. What looks
// words up (given_names.cpp) is built from it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::names {

/// One given name in all its spellings; words stand as one shows them ("Володимир").
struct GivenName {
  std::uint8_t sex = 0;  ///< 1 man, 2 woman
  int rarity = 0, abroad = 0;
  std::map<std::string, std::vector<std::string>> forms;  ///< "uk", "ru", "be", "bg", "pl", "latin"; "uk" is never empty
  std::map<std::string, std::vector<std::string>>
      fathers;                                         ///< what patronymics are made from, by language, where it is not the name itself
  std::vector<std::string> shorts, patronymics, akin;  ///< patronymics: those that no rule makes
  std::string file;
};

/// How one language makes patronymics from a father's name with this ending.
struct PatronymicRule {
  std::string father;
  std::vector<std::string> sons, daughters;
};
struct PatronymicRules {
  std::map<std::string, std::vector<PatronymicRule>> rules;  ///< by language; the longest ending first
  std::vector<std::string> son_endings, daughter_endings;    ///< of romanised words
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

/// A patronymic and the sex of who bears it.
struct MadePatronymic {
  std::string word;
  std::uint8_t sex;
};
/// All patronymics of the sons and daughters of who is called so.
std::vector<MadePatronymic> patronymics_of(const GivenName& name, const PatronymicRules& rules);

}  // namespace nostoi::names
