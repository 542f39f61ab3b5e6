// After every import, and when somebody asks for it.
#include "app/matching.hpp"

#include <fmt/format.h>

#include "app/command.hpp"
#include "app/talk.hpp"
#include "nostoi/review.hpp"

namespace nostoi::app {

int match_and_tell(Office& office, bool anew) {
  link::Options options;
  options.threads = default_threads();
  const Result<review::Matched> matched = review::match(office.reg, office.actor, options, {.now = anew});
  if (!matched) return complain(matched.error());
  fmt::print("{}\n", say(matched->learned ? "list-matched" : "list-matched-new",
                         {{"lines", std::to_string(matched->lines)}, {"pairs", std::to_string(matched->proposals)}}));
  if (matched->joined > 0) fmt::print("{}\n", say("list-joined-by-policy", {{"count", std::to_string(matched->joined)}}));
  return complete;
}

}  // namespace nostoi::app
