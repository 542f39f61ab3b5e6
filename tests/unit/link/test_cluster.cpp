// From pairs to people: what joins, what never does, and the slow twin that must say the same.
#include <gmock/gmock.h>

#include <set>

#include "link/cluster.hpp"
#include "link/grounds.hpp"
#include "reference/clustering.hpp"
#include "unit/link/small_lists.hpp"

namespace nostoi::link {
namespace {

using invented::Ready;

std::vector<Scored> all_pairs(const Ready& ready, Weight floor) {
  std::vector<Scored> pairs;
  for (std::uint32_t a = 0; a < ready.prepared.lines; ++a)
    for (std::uint32_t b = a + 1; b < ready.prepared.lines; ++b)
      if (const Weight weight = ready.weight(a, b); weight >= floor) pairs.push_back({a, b, weight});
  return pairs;
}

/// People who are not in question, so that values have a frequency.
std::vector<std::vector<std::string>> others(std::vector<std::vector<std::string>> rows) {
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(10 + i);
    rows.push_back(
        {"Імення" + n, "Ім" + std::to_string(i % 17), "По" + n, "19" + std::to_string(40 + i) + "-02-" + std::to_string(10 + i % 18)});
  }
  return rows;
}

const std::vector<std::string> headings = {"surname", "given_name", "patronymic", "birth_date"};

TEST(Cluster, AChainDoesNotJoinTwoPeopleWhoseBirthDatesAndPatronymicsDiffer) {
  const Ready ready({invented::list("l", headings,
                                    others({{"Шульга", "Остап", "Іванович", "1987-03-12"},
                                            {"Шульга", "Остап", "", ""},
                                            {"Шульга", "Остап", "Романович", "1951-10-25"}}))},
                    0.05);
  const std::vector<Scored> pairs = all_pairs(ready, 0);
  ASSERT_GE(ready.weight(0, 1), 0) << "the line without a date could be either";
  ASSERT_GE(ready.weight(1, 2), 0);
  const Clusters clusters = cluster(ready.prepared, ready.scorer, pairs, 0, false, ready.pool, 1);
  EXPECT_NE(clusters.person[0], clusters.person[2]);
  EXPECT_THAT(clusters.refused, testing::Contains("conflict")) << "and the pair says why it was not joined";
}

TEST(Cluster, OneDifferenceIsNoContradictionAndOneAgreementEndsIt) {
  const Ready ready({invented::list("l", headings,
                                    others({{"Шульга", "Остап", "Іванович", "1987-03-12"},
                                            {"Шульга", "Остап", "Романович", "1951-10-25"},
                                            {"Шульга", "Остап", "", "1951-10-25"},
                                            {"Шульга", "Остап", "Іванович", "1951-10-25"}}))});
  const auto against = [&](std::size_t a, std::size_t b) {
    return Grounds(ready.prepared).contradict(ready.scorer.compare(ready.prepared.row(a), ready.prepared.row(b), ready.memories));
  };
  EXPECT_TRUE(against(0, 1)) << "date and patronymic differ";
  EXPECT_FALSE(against(0, 2)) << "only the date differs";
  EXPECT_FALSE(against(0, 3)) << "the date differs, the patronymic agrees";
}

TEST(Cluster, BrothersAreNotJoinedHoweverWellTheRestAgrees) {
  const std::vector<std::vector<std::string>> rows = others({{"Шульга", "Остап", "Іванович", "1987-03-12"},
                                                             {"Шульга", "Назар", "Іванович", "1987-03-12"},
                                                             {"Шульга", "", "Іванович", "1987-03-12"}});
  const Ready ready({invented::list("l", headings, rows)}, 0.5);
  std::vector<Scored> pairs = {{0, 1, 20 * 65536}};
  const Clusters clusters = cluster(ready.prepared, ready.scorer, pairs, 0, false, ready.pool, 1);
  EXPECT_NE(clusters.person[0], clusters.person[1]) << "twins share even the date";
  EXPECT_THAT(clusters.refused, testing::ElementsAre("conflict"));
  EXPECT_FALSE(Grounds(ready.prepared).siblings(ready.scorer.compare(ready.prepared.row(0), ready.prepared.row(2), ready.memories)))
      << "a name that is not said differs from none";
}

TEST(Cluster, TwinsOnTwoListsStayTwoWhoeverLeavesOutThePatronymic) {
  std::vector<std::vector<std::string>> rows = {{"Хмелевець Іван Петрович", "1981-07-06"},
                                                {"Khmelevets Ivan", "1981-07-06"},
                                                {"Хмелевець Богдан Петрович", "1981-07-06"},
                                                {"Khmelevets Bohdan", "1981-07-06"}};
  for (int line = 0; line < 60; ++line)
    rows.push_back({"Імення" + std::to_string(line) + " Тарас", "19" + std::to_string(30 + line) + "-02-01"});
  const Ready ready({invented::list("l", {"name", "birth_date"}, rows)}, 0.1);
  const auto compared = [&](std::size_t a, std::size_t b) {
    return ready.scorer.compare(ready.prepared.row(a), ready.prepared.row(b), ready.memories);
  };
  EXPECT_TRUE(Grounds(ready.prepared).another_given_name(compared(1, 2)));
  EXPECT_FALSE(Grounds(ready.prepared).another_given_name(compared(0, 1)));
  EXPECT_FALSE(Grounds(ready.prepared).another_given_name(compared(0, 5)));
  std::vector<Scored> pairs = all_pairs(ready, to_weight(-40));
  for (Scored& pair : pairs)
    if (pair.b < 4) pair.weight = 20 * 65536;
  const Clusters clusters = cluster(ready.prepared, ready.scorer, pairs, 0, false, ready.pool, 1);
  EXPECT_EQ(clusters.person[0], clusters.person[1]);
  EXPECT_EQ(clusters.person[2], clusters.person[3]);
  EXPECT_NE(clusters.person[0], clusters.person[2]);
}

TEST(Cluster, LinesThatAllAgreeAreOnePerson) {
  const std::vector<std::string> same = {"Шульга", "Остап", "Іванович", "1987-03-12"};
  const Ready ready({invented::list("l", headings, others({same, same, same, same}))}, 0.01);
  const Clusters clusters = cluster(ready.prepared, ready.scorer, all_pairs(ready, 0), 0, false, ready.pool, 1);
  EXPECT_THAT(std::vector(clusters.person.begin(), clusters.person.begin() + 4), testing::Each(0u));
  EXPECT_EQ(clusters.person[4], 4u);
}

TEST(Cluster, OneToOneLeavesAtMostOneLineOfEachList) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const Ready ready({invented::jumble("a", 60, seed), invented::jumble("b", 60, 50 + seed), invented::jumble("c", 30, 90 + seed)}, 0.1);
    std::vector<Scored> pairs = all_pairs(ready, 0);
    std::erase_if(pairs, [&](const Scored& p) { return ready.prepared.list_of(p.a) == ready.prepared.list_of(p.b); });
    const Clusters clusters = cluster(ready.prepared, ready.scorer, pairs, 0, true, ready.pool, 1);
    std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
    for (std::uint32_t line = 0; line < ready.prepared.lines; ++line)
      EXPECT_TRUE(taken.insert({clusters.person[line], ready.prepared.list_of(line)}).second) << "line " << line << ", seed " << seed;
    EXPECT_LT(std::set(clusters.person.begin(), clusters.person.end()).size(), ready.prepared.lines) << "something was joined";
    EXPECT_THAT(clusters.refused, testing::Contains("taken"));
  }
}

TEST(Cluster, TheSlowTwinMakesTheSamePeople) {
  for (const bool one_to_one : {false, true})
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      const Ready ready({invented::jumble("a", 20, seed), invented::jumble("b", 18, 40 + seed)}, 0.1);
      const std::vector<Scored> pairs = all_pairs(ready, to_weight(-2));
      std::vector<reference::LikelyPair> likely;
      for (const Scored& pair : pairs) likely.push_back({pair.a, pair.b, pair.weight});
      const auto weight = [&](std::uint32_t a, std::uint32_t b) { return std::clamp<Weight>(ready.weight(a, b), -24 * 65536, 24 * 65536); };
      const auto differ = [&](std::uint32_t a, std::uint32_t b) {
        return Grounds(ready.prepared).contradict(ready.scorer.compare(ready.prepared.row(a), ready.prepared.row(b), ready.memories));
      };
      const auto compete = [&](std::uint32_t a, std::uint32_t b) {
        return (one_to_one && ready.prepared.list_of(a) == ready.prepared.list_of(b)) ||
               Grounds(ready.prepared).man_and_woman(ready.prepared.row(a), ready.prepared.row(b));
      };
      const auto kin = [&](std::uint32_t a, std::uint32_t b) {
        return Grounds(ready.prepared).siblings(ready.scorer.compare(ready.prepared.row(a), ready.prepared.row(b), ready.memories));
      };
      const std::vector<std::uint32_t> expected =
          reference::greedy_groups(static_cast<std::uint32_t>(ready.prepared.lines), likely, 0, {weight, differ, compete, kin});
      const Clusters clusters = cluster(ready.prepared, ready.scorer, pairs, 0, one_to_one, ready.pool, 1);
      EXPECT_EQ(clusters.person, expected) << "seed " << seed;
      EXPECT_GT(std::count(expected.begin(), expected.end(), 0u) + std::count(expected.begin(), expected.end(), 1u), 1);
    }
}

TEST(Cluster, WithoutPairsEverybodyIsAlone) {
  const Ready ready({invented::jumble("a", 5, 1)});
  EXPECT_THAT(cluster(ready.prepared, ready.scorer, {}, 0, false, ready.pool, 1).person, testing::ElementsAre(0, 1, 2, 3, 4));
}

}  // namespace
}  // namespace nostoi::link
