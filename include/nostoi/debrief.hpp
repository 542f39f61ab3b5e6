// debrief: what people who came back tell of others, most of whom nobody has identified: a call sign, a cell, a season. Each sighting is a
// note, and so an anchor that may one day be joined to a person. The witness stands behind a code, consents to each use by itself, and is
// heard after a physician has let him. Who stands behind a code is of the handling class "witness".
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::debrief {

/// How a witness came to know, and what kind of evidence that is (data/model/debrief.json, checked when loaded); words "way-ID".
struct Way {
  std::string id, evidence;
};
const std::vector<Way>& ways();

struct Heard {
  Position returnee = 0;   ///< an anchor of the one who came back
  std::string cleared_by;  ///< the physician who let him be heard
  PartialDate on;
  std::vector<std::string> uses;  ///< what he consents to: of access::uses()
};
struct Debrief {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor, code;
  Heard heard;
  std::vector<Position> sightings, talked_with;  ///< notes; other debriefs
  bool withheld = false;
};

struct Sighting {
  std::string way = "seen";  ///< one of ways()
  std::string text, handling = "witness";
  std::vector<Said> said;  ///< call sign, description, place, …
  PartialDate valid;       ///< when it was: bounds
  Position about = 0;      ///< an anchor of the person, where the witness knows who it was
};

/// Opens a debrief under a new code, "W-" and five signs. denied to actors not cleared for witnesses, invalid where no physician let him.
Result<Debrief> open(Register& reg, const access::Actor& actor, const Heard& heard);
/// Records a sighting; gives its note. not_found where there is no such code.
Result<Position> sight(Register& reg, const access::Actor& actor, const std::string& code, const Sighting& sighting);
/// Two witnesses talked with each other: what both say has one origin from now on.
Result<Position> talked(Register& reg, const access::Actor& actor, const std::string& one, const std::string& other,
                        const std::string& why);
/// What the witness consents to from now on, for all he told.
Result<Position> consent(Register& reg, const access::Actor& actor, const std::string& code, const std::vector<std::string>& uses);

/// All debriefs as of a known time, oldest first.
Result<std::vector<Debrief>> debriefs(Register& reg, const access::Actor& actor, Position known = 0);

}  // namespace nostoi::debrief
