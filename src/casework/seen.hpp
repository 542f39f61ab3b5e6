// seen: the state of enquiries, custody and duties as somebody's eyes see them, inside of whatever is under way; casework.hpp has the
// doors.
#pragma once

#include "casework/kinds.hpp"
#include "nostoi/casework.hpp"
#include "register/eyes.hpp"

namespace nostoi::casework {

Result<Enquiry> enquiry_seen(const Eyes& eyes, Position at);
Result<std::vector<Enquiry>> enquiries_seen(const Eyes& eyes, Position about = 0);
Result<std::vector<Custody>> custodies_seen(const Eyes& eyes);
Result<std::vector<Duty>> duties_seen(const Eyes& eyes);

/// Refuses (denied) to add to what the actor may not see.
Result<void> must_be_told(bool withheld, Position at);

/// The anchors that a thing is about, for the trail: none where nothing of it is told.
inline std::vector<Position> none_or(bool withheld, std::vector<Position> anchors) {
  return withheld ? std::vector<Position>{} : std::move(anchors);
}

}  // namespace nostoi::casework
