// Few rows are remembered, many are given page by page.
#include "postgres/reader.hpp"

#include <algorithm>

#include "postgres/events.hpp"
#include "postgres/session.hpp"

namespace nostoi::postgres {

namespace {

constexpr std::size_t a_look = 64, a_page = 2000;  // rows or events fetched at a time
constexpr std::size_t most_expected = 10'000;      // events that are kept for whoever said that he would read them

Rows rows_of(const pqxx::result& result) {
  Rows rows;
  rows.reserve(result.size());
  for (const pqxx::row& row : result) rows.emplace_back(row[0].as<std::string>(), row[1].as<std::string>());
  return rows;
}

std::optional<std::string> only_value(const Rows& rows) { return rows.empty() ? std::nullopt : std::optional(rows.front().second); }

/// Whether all were taken.
bool give(const Rows& rows, const TakeRow& take) {
  return std::ranges::all_of(rows, [&](const auto& row) { return take(row.first, row.second); });
}

}  // namespace

std::string array_of(std::span<const std::string> texts) {
  std::string array = "{";
  for (const std::string& text : texts) {
    array += array.size() > 1 ? ",\"" : "\"";
    for (const char letter : text) {
      if (letter == '"' || letter == '\\') array += '\\';
      array += letter;
    }
    array += '"';
  }
  return array + "}";
}

template <class... Arguments>
Result<pqxx::result> Reader::asked(const char* question, const Arguments&... arguments) {
  return guarded([&]() -> Result<pqxx::result> { return work_.exec_prepared(question, arguments...); });
}

Result<void> Reader::read(std::uint64_t from, std::uint64_t to, const TakeEvent& take) {
  if (const auto expected = events_.find(from); from == to && expected != events_.end()) {
    take(Event(expected->second));
    return {};
  }
  constexpr std::uint64_t most = ~std::uint64_t{0} >> 1;
  const auto sent = [&] { return waiting_.events.empty() ? most : waiting_.events.front().header.position - 1; };
  to = std::min(to, most);
  while (from <= std::min(to, sent())) {
    const Result<pqxx::result> page = asked("events", from, std::min(to, sent()), a_page);
    if (!page) return tl::unexpected(page.error());
    for (const pqxx::row& row : *page) {
      const Event event = event_of(row);
      if (!take(event)) return {};
      from = event.header.position + 1;
    }
    if (page->size() < a_page) break;
  }
  // Whoever takes may write, and what waits is sent meanwhile: so it is looked for anew each time.
  while (from <= to && !waiting_.events.empty()) {
    const std::uint64_t first = waiting_.events.front().header.position;
    if (from < first || from - first >= waiting_.events.size()) break;
    if (!take(Event(waiting_.events[from - first]))) break;
    ++from;
  }
  return {};
}

Result<std::optional<std::string>> Reader::get(std::string_view key) {
  if (const auto row = waiting_.rows.find(key); row != waiting_.rows.end()) return row->second.value;
  const std::string low(key), behind = next_key(key);
  if (const std::optional<Rows> rows = known_.rows(low, behind)) return only_value(*rows);
  const Result<pqxx::result> row = asked("get", low);
  if (!row) return tl::unexpected(row.error());
  Rows rows;
  if (!row->empty()) rows.emplace_back(low, row->front().front().as<std::string>());
  known_.learn(low, behind, rows);
  return only_value(rows);
}

/// Where a first look ends: with the rows of the prefix, or of their kind, which is what stands before the first stroke.
std::string Reader::end_of_page(const std::string& prefix) const {
  const std::size_t stroke = prefix.find('/');
  return key_behind(ahead_ && stroke != std::string::npos ? prefix.substr(0, stroke + 1) : prefix);
}

Rows Reader::laid_over(const std::string& low, const std::string& high, Rows rows) const {
  const auto first = waiting_.rows.lower_bound(low), behind = waiting_.rows.lower_bound(high);
  if (first == behind) return rows;
  Rows merged;
  auto old = std::make_move_iterator(rows.begin());
  const auto end = std::make_move_iterator(rows.end());
  for (auto next = first; next != behind; ++next) {
    for (; old != end && (*old).first < next->first; ++old) merged.push_back(*old);
    if (old != end && (*old).first == next->first) ++old;
    merged.emplace_back(next->first, next->second.value);
  }
  merged.insert(merged.end(), old, end);
  return merged;
}

Result<void> Reader::scan(std::string_view prefix, const TakeRow& take) {
  const std::string low(prefix), high = key_behind(prefix);
  if (const std::optional<Rows> rows = known_.rows(low, high)) return give(*rows, take), Result<void>();
  const std::string end = end_of_page(low);
  const Result<pqxx::result> page = asked("rows", low, end, "", a_look);
  if (!page) return tl::unexpected(page.error());
  Rows rows = rows_of(*page);
  const std::string reached = rows.size() < a_look ? end : next_key(rows.back().first);
  rows = laid_over(low, reached, std::move(rows));
  known_.learn(low, reached, rows);
  if (reached < high) return scan_pages(low, high, take);
  rows.erase(std::ranges::lower_bound(rows, high, {}, &Rows::value_type::first), rows.end());
  give(rows, take);
  return {};
}

Result<void> Reader::scan_pages(const std::string& low, const std::string& high, const TakeRow& take) {
  for (std::string from = low, after;;) {
    const Result<pqxx::result> page = asked("rows", low, high, after, a_page);
    if (!page) return tl::unexpected(page.error());
    Rows rows = rows_of(*page);
    const bool is_last = rows.size() < a_page;
    if (!rows.empty()) after = rows.back().first;
    const std::string reached = is_last ? high : next_key(after);
    if (!give(laid_over(from, reached, std::move(rows)), take) || is_last) return {};
    from = reached;
  }
}

Result<std::vector<Rows>> Reader::rows_of_each(std::span<const std::string> prefixes) {
  std::vector<Rows> all(prefixes.size());
  std::vector<std::string> low, high;
  std::vector<std::size_t> asked_for;
  for (std::size_t which = 0; which < prefixes.size(); ++which) {
    const std::string behind = key_behind(prefixes[which]);
    if (std::optional<Rows> known = known_.rows(prefixes[which], behind)) {
      all[which] = std::move(*known);
      continue;
    }
    asked_for.push_back(which);
    low.push_back(prefixes[which]);
    high.push_back(behind);
  }
  if (low.empty()) return all;
  const Result<pqxx::result> found = asked("rows_of_each", array_of(low), array_of(high));
  if (!found) return tl::unexpected(found.error());
  for (const pqxx::row& row : *found)
    all[asked_for[row[0].as<std::size_t>() - 1]].emplace_back(row[1].as<std::string>(), row[2].as<std::string>());
  if (!waiting_.rows.empty())
    for (std::size_t at = 0; at < low.size(); ++at) all[asked_for[at]] = laid_over(low[at], high[at], std::move(all[asked_for[at]]));
  return all;
}

Result<void> Reader::scan_each(std::span<const std::string> prefixes, const TakeRows& take) {
  const Result<std::vector<Rows>> all = rows_of_each(prefixes);
  if (!all) return tl::unexpected(all.error());
  for (std::size_t which = 0; which < all->size(); ++which)
    for (const auto& [key, value] : (*all)[which]) take(which, key, value);
  return {};
}

Result<void> Reader::expect(std::span<const std::string> prefixes, std::span<const std::uint64_t> positions) {
  const Result<std::vector<Rows>> all = rows_of_each(prefixes);
  if (!all) return tl::unexpected(all.error());
  for (std::size_t which = 0; which < all->size(); ++which) known_.learn(prefixes[which], key_behind(prefixes[which]), (*all)[which]);
  std::string wanted;
  for (const std::uint64_t position : positions)
    if (!events_.contains(position)) wanted += (wanted.empty() ? "{" : ",") + std::to_string(position);
  if (wanted.empty()) return {};
  const Result<pqxx::result> events = asked("events_at", wanted + "}");
  if (!events) return tl::unexpected(events.error());
  if (events_.size() > most_expected) events_.clear();
  for (const pqxx::row& row : *events) {
    Event event = event_of(row);
    events_.insert_or_assign(event.header.position, std::move(event));
  }
  return {};
}

}  // namespace nostoi::postgres
