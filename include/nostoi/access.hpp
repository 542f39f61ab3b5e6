// access: may this be read or done? Every read and write of a register names an actor: who, for what purpose, cleared for what. The default
// is no: a handling class that the actor is not cleared for is not shown, whatever the actor's role.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::access {

/// Who acts: a person or a signed policy.
struct Actor {
  std::string id;
  std::string purpose;                 ///< one of purposes()
  std::vector<std::string> clearance;  ///< handling classes beyond "ordinary" that this actor may read
};

/// What a register may be opened for (data/model/access.json); each has its words "purpose-ID".
const std::vector<std::string>& purposes();
/// How carefully something is to be handled (data/model/access.json), "ordinary" first; each has its words "handling-CLASS".
const std::vector<std::string>& handling_classes();

/// Refuses (denied) an actor without a name or with a purpose that is none, and (invalid) a clearance that is no handling class.
Result<void> may_act(const Actor& actor);
/// Refuses (invalid) what is no handling class.
Result<void> must_be_handling_class(std::string_view name);
/// Whether the actor may see what is of that handling class. Nobody may see what is of a class that is not known.
bool may_read(const Actor& actor, std::string_view handling);
/// What was read: what kind of reading, and the events it was about: lines, notes, lists. The first event stands for the whole register.
struct Reading {
  std::string what;
  std::vector<std::uint64_t> about;
};

/// Who hears of every reading before it is answered (audit.hpp).
class Witness {
 public:
  virtual ~Witness() = default;
  /// What is refused must not be answered.
  virtual Result<void> reads(const Actor& actor, const Reading& reading) = 0;
};

/// The same actor, cleared for everything: for what the register itself has to know to keep a rule. Nothing read so is ever shown.
Actor all_seeing(Actor actor);

/// For what somebody can consent that his words are used (data/model/access.json), each by itself; each has its words "use-ID".
const std::vector<std::string>& uses();
/// Refuses (invalid) what is no use.
Result<void> must_be_use(std::string_view name);
/// Whether consent to these uses lets the actor's purpose read. A purpose that no use covers may not.
bool uses_allow(const Actor& actor, const std::vector<std::string>& given);

}  // namespace nostoi::access
