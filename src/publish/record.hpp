// record: publications as records of the log, and back. A record of a publication is not hung on the persons in it: sealing or erasing one
// of them must not take away from whom the copies have to be fetched back. It names them by their anchors and says nothing of them.
#pragma once

#include "nostoi/publish/publication.hpp"
#include "register/record.hpp"

namespace nostoi::publish {

Json payload_of(const Proposal& proposal);
/// Which numbers an approval of a count lets be told.
Json told_json(const std::vector<Under>& told);

/// A publication with all that happened to it, as of a known time and the clock.
Result<Publication> publication_at(Snapshot& snapshot, const access::Actor& actor, Position at, std::int64_t clock, Position known = 0);
Result<std::vector<Publication>> all_publications(Snapshot& snapshot, const access::Actor& actor, std::int64_t clock, Position known = 0);

}  // namespace nostoi::publish
