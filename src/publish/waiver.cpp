// A waiver is a record about the people whose families are not waited for.
#include "nostoi/publish/waiver.hpp"

#include "publish/kinds.hpp"
#include "register/record.hpp"

namespace nostoi::publish {

Result<Position> waive_family(Register& reg, const access::Actor& actor, const std::vector<Position>& anchors, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  if (anchors.empty()) return fail(Code::invalid, say("publish-waive-nobody"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  for (const Position anchor : anchors)
    if (const Result<void> is = must_be_of_person(log->transaction(), anchor); !is) return tl::unexpected(is.error());
  return add_record_alone(*log, kind::waived, anchors, "ordinary", {{"why", why}});
}

}  // namespace nostoi::publish
