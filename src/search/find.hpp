// find: the best so many of all people for a query.
#pragma once

#include "search/contents.hpp"

namespace nostoi::search {

std::vector<Found> find(const Contents& people, const Query& query, std::size_t top);

}  // namespace nostoi::search
