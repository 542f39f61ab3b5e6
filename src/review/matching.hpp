// matching: what a matching found, before it is written: of everybody, or of what came since.
#pragma once

#include "nostoi/review.hpp"
#include "review/batch.hpp"
#include "review/kept_frame.hpp"

namespace nostoi::review {

/// A pair that is worth a look.
struct PairFound {
  Position left = 0, right = 0;  ///< anchors, left < right
  Weight weight = 0;
};

/// Everything that a matching writes.
struct Found {
  Position known = 0;
  Batch batch;  ///< what was read; the pairs are of it
  std::vector<PairFound> pairs;
  std::string model;              ///< as text; empty where nothing was learned
  std::optional<KeptFrame> kept;  ///< to be kept; none: the register is linked anew next time
  Uses uses;                      ///< of lists that came
  std::vector<link::Count> counts;
  Waits waits;
  bool everybody = true;       ///< false: the pairs are to be added to those before
  std::set<Position> changed;  ///< pairs with these before are no longer what is true
  std::set<Position> apart;    ///< anchors that are remembered, see remembered.hpp
  std::uint64_t lists = 0, lines = 0;
};

/// Notes are one list whose columns come and go: each is read by itself, and what the frame does not know is passed over.
std::optional<link::ListUse> use_of_notes(const link::Frame& frame, const List& notes,
                                          link::Unknown unknown = link::Unknown::names_refused);

Result<Found> find_among_all(Snapshot& snapshot, const link::Options& options, const Renewal& renewal);
/// None where nothing was learned that still holds.
Result<std::optional<Found>> find_among_new(Snapshot& snapshot, const link::Options& options, const Renewal& renewal);

}  // namespace nostoi::review
