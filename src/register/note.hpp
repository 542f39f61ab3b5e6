// note: a note and what it says, as part of something larger that is written at once.
#pragma once

#include "register/log.hpp"

namespace nostoi {

/// As take_note(), inside a transaction that somebody else commits.
Result<NoteTaken> add_note(Log& log, const Note& note, const std::vector<Said>& said, Position about);

/// Refuses (invalid) a word that is none of those known; what it is a word for is said with the sentence of that key.
Result<void> must_be_one_of(const std::vector<std::string>& known, const std::string& word, const std::string& what);

}  // namespace nostoi
