// batch: everything of a register that is linked: the latest word about every entry of every list, and the notes that name somebody. It is
// put in an order that does not depend on when what came, so that any order of imports gives the same proposals.
#pragma once

#include <map>
#include <set>

#include "nostoi/link.hpp"
#include "register/inside.hpp"

namespace nostoi::review {

/// The lists that are linked, and where each of their lines stands. Entities (places, proceedings) are neither lines nor notes: they are
/// never in it.
struct Batch {
  std::vector<List> lists;
  std::vector<std::vector<Position>> anchors;  ///< of every line of every list
  std::vector<Position> of;                    ///< which lists these are; 0: the notes

  /// Of all lines, list by list: what linking numbers them by.
  std::vector<Position> all_anchors() const;
};

Result<Batch> batch_of(Snapshot& snapshot);

/// Lines by the list they stand in, and notes; whatever of them is linked comes into the batch.
struct Wanted {
  std::map<Position, std::set<Position>> lines;
  std::set<Position> notes;
};
Result<Batch> batch_of(Snapshot& snapshot, const Wanted& wanted);

/// The notes that say what somebody is called, as a list with a column for every field that any of them speaks of; empty where there are
/// none. A second value of a field stands under other_name where it is a name, and nowhere where it is not: one line has one birth date.
struct NotesAsList {
  List list;
  std::vector<Position> anchors;
};
Result<NotesAsList> notes_as_list(Snapshot& snapshot, const std::vector<Position>& notes);

}  // namespace nostoi::review
