// A register with pairs that wait for somebody to decide, on every store.
#pragma once

#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {

inline access::Actor reviewer(const std::string& name) { return {name, "review", {}}; }

class EveryReview : public EveryRegister {
 protected:
  using People = std::vector<std::pair<std::string, int>>;

  /// People whose names and years differ.
  static People people(std::size_t count) {
    const char* surnames[] = {"Тополянський", "Сорока", "Гнатюк", "Журавель", "Коваленко", "Левчук", "Мельник", "Онищенко"};
    const char* names[] = {"Роман Степанович", "Іван Петрович", "Олег Ігорович", "Остап Гнатович", "Тарас Андрійович"};
    People all;
    for (std::size_t i = 0; i < count; ++i)
      all.emplace_back(std::string(surnames[i % 8]) + " " + names[i / 8 % 5], 1960 + static_cast<int>(i * 7 % 41));
    return all;
  }
  Position take_up(const std::string& name, const People& all, Received received = {}) { return import(name, all, received).lists.front(); }
  void match() { EXPECT_TRUE(review::match(reg(), caseworker(), {})); }
  /// Two lists that name the same people, matched; as many pairs wait at least.
  void two_lists(std::size_t count) {
    missing = take_up("missing.csv", people(count));
    held = take_up("held.csv", people(count));
    match();
  }
  Position missing = 0, held = 0;

  std::vector<review::Waiting> queue(const std::string& name, review::Asked asked = {}) {
    if (asked.top == 20) asked.top = 1000;
    return sure(review::queue(reg(), reviewer(name), asked));
  }
  std::vector<review::Waiting> queue_of_mine(const std::string& name) {
    review::Asked asked;
    asked.mine = true;
    return queue(name, asked);
  }
  static bool has(const std::vector<review::Waiting>& all, const review::Proposal& pair) {
    return std::ranges::any_of(all, [&](const review::Waiting& one) { return one.left == pair.left && one.right == pair.right; });
  }
  review::Assigned assign(const std::string& to, std::size_t top, const std::string& second = "", double share = 1) {
    review::Assignment assignment;
    assignment.to = to;
    assignment.second = second;
    assignment.share = share;
    assignment.top = top;
    return sure(review::assign(reg(), caseworker(), assignment));
  }
  Result<review::Judged> judge(const std::string& name, const review::Proposal& pair, Verdict verdict, const std::string& why = "x") {
    return review::judge(reg(), reviewer(name), pair.left, pair.right, verdict, why);
  }
};

}  // namespace nostoi::testing
