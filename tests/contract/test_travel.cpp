// Travel copies: who is named goes along, nobody else does, down to the bytes; and what the chain proves of the rest.
#include <gmock/gmock.h>

#include "nostoi/acts.hpp"
#include "nostoi/casework.hpp"
#include "nostoi/debrief.hpp"
#include "nostoi/register/travel.hpp"
#include "register/consent.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::ElementsAre;

constexpr const char* one = "Тополянський Роман Степанович";
constexpr const char* other = "Сорока Іван Петрович";

class EveryJourney : public EveryRegister {
 protected:
  /// Two people in two lists; what families and colleagues say of both.
  void SetUp() override {
    EveryRegister::SetUp();
    if (!under_test.store()) return;
    List list = invented_list("missing.csv", {{one, 1968}, {other, 1980}, {"Гнатюк Олег Ігорович", 1990}});
    list.findings.push_back({"date-unread", 2, 3, "ПІБ", std::string(other) + "?", "?"});
    const Position missing = sure(import_lists(reg(), caseworker(), {list}, {})).lists[0];
    const Position held = import("held.csv", {{"Тополянский Роман", 1968}, {"Сорока Иван", 1980}}).lists[0];
    first = missing + 1, second = missing + 2;
    joined = held + 1;
    decide(first, joined, "his mother recognised him");
    decide(second, held + 2, "so says Сорока Марія");
    sure(decide_not(first, second, "other than Сорока"));
    sure(state(reg(), caseworker(), first, {"rank", "сержант", "exact", "asserted", "unit"}));
    sure(state(reg(), caseworker(), second, {"rank", "капітан Сорока", "exact", "asserted", "unit"}));
    note =
        sure(take_note(reg(), caseworker(), {"mother", "call", "ordinary", "she asks about Роман", {}, {}}, {{"name", one}}, first)).note;
    sure(take_note(reg(), caseworker(), {"wife", "call", "ordinary", "she asks about Сорока", {}, {}}, {{"name", other}}, second));
  }
  void decide(Position left, Position right, const std::string& why) {
    sure(nostoi::decide(reg(), caseworker(), left, right, Verdict::same, why));
  }
  Result<Position> decide_not(Position left, Position right, const std::string& why) {
    return nostoi::decide(reg(), caseworker(), left, right, Verdict::not_same, why);
  }
  Journey journey() const { return {{first}, {}, "О. Левчук", "families in Poltava", day(2030, 1, 2)}; }
  Packed packed(const Journey& of) { return sure(pack(reg(), caseworker(), of, bag)); }
  std::string refusal(const Journey& of, const access::Actor& actor = caseworker()) {
    const auto done = pack(reg(), actor, of, bag);
    EXPECT_EQ(sure(sure(bag->snapshot())->last()), 0u) << "nothing is packed of what is refused";
    return done ? "" : done.error().sentence;
  }
  std::string copied() {
    std::string all;
    EXPECT_TRUE(dump(*sure(bag->snapshot()), [&](std::string_view line) { all += line; }));
    return all;
  }
  Position first = 0, second = 0, joined = 0, note = 0;
  std::shared_ptr<Store> bag = memory_store();
};

TEST_P(EveryJourney, TakesAllThatIsKnownOfWhoIsNamed) {
  const Packed done = packed(journey());
  EXPECT_THAT(done.anchors, ElementsAre(first, joined, note));
  Register copy = sure(Register::open(bag, still()));
  const PersonFile file = sure(person_file(copy, caseworker(), joined)), at_home = sure(person_file(reg(), caseworker(), joined));
  EXPECT_EQ(file.person, at_home.person);
  ASSERT_EQ(file.entries.size(), at_home.entries.size());
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    EXPECT_EQ(file.entries[i].statements.size(), at_home.entries[i].statements.size());
    EXPECT_FALSE(file.entries[i].erased);
  }
}

TEST_P(EveryJourney, TakesNothingOfAnybodyElse) {
  packed(journey());
  const std::string bytes = copied();
  EXPECT_NE(bytes.find("Тополянський"), std::string::npos);
  for (const char* who : {"Сорока", "Гнатюк", "капітан", "wife", "Марія"}) EXPECT_EQ(bytes.find(who), std::string::npos) << who;
  Register copy = sure(Register::open(bag, still()));
  EXPECT_TRUE(sure(find_people(copy, caseworker(), "Сорока", 10)).empty());
  EXPECT_FALSE(sure(find_people(copy, caseworker(), "Тополянський", 10)).empty());
}

TEST_P(EveryJourney, HoldsAgainstTheChainOfTheOffice) {
  const std::string at_home = text();
  const Packed done = packed(journey());
  const auto copy = sure(bag->snapshot());
  const Checked checked = sure(check(*copy));
  EXPECT_EQ(checked.wrong, std::vector<std::string>{});
  EXPECT_EQ(checked.events, done.headers + 1);
  EXPECT_EQ(checked.erased, done.headers - done.events);
  evidence::Digest last{};
  ASSERT_TRUE(copy->read(done.headers, done.headers, [&](const Event& event) { return last = event.hash, true; }));
  EXPECT_NE(at_home.find(evidence::hex(last)), std::string::npos) << "up to there it is the office's chain";
  Register again = sure(Register::open(bag, still()));
  ASSERT_TRUE(rebuild(again));
  EXPECT_TRUE(sure(check(*sure(bag->snapshot()))).wrong.empty());
}

TEST_P(EveryJourney, SomethingThatWasTakenOutOfACopyIsFound) {
  packed(journey());
  {
    const auto writing = sure(bag->transaction());
    ASSERT_TRUE(writing->erase(first));
    ASSERT_TRUE(writing->commit());
  }
  EXPECT_FALSE(sure(check(*sure(bag->snapshot()))).wrong.empty());
}

TEST_P(EveryJourney, SaysForWhomAndUntilWhen) {
  packed(journey());
  const auto note = sure(travel_note(*sure(bag->snapshot())));
  ASSERT_TRUE(note);
  EXPECT_EQ(note->bearer, "О. Левчук");
  EXPECT_EQ(note->until, day(2030, 1, 2));
  EXPECT_FALSE(sure(travel_note(*now()))) << "the office's register is none";
}

TEST_P(EveryJourney, OfAListTakesEverybodyInItAndWhoeverTheyAre) {
  Journey of = journey();
  of.anchors.clear();
  of.lists = {joined - 1};
  packed(of);
  const std::string bytes = copied();
  EXPECT_NE(bytes.find("Сорока"), std::string::npos);
  EXPECT_NE(bytes.find("Тополянський"), std::string::npos);
  EXPECT_EQ(bytes.find("Гнатюк"), std::string::npos);
}

TEST_P(EveryJourney, IsRefusedWithoutPurposeBearerGroundOrDay) {
  EXPECT_NE(refusal(journey(), {"olena", "maintenance", {}}), "");
  EXPECT_NE(refusal(journey(), {"olena", "", {}}), "");
  for (const auto& spoil : std::initializer_list<void (*)(Journey&)>{
           [](Journey& of) { of.anchors.clear(); }, [](Journey& of) { of.bearer = ""; }, [](Journey& of) { of.why = ""; },
           [](Journey& of) { of.until = {}; }, [](Journey& of) { of.anchors = {1}; }}) {
    Journey of = journey();
    spoil(of);
    EXPECT_NE(refusal(of), "");
  }
}

TEST_P(EveryJourney, IsRefusedWithoutTheClearance) {
  sure(state(reg(), {"olena", "tracing", {"medical"}}, first, {"wounds", "ліва рука", "exact", "asserted", "physician"}));
  EXPECT_NE(refusal(journey()).find("medical"), std::string::npos);
  EXPECT_TRUE(pack(reg(), {"olena", "tracing", {"medical"}}, journey(), bag));
}

TEST_P(EveryJourney, OfASealedFileIsRefused) {
  sure(acts::seal(reg(), caseworker(), joined, true, "a threat"));
  EXPECT_NE(refusal(journey()).find("sealed"), std::string::npos);
}

TEST_P(EveryJourney, LeavesTheWordsOfWitnessesAtHome) {
  {
    Log log = sure(Log::begin(reg(), caseworker()));
    sure(add_consent(log, {note}, "witness", {}));
    ASSERT_TRUE(log.commit());
  }
  const Packed done = packed(journey());
  EXPECT_THAT(done.left, ElementsAre(note));
  EXPECT_EQ(copied().find("she asks about Роман"), std::string::npos);
}

TEST_P(EveryJourney, IsWrittenDownInTheOfficeUntilItIsBack) {
  const Position at = packed(journey()).at;
  auto all = sure(travelling(reg(), caseworker()));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].at, at);
  EXPECT_EQ(all[0].bearer, "О. Левчук");
  EXPECT_EQ(all[0].anchors, 3u);
  EXPECT_FALSE(all[0].over(0));
  EXPECT_TRUE(all[0].over((std::int64_t{day(2030, 1, 2).to} + 1) * milliseconds_a_day));
  EXPECT_FALSE(came_back(reg(), caseworker(), at, ""));
  EXPECT_FALSE(came_back(reg(), caseworker(), first, "wiped"));
  sure(came_back(reg(), caseworker(), at, "wiped"));
  all = sure(travelling(reg(), caseworker()));
  EXPECT_EQ(all[0].back, "wiped");
  EXPECT_EQ(came_back(reg(), caseworker(), at, "wiped").error().code, Code::conflict);
}

/// Refuses to hear, as a trail does that cannot be written.
class Deaf final : public access::Witness {
 public:
  Result<void> reads(const access::Actor&, const access::Reading& reading) override {
    heard.push_back(reading.what);
    return fail(Code::io, "the disk is full");
  }
  std::vector<std::string> heard;
};

TEST_P(EveryJourney, IsNotPackedWhereTheTrailDoesNotHear) {
  const auto deaf = std::make_shared<Deaf>();
  reg().tell(deaf);
  EXPECT_EQ(refusal(journey()), "the disk is full");
  EXPECT_THAT(deaf->heard, ElementsAre("travel"));
}

TEST_P(EveryJourney, KeepsWhoIsWhoWhereAnErasureTookTheReason) {
  const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", note, "she asks for it"}));
  sure(acts::confirm(reg(), {"taras", "maintenance", {}}, act, "her letter is here"));
  packed(journey());
  Register copy = sure(Register::open(bag, still()));
  EXPECT_EQ(sure(person_file(copy, caseworker(), joined)).entries.size(), sure(person_file(reg(), caseworker(), joined)).entries.size());
  EXPECT_EQ(sure(check(*sure(bag->snapshot()))).wrong, std::vector<std::string>{});
}

INSTANTIATE_TEST_SUITE_P(All, EveryJourney, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
