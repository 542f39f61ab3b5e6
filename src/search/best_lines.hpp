// best_lines: the best so many of the lines that were offered, and how good one has to be to be among them.
#pragma once

#include "search/sought.hpp"

namespace nostoi::search {

/// How many are compared in earnest for `top` that are asked for: the estimate may have them in another order.
constexpr std::size_t compared_for(std::size_t top) { return 4 * top + 64; }
/// Who is estimated so far below the worst of the best is not compared.
inline const Weight far_below = to_weight(6);

class BestLines {
 public:
  explicit BestLines(std::size_t room) : room_(room) {}
  void offer(std::uint32_t line, Weight weight) {
    if (room_ == 0 || (full() && !better({line, weight, 0}, lines_.front()))) return;
    if (full()) {
      std::ranges::pop_heap(lines_, better);
      lines_.pop_back();
    }
    lines_.push_back({line, weight, 0});
    std::ranges::push_heap(lines_, better);
  }
  bool full() const { return lines_.size() == room_; }
  /// Whether nothing of this weight or below could still come in, but for its place in the list.
  bool closed_to(Weight weight) const { return room_ == 0 || (full() && weight <= lines_.front().weight); }
  const std::vector<Found>& lines() const { return lines_; }

 private:
  std::size_t room_;
  std::vector<Found> lines_;  // a heap, the worst in front
};

}  // namespace nostoi::search
