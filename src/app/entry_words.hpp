// entry_words: an entry of a person's file, and a decision, in few words.
#pragma once

#include <string>

#include "nostoi/register.hpp"

namespace nostoi::app {

/// "a123"
std::string anchor_name(Position at);
/// "missing.csv:14", that it is a note, or the name of an entity.
std::string place_of(const FileEntry& entry);
/// What an entry says that tells people apart at a glance.
std::string in_short(const FileEntry& entry);
/// Why a decision was taken, or that this is not told.
std::string why_of(const Decision& decision);

}  // namespace nostoi::app
