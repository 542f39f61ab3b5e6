// How far apart two spellings are, in bytes: meant for romanised text, where a letter is a byte. No allocation up to 64 bytes.
#pragma once

#include <string_view>

namespace nostoi::link {

/// Optimal string alignment distance: fewest insertions, deletions, substitutions and swaps of neighbours, no stretch edited twice.
/// Exact up to `limit`; limit + 1 when it is more. O(length) up to 64 bytes, O(length · limit) beyond.
int osa_distance(std::string_view a, std::string_view b, int limit);

/// Jaro–Winkler similarity, 0…1: window max/2 − 1, transpositions halved and rounded down, 0.1 for each of up to four letters of
/// common beginning, given only above a Jaro of 0.7 (Winkler 1990). Two empty texts are 1 alike, an empty and another 0.
/// Symmetric: the shorter text (of equal length, the one earlier in the alphabet) is laid against the other.
double jaro_winkler(std::string_view a, std::string_view b);

}  // namespace nostoi::link
