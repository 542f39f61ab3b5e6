// Pairs scored per second on one core, from prepared rows, and how far that is from what memory could deliver: bytes are those of the two
// rows of a pair, `copy` is this machine's memcpy counted the same way (bytes read).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstring>
#include <numeric>

#include "link/sample.hpp"

namespace {

using namespace nostoi;
using namespace nostoi::link;

constexpr std::size_t lines = 100'000;
constexpr Weight floor_weight = -2 * 65536;  // --review 0.2

std::string word(std::uint64_t number, std::string_view ending) {
  static constexpr std::string_view heads = "bvgdzklmnprstfh", middles = "aeiou";
  std::string made;
  for (int syllable = 0; syllable < 3; ++syllable) {
    made += heads[number % heads.size()];
    made += middles[number / heads.size() % middles.size()];
    number = mix(number) >> 20;
  }
  return made.append(ending);
}

Column column(const std::string& field, std::size_t distinct, std::string_view ending) {
  Column made;
  made.field = made.header = field;
  made.chosen_by = "header";
  for (std::size_t line = 0; line < lines; ++line) {
    const std::uint64_t random = mix(hash_bytes(field), line);
    std::string cell = word(mix(random % distinct), ending);
    if ((random >> 40 & 7) == 0) cell.clear();                                   // one cell in eight is empty
    if ((random >> 44) % 10 == 0 && !cell.empty()) cell[cell.size() / 2] = 'q';  // one cell in ten is mistyped
    made.cells.push_back(made.values.intern(cell));
  }
  return made;
}

Column birth_dates() {
  Column made = column("birth_date", 1, "");
  made.cells.clear();
  for (std::size_t line = 0; line < lines; ++line) {
    const std::uint64_t random = mix(7, line);
    PartialDate date;
    date.year = static_cast<std::int16_t>(1950 + random % 55);
    date.month = static_cast<std::uint8_t>(1 + (random >> 8) % 12);
    date.day = static_cast<std::uint8_t>(1 + (random >> 16) % 28);
    date.from = date.to = day_number(date.year, date.month, date.day);
    const std::uint32_t number = made.values.intern(std::to_string(date.from));
    made.dates.resize(std::max<std::size_t>(made.dates.size(), number + 1));
    made.dates[number] = date;
    made.cells.push_back(number);
  }
  return made;
}

/// Rows in the order of blocks: lines of one surname side by side, as comparing meets them.
struct Ready {
  Prepared prepared;
  std::vector<FeatureComparer> comparers;
  std::vector<std::size_t> blocks;  // first line of each, and the end

  Ready() {
    List list;
    list.name = "bench";
    list.lines = lines;
    list.columns = {column("surname", 5000, "enko"), column("given_name", 300, "o"), column("patronymic", 300, "ovych"), birth_dates(),
                    column("birth_place", 800, "ivka")};
    prepared = prepare({list}, Scope::all, 1);
    for (const Feature& feature : prepared.features) comparers.emplace_back(feature);
    const std::size_t width = prepared.width();
    std::vector<std::uint32_t> order(lines), sorted;
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return prepared.row(a)[0] < prepared.row(b)[0]; });
    for (std::size_t at = 0; at < lines; ++at) {
      const std::uint32_t* row = prepared.row(order[at]);
      if (row[0] == missing_value) continue;
      const std::size_t placed = sorted.size() / width;
      if (placed == 0 || sorted[(placed - 1) * width] != row[0]) blocks.push_back(placed);
      sorted.insert(sorted.end(), row, row + width);
    }
    blocks.push_back(sorted.size() / width);
    prepared.rows = std::move(sorted);
    prepared.lines = prepared.first_line.back() = blocks.back();
  }

  Scorer scorer() const {
    Scorer made(prepared, comparers);
    std::vector<LevelTable> tables = random_agreement(prepared, comparers, Pairs(prepared, Scope::all), 1, 1);
    for (std::size_t at = 0; at < tables.size(); ++at) tables[at].m = Defaults::shipped().m(prepared.features[at].comparator);
    made.set(std::move(tables), {1e-5, 1e-5}, Defaults::shipped().swapped, independent);
    return made;
  }
};

const Ready& ready() {
  static const Ready made;
  return made;
}

void told(benchmark::State& state, std::uint64_t pairs) {
  state.SetItemsProcessed(static_cast<std::int64_t>(pairs));
  state.SetBytesProcessed(static_cast<std::int64_t>(pairs * 2 * ready().prepared.width() * sizeof(std::uint32_t)));
}

/// Every line with its own copy: all values equal.
void score_exact(benchmark::State& state) {
  const Scorer scorer = ready().scorer();
  Memories memories = scorer.memories();
  std::uint64_t pairs = 0;
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (std::size_t line = 0; line < ready().blocks.back(); ++line, ++pairs)
      sum += scorer.weight(ready().prepared.row(line), ready().prepared.row(line), true, memories, floor_weight);
    benchmark::DoNotOptimize(sum);
  }
  told(state, pairs);
}

/// All pairs of one surname: what else they have is equal, mistyped, missing or somebody else's.
void score_typical(benchmark::State& state) {
  const Scorer scorer = ready().scorer();
  Memories memories = scorer.memories();
  std::uint64_t pairs = 0;
  for (auto _ : state) {
    std::int64_t sum = 0;
    for (std::size_t block = 0; block + 1 < ready().blocks.size(); ++block)
      for (std::size_t a = ready().blocks[block]; a < ready().blocks[block + 1]; ++a)
        for (std::size_t b = a + 1; b < ready().blocks[block + 1]; ++b, ++pairs)
          sum += scorer.weight(ready().prepared.row(a), ready().prepared.row(b), true, memories, floor_weight);
    benchmark::DoNotOptimize(sum);
  }
  told(state, pairs);
}

void copy(benchmark::State& state) {
  std::vector<char> from(256u << 20, 'x'), to(from.size());
  for (auto _ : state) {
    std::memcpy(to.data(), from.data(), from.size());
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * from.size()));
}

BENCHMARK(score_exact)->Unit(benchmark::kMillisecond);
BENCHMARK(score_typical)->Unit(benchmark::kMillisecond);
BENCHMARK(copy)->Unit(benchmark::kMillisecond);

}  // namespace
