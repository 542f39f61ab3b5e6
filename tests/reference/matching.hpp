// The obvious way to match what came: everybody is read and compared by what was learned, and whatever was known of pairs before is not
// looked at.
#pragma once

#include <map>

#include "link/frame.hpp"
#include "review/batch.hpp"
#include "review/kept_frame.hpp"
#include "review/matching.hpp"

namespace nostoi::reference {

using Pairs = std::map<std::pair<Position, Position>, Weight>;

inline Pairs pairs_of_everybody(Snapshot& snapshot) {
  const review::KeptFrame kept = review::KeptFrame::of(snapshot).value().value();
  const review::Batch batch = review::batch_of(snapshot).value();
  std::vector<link::ListUse> uses;
  for (std::size_t list = 0; list < batch.lists.size(); ++list)
    uses.push_back(batch.of[list] == 0 ? review::use_of_notes(kept.frame, batch.lists[list]).value()
                                       : link::use_of(kept.frame, batch.lists[list]).value());
  const link::Prepared prepared = link::prepare(batch.lists, kept.frame, uses, kept.counts(snapshot), 1).value();
  const std::vector<Position> anchors = batch.all_anchors();
  const std::vector<link::Scored> found = link::pairs_of(kept.frame, prepared, {}, 1).value();
  Pairs pairs;
  for (const link::Scored& pair : found) pairs[std::minmax(anchors[pair.a], anchors[pair.b])] = pair.weight;
  return pairs;
}

}  // namespace nostoi::reference
