// pair_rows: two entries beside each other, property by property, with what differs inside the words marked.
#pragma once

#include <map>

#include "nostoi/register.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

/// One row for each property that either says: what each side says, and how it agrees ("yes", "nearly", "no", "one-sided"). Where both say
/// something and it differs, `differs` has the letters (of dates: the day, month or year; from, to in code points) of each side that have
/// no partner in the other. `weights`: in bits, by what was compared; a name that weighs for the pair agrees nearly. A whole name and the
/// parts of one stand in one row.
Json rows_of_pair(const FileEntry& left, const FileEntry& right, const std::map<std::string, double>& weights = {});

/// The letters of each that the other lacks, by the longest common subsequence of both without regard to case; pairs of from and to.
using Spans = std::vector<std::pair<std::size_t, std::size_t>>;
std::pair<Spans, Spans> letters_apart(std::string_view left, std::string_view right);

}  // namespace nostoi::workbench
