// kept_frame: the frame of the last learning in rows, with what it counted, and who waits under which key for others to meet. Disposable:
// where it is not there, or of another version, everybody is linked anew and it is made again.
//   match/frame               the frame, as text
//   match/state               see State
//   match/gone, match/notes   lines that are not linked, and notes that are
//   match/use/LIST            what the columns of a list tell
//   match/count/BUCKET        how many lines of the frame carry a text: keys of texts, and the counts
//   match/wait/PART/BUCKET    anchors by the hashes under which they meet others: hashes, and the anchors
// PART: a stretch of matchings; small ones are written into one as they become many, so that looking somebody up asks few rows.
#pragma once

#include <map>
#include <set>

#include "link/frame.hpp"
#include "nostoi/register.hpp"

namespace nostoi::review {

inline constexpr std::string_view rows_of_matching = "match/";

/// How far the rows are.
struct State {
  Position learned = 0, known = 0;               ///< the matching that learned; what was known when the last one began
  std::uint64_t lines_learned = 0, changed = 0;  ///< lines it learned of; how many were matched since
  std::uint64_t lines = 0, pairs = 0;            ///< that are linked now
  std::uint64_t review = 0, threshold = 0;       ///< millionths
  std::uint64_t count_bits = 0;
  std::vector<std::uint64_t> parts;  ///< entries of each
};

/// What is compared of a list under the frame.
using Uses = std::map<Position, link::ListUse>;

class KeptFrame {
 public:
  /// None where there is none that can be used.
  static Result<std::optional<KeptFrame>> of(Snapshot& snapshot);

  link::Frame frame;
  State state;
  std::set<Position> gone, notes;

  /// Of a list that was there when last it was written.
  Result<link::ListUse> use(Snapshot& snapshot, Position list) const;
  link::CountsOf counts(Snapshot& snapshot) const;
  /// The anchors that wait under any of the hashes (ascending); a few others may be among them.
  Result<std::set<Position>> waiting(Snapshot& snapshot, const std::vector<std::uint32_t>& hashes) const;
};

/// A hash and the anchor that waits under it; ascending.
using Waits = std::vector<std::pair<std::uint64_t, Position>>;

/// Writes all of it anew.
Result<void> keep(Transaction& transaction, KeptFrame kept, const Uses& uses, const std::vector<link::Count>& counts, const Waits& waits);
/// Writes what changed: the state, and who waits as well.
Result<void> keep_more(Transaction& transaction, KeptFrame kept, const Uses& uses, Waits waits);

}  // namespace nostoi::review
