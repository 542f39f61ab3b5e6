// Help, man page and shell completion, all made from the one declaration of the commands, so that they cannot fall behind it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace nostoi::app {

/// What is typed to reach a command, behind the program's name: "names romanise"; nothing for the program.
std::string command_words(const CLI::App& parser);
/// What `--help` prints for the program or one of its commands.
std::string help_text(const CLI::App& parser);
/// The man page nostoi(1) as roff.
std::string man_page(const CLI::App& program);
/// A completion script for bash.
std::string bash_completion(const CLI::App& program);

}  // namespace nostoi::app
