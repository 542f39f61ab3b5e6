// The official romanisations of data/romanisation, compiled once into tables. One idea: a scheme is a file that can be held beside the
// published standard; what all schemes have in common (the longest rule wins, how capitals are written) is the little that is code.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "nostoi/names.hpp"

namespace nostoi::names {

/// Letters in a certain place, and what they are written as. In `after` ^ is the beginning of a word, in `before` $ its end, and ' in
/// either any apostrophe; an empty one means anywhere.
struct SchemeRule {
  std::u32string letters, gives, after, before;
};

/// A scheme as it is looked up: by the first letter, in lower case; the letter alone and anywhere is the last of its rules.
struct SchemeTable {
  RomanisationScheme about;
  std::unordered_map<char32_t, std::vector<SchemeRule>> rules;
};

using SchemeTables = std::map<std::pair<std::string, std::string>, SchemeTable>;  // by language and scheme

/// Reads one file; an error names the file and the key at fault.
Result<SchemeTable> read_scheme(const std::string& file, std::string_view json);
/// All shipped schemes, checked one by one and against each other; read at first use.
const Result<SchemeTables>& scheme_tables();

/// The apostrophe that stands for all of them in rules (' ’ ʼ ‘ `), otherwise the letter in lower case.
char32_t as_in_rules(char32_t code);

}  // namespace nostoi::names
