// Debriefs, on every store: a witness stands behind a code, each use needs his consent, and two who talked are one origin.
#include <algorithm>

#include "nostoi/acts.hpp"
#include "nostoi/captivity.hpp"
#include "nostoi/debrief.hpp"
#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using namespace debrief;

class EveryDebrief : public EveryRegister {
 protected:
  static access::Actor debriefer() { return {"iryna", "tracing", {"witness"}}; }
  static access::Actor investigator() { return {"taras", "legal", {"witness"}}; }

  std::string code_of(Position returnee, std::vector<std::string> uses = {"search"}) {
    return sure(open(reg(), debriefer(), {returnee, "Д-р Лис", day(2026, 3, 12), std::move(uses)})).code;
  }
  Position saw(const std::string& code, Position about = 0, const std::string& way = "seen", const std::string& handling = "witness") {
    return sure(
        sight(reg(), debriefer(), code, {way, "…", handling, {{"call_sign", "Сокіл"}, {"held_at", "камера 3"}}, day(2025, 2, 1), about}));
  }
  FileEntry entry_of(const access::Actor& actor, Position note, const AsOf& as_of = {}) {
    for (const FileEntry& entry : sure(person_file(reg(), actor, note, as_of)).entries)
      if (entry.anchor == note) return entry;
    return {};
  }
};

TEST_P(EveryDebrief, KeepsASightingOfSomebodyUnknownAsAnAnchorUnderTheCode) {
  const Position returnee = lines(1).front();
  const std::string code = code_of(returnee);
  const Position note = saw(code);
  const FileEntry entry = entry_of(debriefer(), note);
  EXPECT_EQ(entry.note.speaker, code);
  EXPECT_EQ(entry.statements.size(), 3u) << "call sign, place, and that he was seen";
  EXPECT_EQ(entry.statements.at(0).valid, day(2025, 2, 1));
  EXPECT_EQ(sure(person_file(reg(), debriefer(), returnee)).entries.size(), 1u) << "nothing leads from the witness to what he told";
  EXPECT_EQ(sure(debriefs(reg(), debriefer())).at(0).sightings, std::vector<Position>{note});
}

TEST_P(EveryDebrief, HidesWhoStandsBehindACodeAndWhatHeToldFromTheUncleared) {
  const Position returnee = lines(1).front();
  const std::string code = code_of(returnee);
  const Position note = saw(code);
  const Debrief shut = sure(debriefs(reg(), caseworker())).at(0);
  EXPECT_TRUE(shut.withheld && shut.code.empty() && shut.heard.returnee == 0 && shut.sightings.empty());
  EXPECT_TRUE(entry_of(caseworker(), note).withheld);
  EXPECT_EQ(open(reg(), caseworker(), {returnee, "Д-р Лис", {}, {}}).error().code, Code::denied);
  EXPECT_EQ(sight(reg(), caseworker(), code, {"seen", "", "witness", {{"call_sign", "x"}}, {}, 0}).error().code, Code::denied);
  EXPECT_EQ(consent(reg(), caseworker(), code, {"sharing"}).error().code, Code::denied);
}

TEST_P(EveryDebrief, TellsNothingOfTheDebriefOfASealedWitness) {
  const Position returnee = lines(1).front();
  const std::string code = code_of(returnee);
  saw(code);
  ASSERT_TRUE(acts::seal(reg(), debriefer(), returnee, true, "threats"));
  const Debrief shut = sure(debriefs(reg(), debriefer())).at(0);
  EXPECT_TRUE(shut.withheld && shut.code.empty() && shut.heard.returnee == 0 && shut.sightings.empty());
  EXPECT_EQ(consent(reg(), debriefer(), code, {"sharing"}).error().code, Code::not_found) << "not even that there is such a code";
}

TEST_P(EveryDebrief, IsNotShownBeforeTheTrailHasHeard) {
  struct Full final : access::Witness {
    Result<void> reads(const access::Actor&, const access::Reading&) override { return fail(Code::io, "the trail is full"); }
  };
  code_of(lines(1).front());
  reg().tell(std::make_shared<Full>());
  EXPECT_EQ(debriefs(reg(), debriefer()).error().code, Code::io);
}

TEST_P(EveryDebrief, LetsEachPurposeReadOnlyWhatTheWitnessConsentedTo) {
  const std::string code = code_of(lines(1).front(), {"search"});
  const Position note = saw(code);
  EXPECT_FALSE(entry_of(debriefer(), note).withheld);
  EXPECT_TRUE(entry_of(investigator(), note).withheld) << "search is not prosecution";
  const Position before = sure(now()->last());
  ASSERT_TRUE(consent(reg(), debriefer(), code, {"prosecution"}));
  EXPECT_TRUE(entry_of(debriefer(), note).withheld);
  EXPECT_FALSE(entry_of(investigator(), note).withheld);
  EXPECT_TRUE(entry_of(debriefer(), note, {before, {}}).withheld) << "consent taken back is taken back for good";
  const Position later = saw(code);
  EXPECT_TRUE(entry_of(debriefer(), later).withheld) << "what he tells now stands under the consent of now";
}

TEST_P(EveryDebrief, IsNeitherMatchedNorFoundNorReviewedBeyondItsConsent) {
  import("missing.csv", {{"Тополянський Роман Степанович", 1968}});
  const Position returnee = import("returned.csv", {{"Вернидуб Остап Ілліч", 1990}}).lists[0] + 1;
  const auto told = [&](std::vector<std::string> uses) {
    const std::string code = code_of(returnee, std::move(uses));
    const std::vector<Said> said{{"name", "Тополянський Роман Степанович"}, {"birth_date", "1968"}};
    return sure(sight(reg(), debriefer(), code, {"seen", "", "witness", said, {}, 0}));
  };
  const auto proposed = [&](const access::Actor& actor, Position note) {
    EXPECT_TRUE(review::match(reg(), debriefer(), {}));
    return std::ranges::any_of(sure(review::queue(reg(), actor, 100)),
                               [&](const auto& pair) { return pair.left == note || pair.right == note; });
  };
  const auto found = [&](const access::Actor& actor, Position note) {
    return std::ranges::any_of(sure(find_people(reg(), actor, "Тополянський 1968", 10)),
                               [&](const auto& one) { return one.anchor == note; });
  };
  const Position for_search = told({"search"});
  EXPECT_TRUE(proposed(debriefer(), for_search) && found(debriefer(), for_search));
  EXPECT_FALSE(proposed(investigator(), for_search) || found(investigator(), for_search)) << "search is not prosecution";
  const Position for_court = told({"prosecution"});
  EXPECT_FALSE(proposed(debriefer(), for_court) || found(debriefer(), for_court));
  EXPECT_FALSE(proposed(investigator(), for_court)) << "to compare is to search: he did not consent to that";
}

TEST_P(EveryDebrief, GivesNothingToAnybodyWithoutAnyConsent) {
  const Position note = saw(code_of(lines(1).front(), {}));
  for (const std::string& purpose : access::purposes())
    EXPECT_TRUE(entry_of({"iryna", purpose, access::handling_classes()}, note).withheld) << purpose;
}

TEST_P(EveryDebrief, CountsTwoWitnessesWhoTalkedAsOneOrigin) {
  const std::vector<Position> people = lines(3);
  const std::string one = code_of(people[0]), other = code_of(people[1]);
  saw(one, people[2]);
  saw(other, people[2]);
  const auto alive = [&] { return captivity::answers(sure(person_file(reg(), debriefer(), people[2]))).at(2).origins; };
  EXPECT_EQ(alive(), 2u);
  ASSERT_TRUE(talked(reg(), debriefer(), one, other, "one cell"));
  EXPECT_EQ(alive(), 1u);
  saw(other, people[2]);
  EXPECT_EQ(alive(), 1u) << "also what is told after that";
  EXPECT_EQ(sure(debriefs(reg(), debriefer())).at(1).talked_with, std::vector<Position>{sure(debriefs(reg(), debriefer())).at(0).at});
}

TEST_P(EveryDebrief, TellsSeenHeardAndRecognisedApart) {
  const std::vector<Position> people = lines(2);
  const std::string code = code_of(people[0]);
  saw(code, people[1], "heard");
  const auto answers = captivity::answers(sure(person_file(reg(), debriefer(), people[1])));
  EXPECT_EQ(answers.at(1).evidence.at(0).kind, "heard-of");
  EXPECT_EQ(answers.at(2).origins, 0u) << "who was heard of was not seen alive";
}

TEST_P(EveryDebrief, RefusesWhatIsNoDebrief) {
  const Position returnee = lines(1).front();
  EXPECT_EQ(open(reg(), debriefer(), {returnee, "", {}, {}}).error().code, Code::invalid) << "no physician";
  EXPECT_EQ(open(reg(), debriefer(), {1, "Д-р Лис", {}, {}}).error().code, Code::not_found);
  EXPECT_EQ(open(reg(), debriefer(), {returnee, "Д-р Лис", {}, {"fame"}}).error().code, Code::invalid);
  const std::string code = code_of(returnee);
  EXPECT_EQ(sight(reg(), debriefer(), "W-00000", {"seen", "", "witness", {{"call_sign", "x"}}, {}, 0}).error().code, Code::not_found);
  EXPECT_EQ(sight(reg(), debriefer(), code, {"dreamt", "", "witness", {{"call_sign", "x"}}, {}, 0}).error().code, Code::invalid);
  EXPECT_EQ(sight(reg(), debriefer(), code, {"seen", "", "witness", {}, {}, 0}).error().code, Code::invalid);
  EXPECT_EQ(talked(reg(), debriefer(), code, code, "x").error().code, Code::invalid);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryDebrief, all_stores(), name_of_store);

TEST(Debrief, HasWordsForEveryWayAndUse) {
  for (const Way& way : ways()) EXPECT_TRUE(has_words("way-" + way.id)) << way.id;
  for (const std::string& use : access::uses()) EXPECT_TRUE(has_words("use-" + use)) << use;
}

}  // namespace
}  // namespace nostoi::testing
