// Captured, held, alive: three questions; a death that an identification establishes and a sign of life reopens. On the store in memory:
// these are functions of a person's file.
#include "nostoi/acts.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using captivity::Death;

class Captivity : public ::testing::Test {
 protected:
  void SetUp() override {
    begun_ = sure(Register::create(memory_store(), still(), caseworker()));
    Received received;
    received.owner = "union";
    line = sure(import_lists(*begun_, caseworker(), {invented_list("union.csv", {{"Сорока Іван", 1980}})}, received)).lists[0] + 1;
  }
  Position says(const std::string& speaker, const std::string& property, const std::string& value, PartialDate valid = {},
                const std::string& stance = "asserted") {
    return sure(state(*begun_, caseworker(), line, {property, value, "exact", stance, speaker, "", valid}));
  }
  PersonFile file() { return sure(person_file(*begun_, caseworker(), line)); }
  Death death() {
    const PersonFile now = file();
    return captivity::death(now).state;
  }
  void confirm_death() {
    const Position act = sure(acts::propose(*begun_, caseworker(), {"death", line, "report 12"}));
    ASSERT_TRUE(acts::confirm(*begun_, {"taras", "verification", {}}, act, "seen"));
  }
  std::optional<Register> begun_;
  Position line = 0;
};

TEST_F(Captivity, AsksThreeQuestionsAndTellsTheLastDayOfEach) {
  says("W-07", "evidence", "sighting", day(2024, 3, 1));
  says("ministry", "evidence", "detaining-party", day(2025, 1, 5));
  const auto three = captivity::answers(file());
  ASSERT_EQ(three.size(), 3u);
  EXPECT_EQ(three[1].question, "held");
  EXPECT_EQ(three[1].origins, 2u);
  EXPECT_EQ(three[1].latest.year, 2025);
  EXPECT_EQ(three[2].origins, 1u) << "that he is held says nothing of the day's life";
  EXPECT_EQ(three[2].latest.year, 2024);
}

TEST_F(Captivity, CountsACopyOfAPostAsTheSameOrigin) {
  Received post, copy;
  post.owner = "channel";
  post.evidence = copy.evidence = "publication";
  copy.owner = "NGO";
  copy.derives_from = {sha256_hex("post.csv")};
  for (const auto& [name, received] : {std::pair{"post.csv", post}, {"copy.csv", copy}}) {
    const Position at = sure(import_lists(*begun_, caseworker(), {invented_list(name, {{"Сорока Іван", 1980}})}, received)).lists[0] + 1;
    ASSERT_TRUE(decide(*begun_, caseworker(), line, at, Verdict::same, "same row"));
  }
  const auto three = captivity::answers(file());
  EXPECT_EQ(three[0].evidence.size(), 2u);
  EXPECT_EQ(three[0].origins, 1u);
}

TEST_F(Captivity, KeepsADenialBesideWhatIsDenied) {
  says("mother", "evidence", "relative-word", day(2024, 3, 1));
  says("ministry", "evidence", "detaining-party", day(2024, 5, 1), "denied");
  const auto held = captivity::answers(file())[1];
  EXPECT_EQ(held.origins, 1u);
  EXPECT_EQ(held.evidence.size(), 2u);
  EXPECT_EQ(held.latest.month, 3) << "a denial is no evidence of being held";
}

TEST_F(Captivity, EstablishesADeathByAnIdentificationAndTwoPeopleAndNotByAMatchOfDna) {
  EXPECT_EQ(death(), Death::not_stated);
  says("unit", "death", "dead", day(2023, 5, 1));
  EXPECT_EQ(death(), Death::stated);
  says("laboratory", "identification", "dna-match", day(2023, 9, 1));
  EXPECT_EQ(death(), Death::stated);
  says("bureau of forensic medicine", "identification", "forensic-conclusion", day(2023, 10, 1));
  EXPECT_EQ(death(), Death::identified);
  confirm_death();
  EXPECT_EQ(death(), Death::established);
}

TEST_F(Captivity, OpensAFileAgainWhenLifeIsShownAfterADeath) {
  says("unit", "death", "dead", day(2023, 5, 1));
  says("bureau of forensic medicine", "identification", "forensic-conclusion");
  says("mother", "evidence", "message", day(2023, 4, 30));
  confirm_death();
  EXPECT_EQ(death(), Death::established) << "a letter of the day before";
  const Position seen = says("escort", "evidence", "handover", day(2026, 2, 5));
  EXPECT_EQ(death(), Death::contradicted);
  ASSERT_TRUE(retract(*begun_, caseworker(), seen, 0, "another man of the name"));
  EXPECT_EQ(death(), Death::established);
}

TEST_F(Captivity, DoesNotEstablishADeathThatSomebodyDenies) {
  says("unit", "death", "dead");
  says("bureau of forensic medicine", "identification", "forensic-conclusion");
  says("mother", "death", "dead", {}, "denied");
  EXPECT_EQ(death(), Death::contradicted);
}

}  // namespace
}  // namespace nostoi::testing
