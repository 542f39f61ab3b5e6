// days: what each person read, counted day by day as the trail is followed from one end to the other. Of a day that is over only numbers
// stay in memory.
#pragma once

#include <array>
#include <deque>
#include <map>
#include <unordered_set>

#include "audit/unusual_rules.hpp"
#include "nostoi/audit.hpp"

namespace nostoi::audit {

/// One person's day in numbers.
struct DayRead {
  std::uint64_t opened = 0, opened_in_an_hour = 0, without_way = 0, searched_only = 0;
  std::map<std::string, std::uint64_t> readings;  ///< by what was read
  std::array<std::uint32_t, 24> hours{};          ///< readings by the hour of the day, UTC
  Position first = 0, last = 0;                   ///< entries of the trail
};

/// Who stands in a list that was taken up at a moment: the anchors of its lines.
struct TakenUp {
  Position from = 0, to = 0;
  std::int64_t when = 0;
};

using Days = std::map<std::pair<std::string, std::int32_t>, DayRead>;  ///< by person and day

class DayCounter {
 public:
  explicit DayCounter(std::vector<TakenUp> lists) : lists_(std::move(lists)) {}
  /// The next entry of the trail.
  void take(const Entry& entry);
  /// No more entries come.
  Days done();

 private:
  /// What has to be remembered of a day that goes on.
  struct Going {
    std::int32_t day = 0;
    std::unordered_set<Position> opened, shown;
    std::deque<std::int64_t> lately;  ///< when files were opened within the last hour
    std::vector<Position> found;      ///< by the search that waits for an opening
    std::int64_t searched = 0;        ///< when that was; 0: none waits
  };
  void open(const Entry& entry, Going& going, DayRead& day) const;
  static void search(const Entry& entry, Going& going, DayRead& day);
  static void end_search(Going& going, DayRead& day, bool opened);
  bool is_fresh(const Entry& entry) const;

  std::vector<TakenUp> lists_;
  std::map<std::string, Going> going_;
  Days days_;
};

}  // namespace nostoi::audit
