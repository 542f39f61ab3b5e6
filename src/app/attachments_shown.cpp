// Attachments in a person's file: that they are there, and how to ask for one.
#include "app/attachments_shown.hpp"

#include <fmt/format.h>

#include "app/talk.hpp"

namespace nostoi::app {

int show_attachments(Office& office, Position anchor, Position known) {
  const Result<attachment::Attachments> found = attachment::attachments_of(office.reg, office.actor, anchor, known);
  if (!found) return complain(found.error());
  for (const attachment::Attachment& one : found->all) {
    const std::string taken = day_in_words(one.taken);
    fmt::print("{}\n", say("attachment-line", {{"number", std::to_string(one.at)},
                                               {"shows", say("shows-" + one.shows)},
                                               {"taken", taken.empty() ? say("attachment-no-day") : taken},
                                               {"actor", one.actor},
                                               {"anchor", "a" + std::to_string(one.anchor)}}));
  }
  if (found->withheld > 0) fmt::print("{}\n", say("attachment-more", {{"count", std::to_string(found->withheld)}}));
  return complete;
}

}  // namespace nostoi::app
