// New versions of lists, on every store: what changed is told cell by cell, entries stay the people they were, nothing is lost.
#include "nostoi/acts.hpp"
#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

class EveryVersion : public EveryRegister {
 protected:
  /// An invented list whose lines have ids: {id, name, year}.
  struct Row {
    std::string id, name;
    int year;
  };
  static List with_ids(const std::string& name, const std::vector<Row>& rows) {
    std::vector<std::pair<std::string, int>> people;
    for (const Row& row : rows) people.emplace_back(row.name, row.year);
    List list = invented_list(name, people);
    Column ids{"№", "id", Role::never, "header", {}, {}, {}};
    for (const Row& row : rows) ids.cells.push_back(ids.values.intern(row.id));
    list.columns.push_back(ids);
    return list;
  }
  Imported first(const List& list) { return sure(import_lists(reg(), caseworker(), {list}, {})); }
  Result<Imported> next(const List& list, Position before, bool corrections = false, bool dry = false) {
    Received received;
    received.version_of = before;
    received.corrections = corrections;
    return import_lists(reg(), caseworker(), {list}, received, dry);
  }
};

TEST_P(EveryVersion, TellsCellByCellWhatBecameOfEntriesWithIds) {
  const Position before =
      first(with_ids("a.csv", {{"1", "Сорока Іван", 1980}, {"2", "Гнатюк Олег", 1990}, {"3", "Бойко Юрій", 1970}})).lists[0];
  const Imported after =
      sure(next(with_ids("b.csv", {{"2", "Гнатюк Олег Ігорович", 1991}, {"1", "Сорока Іван", 1980}, {"4", "Лис Петро", 2000}}), before));
  ASSERT_TRUE(after.changes);
  EXPECT_TRUE(after.changes->by_id);
  EXPECT_EQ(after.changes->continued, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{{2, 1}, {1, 2}}));
  ASSERT_EQ(after.changes->cells.size(), 2u);
  EXPECT_EQ(after.changes->cells[0].was, "Гнатюк Олег");
  EXPECT_EQ(after.changes->cells[0].is, "Гнатюк Олег Ігорович");
  EXPECT_EQ(after.changes->cells[1].is, "1991");
  EXPECT_EQ(after.changes->added, std::vector<std::uint64_t>{3});
  EXPECT_EQ(after.changes->gone, std::vector<std::uint64_t>{3});
  EXPECT_EQ(*person_of(*now(), after.lists[0] + 1), before + 2) << "the entry is the person it was";
  EXPECT_EQ(*person_of(*now(), before + 3), before + 3) << "who is gone from the list stays in the register";
  EXPECT_TRUE(check(*now())->wrong.empty());
}

TEST_P(EveryVersion, KnowsEntriesWithoutIdsByWhatTheySayOfThePerson) {
  const Position before =
      first(invented_list("a.csv", {{"Сорока Іван", 1980}, {"Гнатюк Олег", 1990}, {"Лис Петро", 1970}, {"Лис Петро", 1970}})).lists[0];
  const Imported after = sure(next(invented_list("b.csv", {{"СОРОКА Іван", 1980}, {"Гнатюк Олег", 1951}, {"Лис Петро", 1970}}), before));
  EXPECT_EQ(after.changes->continued, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{{1, 1}}));
  EXPECT_EQ(after.changes->added, (std::vector<std::uint64_t>{2, 3}))
      << "another year of birth; and which of two alike goes on, nobody said";
  EXPECT_EQ(after.changes->gone, (std::vector<std::uint64_t>{2, 3, 4}));
}

TEST_P(EveryVersion, RejectsARowOfCorrectionsWhoseIdIsNotKnownAndLeavesTheOthersAsTheyWere) {
  const Position before = first(with_ids("a.csv", {{"1", "Сорока Іван", 1980}, {"2", "Гнатюк Олег", 1990}})).lists[0];
  const Imported after = sure(next(with_ids("b.csv", {{"2", "Гнатюк Олег", 1991}, {"9", "Лис Петро", 2000}}), before, true));
  EXPECT_EQ(after.lines, 1u);
  EXPECT_EQ(after.rejected, 1u);
  EXPECT_EQ(after.findings, 1u);
  EXPECT_TRUE(after.changes->gone.empty());
  EXPECT_TRUE(after.changes->added.empty());
  const Imported third = sure(next(with_ids("d.csv", {{"1", "Сорока Іван", 1980}, {"2", "Гнатюк Олег", 1991}}), before));
  EXPECT_EQ(third.changes->continued.size(), 2u) << "the next version follows the whole list, not its corrections";
  EXPECT_EQ(next(invented_list("c.csv", {{"Сорока", 1980}}), third.lists[0], true).error().code, Code::invalid) << "no ids";
}

TEST_P(EveryVersion, WritesNothingWhenItIsTried) {
  const Position before = first(with_ids("a.csv", {{"1", "Сорока Іван", 1980}})).lists[0];
  const std::string log = text();
  const Imported tried = sure(next(with_ids("b.csv", {{"1", "Сорока Іван", 1981}}), before, false, true));
  EXPECT_EQ(tried.changes->cells.size(), 1u);
  EXPECT_EQ(text(), log);
}

TEST_P(EveryVersion, GoesOnFromTheLatestVersionAlone) {
  const Position before = first(with_ids("a.csv", {{"1", "Сорока Іван", 1980}})).lists[0];
  const Position second = sure(next(with_ids("b.csv", {{"1", "Сорока Іван", 1981}}), before)).lists[0];
  EXPECT_EQ(next(with_ids("c.csv", {{"1", "Сорока", 1981}}), before).error().code, Code::conflict);
  EXPECT_EQ(next(with_ids("c.csv", {{"1", "Сорока", 1981}}), 1).error().code, Code::not_found);
  EXPECT_EQ(sure(lists(*now()))[0].later, second);
  EXPECT_EQ(sure(lists(*now()))[1].version_of, before);
}

TEST_P(EveryVersion, LinksTheLatestWordOfAnEntryAndWhoIsGone) {
  const Position before = first(with_ids("a.csv", {{"1", "Тополянський Роман", 1968}, {"2", "Гнатюк Олег", 1990}})).lists[0];
  ASSERT_TRUE(next(with_ids("b.csv", {{"1", "Тополянський Роман", 1969}}), before));
  EXPECT_EQ(sure(review::match(reg(), caseworker(), {})).lines, 2u) << "the second version's first entry, and the first version's second";
}

TEST_P(EveryVersion, WithholdsWhatChangedUnderAPropertyForWhichTheActorIsNotCleared) {
  const auto with_health = [](const std::string& name, const std::string& health, int year) {
    List list = with_ids(name, {{"1", "Сорока Іван", year}, {"2", "Гнатюк Олег", 1990}});
    Column said{"стан здоров'я", "illness", Role::never, "header", {}, {}, {}};
    for (const std::string& text : {health, std::string("здоровий")}) said.cells.push_back(said.values.intern(text));
    list.columns.push_back(said);
    return list;
  };
  ASSERT_EQ(find_property("illness")->handling, "medical");
  const Position before = first(with_health("a.csv", "поранений", 1980)).lists[0];
  const Imported shut = sure(next(with_health("b.csv", "ампутація", 1981), before, false, true));
  ASSERT_EQ(shut.changes->cells.size(), 2u);
  EXPECT_EQ(shut.changes->cells[0].is, "1981");
  EXPECT_TRUE(shut.changes->cells[1].withheld);
  EXPECT_EQ(shut.changes->cells[1].before, 1u);
  EXPECT_EQ(shut.changes->cells[1].column + shut.changes->cells[1].was + shut.changes->cells[1].is, "") << "not even which column";
  Received received;
  received.version_of = before;
  const access::Actor doctor{"doctor", "tracing", {"medical"}};
  const Imported open = sure(import_lists(reg(), doctor, {with_health("b.csv", "ампутація", 1981)}, received, true));
  ASSERT_EQ(open.changes->cells.size(), 2u);
  EXPECT_EQ(open.changes->cells[1].was, "поранений");
}

TEST_P(EveryVersion, TellsNothingOfWhatASealedLineSaidNotEvenWhetherItChanged) {
  const Position before = first(with_ids("a.csv", {{"1", "Сорока Іван", 1980}, {"2", "Гнатюк Олег", 1990}})).lists[0];
  ASSERT_TRUE(acts::seal(reg(), caseworker(), before + 1, true, "threats"));
  for (const int guess : {1980, 1981}) {
    const Imported after = sure(next(with_ids("b.csv", {{"1", "Сорока Іван", guess}, {"2", "Гнатюк Олег", 1991}}), before, false, true));
    ASSERT_EQ(after.changes->cells.size(), 2u) << guess;
    EXPECT_TRUE(after.changes->cells[0].withheld);
    EXPECT_EQ(after.changes->cells[0].column + after.changes->cells[0].was + after.changes->cells[0].is, "");
    EXPECT_EQ(after.changes->cells[1].was, "1990") << "others are told as before";
  }
  const Position act = sure(acts::propose(reg(), caseworker(), {"unseal", before + 1, "the court asks", "ordinary", 1}));
  ASSERT_TRUE(acts::confirm(reg(), {"taras", "tracing", {}}, act, "seen"));
  const Imported open = sure(next(with_ids("b.csv", {{"1", "Сорока Іван", 1981}, {"2", "Гнатюк Олег", 1990}}), before, false, true));
  ASSERT_EQ(open.changes->cells.size(), 1u);
  EXPECT_EQ(open.changes->cells[0].was, "1980");
}

TEST_P(EveryVersion, CanBeTakenBackEntryByEntry) {
  const Position before = first(with_ids("a.csv", {{"1", "Сорока Іван", 1980}})).lists[0];
  const Position after = sure(next(with_ids("b.csv", {{"1", "Лис Петро", 1999}}), before)).lists[0];
  const std::vector<Decision> decisions = sure(decisions_of(*now(), after + 1));
  ASSERT_EQ(decisions.size(), 1u);
  ASSERT_TRUE(revoke(reg(), caseworker(), decisions[0].at, "the id was given to another man"));
  EXPECT_EQ(*person_of(*now(), after + 1), after + 1);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryVersion, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
