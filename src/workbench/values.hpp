// values: what a file says by property, each value once with all its spellings, so that a day written in three ways is one day.
#pragma once

#include "nostoi/register.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

/// [{property, per_party, values: [{value, date, spellings: [{text, said: [statement, …]}]}]}], properties and values that are shown first.
/// value: the day where they write one day in several ways, else the first spelling.
Json values_of(const PersonFile& file);

}  // namespace nostoi::workbench
