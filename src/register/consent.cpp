// The last word about an anchor counts, whoever reads: an actor who may not see the record is bound by it too.
#include "register/consent.hpp"

#include "register/rows.hpp"

namespace nostoi {

namespace {

/// The last record of consent about an anchor, 0 where there is none.
Result<Position> last_consent(Snapshot& snapshot, Position anchor) {
  Position last = 0;
  const std::string prefix = rows::about(anchor);
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view kind) {
    if (kind == kind_of_consent) last = rows::read_numbers(key.substr(prefix.size())).front();
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return last;
}

}  // namespace

Result<Position> add_consent(Log& log, std::vector<Position> anchors, const std::string& handling, const std::vector<std::string>& uses) {
  for (const std::string& use : uses)
    if (const Result<void> is = access::must_be_use(use); !is) return tl::unexpected(is.error());
  return add_record(log, kind_of_consent, std::move(anchors), handling, {{"uses", uses}});
}

Result<bool> consent_lets(Snapshot& snapshot, const access::Actor& actor, Position anchor) {
  const Result<Position> last = last_consent(snapshot, anchor);
  if (!last) return tl::unexpected(last.error());
  if (*last == 0) return true;
  const Result<Json> said = payload_at(snapshot, *last, kind_of_consent);
  if (!said) return said.error().code == Code::denied ? Result<bool>(false) : tl::unexpected(said.error());
  return access::uses_allow(actor, said->at("uses").get<std::vector<std::string>>());
}

}  // namespace nostoi
