// pair_rows: two entries beside each other, property by property, with what differs inside the words marked.
#pragma once

#include "nostoi/register.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

/// One row for each property that either says: what each side says, and how it agrees ("yes", "nearly", "no", "one-sided"). Where both say
/// something and it differs, `differs` has the letters (from, to in code points) of each side that have no partner in the other.
Json rows_of_pair(const FileEntry& left, const FileEntry& right);

/// The letters of each that the other lacks, by the longest common subsequence of both without regard to case; pairs of from and to.
using Spans = std::vector<std::pair<std::size_t, std::size_t>>;
std::pair<Spans, Spans> letters_apart(std::string_view left, std::string_view right);

}  // namespace nostoi::workbench
