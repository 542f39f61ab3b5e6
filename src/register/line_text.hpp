// line_text: a line of a list as the payload of its event, and back. Every cell stands verbatim; beside it stands what was read from it
// then, because a later reader may read it differently.
#pragma once

#include "register/log.hpp"

namespace nostoi {

/// {"cells":[…],"list":…,"physical_row":…,"read":{"3":{…}},"row":…}: the dates by the number of their column. `row` counts from 1.
std::string line_payload(const List& list, std::size_t line, Position at_list);

/// Some lines of a list as it was read, counted from 0, ascending; each is read from the log by itself.
Result<List> list_again(Snapshot& snapshot, const ListFacts& facts, const std::vector<std::size_t>& lines);

Json date_json(const PartialDate& date);
PartialDate date_of(const Json& json);
/// A date that may be unknown, as a member that may be missing.
void put_date(Json& json, const char* key, const PartialDate& date);
PartialDate date_in(const Json& json, const char* key);

}  // namespace nostoi
