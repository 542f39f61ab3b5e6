// Ranges grow by what is written into them, and are cut in two when they get large: so little is let go at a time.
#include "postgres/known.hpp"

#include <algorithm>

namespace nostoi::postgres {

namespace {

constexpr std::size_t a_node = 100, a_range = 250;    // what the maps take besides the text
constexpr std::size_t large = std::size_t{64} << 10;  // bytes of a range

std::size_t size_of(std::string_view key, std::string_view value) { return key.size() + value.size() + a_node; }

}  // namespace

std::string next_key(std::string_view key) { return std::string(key) + '\0'; }

Known::Ranges::iterator Known::range_of(std::string_view key) {
  auto range = ranges_.upper_bound(key);
  if (range == ranges_.begin()) return ranges_.end();
  --range;
  return key < range->second.behind ? range : ranges_.end();
}

void Known::learn(const std::string& low, const std::string& high, const Rows& rows) {
  for (std::string from = low; from < high;) {
    if (const auto there = range_of(from); there != ranges_.end()) {
      from = there->second.behind;
      continue;
    }
    const auto next = ranges_.upper_bound(from);
    const std::string behind = next == ranges_.end() ? high : std::min(high, next->first);
    const auto at = [&](const std::string& key) { return std::ranges::lower_bound(rows, key, {}, &Rows::value_type::first); };
    add(from, behind, at(from), at(behind));
    from = behind;
  }
  let_go();
}

void Known::forget(const std::string& low, const std::string& high) {
  for (auto row = rows_.lower_bound(low); row != rows_.end() && row->first < high; row = rows_.erase(row)) {
    Range& range = range_of(row->first)->second;
    range.bytes -= size_of(row->first, row->second);
    bytes_ -= size_of(row->first, row->second);
  }
  learn(low, high, {});
}

bool Known::put(std::string_view key, std::string_view value) {
  const auto range = range_of(key);
  if (range == ranges_.end()) return false;
  auto row = rows_.find(key);
  const bool is_new = row == rows_.end();
  if (is_new) row = rows_.emplace(key, std::string()).first;
  const std::size_t before = is_new ? 0 : size_of(key, row->second), after = size_of(key, value);
  row->second = value;
  range->second.bytes += after - before;
  bytes_ += after - before;
  if (range->second.bytes > large) split(range);
  let_go();
  return is_new;
}

std::optional<Rows> Known::rows(const std::string& low, const std::string& high) {
  auto range = range_of(low);
  for (std::string_view reached = low; reached < high; ++range) {
    if (range == ranges_.end() || range->first > reached) return std::nullopt;
    range->second.used = ++clock_;
    reached = range->second.behind;
  }
  return Rows(rows_.lower_bound(low), rows_.lower_bound(high));
}

void Known::add(const std::string& low, const std::string& high, Rows::const_iterator first, Rows::const_iterator last) {
  const auto range = ranges_.emplace(low, Range{high, 0, ++clock_}).first;
  bytes_ += a_range;
  for (; first != last; ++first) {
    range->second.bytes += size_of(first->first, first->second);
    bytes_ += size_of(first->first, first->second);
    rows_.insert(*first);
  }
}

void Known::split(Ranges::iterator range) {
  std::size_t bytes = 0;
  auto row = rows_.lower_bound(range->first);
  for (; bytes < range->second.bytes / 2; ++row) bytes += size_of(row->first, row->second);
  if (row == rows_.end() || row->first >= range->second.behind) return;  // its last row alone is large
  ranges_.emplace(row->first, Range{range->second.behind, range->second.bytes - bytes, range->second.used});
  range->second.behind = row->first;
  range->second.bytes = bytes;
  bytes_ += a_range;
}

void Known::drop(Ranges::iterator range) {
  rows_.erase(rows_.lower_bound(range->first), rows_.lower_bound(range->second.behind));
  bytes_ -= range->second.bytes + a_range;
  ranges_.erase(range);
}

void Known::let_go() {
  if (bytes_ <= most_) return;
  std::vector<Ranges::iterator> oldest;
  for (auto range = ranges_.begin(); range != ranges_.end(); ++range) oldest.push_back(range);
  std::ranges::sort(oldest, {}, [](const auto& range) { return range->second.used; });
  for (const auto& range : oldest) {
    if (bytes_ <= most_ / 2) break;
    drop(range);
  }
}

}  // namespace nostoi::postgres
