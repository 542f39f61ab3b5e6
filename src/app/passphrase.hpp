// passphrase: from the terminal, without showing it, or from a file that somebody names; never from the command line, where every program
// of the machine could read it.
#pragma once

#include <string>

#include "nostoi/base.hpp"

namespace nostoi::app {

/// The passphrase: the first line of `file`, or, where none is named, what is typed after `prompt`; invalid where it is empty or nobody
/// can be asked.
Result<std::string> ask_passphrase(const std::string& file, std::string_view prompt);
/// A new one: what is typed has to be typed twice.
Result<std::string> ask_new_passphrase(const std::string& file);

}  // namespace nostoi::app
