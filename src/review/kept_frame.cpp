// Rows of two kinds of numbers: ascending ones by their differences, and beside each another number, whatever it is, as it stands.
#include "review/kept_frame.hpp"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>

#include "register/packed.hpp"
#include "register/rows.hpp"
#include "store/many_rows.hpp"

namespace nostoi::review {

namespace {

constexpr std::uint64_t format = 1;
constexpr std::uint64_t counts_a_bucket = 64,
                        waits_a_bucket = 128;  // less than a quarter of a page: longer rows of SQLite take pages of their own
constexpr std::size_t rows_at_once = 2048;

using Entry = std::pair<std::uint64_t, std::uint64_t>;

std::string text_of(std::span<const Entry> entries) {
  packed::Numbers ascending, sums;
  for (const auto& [number, beside] : entries) {
    ascending.push_back(number);
    sums.push_back((sums.empty() ? 0 : sums.back()) + beside);
  }
  return packed::text_of(ascending) + " " + packed::text_of(sums);
}

std::vector<Entry> entries_of(std::string_view text) {
  const std::size_t between = std::min(text.find(' '), text.size());
  packed::Numbers ascending, sums;
  packed::read(text.substr(0, between), ascending);
  packed::read(text.substr(std::min(between + 1, text.size())), sums);
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < std::min(ascending.size(), sums.size()); ++at)
    entries.emplace_back(ascending[at], sums[at] - (at == 0 ? 0 : sums[at - 1]));
  return entries;
}

std::uint64_t bits_for(std::uint64_t entries, std::uint64_t a_bucket) {
  return static_cast<std::uint64_t>(std::bit_width(entries / a_bucket));
}

/// Numbers of a width, in buckets by their upper bits.
struct Buckets {
  std::string prefix;
  std::uint64_t bits = 0, width = 64;

  std::uint64_t of(std::uint64_t number) const { return bits == 0 ? 0 : number >> (width - bits); }
  std::string key(std::uint64_t bucket) const { return prefix + rows::digits(bucket); }

  Result<void> put(Transaction& transaction, std::span<const Entry> entries) const {
    for (std::size_t from = 0, to; from < entries.size(); from = to) {
      for (to = from + 1; to < entries.size() && of(entries[to].first) == of(entries[from].first);) ++to;
      const Result<void> done = transaction.put(key(of(entries[from].first)), text_of(entries.subspan(from, to - from)));
      if (!done) return done;
    }
    return {};
  }

  /// Calls `each(asked, beside)` for the entries whose number is asked for; `asked` ascends.
  template <class Number, class Each>
  Result<void> find(Snapshot& snapshot, const std::vector<Number>& asked, Each&& each) const {
    std::vector<std::uint64_t> wanted;
    for (const Number number : asked)
      if (wanted.empty() || wanted.back() != of(number)) wanted.push_back(of(number));
    for (std::size_t from = 0; from < wanted.size(); from += rows_at_once) {
      std::vector<std::string> keys;
      for (std::size_t at = from; at < std::min(wanted.size(), from + rows_at_once); ++at) keys.push_back(key(wanted[at]));
      const Result<void> done = scan_each(snapshot, keys, [&](std::size_t, std::string_view, std::string_view row) {
        const std::vector<Entry> entries = entries_of(row);
        if (entries.empty()) return;
        auto next = std::ranges::lower_bound(asked, entries.front().first, {}, [](Number number) { return std::uint64_t{number}; });
        for (const auto& [number, beside] : entries) {
          while (next != asked.end() && *next < number) ++next;
          if (next == asked.end()) return;
          if (*next == number) each(static_cast<std::size_t>(next - asked.begin()), beside);
        }
      });
      if (!done) return done;
    }
    return {};
  }
};

Buckets counts_in(std::uint64_t bits) { return {"match/count/", bits, 64}; }
Buckets waits_in(std::size_t part, std::uint64_t entries) {
  return {"match/wait/" + rows::digits(part) + "/", bits_for(entries, waits_a_bucket), 32};
}

std::string text_of(const State& state) {
  std::string text = rows::numbers({format, state.learned, state.known, state.lines_learned, state.changed, state.lines, state.pairs,
                                    state.review, state.threshold, state.count_bits});
  for (const std::uint64_t entries : state.parts) text += " " + std::to_string(entries);
  return text;
}

std::optional<State> state_of(std::string_view text) {
  const std::vector<std::uint64_t> all = rows::read_numbers(text);
  if (all.size() < 10 || all[0] != format || all[9] >= 32) return std::nullopt;
  return State{all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], {all.begin() + 10, all.end()}};
}

std::string key_of_use(Position list) { return "match/use/" + rows::digits(list); }

/// feature column case cyrillic, of one column after the other; after a number that says that there are any.
std::string text_of(const link::ListUse& use) {
  std::string text = "0";
  for (const link::ListUse::Column& one : use.columns)
    text += " " + rows::numbers({one.feature, one.column, static_cast<std::uint64_t>(one.names.shown), one.names.cyrillic ? 1u : 0u});
  return text;
}

link::ListUse use_of_text(std::string_view text) {
  const std::vector<std::uint64_t> all = rows::read_numbers(text);
  link::ListUse use;
  for (std::size_t at = 1; at + 3 < all.size(); at += 4)
    use.columns.push_back({all[at], all[at + 1], {static_cast<names::Case>(all[at + 2]), all[at + 3] != 0}});
  return use;
}

std::set<Position> positions_of(std::string_view row) {
  packed::Numbers all;
  packed::read(row, all);
  return {all.begin(), all.end()};
}

Result<void> put_state(Transaction& transaction, const KeptFrame& kept, const Uses& uses) {
  const packed::Numbers gone(kept.gone.begin(), kept.gone.end()), notes(kept.notes.begin(), kept.notes.end());
  Result<void> done = transaction.put("match/state", text_of(kept.state));
  if (done) done = transaction.put("match/gone", packed::text_of(gone));
  if (done) done = transaction.put("match/notes", packed::text_of(notes));
  for (const auto& [list, use] : uses)
    if (done) done = transaction.put(key_of_use(list), text_of(use));
  return done;
}

Result<void> put_part(Transaction& transaction, std::size_t part, const Waits& waits) {
  return waits_in(part, waits.size()).put(transaction, waits);
}

}  // namespace

Result<std::optional<KeptFrame>> KeptFrame::of(Snapshot& snapshot) {
  std::map<std::string, std::string> rows;
  for (const std::string key : {"match/frame", "match/state", "match/gone", "match/notes"}) {
    Result<std::optional<std::string>> row = snapshot.get(key);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return std::optional<KeptFrame>();
    rows[key] = std::move(**row);
  }
  std::optional<link::Frame> frame = link::frame_of_text(rows["match/frame"]);
  std::optional<State> state = state_of(rows["match/state"]);
  if (!frame || !state) return std::optional<KeptFrame>();
  return std::optional(
      KeptFrame{std::move(*frame), std::move(*state), positions_of(rows["match/gone"]), positions_of(rows["match/notes"])});
}

Result<link::ListUse> KeptFrame::use(Snapshot& snapshot, Position list) const {
  const Result<std::optional<std::string>> row = snapshot.get(key_of_use(list));
  if (!row) return tl::unexpected(row.error());
  return use_of_text(row->value_or(""));
}

link::CountsOf KeptFrame::counts(Snapshot& snapshot) const {
  return [&snapshot, bits = state.count_bits](const std::vector<std::uint64_t>& keys) -> Result<std::vector<std::uint32_t>> {
    std::vector<std::uint32_t> found(keys.size());
    const Result<void> done = counts_in(bits).find(
        snapshot, keys, [&](std::size_t asked, std::uint64_t count) { found[asked] = static_cast<std::uint32_t>(count); });
    return done ? Result<std::vector<std::uint32_t>>(std::move(found)) : tl::unexpected(done.error());
  };
}

Result<std::set<Position>> KeptFrame::waiting(Snapshot& snapshot, const std::vector<std::uint32_t>& hashes) const {
  std::set<Position> all;
  for (std::size_t part = 0; part < state.parts.size(); ++part) {
    const Result<void> done =
        waits_in(part, state.parts[part]).find(snapshot, hashes, [&](std::size_t, std::uint64_t anchor) { all.insert(anchor); });
    if (!done) return tl::unexpected(done.error());
  }
  return all;
}

Result<void> keep(Transaction& transaction, KeptFrame kept, const Uses& uses, const std::vector<link::Count>& counts, const Waits& waits) {
  kept.state.count_bits = bits_for(counts.size(), counts_a_bucket);
  kept.state.parts = {waits.size()};
  Result<void> done = transaction.forget(rows_of_matching);
  if (done) done = transaction.put("match/frame", link::to_text(kept.frame));
  if (done) done = counts_in(kept.state.count_bits).put(transaction, std::vector<Entry>(counts.begin(), counts.end()));
  if (done) done = put_part(transaction, 0, waits);
  return done ? put_state(transaction, kept, uses) : done;
}

Result<void> keep_more(Transaction& transaction, KeptFrame kept, const Uses& uses, Waits waits) {
  std::vector<std::uint64_t>& parts = kept.state.parts;
  while (parts.size() > 1 && parts.back() <= 2 * waits.size()) {  // the first is left alone: it is of the learning
    const std::string prefix = waits_in(parts.size() - 1, 0).prefix;
    const Result<void> read = transaction.scan(prefix, [&](std::string_view, std::string_view row) {
      for (const auto& [hash, anchor] : entries_of(row)) waits.emplace_back(hash, anchor);
      return true;
    });
    const Result<void> done = read ? transaction.forget(prefix) : read;
    if (!done) return done;
    parts.pop_back();
  }
  std::ranges::sort(waits);
  waits.erase(std::ranges::unique(waits).begin(), waits.end());
  if (!waits.empty()) {
    if (const Result<void> done = put_part(transaction, parts.size(), waits); !done) return done;
    parts.push_back(waits.size());
  }
  return put_state(transaction, kept, uses);
}

}  // namespace nostoi::review
