// A register on every store, with invented lists in it.
#pragma once

#include <numeric>

#include "register/inside.hpp"
#include "stores.hpp"

namespace nostoi::testing {

class EveryRegister : public EveryStore {
 protected:
  void SetUp() override {
    EveryStore::SetUp();
    if (under_test.store()) begun_ = sure(Register::create(under_test.store(), still(), caseworker()));
  }
  std::optional<Register> begun_;
  Register& reg() { return *begun_; }

  std::unique_ptr<Snapshot> now() { return std::move(*reg().store().snapshot()); }
  std::string text() {
    std::string all;
    EXPECT_TRUE(dump(*now(), [&](std::string_view line) { all += line; }));
    return all;
  }
  Imported import(const std::string& name, const std::vector<std::pair<std::string, int>>& people, Received received = {}) {
    return *import_lists(reg(), caseworker(), {invented_list(name, people)}, received);
  }
  /// Lines of one list with as many invented people.
  std::vector<Position> lines(std::size_t count) {
    std::vector<std::pair<std::string, int>> people;
    for (std::size_t i = 0; i < count; ++i) people.emplace_back("Людина " + std::to_string(i), 1970 + static_cast<int>(i % 30));
    const Position list = import("list.csv", people).lists.front();
    std::vector<Position> anchors(count);
    std::iota(anchors.begin(), anchors.end(), list + 1);
    return anchors;
  }
};

/// A dump line by line, as load() wants it.
inline std::function<std::optional<std::string>()> lines_of(const std::string& text) {
  auto at = std::make_shared<std::size_t>(0);
  return [at, text]() -> std::optional<std::string> {
    if (*at >= text.size()) return std::nullopt;
    const std::size_t end = text.find('\n', *at);
    const std::string line = text.substr(*at, end - *at);
    *at = end + 1;
    return line;
  };
}

}  // namespace nostoi::testing
