// file_shown: the file of a person or of an entity on the terminal, and its relations, wherever a command shows them.
#pragma once

#include "app/office.hpp"
#include "nostoi/entities.hpp"

namespace nostoi::app {

/// The file to which an anchor belongs. `retracted`: what was taken back as well.
int show_file(Office& office, Position anchor, const AsOf& as_of, bool retracted);

/// What it is related to, in a table for people or as JSON; `nothing` where that is nothing.
int show_relations(Office& office, Position anchor, const AsOf& as_of, bool retracted, bool json, const std::string& nothing);

/// A thing in one line: "СІЗО-2 (p812)"; a place with the places it is part of.
Result<std::string> called(Office& office, Position anchor, const AsOf& as_of);

}  // namespace nostoi::app
