// word_memory: words of queries that were resolved before. Given names and patronymics come in query after query; with them in memory a
// query resolves its surname only. The answer is the same without it. Bounded, and safe to share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::search {

struct WordMatch {
  std::uint32_t word = 0;
  Weight weight = 0;
};

class WordMemory {
 public:
  using Matches = std::shared_ptr<const std::vector<WordMatch>>;

  /// What was kept under `key`, or what resolve() gives.
  template <class Resolve>
  Matches operator()(const std::string& key, const Resolve& resolve) {
    {
      const std::lock_guard lock(guard_);
      if (const auto known = kept_.find(key); known != kept_.end()) return known->second;
    }
    const auto made = std::make_shared<const std::vector<WordMatch>>(resolve());
    const std::lock_guard lock(guard_);
    if (kept_.size() >= most) kept_.clear();
    kept_.emplace(key, made);
    return made;
  }

 private:
  static constexpr std::size_t most = 5000;
  std::mutex guard_;
  std::unordered_map<std::string, Matches> kept_;
};

}  // namespace nostoi::search
