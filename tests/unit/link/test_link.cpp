// Linking as a whole: the laws it keeps on any lists, what its probabilities are worth, and lists that hardly deserve the name.
#include <gmock/gmock.h>

#include <chrono>
#include <numeric>
#include <set>

#include "unit/link/generated.hpp"

namespace nostoi::link {
namespace {

using invented::list;

Linking linked(const std::vector<List>& lists, const Options& options = {}) {
  const Result<Linking> linking = link(lists, options);
  EXPECT_TRUE(linking) << (linking ? "" : linking.error().sentence);
  return linking ? *linking : Linking{};
}

void expect_the_same(const Linking& a, const Linking& b) {
  EXPECT_EQ(to_json(a.model), to_json(b.model));
  EXPECT_EQ(a.person, b.person);
  EXPECT_EQ(a.first_line, b.first_line);
  ASSERT_EQ(a.pairs.size(), b.pairs.size());
  for (std::size_t i = 0; i < a.pairs.size(); ++i) {
    const Pair &x = a.pairs[i], &y = b.pairs[i];
    ASSERT_EQ(std::tie(x.left, x.right, x.weight, x.probability, x.outcome, x.reason),
              std::tie(y.left, y.right, y.weight, y.probability, y.outcome, y.reason));
  }
  EXPECT_EQ(a.facts.histogram, b.facts.histogram);
  EXPECT_EQ(a.facts.compared, b.facts.compared);
  EXPECT_EQ(a.facts.people, b.facts.people);
  EXPECT_EQ(a.facts.expected_false, b.facts.expected_false);
  EXPECT_EQ(a.facts.expected_missed, b.facts.expected_missed);
  EXPECT_EQ(a.facts.expected_recall, b.facts.expected_recall);
  ASSERT_EQ(a.facts.keys.size(), b.facts.keys.size());
  for (std::size_t k = 0; k < a.facts.keys.size(); ++k) {
    EXPECT_EQ(a.facts.keys[k].name, b.facts.keys[k].name);
    EXPECT_EQ(a.facts.keys[k].pairs, b.facts.keys[k].pairs);
    EXPECT_EQ(a.facts.keys[k].cut, b.facts.keys[k].cut);
  }
}

TEST(Link, OneAndEightThreadsGiveTheSameInEveryField) {
  const std::vector<List> lists = {invented::people(3000, 1).list, invented::people(2500, 2).list};
  for (const bool one_to_one : {false, true}) {
    Options one, eight;
    one.one_to_one = eight.one_to_one = one_to_one;
    eight.threads = 8;
    expect_the_same(linked(lists, one), linked(lists, eight));
  }
}

/// The list with its lines in another order: line i of the result is line order[i] of the list.
List permuted(const List& list, const std::vector<std::size_t>& order) {
  List made = list;
  for (Column& column : made.columns)
    for (std::size_t i = 0; i < order.size(); ++i)
      column.cells[i] = list.columns[static_cast<std::size_t>(&column - made.columns.data())].cells[order[i]];
  return made;
}

/// u is learned from pairs of lines drawn by their place, so another order of lines learns slightly other numbers. The people stay.
TEST(Link, TheOrderOfTheLinesHardlyMatters) {
  const invented::People people = invented::people(4000, 4);
  std::vector<std::size_t> order(4000);
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [](std::size_t a, std::size_t b) { return mix(7, a) < mix(7, b); });
  const Linking straight = linked({people.list}), shuffled = linked({permuted(people.list, order)});
  std::vector<std::uint32_t> back(4000);
  for (std::size_t i = 0; i < order.size(); ++i) back[order[i]] = shuffled.person[i];
  EXPECT_GE(cluster_quality(straight.person, back).f1, 0.995);
}

TEST(Link, EveryLineIsOnePersonAndTheFactsAddUp) {
  const std::vector<List> lists = {invented::people(1500, 8).list, invented::jumble("b", 300, 3)};
  const Linking linking = linked(lists);
  ASSERT_EQ(linking.person.size(), 1800u);
  EXPECT_THAT(linking.first_line, testing::ElementsAre(0, 1500, 1800));
  for (std::uint32_t line = 0; line < 1800; ++line) {
    EXPECT_LE(linking.person[line], line) << "a person is named by its first line";
    EXPECT_EQ(linking.person[linking.person[line]], linking.person[line]);
  }
  std::uint64_t bars = 0, first_to_give = 0;
  for (const std::uint64_t bar : linking.facts.histogram) bars += bar;
  for (const Key& key : linking.facts.keys) first_to_give += key.pairs;
  EXPECT_EQ(bars, linking.facts.compared);
  EXPECT_EQ(first_to_give, linking.facts.compared);
  EXPECT_EQ(linking.facts.matches + linking.facts.reviews, linking.facts.kept);
  EXPECT_EQ(linking.pairs.size(), linking.facts.kept);
  EXPECT_EQ(std::set(linking.person.begin(), linking.person.end()).size(), linking.facts.people);
  EXPECT_LE(linking.facts.compared, linking.facts.possible);
  for (const Pair& pair : linking.pairs) {
    EXPECT_LT(pair.left, pair.right);
    EXPECT_EQ(pair.outcome == Outcome::match, linking.person[pair.left] == linking.person[pair.right]);
    EXPECT_EQ(pair.outcome == Outcome::match, pair.reason.empty()) << "what is not joined says why";
  }
}

TEST(Link, ScopesGiveOnlyTheirPairs) {
  const std::vector<List> lists = {invented::people(600, 8).list, invented::people(600, 8).list};
  for (const Scope scope : {Scope::within, Scope::between}) {
    Options options;
    options.scope = scope;
    const Linking linking = linked(lists, options);
    EXPECT_FALSE(linking.pairs.empty());
    for (const Pair& pair : linking.pairs) EXPECT_EQ((pair.left < 600) == (pair.right < 600), scope == Scope::within);
    EXPECT_EQ(linking.facts.possible, scope == Scope::between ? 360'000u : 359'400u);
  }
}

TEST(Link, OneToOneGivesALineOnePartnerInEachList) {
  Options options;
  options.one_to_one = true;
  const Linking linking = linked({invented::people(900, 8).list, invented::people(800, 8).list, invented::people(700, 8).list}, options);
  std::set<std::pair<std::uint32_t, int>> taken;
  for (std::uint32_t line = 0; line < 2400; ++line)
    EXPECT_TRUE(taken.insert({linking.person[line], line < 900 ? 0 : line < 1700 ? 1 : 2}).second) << line;
  EXPECT_LT(linking.facts.people, 1800u);
}

/// Expected calibration error over ten bins of equal width.
double calibration_error(const Linking& linking, const std::vector<std::uint32_t>& person) {
  double expected[10] = {}, observed[10] = {}, error = 0;
  for (const Pair& pair : linking.pairs) {
    const auto bin = std::min<std::size_t>(9, static_cast<std::size_t>(pair.probability * 10));
    expected[bin] += pair.probability;
    observed[bin] += person[pair.left] == person[pair.right];
  }
  for (int bin = 0; bin < 10; ++bin) error += std::abs(expected[bin] - observed[bin]);
  return error / static_cast<double>(linking.pairs.size());
}

TEST(Link, ProbabilitiesMeanWhatTheySayAndPeopleAreFound) {
  for (const std::uint64_t seed : {11u, 12u}) {
    const invented::People people = invented::people(20'000, seed);
    Options options;
    options.threads = 2;
    const Linking linking = linked({people.list}, options);
    const Quality quality = cluster_quality(people.person, linking.person);
    const double error = calibration_error(linking, people.person);
    RecordProperty("calibration_error", std::to_string(error));
    RecordProperty("f1", std::to_string(quality.f1));
    EXPECT_LE(error, 0.05) << "seed " << seed;
    EXPECT_GE(quality.f1, 0.98) << "seed " << seed;
  }
}

TEST(Link, AModelAppliedToItsOwnListsGivesNearlyTheSamePeople) {
  const invented::People people = invented::people(4000, 9);
  const Linking trained = linked({people.list});
  Options options;
  options.model = to_json(trained.model);
  const Linking applied = linked({people.list}, options);
  EXPECT_EQ(applied.model.origin, "given");
  EXPECT_GE(cluster_quality(trained.person, applied.person).f1, 0.99);
  EXPECT_EQ(applied.facts.keys.size(), trained.facts.keys.size());
}

TEST(Link, ADamagedModelIsRefusedWithASentence) {
  Options options;
  options.model = "{\"format\": 1";
  const Result<Linking> linking = link({invented::jumble("a", 20, 1)}, options);
  ASSERT_FALSE(linking);
  EXPECT_EQ(linking.error().code, Code::invalid);
  EXPECT_FALSE(linking.error().sentence.empty());
}

// ---------------------------------------------------------------------------------------------------- small and strange lists

TEST(LinkSmall, NoListAndEmptyListsAreNoPeople) {
  EXPECT_TRUE(linked({}).person.empty());
  const Linking linking = linked({list("a", {"surname", "given_name"}, {}), list("b", {"surname"}, {})});
  EXPECT_TRUE(linking.person.empty());
  EXPECT_TRUE(linking.pairs.empty());
  EXPECT_EQ(linking.facts.possible, 0u);
}

TEST(LinkSmall, OneLineIsOnePerson) {
  const Linking linking = linked({list("a", {"surname", "given_name"}, {{"Бойко", "Ілля"}})});
  EXPECT_THAT(linking.person, testing::ElementsAre(0));
  EXPECT_EQ(linking.facts.people, 1u);
}

TEST(LinkSmall, TwoIdenticalLinesAreComparedAndTold) {
  const List two = list("a", {"surname", "given_name", "birth_date"}, {{"Бойко", "Ілля", "1987-03-12"}, {"Бойко", "Ілля", "1987-03-12"}});
  const Linking linking = linked({two});
  EXPECT_EQ(linking.facts.possible, 1u);
  EXPECT_EQ(linking.facts.compared, 1u);
  EXPECT_EQ(linking.model.origin, "shipped");
  ASSERT_EQ(linking.pairs.size(), 1u) << "whatever is decided, somebody is asked to look";
}

TEST(LinkSmall, AListWithNothingToCompareHasNoPairs) {
  const Linking linking = linked({list("a", {"id", "note"}, {{"1", "x"}, {"2", "x"}, {"3", "y"}}), list("b", {"id"}, {{"1"}, {"2"}})});
  EXPECT_TRUE(linking.pairs.empty());
  EXPECT_EQ(linking.facts.people, 5u);
  EXPECT_TRUE(linking.model.comparisons.empty());
  EXPECT_EQ(linking.model.skipped.size(), 3u) << "and every column says why";
}

TEST(LinkSmall, ListsWithoutACommonColumnHaveNoPairsBetweenThem) {
  Options options;
  options.scope = Scope::between;
  const Linking linking =
      linked({list("a", {"birth_place"}, {{"Суми"}, {"Ромни"}}), list("b", {"document_number"}, {{"АВ123456"}, {"АВ777777"}})}, options);
  EXPECT_TRUE(linking.pairs.empty());
  EXPECT_EQ(linking.facts.people, 4u);
}

TEST(LinkSmall, SixtyThousandOfOneNameFinishAndTheLossIsTold) {
  constexpr std::size_t lines = 60'000;
  const std::vector<std::string> names(lines, "Коваленко Тарас Іванович");
  std::vector<std::string> places, years;
  for (std::size_t line = 0; line < lines; ++line) {
    places.push_back(line % 3 ? "" : "Місто" + std::to_string(line % 40));
    years.push_back(line % 2 ? "" : std::to_string(1950 + line % 40));
  }
  for (const bool with_years : {false, true}) {
    List list = invented::list("a", {invented::column("name", names), invented::column("birth_place", places)});
    if (with_years) list.columns.push_back(invented::column("birth_date", years));
    const auto begin = std::chrono::steady_clock::now();
    const Linking linking = linked({list});
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
    EXPECT_LT(linking.facts.compared, 300 * lines) << "of 1.8 thousand million pairs of one name";
    std::uint64_t cut = 0;
    for (const Key& key : linking.facts.keys) cut += key.cut;
    EXPECT_TRUE(cut > 0 || linking.facts.expected_recall < 0.5) << "what is not compared is told, as cut or as loss";
    EXPECT_EQ(linking.facts.people, lines) << "that all carry one name does not make them one person";
  }
}

}  // namespace
}  // namespace nostoi::link
