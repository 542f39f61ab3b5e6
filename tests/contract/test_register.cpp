// The laws of the register, on every store: nothing is overwritten, every moment of the past stays, the log alone gives the state.
#include <algorithm>
#include <map>
#include <set>

#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

TEST_P(EveryRegister, KeepsEveryCellOfAListAndGivesTheListBack) {
  const auto imported = import("held.csv", {{"Сорока \"Іван\"\n", 1980}, {"", 1991}, {"Сорока \"Іван\"\n", 1991}});
  const ListFacts facts = sure(lists(*now())).front();
  EXPECT_EQ(facts.at, imported.lists.front());
  const List again = *list_again(*now(), facts);
  ASSERT_EQ(again.lines, 3u);
  EXPECT_EQ(again.columns[0].cell(0), "Сорока \"Іван\"\n");
  EXPECT_EQ(again.columns[0].cell(1), "");
  EXPECT_EQ(again.columns[1].dates[again.columns[1].cells[2]].year, 1991);
  EXPECT_EQ(again.physical_row(2), 4u);
  EXPECT_EQ(again.columns[1].field, "birth_date");
}

TEST_P(EveryRegister, KnowsAFileItHasSeenByItsBytes) {
  const auto first = import("held.csv", {{"Сорока Іван", 1980}});
  const std::string before = text();
  const auto second = import("held.csv", {{"Сорока Іван", 1980}});
  EXPECT_TRUE(second.known_before);
  EXPECT_EQ(second.source, first.source);
  EXPECT_EQ(text(), before);
}

TEST_P(EveryRegister, GivesAPersonTheIdOfTheOldestAnchorAndRedirectsTheOthers) {
  const auto at = lines(3);
  ASSERT_TRUE(decide(reg(), caseworker(), at[2], at[1], Verdict::same, "one photograph"));
  EXPECT_EQ(*person_of(*now(), at[2]), at[1]);
  EXPECT_EQ(*anchors_of(*now(), at[1]), (std::vector<Position>{at[1], at[2]}));
  EXPECT_EQ(person_file(reg(), caseworker(), at[2])->person, at[1]);
}

TEST_P(EveryRegister, AMergeFollowedByItsSplitGivesTheStateBefore) {
  const auto at = lines(4);
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[1], Verdict::same, "mother's word"));
  const auto said = [&](Position anchor) {
    std::string all;
    for (const FileEntry& line : sure(person_file(reg(), caseworker(), anchor)).entries)
      for (const Statement& one : line.statements) all += std::to_string(one.anchor) + one.property + "=" + one.value + "\n";
    return all;
  };
  const std::string before = said(at[1]) + said(at[2]);
  const Position merge = *decide(reg(), caseworker(), at[1], at[2], Verdict::same, "looks alike");
  EXPECT_EQ(anchors_of(*now(), at[0])->size(), 3u);
  ASSERT_TRUE(revoke(reg(), caseworker(), merge, "brothers"));
  EXPECT_EQ(said(at[1]) + said(at[2]), before);
}

TEST_P(EveryRegister, ShowsANotSameInsideAPersonAsAConflictAndResolvesNothing) {
  const auto at = lines(3);
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[2], Verdict::not_same, "seen together"));
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[1], Verdict::same, "number"));
  ASSERT_TRUE(decide(reg(), caseworker(), at[1], at[2], Verdict::same, "number"));
  const PersonFile file = *person_file(reg(), caseworker(), at[0]);
  EXPECT_EQ(file.entries.size(), 3u);
  ASSERT_EQ(file.conflicts.size(), 1u);
  EXPECT_EQ(file.conflicts[0].why, "seen together");
}

TEST_P(EveryRegister, RefusesWithAReason) {
  const auto at = lines(2);
  const Position first = *decide(reg(), caseworker(), at[0], at[1], Verdict::same, "why not");
  EXPECT_EQ(decide(reg(), caseworker(), at[0], at[1], Verdict::not_same, "no").error().code, Code::conflict);
  EXPECT_EQ(decide(reg(), caseworker(), at[0], at[0], Verdict::same, "one").error().code, Code::invalid);
  EXPECT_EQ(decide(reg(), caseworker(), at[0], 1, Verdict::same, "the head of the log is no line").error().code, Code::not_found);
  EXPECT_EQ(decide(reg(), caseworker(), at[0], at[1], Verdict::same, "").error().code, Code::invalid);
  ASSERT_TRUE(revoke(reg(), caseworker(), first, "wrong"));
  EXPECT_EQ(revoke(reg(), caseworker(), first, "twice").error().code, Code::conflict);
  EXPECT_EQ(revoke(reg(), caseworker(), 999, "nothing there").error().code, Code::not_found);
  EXPECT_TRUE(decide(reg(), caseworker(), at[0], at[1], Verdict::not_same, "brothers"));
}

TEST_P(EveryRegister, DeniesAnActorWithoutANameOrAPurpose) {
  const auto at = lines(2);
  EXPECT_EQ(decide(reg(), {"", "tracing", {}}, at[0], at[1], Verdict::same, "x").error().code, Code::denied);
  EXPECT_EQ(decide(reg(), {"olena", "curiosity", {}}, at[0], at[1], Verdict::same, "x").error().code, Code::denied);
  EXPECT_EQ(person_file(reg(), {"", "tracing", {}}, at[0]).error().code, Code::denied);
  EXPECT_EQ(review::queue(reg(), {"olena", "", {}}, 5).error().code, Code::denied);
  EXPECT_EQ(import_lists(reg(), {"", "tracing", {}}, {invented_list("x.csv", {{"Сорока", 1980}})}, {}).error().code, Code::denied);
}

TEST_P(EveryRegister, WithholdsALineOfAClassTheActorIsNotClearedFor) {
  Received medical;
  medical.handling = "medical";
  const Position line = import("clinic.csv", {{"Сорока Іван", 1980}}, medical).lists.front() + 1;
  const PersonFile shut = *person_file(reg(), caseworker(), line);
  EXPECT_TRUE(shut.entries[0].withheld);
  EXPECT_TRUE(shut.entries[0].statements.empty());
  EXPECT_EQ(person_file(reg(), {"doctor", "tracing", {"medical"}}, line)->entries[0].statements.size(), 2u);
}

TEST_P(EveryRegister, IsTheSameAfterItsDumpWasLoaded) {
  const auto at = lines(5);
  ASSERT_TRUE(decide(reg(), caseworker(), at[3], at[1], Verdict::same, "Ґ’є\t\"\\"));
  const std::string written = text();
  for (const std::string kind : {"memory", "sqlite", "postgres"}) {
    const StoreUnderTest other(kind);
    if (!other.store()) continue;
    const auto loaded = load(other.store(), still(), lines_of(written));
    ASSERT_TRUE(loaded) << loaded.error().sentence;
    std::string again;
    ASSERT_TRUE(dump(**other.store()->snapshot(), [&](std::string_view line) { again += line; }));
    EXPECT_EQ(again, written);
    EXPECT_EQ(*person_of(**other.store()->snapshot(), at[3]), at[1]);
    EXPECT_TRUE(check(**other.store()->snapshot())->wrong.empty());
  }
}

TEST_P(EveryRegister, RefusesADumpInWhichAnythingWasChanged) {
  lines(3);
  const std::string written = text();
  const std::vector<std::pair<std::string, std::string>> changes{
      {"Людина 1", "Людина 9"}, {"\"olena\"", "\"oksana\""}, {"\"row\":2", "\"row\":3"}, {"\"position\":4", "\"position\":5"}};
  for (const auto& [from, to] : changes) {
    std::string changed = written;
    ASSERT_NE(changed.find(from), std::string::npos) << from;
    changed.replace(changed.find(from), from.size(), to);
    EXPECT_FALSE(load(memory_store(), still(), lines_of(changed))) << from;
  }
  std::string shorter = written;  // a line left out of the middle
  shorter.erase(shorter.find('\n') + 1, shorter.find('\n', shorter.find('\n') + 1) - shorter.find('\n'));
  EXPECT_FALSE(load(memory_store(), still(), lines_of(shorter)));
}

TEST_P(EveryRegister, RefusesADumpThatIsWrittenInAnotherWay) {
  lines(1);
  std::string written = text();
  const std::size_t nonce = written.find("\"nonce\":\"") + 9;
  std::string shouted = written;  // the same bytes, in capitals
  std::transform(shouted.begin() + static_cast<std::ptrdiff_t>(nonce), shouted.begin() + static_cast<std::ptrdiff_t>(nonce) + 32,
                 shouted.begin() + static_cast<std::ptrdiff_t>(nonce), [](char letter) { return std::toupper(letter); });
  ASSERT_NE(shouted, written);
  EXPECT_FALSE(load(memory_store(), still(), lines_of(shouted)));
  EXPECT_FALSE(load(memory_store(), still(), lines_of(written.erase(nonce, 1))));
}

TEST_P(EveryRegister, ChecksClean) {
  const auto at = lines(3);
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[1], Verdict::same, "x"));
  const Checked checked = *check(*now());
  EXPECT_EQ(checked.wrong, std::vector<std::string>{});
  EXPECT_EQ(checked.events, *now()->last());
}

TEST_P(EveryRegister, FindsAnIndexThatDoesNotFollowFromTheLogAndMakesItAnew) {
  const auto at = lines(3);
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[1], Verdict::same, "x"));
  {
    const auto writing = std::move(*reg().store().transaction());
    ASSERT_TRUE(writing->forget("member/"));
    ASSERT_TRUE(writing->commit());
  }
  EXPECT_EQ(check(*now())->wrong.size(), 1u);
  ASSERT_TRUE(rebuild(reg()));
  EXPECT_TRUE(check(*now())->wrong.empty());
}

TEST_P(EveryRegister, MapsClockTimeToKnownTime) {
  const auto at = lines(4);
  std::int64_t clock = 0;
  ASSERT_TRUE(now()->read(at[1], at[1], [&](const Event& event) { return clock = event.header.at, true; }));
  EXPECT_EQ(*known_at(*now(), clock), at[1]);
  EXPECT_EQ(*known_at(*now(), clock - 1), at[0]);
  EXPECT_EQ(*known_at(*now(), 0), 0u);
  EXPECT_EQ(*known_at(*now(), std::int64_t{1} << 60), *now()->last());
}

// The slow twin: persons as of a known time, from the decisions alone.
class Twin {
 public:
  void decided(Position at, Position left, Position right, Verdict verdict) { all_.push_back({at, left, right, verdict, 0}); }
  void revoked(Position at, Position decision) {
    for (auto& one : all_)
      if (one.at == decision) one.revoked = at;
  }
  Position person_of(Position anchor, Position known) const {
    std::set<Position> reached{anchor};
    for (bool grown = true; grown;) {
      grown = false;
      for (const auto& one : all_) {
        const bool live = one.at <= known && (one.revoked == 0 || one.revoked > known) && one.verdict == Verdict::same;
        if (live && reached.contains(one.left) != reached.contains(one.right)) {
          reached.insert({one.left, one.right});
          grown = true;
        }
      }
    }
    return *reached.begin();
  }

 private:
  struct One {
    Position at, left, right;
    Verdict verdict;
    Position revoked;
  };
  std::vector<One> all_;
};

TEST_P(EveryRegister, AgreesWithTheSlowTwinAtEveryMomentOfARandomHistory) {
  const auto at = lines(12);
  Twin twin;
  std::vector<Position> decisions;
  std::uint64_t draw = 0;
  const auto random = [&](std::size_t below) { return static_cast<std::size_t>(mix(41, draw++) % below); };
  for (int step = 0; step < 120; ++step) {
    if (!decisions.empty() && random(3) == 0) {
      const Position which = decisions[random(decisions.size())];
      if (const auto done = revoke(reg(), caseworker(), which, "again")) twin.revoked(*done, which);
      continue;
    }
    const Position left = at[random(at.size())], right = at[random(at.size())];
    const auto verdict = static_cast<Verdict>(random(4) == 0 ? 1 + random(2) : 0);
    if (const auto done = decide(reg(), caseworker(), left, right, verdict, "drawn")) {
      twin.decided(*done, std::min(left, right), std::max(left, right), verdict);
      decisions.push_back(*done);
    }
  }
  const auto snapshot = now();
  const Position last = *snapshot->last();
  for (Position known = at.back(); known <= last; ++known) {
    std::map<Position, std::set<Position>> of;
    for (const Position anchor : at) {
      ASSERT_EQ(*person_of(*snapshot, anchor, known), twin.person_of(anchor, known)) << "anchor " << anchor << " at " << known;
      of[twin.person_of(anchor, known)].insert(anchor);
    }
    for (const auto& [person, anchors] : of) {
      const auto told = *anchors_of(*snapshot, person, known);
      ASSERT_EQ(std::set<Position>(told.begin(), told.end()), anchors) << "person " << person << " at " << known;
    }
  }
  for (const Position anchor : at) EXPECT_EQ(*person_of(*snapshot, anchor), twin.person_of(anchor, last));
  EXPECT_TRUE(check(*snapshot)->wrong.empty());
}

TEST_P(EveryRegister, ProposesTheSamePairsWhateverOrderTheListsCameIn) {
  const std::vector<std::pair<std::string, int>> missing{
      {"Тополянський Роман Степанович", 1968}, {"Сорока Іван Петрович", 1980}, {"Гнатюк Олег Ігорович", 1990}},
      held{{"Тополянский Роман Степанович", 1968}, {"Гнатюк Олег Игоревич", 1990}, {"Берёза Пётр Ильич", 1971}};
  const auto proposals = [](Register& of) {
    EXPECT_TRUE(review::match(of, caseworker(), {}));
    const auto snapshot = std::move(*of.store().snapshot());
    std::map<Position, std::string> name;
    for (const ListFacts& list : sure(lists(*snapshot)))
      for (std::uint64_t row = 1; row <= list.lines; ++row) name[list.line(row)] = list.name + ":" + std::to_string(row);
    std::multiset<std::string> all;
    for (const review::Proposal& one : sure(review::queue(of, caseworker(), 100))) {
      const auto [first, second] = std::minmax({name[one.left], name[one.right]});
      all.insert(first + " " + second + " " + std::to_string(one.score.weight));
    }
    return all;
  };
  import("missing.csv", missing);
  import("held.csv", held);
  Register other = *Register::create(memory_store(), still(), caseworker());
  ASSERT_TRUE(import_lists(other, caseworker(), {invented_list("held.csv", held)}, {}));
  ASSERT_TRUE(import_lists(other, caseworker(), {invented_list("missing.csv", missing)}, {}));
  const auto here = proposals(reg());
  EXPECT_GE(here.size(), 2u);
  EXPECT_EQ(here, proposals(other));
}

TEST_P(EveryRegister, AsksNobodyAboutAPairThatWasDecided) {
  import("missing.csv", {{"Тополянський Роман Степанович", 1968}, {"Гнатюк Олег Ігорович", 1990}});
  import("held.csv", {{"Тополянский Роман Степанович", 1968}, {"Гнатюк Олег Игоревич", 1990}});
  ASSERT_TRUE(review::match(reg(), caseworker(), {}));
  const auto open = *review::queue(reg(), caseworker(), 100);
  ASSERT_GE(open.size(), 2u);
  ASSERT_TRUE(decide(reg(), caseworker(), open[0].left, open[0].right, Verdict::not_same, "a namesake", open[0].score));
  ASSERT_TRUE(decide(reg(), caseworker(), open[1].left, open[1].right, Verdict::same, "his mother", open[1].score));
  EXPECT_EQ(review::queue(reg(), caseworker(), 100)->size(), open.size() - 2);
  ASSERT_TRUE(review::match(reg(), caseworker(), {})) << "a new matching remembers what was decided";
  EXPECT_EQ(review::queue(reg(), caseworker(), 100)->size(), open.size() - 2);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryRegister, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
