// seen: the state of enquiries, custody and duties as somebody's eyes see them, inside of whatever is under way; casework.hpp has the
// doors.
#pragma once

#include "casework/kinds.hpp"
#include "nostoi/casework.hpp"
#include "register/eyes.hpp"

namespace nostoi::casework {

Result<Enquiry> enquiry_seen(const Eyes& eyes, Position at);
Result<std::vector<Enquiry>> enquiries_seen(const Eyes& eyes, Position about = 0);
Result<std::vector<Custody>> custodies_seen(const Eyes& eyes, Position about = 0);
Result<std::vector<Duty>> duties_seen(const Eyes& eyes);

/// Refuses (denied) to add to what the actor may not see.
inline Result<void> must_be_told(bool withheld, Position at) {
  return withheld ? fail(Code::denied, say("casework-withheld", {{"number", std::to_string(at)}})) : Result<void>();
}

}  // namespace nostoi::casework
