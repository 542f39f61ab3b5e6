// versions: what the import of a new version needs beside the comparison.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi {

/// The list with those of its lines alone (numbers from 0, in order); everything else stays.
List with_lines(const List& list, const std::vector<std::size_t>& lines);

/// Corrections without the rows whose id does not stand in the list before: they are rejected, each with a finding.
Result<List> known_corrections(const List& before, const List& corrections);

}  // namespace nostoi
