// decide: decisions added to what is being written, for those who take several at once.
#pragma once

#include "register/log.hpp"

namespace nostoi {

/// As decide(); `ground` has members of the payload that say what the decision follows from ("batch", "policy").
Result<Position> add_decision(Log& log, Position left, Position right, Verdict verdict, const std::string& why,
                              const std::optional<ScoreThen>& score = {}, const Json& ground = Json::object());
/// As revoke().
Result<Position> add_revocation(Log& log, Position decision, const std::string& why);

}  // namespace nostoi
