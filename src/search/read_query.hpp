// read_query: a query as people type it, for whoever can tell a place from a name.
#pragma once

#include <functional>

#include "nostoi/search.hpp"

namespace nostoi::search {

Query read_query(std::string_view text, const std::function<bool(std::string_view word)>& is_place);

}  // namespace nostoi::search
