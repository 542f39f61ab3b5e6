// What is learned without labels: the same as the textbook's slow way learns; and what stands where there is too little to learn from.
#include <gmock/gmock.h>

#include "link/expectation.hpp"
#include "reference/expectation.hpp"
#include "unit/link/generated.hpp"

namespace nostoi::link {
namespace {

using invented::Ready;

/// The evidence of the values' frequencies, in bits.
double rarity_of(const Ready& ready, const std::vector<LevelTable>& tables, const SampledPair& pair) {
  double bits_of_rarity = pair.swapped ? std::log2(Defaults::shipped().swapped) : 0;
  for (std::size_t at = 0; at < tables.size(); ++at) {
    const Comparator comparator = ready.prepared.features[at].comparator;
    const std::uint8_t level = pair.level[at];
    if (level == missing_level || !frequency_level(comparator, level)) continue;
    const double rarity = bits(pair.rarity[at]);
    bits_of_rarity += u_by_value(comparator, level) ? rarity : rarity - bits(tables[at].mean_rarity[level]);
  }
  return bits_of_rarity;
}

/// Few people with many lines each: so many random pairs are of one person that u must be freed of them.
List often_repeated() {
  List list = invented::people(80, 4).list;
  for (Column& column : list.columns) {
    const std::vector<std::uint32_t> once = column.cells;
    for (int copy = 1; copy < 15; ++copy) column.cells.insert(column.cells.end(), once.begin(), once.end());
  }
  list.lines = list.rows_in = list.columns.front().cells.size();
  return list;
}

void expect_the_textbook_agrees(const List& list) {
  const Ready ready({list});
  const Pairs pairs(ready.prepared, Scope::all);
  const Sample sample =
      measure(design_sample(ready.prepared, ready.space, pairs, 1, 60'000), ready.prepared, ready.comparers, ready.space, 1, 1);
  ASSERT_GT(sample.pairs.size(), 1000u);

  Training training;
  training.tables = ready.scorer.tables();
  training.prior = training.priors.within = training.priors.between = 1e-4;
  reference::Setting setting;
  reference::Learned learned;
  learned.prior = training.prior;
  setting.possible = pairs.count();
  setting.by_value = [&](std::size_t at, int level) {
    return u_by_value(ready.prepared.features[at].comparator, static_cast<std::uint8_t>(level));
  };
  for (const LevelTable& table : training.tables) {
    setting.random.push_back(table.random);
    learned.m.push_back(table.m);
    setting.habit.push_back(table.m);
    for (double& m : setting.habit.back()) m *= Defaults::shipped().pairs;
  }
  std::vector<reference::ObservedPair> observed;
  for (const SampledPair& pair : sample.pairs) {
    reference::ObservedPair seen{{}, rarity_of(ready, training.tables, pair), pair.weight};
    for (std::size_t at = 0; at < training.tables.size(); ++at) seen.level.push_back(pair.level[at] == missing_level ? -1 : pair.level[at]);
    observed.push_back(std::move(seen));
  }
  const reference::Learned expected = reference::expect_and_maximise(observed, setting, learned);
  expect_and_maximise(count_patterns(sample, ready.comparers, training.tables, 2), {}, ready.comparers, pairs, 2, Learn::everything, training);

  EXPECT_NEAR(training.prior / expected.prior, 1, 0.01) << "patterns round the evidence to quarter bits";
  for (std::size_t at = 0; at < training.tables.size(); ++at)
    for (std::size_t level = 0; level < expected.m[at].size(); ++level) {
      const double m = expected.m[at][level], random = training.tables[at].random[level];
      EXPECT_NEAR(training.tables[at].m[level], m, 0.005) << ready.prepared.features[at].name << ", level " << level;
      const double u = std::max((random - expected.prior * m) / (1 - expected.prior), 0.05 * random);
      EXPECT_NEAR(training.tables[at].u[level], u, 0.03 * random) << ready.prepared.features[at].name << ", level " << level;
    }
}

TEST(Expectation, PatternsLearnWhatTheTextbookLearnsFromSinglePairs) { expect_the_textbook_agrees(invented::people(1200, 3).list); }

TEST(Expectation, RandomPairsOfOnePersonAreTakenOutOfU) { expect_the_textbook_agrees(often_repeated()); }

TEST(Training, ThirtyLinesInEachOfTwoListsTakeTheShippedNumbers) {
  const Result<Linking> linking = link({invented::people(30, 5).list, invented::people(30, 7).list}, {});
  ASSERT_TRUE(linking);
  EXPECT_EQ(linking->model.origin, "shipped");
  EXPECT_GT(linking->model.prior, 0);
  EXPECT_LE(linking->model.prior, 0.5);
  for (const Comparison& comparison : linking->model.comparisons) {
    if (comparison.kind != "date") continue;
    EXPECT_NEAR(comparison.levels[0].m, 0.76, 0.01) << "as data/link/default.json has it";
  }
}

TEST(Training, ALargerListTeaches) {
  const invented::People many = invented::people(4000, 6);
  const Result<Linking> linking = link({many.list}, {});
  ASSERT_TRUE(linking);
  EXPECT_EQ(linking->model.origin, "trained");
  double true_pairs = 0;
  for (std::size_t a = 0; a < many.person.size(); ++a)
    for (std::size_t b = a + 1; b < many.person.size(); ++b) true_pairs += many.person[a] == many.person[b];
  const double possible = 4000.0 * 3999 / 2;
  EXPECT_NEAR(linking->model.prior * possible / true_pairs, 1, 0.15) << "true pairs, counted without being told which they are";
  for (const Comparison& comparison : linking->model.comparisons) {
    double m = 0, u = 0;
    for (const Level& level : comparison.levels) m += level.m, u += level.u;
    EXPECT_NEAR(m, 1, 1e-3) << comparison.name;
    EXPECT_NEAR(u, 1, 0.1) << comparison.name;
    EXPECT_GT(comparison.levels.front().m, comparison.levels.front().u) << comparison.name;
  }
}

/// Two lists of the same people: the first copies of everybody, and the second ones.
std::vector<List> nobody_twice(const invented::People& all) {
  std::vector<std::vector<std::size_t>> lines(2);
  for (std::size_t line = 0; line < all.person.size(); ++line) {
    const bool first = line == 0 || all.person[line] != all.person[line - 1],
               second = !first && (line < 2 || all.person[line] != all.person[line - 2]);
    if (first || second) lines[second].push_back(line);
  }
  std::vector<List> lists(2, all.list);
  for (std::size_t l = 0; l < 2; ++l) {
    lists[l].name = l ? "second" : "first";
    lists[l].lines = lists[l].rows_in = lines[l].size();
    for (Column& column : lists[l].columns) {
      const std::vector<std::uint32_t> cells = column.cells;
      column.cells.clear();
      for (const std::size_t line : lines[l]) column.cells.push_back(cells[line]);
    }
  }
  return lists;
}

TEST(Training, ListsThatNameNobodyTwiceAreSeenToDoSo) {
  const Result<Linking> apart = link(nobody_twice(invented::people(4000, 9)), {});
  ASSERT_TRUE(apart);
  EXPECT_GT(apart->model.prior_between, 20 * apart->model.prior_within);
  const Result<Linking> within = link({invented::people(2000, 9).list, invented::people(2000, 10).list}, {});
  ASSERT_TRUE(within);
  EXPECT_GT(within->model.prior_within, 20 * within->model.prior_between) << "strangers in two lists, of which each repeats its people";
}

TEST(Training, WhereThereIsOneListThereIsOnePrior) {
  const Result<Linking> linking = link({invented::people(2000, 9).list}, {});
  ASSERT_TRUE(linking);
  EXPECT_EQ(linking->model.prior_within, linking->model.prior);
  EXPECT_EQ(linking->model.prior_between, linking->model.prior);
}

}  // namespace
}  // namespace nostoi::link
