// known: rows that need not be asked for. A server is far away: what it said once, and what was written since, is kept as ranges of keys
// of which all rows are known, and that there are no others between them. It is memory that may be lost: what is not known is asked again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nostoi::postgres {

using Rows = std::vector<std::pair<std::string, std::string>>;

/// The first key behind this one.
std::string next_key(std::string_view key);

class Known {
 public:
  /// `most`: bytes that are kept; what was not looked at for longest is let go beyond them.
  explicit Known(std::size_t most = std::size_t{64} << 20) : most_(most) {}

  /// These, by key, are all the rows from `low` up to `high`, which is not included. What was known there before stays as it is.
  void learn(const std::string& low, const std::string& high, const Rows& rows);
  /// From now on there are no rows from `low` up to `high`.
  void forget(const std::string& low, const std::string& high);
  /// A row as it is from now on. True: it was known that there was none.
  bool put(std::string_view key, std::string_view value);
  /// The rows from `low` up to `high`, by key; nothing where not all of them are known.
  std::optional<Rows> rows(const std::string& low, const std::string& high);

 private:
  struct Range {
    std::string behind;      // the first key behind the range
    std::size_t bytes = 0;   // of its rows
    std::uint64_t used = 0;  // when it was looked at last
  };
  using Ranges = std::map<std::string, Range, std::less<>>;

  Ranges::iterator range_of(std::string_view key);
  void add(const std::string& low, const std::string& high, Rows::const_iterator first, Rows::const_iterator last);
  void split(Ranges::iterator range);
  void drop(Ranges::iterator range);
  void let_go();

  std::size_t most_, bytes_ = 0;
  std::uint64_t clock_ = 0;
  Ranges ranges_;  // by the key with which they begin; they never overlap
  std::map<std::string, std::string, std::less<>> rows_;
};

}  // namespace nostoi::postgres
