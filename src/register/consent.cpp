// The last word about an anchor counts, whoever reads: an actor who may not see the record is bound by it too.
#include "register/consent.hpp"

namespace nostoi {

Result<Position> add_consent(Log& log, std::vector<Position> anchors, const std::string& handling, const std::vector<std::string>& uses) {
  for (const std::string& use : uses)
    if (const Result<void> is = access::must_be_use(use); !is) return tl::unexpected(is.error());
  return add_record(log, kind_of_consent, std::move(anchors), handling, {{"uses", uses}});
}

Result<bool> consent_lets(Snapshot& snapshot, const access::Actor& actor, Position anchor) {
  const Result<std::vector<Record>> all = records_about(snapshot, access::all_seeing(actor), anchor, kind_of_consent);
  if (!all) return tl::unexpected(all.error());
  if (all->empty()) return true;
  const Record& last = all->back();
  return !last.erased && access::uses_allow(actor, last.payload.at("uses").get<std::vector<std::string>>());
}

}  // namespace nostoi
