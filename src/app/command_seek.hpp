// The command search of a list, or of a register where --register names one.
#pragma once

#include "app/command.hpp"

namespace nostoi::app {

Command search_command(CLI::App& program, const OfficeOptions& where);

/// A register is searched.
int seek_in_register(const OfficeOptions& where, const std::string& text, std::size_t top, bool json);

}  // namespace nostoi::app
