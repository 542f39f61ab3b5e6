// Erasure, on every store: what was said is gone for good, from the file's bytes too; the chain holds, and the rest works as before.
#include <map>
#include <set>

#include "nostoi/acts.hpp"
#include "nostoi/entities.hpp"
#include "nostoi/review.hpp"
#include "register/erase.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

constexpr const char* secret = "Тополянський Роман Степанович";

acts::Confirmed erase_by_two(Register& reg, Position line) {
  const Position act = sure(acts::propose(reg, caseworker(), {"erasure", line, "he asks for it"}));
  return sure(acts::confirm(reg, {"taras", "maintenance", {}}, act, "his letter is here"));
}

class EveryErasure : public EveryRegister {
 protected:
  /// Three lines and a note; the first line and what hangs on it are to be erased.
  void SetUp() override {
    EveryRegister::SetUp();
    if (!under_test.store()) return;
    List list = invented_list("missing.csv", {{secret, 1968}, {"Сорока Іван Петрович", 1980}, {"Гнатюк Олег Ігорович", 1990}});
    list.findings.push_back({"date-unread", 1, 2, "ПІБ", std::string(secret) + "?", "?"});
    first = sure(import_lists(reg(), caseworker(), {list}, {})).lists[0] + 1;
    said = sure(state(reg(), caseworker(), first, {"rank", "сержант Тополянський", "exact", "asserted", "unit"}));
    ASSERT_TRUE(retract(reg(), caseworker(), said, 0, "Тополянський is a captain"));
    note =
        sure(take_note(reg(), caseworker(), {"mother", "call", "ordinary", "about Тополянський", {}, {}}, {{"name", secret}}, first)).note;
    ASSERT_TRUE(review::match(reg(), caseworker(), {}));
  }
  PersonFile file(Position anchor) { return sure(person_file(reg(), caseworker(), anchor)); }
  Position first = 0, said = 0, note = 0;
};

TEST_P(EveryErasure, TakesWhatWasSaidAndLeavesTheChain) {
  const std::string before = text();
  const evidence::Digest head = sure(check(*now())).head;
  const acts::Confirmed done = erase_by_two(reg(), first);
  EXPECT_EQ(done.erased.size(), 5u) << "the line, its finding, the statement, why it was taken back, and why the note was joined to it";
  EXPECT_FALSE(done.still_on_disk);
  const FileEntry entry = file(first).entries.at(0);
  EXPECT_TRUE(entry.erased);
  EXPECT_TRUE(entry.statements.empty());
  EXPECT_EQ(file(first).entries.size(), 2u) << "the note about him stays, until it is named too";
  EXPECT_EQ(text().find("сержант"), std::string::npos);
  const Checked checked = sure(check(*now()));
  EXPECT_EQ(checked.wrong, std::vector<std::string>{});
  EXPECT_EQ(checked.erased, 5u);
  EXPECT_NE(checked.head, head);
  erase_by_two(reg(), note);
  EXPECT_EQ(text().find("Тополянськ"), std::string::npos);
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

TEST_P(EveryErasure, LeavesEverythingElseAtWork) {
  const std::string others = file(first + 1).entries.at(0).statements.at(0).value;
  erase_by_two(reg(), first);
  erase_by_two(reg(), note);
  under_test.again();
  Register again = sure(Register::open(under_test.store(), still()));
  EXPECT_EQ(sure(person_file(again, caseworker(), first + 1)).entries.at(0).statements.at(0).value, others);
  const ListFacts facts = sure(lists(*sure(again.store().snapshot()))).at(0);
  const List list = sure(list_again(*sure(again.store().snapshot()), facts));
  EXPECT_EQ(list.lines, 3u);
  EXPECT_EQ(list.columns[0].cell(0), "");
  EXPECT_EQ(list.columns[0].cell(1), "Сорока Іван Петрович");
  ASSERT_TRUE(review::match(again, caseworker(), {}));
  ASSERT_TRUE(review::queue(again, caseworker(), 100));
  Received next;
  next.version_of = facts.at;
  const auto version =
      import_lists(again, caseworker(), {invented_list("june.csv", {{"Сорока Іван Петрович", 1980}, {secret, 1968}})}, next);
  ASSERT_TRUE(version) << version.error().sentence;
  EXPECT_EQ(version->changes->continued.size(), 1u) << "an erased line is nobody any more";
  ASSERT_TRUE(rebuild(again));
  EXPECT_TRUE(sure(check(*sure(again.store().snapshot()))).wrong.empty());
  EXPECT_EQ(retract(again, caseworker(), first, 1, "x").error().code, Code::not_found);
}

TEST_P(EveryErasure, IsTheSameAfterItsDumpWasLoaded) {
  erase_by_two(reg(), first);
  const std::string written = text();
  for (const std::string kind : {"memory", "sqlite", "postgres"}) {
    const StoreUnderTest other(kind);
    if (!other.store()) continue;
    Register loaded = sure(load(other.store(), still(), lines_of(written)));
    std::string again;
    ASSERT_TRUE(dump(**other.store()->snapshot(), [&](std::string_view line) { again += line; }));
    EXPECT_EQ(again, written);
    EXPECT_TRUE(sure(person_file(loaded, caseworker(), first)).entries.at(0).erased);
    EXPECT_TRUE(check(**other.store()->snapshot())->wrong.empty());
  }
}

TEST_P(EveryErasure, TakesTheReasonsOfDecisionsAndLeavesWhatWasDecidedAtEveryKnownTime) {
  const Position joined = sure(decide(reg(), caseworker(), first, first + 1, Verdict::same, "both say Тополянський of Кам'яний Брід"));
  const Position other = sure(decide(reg(), caseworker(), first + 1, first + 2, Verdict::same, "the same patronymic"));
  const Position undone = sure(revoke(reg(), caseworker(), joined, "Тополянський has a brother"));
  const Position unlike = sure(decide(reg(), caseworker(), first, first + 1, Verdict::not_same, "Тополянський has a scar"));
  const auto as_of = [&](Register& of, Position known) {
    std::vector<std::vector<Position>> people;
    for (const Position one : {first, first + 1, first + 2, note})
      people.push_back(sure(anchors_of(*sure(of.store().snapshot()), sure(person_of(*sure(of.store().snapshot()), one, known)), known)));
    return people;
  };
  std::map<Position, std::vector<std::vector<Position>>> before;
  for (const Position known : {note + 1, joined, other, undone, unlike}) before[known] = as_of(reg(), known);
  erase_by_two(reg(), first);
  EXPECT_EQ(text().find("Кам'яний"), std::string::npos);
  EXPECT_EQ(text().find("brother"), std::string::npos);
  EXPECT_EQ(text().find("scar"), std::string::npos);
  EXPECT_NE(text().find("the same patronymic"), std::string::npos) << "what is not about him stays";
  const std::vector<Decision> decisions = sure(decisions_of(*now(), first));
  ASSERT_EQ(decisions.size(), 3u) << "the note's, the join, the verdict that they are two";
  for (const Decision& one : decisions) EXPECT_EQ(one.why + "/" + one.actor, "/olena");
  EXPECT_EQ(decisions.at(1).revoked, undone);
  EXPECT_EQ(decisions.at(2).verdict, Verdict::not_same);
  EXPECT_EQ(decide(reg(), caseworker(), first, first + 1, Verdict::same, "x").error().code, Code::conflict) << "it is remembered";
  // what was decided since then is about decisions without reasons, and is followed again from the log alone
  ASSERT_TRUE(revoke(reg(), caseworker(), unlike, "new papers"));
  ASSERT_TRUE(decide(reg(), caseworker(), first, first + 1, Verdict::same, "new papers"));
  Register loaded = sure(load(memory_store(), still(), lines_of(text())));
  ASSERT_TRUE(rebuild(reg()));
  for (const auto& [known, people] : before)
    for (Register* one : {&reg(), &loaded}) EXPECT_EQ(as_of(*one, known), people) << "at " << known;
  EXPECT_EQ(as_of(loaded, 0), as_of(reg(), 0));
  EXPECT_EQ(sure(check(*now())).wrong, std::vector<std::string>{});
  EXPECT_EQ(sure(check(*sure(loaded.store().snapshot()))).wrong, std::vector<std::string>{});
}

TEST_P(EveryErasure, TakesTheReasonsOfRecordsAndLeavesThem) {
  entities::Related related;
  related.kind = "sibling-of";
  related.from = first;
  related.to = first + 1;
  related.speaker = "mother";
  related.why = "Тополянський said so";
  const Position relation = sure(entities::relate(reg(), caseworker(), related));
  related.to = first + 2;
  const Position doubtful = sure(entities::relate(reg(), caseworker(), related));
  ASSERT_TRUE(entities::take_back(reg(), caseworker(), doubtful, "Тополянський was mistaken"));
  ASSERT_TRUE(review::mark_urgent(reg(), caseworker(), first, true, "Тополянський is ill"));
  ASSERT_TRUE(acts::seal(reg(), caseworker(), first + 2, false, "threats"));
  erase_by_two(reg(), first);
  erase_by_two(reg(), note);
  EXPECT_EQ(text().find("Тополянськ"), std::string::npos);
  const entities::Relations left = sure(entities::relations_of(reg(), caseworker(), first + 1));
  ASSERT_EQ(left.all.size(), 1u);
  EXPECT_EQ(left.all[0].at, relation);
  EXPECT_EQ(left.all[0].why, "");
  EXPECT_EQ(left.all[0].speaker, "mother");
  EXPECT_NE(text().find("threats"), std::string::npos) << "of another line";
  EXPECT_NE(text().find("he asks for it"), std::string::npos) << "on what ground it was erased stays";
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

TEST_P(EveryErasure, TakesTwoPeopleAndHappensOnce) {
  const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", first, "he asks for it"}));
  EXPECT_FALSE(file(first).entries.at(0).erased) << "a proposal has no effect";
  EXPECT_EQ(acts::confirm(reg(), caseworker(), act, "x").error().code, Code::denied);
  ASSERT_TRUE(acts::confirm(reg(), {"taras", "maintenance", {}}, act, "his letter"));
  EXPECT_EQ(acts::refuse(reg(), caseworker(), act, "no, wait").error().code, Code::conflict) << "nothing brings it back";
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"erasure", first, "again"}).error().code, Code::conflict);
}

TEST_P(EveryErasure, IsMissedByCheckWhereNobodyWroteItDown) {
  {
    const auto writing = sure(reg().store().transaction());
    ASSERT_TRUE(writing->erase(first));
    EXPECT_EQ(writing->erase(1'000'000).error().code, Code::not_found);
    ASSERT_TRUE(writing->commit());
  }
  EXPECT_FALSE(sure(check(*now())).wrong.empty());
}

TEST_P(EveryErasure, HoldsInARandomHistory) {
  std::uint64_t draw = 0;
  const auto random = [&](std::size_t below) { return static_cast<std::size_t>(mix(23, draw++) % below); };
  const Position list = import("random.csv", std::vector<std::pair<std::string, int>>(20, {"Людина", 1980})).lists[0];
  std::set<Position> erased;
  for (int step = 0; step < 30; ++step) {
    const Position one = list + 1 + random(20), other = list + 1 + random(20);
    switch (random(3)) {
      case 0:
        (void)decide(reg(), caseworker(), one, other, Verdict::same, "drawn");
        break;
      case 1:
        (void)state(reg(), caseworker(), one, {"rank", "солдат", "exact", "asserted", "unit"});
        break;
      default:
        if (erased.insert(one).second) {
          Log log = sure(Log::begin(reg(), caseworker()));
          ASSERT_TRUE(erase(log, one, first, "drawn"));
          ASSERT_TRUE(log.commit());
        }
    }
  }
  ASSERT_GE(erased.size(), 5u);
  EXPECT_EQ(sure(check(*now())).wrong, std::vector<std::string>{});
  for (Position one = list + 1; one <= list + 20; ++one)
    for (const FileEntry& entry : file(one).entries) EXPECT_EQ(entry.erased, erased.contains(entry.anchor)) << entry.anchor;
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryErasure, all_stores(), name_of_store);

TEST(ErasureInAFile, LeavesNoByteOfItInTheFileNorBesideIt) {
  Folder folder;
  const std::filesystem::path file = folder / "office.nostoi";
  Register reg = sure(Register::create(sure(sqlite::open(file, Opening::create)), still(), caseworker()));
  std::vector<std::pair<std::string, int>> people(500, {"Сорока Іван", 1980});
  people[250].first = secret;
  const Position line = sure(import_lists(reg, caseworker(), {invented_list("held.csv", people)}, {})).lists[0] + 251;
  const auto shows = [&] {
    std::string where;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path()))
      if (bytes_of(entry.path()).find("Тополянськ") != std::string::npos) where += entry.path().filename().string() + " ";
    return where;
  };
  EXPECT_NE(shows(), "") << "the test sees names where they are";
  ASSERT_TRUE(sqlite::copy(file, folder / "before.nostoi"));
  {
    const auto reading = sure(reg.store().snapshot());  // somebody still reads what was there
    const acts::Confirmed done = erase_by_two(reg, line);
    ASSERT_TRUE(done.still_on_disk);
    EXPECT_EQ(done.still_on_disk->code, Code::conflict);
  }
  ASSERT_TRUE(rebuild(reg));
  EXPECT_EQ(shows(), "before.nostoi ") << "a copy made before keeps it";
  ASSERT_TRUE(sqlite::copy(file, folder / "after.nostoi"));
  EXPECT_EQ(shows(), "before.nostoi ");
  EXPECT_TRUE(sure(check(*sure(reg.store().snapshot()))).wrong.empty());
}

}  // namespace
}  // namespace nostoi::testing
