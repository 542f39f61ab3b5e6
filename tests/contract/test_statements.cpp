// Notes and statements by hand, on every store: nothing that was said is lost, and every moment of the past stays.
#include <map>

#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

class EveryFile : public EveryRegister {
 protected:
  static Note call_of(const std::string& speaker, const std::string& handling = "ordinary") {
    return {speaker, "call", handling, "…", {}, {}};
  }
  PersonFile file(Position anchor, const AsOf& as_of = {}) { return sure(person_file(reg(), caseworker(), anchor, as_of)); }
  /// "property=value" of everything that holds.
  static std::vector<std::string> said(const PersonFile& file) {
    std::vector<std::string> all;
    for (const FileEntry& entry : file.entries)
      for (const Statement& one : entry.statements)
        if (one.retracted == 0) all.push_back(one.property + "=" + one.value);
    return all;
  }
  static std::optional<Shown> shown_of(const PersonFile& file, const std::string& property) {
    for (const Shown& one : shown(file))
      if (one.property == property) return one;
    return std::nullopt;
  }
};

TEST_P(EveryFile, JoinsANoteAndWhatItSaysToThePersonItIsAbout) {
  const Position line = lines(1).front();
  const NoteTaken taken =
      sure(take_note(reg(), caseworker(), call_of("mother"), {{"rank", "сержант"}, {"birth_date", "12.03.1987"}}, line));
  const PersonFile now = file(line);
  ASSERT_EQ(now.entries.size(), 2u);
  EXPECT_EQ(now.entries[1].note.speaker, "mother");
  const Statement& born = now.entries[1].statements.at(1);
  EXPECT_EQ(born.speaker, "mother") << "the note's own speaker, where the statement names none";
  EXPECT_EQ(born.date.day, 12);
  ASSERT_TRUE(revoke(reg(), caseworker(), taken.decision, "another family"));
  EXPECT_EQ(file(line).entries.size(), 1u);
  EXPECT_EQ(file(taken.note).entries.size(), 1u) << "what was said stays with the note";
}

TEST_P(EveryFile, WritesNothingOfANoteWhoseStatementsAreWrong) {
  const Position line = lines(1).front();
  const std::string before = text();
  const std::vector<Said> wrong{{"rang", "сержант"},
                                {"rank", ""},
                                {"birth_date", "long ago"},
                                {"will_to_return", "perhaps"},
                                {"rank", "сержант", "roughly"},
                                {"rank", "сержант", "exact", "shouted"},
                                {"rank", "\xff\xfe"}};
  for (const Said& one : wrong)
    EXPECT_EQ(take_note(reg(), caseworker(), call_of("mother"), {{"rank", "сержант"}, one}, line).error().code, Code::invalid) << one.value;
  EXPECT_EQ(take_note(reg(), caseworker(), call_of(""), {}, line).error().code, Code::invalid);
  EXPECT_EQ(take_note(reg(), caseworker(), call_of("mother", "secret"), {}, line).error().code, Code::invalid);
  EXPECT_EQ(take_note(reg(), caseworker(), call_of("mother"), {}, 1).error().code, Code::not_found) << "event 1 is no anchor";
  EXPECT_EQ(take_note(reg(), {"", "tracing", {}}, call_of("mother"), {}, line).error().code, Code::denied);
  EXPECT_EQ(text(), before);
}

TEST_P(EveryFile, TakesBackOneStatementAndShowsItAtTheTimeItHeld) {
  const Position line = lines(1).front();
  const Position by_hand = sure(state(reg(), caseworker(), line, {"rank", "сержант", "exact", "asserted", "unit"}));
  const Position cell = sure(retract(reg(), caseworker(), line, 2, "a slip"));
  EXPECT_EQ(said(file(line)), (std::vector<std::string>{"name=Людина 0", "rank=сержант"}));
  ASSERT_TRUE(retract(reg(), caseworker(), by_hand, 0, "another man"));
  EXPECT_EQ(said(file(line)), std::vector<std::string>{"name=Людина 0"});
  EXPECT_EQ(said(file(line, {cell - 1, {}})), (std::vector<std::string>{"name=Людина 0", "birth_date=1970", "rank=сержант"}));
  EXPECT_EQ(file(line).entries[0].statements.size(), 3u) << "what was taken back is still told, as taken back";
}

TEST_P(EveryFile, RefusesToTakeBackWhatNobodySaysOrTwice) {
  const Position line = lines(1).front();
  EXPECT_EQ(retract(reg(), caseworker(), line, 1, "").error().code, Code::invalid);
  EXPECT_EQ(retract(reg(), caseworker(), line, 0, "x").error().code, Code::not_found);
  EXPECT_EQ(retract(reg(), caseworker(), line, 3, "x").error().code, Code::not_found);
  EXPECT_EQ(retract(reg(), caseworker(), 1, 1, "x").error().code, Code::not_found);
  ASSERT_TRUE(retract(reg(), caseworker(), line, 1, "x"));
  EXPECT_EQ(retract(reg(), caseworker(), line, 1, "x").error().code, Code::conflict);
  EXPECT_EQ(state(reg(), caseworker(), line, {"rank", "сержант"}).error().code, Code::invalid) << "nobody said who says so";
}

TEST_P(EveryFile, TellsOnlyWhatWasTrueOnTheDayAskedAbout) {
  const Position line = lines(1).front();
  Said held{"held_at", "Одеса", "exact", "asserted", "W-07", "", day(2024, 3, 1)};
  ASSERT_TRUE(state(reg(), caseworker(), line, held));
  held.value = "Харків";
  held.valid = day(2025, 3, 1);
  ASSERT_TRUE(state(reg(), caseworker(), line, held));
  EXPECT_EQ(said(file(line, {0, day(2024, 3, 1)})), (std::vector<std::string>{"name=Людина 0", "birth_date=1970", "held_at=Одеса"}));
  EXPECT_EQ(said(file(line)).size(), 4u) << "both, where no day is asked about";
}

TEST_P(EveryFile, WithholdsANoteOfAClassTheActorIsNotClearedFor) {
  const Position line = lines(1).front();
  const NoteTaken taken = sure(take_note(reg(), caseworker(), call_of("W-07", "witness"), {{"rank", "сержант"}}, line));
  const FileEntry shut = file(line).entries.at(1);
  EXPECT_TRUE(shut.withheld);
  EXPECT_TRUE(shut.statements.empty() && shut.note.speaker.empty() && shut.note.text.empty());
  const PersonFile open = sure(person_file(reg(), {"investigator", "legal", {"witness"}}, taken.note));
  EXPECT_EQ(open.entries.at(1).statements.size(), 1u);
}

TEST_P(EveryFile, ShowsTheValueOfMostOriginsAndCountsACopyAsNone) {
  Received first, copy;
  first.owner = "union";
  copy.owner = "NGO";
  copy.derives_from = {sha256_hex("union.csv")};
  const Position one = import("union.csv", {{"Сорока Іван", 1980}}, first).lists.front() + 1;
  const Position other = import("ngo.csv", {{"Сорока Іван", 1980}}, copy).lists.front() + 1;
  ASSERT_TRUE(decide(reg(), caseworker(), one, other, Verdict::same, "same row"));
  ASSERT_TRUE(take_note(reg(), caseworker(), call_of("mother"), {{"birth_date", "1981"}}, one));
  EXPECT_EQ(shown_of(file(one), "birth_date")->origins, 1u) << "the NGO copied the union";
  EXPECT_EQ(shown_of(file(one), "birth_date")->statement->value, "1981") << "one origin each: the latest";
  Received unit;
  unit.owner = "unit";
  const Position third = import("unit.csv", {{"СОРОКА Іван", 1980}}, unit).lists.front() + 1;
  ASSERT_TRUE(decide(reg(), caseworker(), one, third, Verdict::same, "number"));
  const PersonFile now = file(one);
  EXPECT_EQ(shown_of(now, "birth_date")->statement->value, "1980");
  EXPECT_EQ(shown_of(now, "birth_date")->origins, 2u);
  EXPECT_EQ(shown_of(now, "birth_date")->others, 1u);
  EXPECT_EQ(shown_of(now, "name")->others, 0u) << "capitals make no other value";
}

TEST_P(EveryFile, CountsWhoSpeaksByHandAsAnOriginOfHisOwn) {
  Received received;
  received.owner = "union";
  const Position line = import("union.csv", {{"Сорока Іван", 1980}}, received).lists.front() + 1;
  ASSERT_TRUE(state(reg(), caseworker(), line, {"birth_date", "1980", "exact", "asserted", "union"}));
  EXPECT_EQ(shown_of(file(line), "birth_date")->origins, 1u) << "the union says again what it said";
  ASSERT_TRUE(state(reg(), caseworker(), line, {"birth_date", "1980", "exact", "asserted", "mother"}));
  EXPECT_EQ(shown_of(file(line), "birth_date")->origins, 2u);
}

TEST_P(EveryFile, ChoosesNothingOfWhatListsSayForTheirOwnUse) {
  const Position line = lines(1).front();
  ASSERT_TRUE(state(reg(), caseworker(), line, {"id", "17", "exact", "asserted", "union"}));
  EXPECT_FALSE(shown_of(file(line), "id").has_value());
}

TEST_P(EveryFile, DoesNotShowWhatIsDenied) {
  const Position line = lines(1).front();
  ASSERT_TRUE(state(reg(), caseworker(), line, {"status", "held", "exact", "denied", "ministry"}));
  EXPECT_FALSE(shown_of(file(line), "status").has_value());
}

// The slow twin: everything that was ever said or taken back, looked through from the first to the last.
struct SaidOnce {
  Position at, anchor, retracted;
  std::string value;
};

TEST_P(EveryFile, AgreesWithTheSlowTwinAtEveryMomentOfARandomHistory) {
  const auto at = lines(4);
  std::vector<SaidOnce> twin;
  std::uint64_t draw = 0;
  const auto random = [&](std::size_t below) { return static_cast<std::size_t>(mix(43, draw++) % below); };
  for (int step = 0; step < 60; ++step) {
    if (!twin.empty() && random(3) == 0) {
      SaidOnce& one = twin[random(twin.size())];
      const auto done = retract(reg(), caseworker(), one.at, 0, "drawn");
      ASSERT_EQ(done.has_value(), one.retracted == 0);
      if (done) one.retracted = *done;
      continue;
    }
    const Position anchor = at[random(at.size())];
    const std::string value = std::to_string(random(5));
    twin.push_back({sure(state(reg(), caseworker(), anchor, {"unit", value, "exact", "asserted", "x"})), anchor, 0, value});
  }
  const Position last = *now()->last();
  for (Position known = at.back(); known <= last; known += 3)
    for (const Position anchor : at) {
      std::vector<std::string> should, is;
      for (const SaidOnce& one : twin)
        if (one.anchor == anchor && one.at <= known && (one.retracted == 0 || one.retracted > known)) should.push_back("unit=" + one.value);
      for (const std::string& one : said(file(anchor, {known, {}})))
        if (one.starts_with("unit=")) is.push_back(one);
      ASSERT_EQ(is, should) << "anchor " << anchor << " at " << known;
    }
  EXPECT_TRUE(check(*now())->wrong.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryFile, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
