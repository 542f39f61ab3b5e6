// evidence: what a date of birth and a place say about who is meant.
#pragma once

#include "search/contents.hpp"

namespace nostoi::search {

/// For every date of the list: log2 of how often somebody born on the day that was asked for is listed so well or badly, against the share
/// of the list that is. Zero where nothing is known. Linear in the distinct dates.
std::vector<Weight> weigh_dates(const Contents& people, const PartialDate& born);

/// The same for every place; a place agrees where all words that were asked for stand in it.
std::vector<Weight> weigh_places(const Contents& people, std::string_view place);

}  // namespace nostoi::search
