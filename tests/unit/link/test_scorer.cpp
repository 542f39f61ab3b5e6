// The weight of a pair: the sum of what an explanation shows, the same from both sides, and the same with and without shortcuts.
#include <gmock/gmock.h>

#include "link/scorer.hpp"
#include "unit/link/small_lists.hpp"

namespace nostoi::link {
namespace {

using invented::Ready;

TEST(Scorer, AFloorChangesNoWeightThatReachesIt) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const Ready ready({seed % 2 ? invented::jumble("a", 300, seed) : invented::jumble_in_words("a", 300, seed)});
    Memories memories = ready.scorer.memories();
    for (std::uint32_t a = 0; a < 300; ++a)
      for (std::uint32_t b = 0; b < a; ++b) {
        const std::uint32_t *x = ready.prepared.row(a), *y = ready.prepared.row(b);
        const Weight whole = ready.scorer.weight(ready.scorer.compare(x, y, memories), true);
        for (const int floor : {-12, -6, -2, 0, 3, 9}) {
          const Weight got = ready.scorer.weight(x, y, true, memories, floor * 65536);
          if (whole >= floor * 65536)
            ASSERT_EQ(got, whole) << "lines " << a << " and " << b << ", floor " << floor << ", seed " << seed;
          else
            ASSERT_LT(got, floor * 65536) << "lines " << a << " and " << b << ", floor " << floor << ", seed " << seed;
        }
      }
  }
}

TEST(Scorer, AFloorDoesNotHideARareNameInAnotherAlphabet) {
  std::vector<std::vector<std::string>> rows = {{"Гнатюк", "Ілля", "1987-03-12"}, {"Hnatiuk", "Ілля", "1987-03-12"}};
  for (int line = 0; line < 4000; ++line)
    rows.push_back({line % 9 ? "Імення" + std::to_string(line % 300) : "І.", line % 2 ? "Ілля" : "Тарас",
                    "1" + std::to_string(900 + line % 90) + "-02-1" + std::to_string(line % 9)});
  const Ready ready({invented::list("l", {"surname", "given_name", "birth_date"}, rows)}, 1e-3);
  ASSERT_EQ(ready.level("surname", 0, 1), "spelling");
  std::vector<LevelTable> tables = ready.scorer.tables();
  LevelTable& surname = tables[ready.feature("surname")];
  for (const PartLevel level : {part_close, part_near, part_brief, part_different}) {
    surname.m[level] = 1e-5;
    surname.u[level] = 0.25;
    surname.mean_rarity[level] = 0;
  }
  Scorer scorer(ready.prepared, ready.comparers);  // which hopes for nothing but the spelling
  scorer.set(tables, {1e-3, 1e-3}, 0.01, independent);
  Memories memories = scorer.memories();
  const std::uint32_t *a = ready.prepared.row(0), *b = ready.prepared.row(1);
  const Weight whole = scorer.weight(scorer.compare(a, b, memories), true);
  EXPECT_EQ(scorer.weight(a, b, true, memories, whole), whole);
}

TEST(Scorer, TheWeightIsTheSameFromBothSides) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const Ready ready({seed % 2 ? invented::jumble("a", 300, seed) : invented::jumble_in_words("a", 300, seed)});
    for (std::uint32_t a = 0; a < 300; ++a)
      for (std::uint32_t b = 0; b < a; ++b) ASSERT_EQ(ready.weight(a, b), ready.weight(b, a)) << "lines " << a << " and " << b;
  }
}

TEST(Scorer, PartsInEachOthersPlaceAreSeenAndCost) {
  std::vector<std::vector<std::string>> rows = {{"Шульга", "Тарас"}, {"Тарас", "Шульга"}, {"Шульга", "Тарас"}};
  for (int line = 0; line < 200; ++line) rows.push_back({"Імення" + std::to_string(line % 90), "Ім" + std::to_string(line % 20)});
  const Ready ready({invented::list("l", {"surname", "given_name"}, rows)});
  EXPECT_GT(ready.weight(0, 1), ready.weight(0, 3)) << "swapped parts are far from different people";
  EXPECT_LT(ready.weight(0, 1), ready.weight(0, 2)) << "and not as good as parts in their place";
  EXPECT_EQ(ready.weight(0, 1), ready.weight(1, 0));
}

TEST(Scorer, MissingValuesWeighNothing) {
  const Ready ready(
      {invented::list("l", {"surname", "birth_place"}, {{"Бойко", ""}, {"Бойко", "Суми"}, {"Шульга", "Ромни"}, {"Гнатюк", "Суми"}})}, 0.25);
  const std::size_t place = ready.feature("birth_place");
  EXPECT_EQ(ready.scorer.weight(place, ready.compare("birth_place", 0, 1)), 0);
}

/// A namesake's name is written with the same slips as one's own: a slip parts nobody from his namesakes, and costs nothing there.
TEST(Scorer, NamesakesBoundWhatAWholeNameTellsWithAndWithoutASlip) {
  std::vector<std::vector<std::string>> rows = {
      {"Гнатюк Ілля Денисович"}, {"Гнатюк Ілля Денисович"}, {"Гнатюк Ілля Дениссович"}, {"Гнатюк Ілля Павлович"}};
  for (int line = 0; line < 3000; ++line)
    rows.push_back({"Імення" + std::to_string(line) + " Слово" + std::to_string(line % 700) + " Отчество" + std::to_string(line % 900)});
  const Ready ready({invented::list("l", {"name"}, rows)});
  ASSERT_EQ(ready.level("name", 0, 2), "same-2-close-1-brief-0-different-0");
  std::vector<LevelTable> tables = ready.scorer.tables();
  tables[0].namesakes = 1.0 / 4096;
  Scorer scorer(ready.prepared, ready.comparers);
  scorer.set(tables, {0.5, 0.5}, 0.01, independent);
  const auto weight = [&](std::size_t a, std::size_t b) { return bits(scorer.weight(0, ready.compare("name", a, b))); };
  EXPECT_DOUBLE_EQ(weight(0, 1), 12) << "one pair in 4,096 is of namesakes";
  EXPECT_DOUBLE_EQ(weight(0, 2), 12);
  EXPECT_LT(weight(0, 3), 12) << "where a word differs, relatives are the bound";
  tables[0].namesakes = 0;
  scorer.set(tables, {0.5, 0.5}, 0.01, independent);
  EXPECT_GT(weight(0, 1), weight(0, 2)) << "chance alone makes less often a name with a slip";
  EXPECT_GT(weight(0, 2), 12);
}

TEST(Scorer, LinesOfOneListAndOfTwoBeginDifferently) {
  const Ready ready({invented::jumble("a", 30, 1), invented::jumble("b", 30, 2)});
  Scorer scorer(ready.prepared, ready.comparers);
  scorer.set(ready.scorer.tables(), {1.0 / 1025, 1.0 / 129}, 0.01, independent);
  const Comparisons all = scorer.compare(ready.prepared.row(0), ready.prepared.row(40), ready.memories);
  EXPECT_DOUBLE_EQ(bits(scorer.weight(all, false) - scorer.weight(all, true)), 3);
}

TEST(Scorer, ProbabilityIsTheWeightRead) {
  EXPECT_DOUBLE_EQ(probability(0), 0.5);
  EXPECT_NEAR(probability(to_weight(3)), 8.0 / 9, 1e-9);
  EXPECT_NEAR(probability(to_weight(-10)), 1.0 / 1025, 1e-9);
  EXPECT_EQ(probability(to_weight(200)), 1);
}

TEST(Scorer, TheStepsOfAnExplanationAddUpToTheWeightThatDecided) {
  const std::vector<List> lists = {invented::jumble("a", 250, 7), invented::jumble("b", 250, 8)};
  Options options;
  options.review = 0.01;
  const Result<Linking> linking = link(lists, options);
  ASSERT_TRUE(linking);
  ASSERT_FALSE(linking->pairs.empty());
  for (std::size_t i = 0; i < linking->pairs.size(); i += 1 + linking->pairs.size() / 200) {
    const Pair& pair = linking->pairs[i];
    const Explanation why = explain(lists, *linking, pair.left, pair.right);
    Weight sum = 0;
    for (const Step& step : why.steps) sum += step.weight;
    EXPECT_EQ(sum, why.weight);
    EXPECT_EQ(why.steps.front().comparison, "prior");
    EXPECT_NEAR(bits(why.weight), bits(pair.weight), 1e-3) << pair.left << " and " << pair.right;
  }
}

}  // namespace
}  // namespace nostoi::link
