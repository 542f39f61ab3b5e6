// team: who has which pair, and what was said of it, as a fold over the records of this room: assigned, opinion, skipped, urgent. Nothing
// is overwritten: the later record stands beside the earlier one, and counts.
#pragma once

#include <map>
#include <set>

#include "nostoi/review.hpp"
#include "register/record.hpp"

namespace nostoi::review {

namespace kind {
inline constexpr std::string_view assigned = "review-assigned", opinion = "review-opinion", skipped = "review-skipped",
                                  urgent = "review-urgent";
}

using Two = std::pair<Position, Position>;  ///< anchors, the first before the second

inline Two in_order(Position one, Position other) { return {std::min(one, other), std::max(one, other)}; }

/// One giving out of a pair.
struct Reading {
  std::string to, second;  ///< second: empty where one reads it
  std::vector<Opinion> opinions;

  bool by_two() const { return !second.empty(); }
  bool is_reader(const std::string& name) const { return by_two() && (name == to || name == second); }
  bool has_said(const std::string& name) const;
  bool is_complete() const { return opinions.size() == 2; }
  bool differ() const { return is_complete() && opinions[0].verdict != opinions[1].verdict; }
};

/// What the records say of one pair.
struct Standing {
  Reading reading;                             ///< the latest; `to` is empty where nobody has it
  std::vector<Reading> before;                 ///< earlier ones that both had read
  std::map<std::string, std::string> skipped;  ///< why, by reviewer

  /// The latest reading in which two differed; nullptr where there is none.
  const Reading* in_dispute() const;
};

class Team {
 public:
  /// All of the register, or what there is about one pair.
  static Result<Team> of(Snapshot& snapshot);
  static Result<Standing> of_pair(Snapshot& snapshot, const Two& pair);

  const Standing& standing(const Two& pair) const;
  const std::map<Two, Standing>& pairs() const { return pairs_; }
  const std::set<Position>& urgent() const { return urgent_; }

 private:
  void take(const Record& record);
  void take_assigned(const Record& record);
  std::map<Two, Standing> pairs_;
  std::set<Position> urgent_;
};

/// The pairs of a payload: [[left, right], …].
Json pairs_json(const std::vector<Two>& pairs);
std::vector<Two> pairs_of(const Json& json);

}  // namespace nostoi::review
