// eyes: records as an actor sees them now. What is about an anchor that a seal shuts for the actor is withheld, whatever its class; and
// nothing is shown before the trail has heard of it. The door of every room that shows records about people.
#pragma once

#include <type_traits>

#include "register/seals.hpp"

namespace nostoi {

/// Whose eyes read, at which clock time (an act opens a sealed file until then), and as of which known time (0: now).
struct Eyes {
  Snapshot& snapshot;
  const access::Actor& actor;
  std::int64_t clock = 0;
  Position known = 0;
};

/// As the functions of these names in record.hpp, seals heeded. What is about such a record is not looked at: who may not see the first may
/// not see what followed.
Result<Record> record_at(const Eyes& eyes, Position at, std::string_view kind);
Result<std::vector<Record>> records_of(const Eyes& eyes, std::string_view kind);
/// Those about the person of an anchor; all where the anchor is 0.
Result<std::vector<Record>> records_about_person(const Eyes& eyes, Position anchor, std::string_view kind);

/// The anchors that a thing is about, for the trail: none where nothing of it is told.
inline std::vector<Position> none_or(bool withheld, std::vector<Position> anchors) {
  return withheld ? std::vector<Position>{} : std::move(anchors);
}

/// What `read` sees of the register as it is now. The trail hears first: that `what` was read, and of `about` each thing that is shown.
template <typename Read, typename About>
auto show(Register& reg, const access::Actor& actor, Position known, const std::string& what, const Read& read, const About& about)
    -> std::invoke_result_t<Read, const Eyes&> {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  auto seen = read(Eyes{**snapshot, actor, reg.surroundings().clock(), known});
  if (!seen) return seen;
  access::Reading reading{what, {}};
  for (const auto& one : *seen)
    for (const Position position : about(one)) reading.about.push_back(position);
  if (const Result<void> heard = reg.will_show(actor, reading); !heard) return tl::unexpected(heard.error());
  return seen;
}

}  // namespace nostoi
