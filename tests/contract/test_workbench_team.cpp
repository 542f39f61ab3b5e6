// Reviewing in a team through the answers of a workbench: who gets what, what a second reader is not told, what is decided together.
#include <algorithm>

#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class ATeam : public AWorkbench {
 protected:
  /// Two lists that name the same people.
  void two_lists(Browser& browser, int people) {
    const char* surnames[] = {"Тополянський", "Сорока", "Гнатюк", "Журавель", "Коваленко", "Левчук", "Мельник", "Онищенко"};
    std::string rows = "ПІБ;Дата народження\n";
    for (int i = 0; i < people; ++i)
      rows += std::string(surnames[i % 8]) + (i < 8 ? " Роман Степанович;0" : " Остап Гнатович;0") + std::to_string(1 + i % 9) + ".05." +
              std::to_string(1960 + i) + "\n";
    import(browser, "missing.csv", rows, {{"purpose", "missing"}});
    import(browser, "asked.csv", rows + "Чужий Тарас Ілліч;01.01.1991\n", {{"purpose", "missing"}});
  }
  static std::string path_of(const json& pair) {
    return "/api/review/" + std::to_string(pair[0].get<Position>()) + "/" + std::to_string(pair[1].get<Position>());
  }
  static std::string pair_of(const json& item) { return path_of({item.at("left"), item.at("right")}); }
};

TEST_F(ATeam, LeavesOneEntryInTheTrailForOnePairThatWasLookedAt) {
  Browser olena = first("review");
  two_lists(olena, 3);
  const json pair = olena.get("/api/review").body["items"][0];
  const std::size_t before = olena.get("/api/audit").body["items"].size();
  ASSERT_EQ(olena.get(pair_of(pair)).status, 200);
  const json trail = olena.get("/api/audit").body["items"];
  ASSERT_EQ(trail.size(), before + 2) << "the pair, and this look at the trail";
  EXPECT_EQ(trail[1]["what"], "pair");
  EXPECT_EQ(trail[1]["about"], json({pair["left"], pair["right"]}));
}

TEST_F(ATeam, GivesWorkOnlyToThoseWhoMayDoItAndShowsItToTheLead) {
  Browser olena = first("review");
  two_lists(olena, 6);
  Browser petro = colleague(olena, "petro", {"reviewer"}), ivan = colleague(olena, "ivan", {"clerk"});
  ASSERT_EQ(petro.set_purpose("review").status, 200);
  EXPECT_EQ(petro.post("/api/review/assignments", {{"to", "petro"}}).status, 403) << "a reviewer does not give work out";
  EXPECT_EQ(petro.get("/api/reviewers/petro/worklist").status, 403);
  EXPECT_EQ(olena.post("/api/review/assignments", {{"to", "ivan"}}).field(), "to") << "a clerk decides nothing";
  EXPECT_EQ(olena.post("/api/review/assignments", {{"to", "petro"}, {"second", "nobody"}}).field(), "second");
  ASSERT_EQ(olena.post("/api/review/assignments", {{"to", "petro"}, {"top", 2}}).body["pairs"], 2);
  EXPECT_THAT(petro.get("/api/review?mine=1").body["items"], SizeIs(2));
  const json given = olena.get("/api/reviewers/petro/worklist").body["items"];
  ASSERT_THAT(given, SizeIs(2));
  EXPECT_THAT(given[0]["left"]["called"].get<std::string>(), Not(::testing::IsEmpty()));
  EXPECT_THAT(olena.get("/api/reviewers/olena/worklist").body["items"], SizeIs(0));
  const json free = olena.get("/api/review?free=1").body["items"];
  for (const json& one : free) EXPECT_NE(pair_of(one), path_of({given[0]["left"]["anchor"], given[0]["right"]["anchor"]}));
}

TEST_F(ATeam, TellsTheSecondReaderNothingOfWhatTheFirstSaid) {
  Browser olena = first("review");
  two_lists(olena, 4);
  Browser petro = colleague(olena, "petro", {"reviewer"}), ivan = colleague(olena, "ivan", {"reviewer"});
  petro.set_purpose("review"), ivan.set_purpose("review");
  ASSERT_EQ(olena.post("/api/review/assignments", {{"to", "petro"}, {"second", "ivan"}, {"share", 1}, {"top", 1}}).body["twice"], 1);
  const json pair = petro.get("/api/review?mine=1").body["items"][0];
  const std::string path = pair_of(pair);
  const auto seen = ivan.get(path);
  const json queue = ivan.get("/api/review").body;
  const auto said = petro.post(path, {{"verdict", "not-same"}, {"why", "quite another face"}});
  ASSERT_EQ(said.status, 201) << said.body;
  EXPECT_EQ(said.body["decision"], 0);
  const auto after = ivan.get(path);
  EXPECT_EQ(after.body, seen.body) << "neither what was said, nor that anything was";
  EXPECT_EQ(after.header("etag"), seen.header("etag"));
  EXPECT_EQ(ivan.get("/api/review").body, queue);
  const std::string person = "/api/people/" + std::to_string(pair["left"].get<Position>());
  EXPECT_THAT(ivan.get(person).body.dump(), Not(HasSubstr("quite another face")));
  EXPECT_THAT(olena.get("/api/reviewers/ivan/worklist").body.dump(), Not(HasSubstr("quite another face")));
  const auto other = ivan.post(path, {{"verdict", "same"}, {"why", "the same day of birth"}});
  EXPECT_EQ(other.body["differ"], true);
  EXPECT_EQ(ivan.post(path, {{"verdict", "same"}, {"why", "still"}}).status, 409) << "a third decides";
  const json third = olena.get("/api/review").body["items"][0];
  EXPECT_EQ(pair_of(third), path) << "and comes to it first";
  EXPECT_THAT(third["opinions"], SizeIs(2));
}

TEST_F(ATeam, DecidesTogetherOnlyAfterTheSampleAndTakesItBack) {
  Browser olena = first("review");
  two_lists(olena, 8);
  Browser petro = colleague(olena, "petro", {"reviewer"});
  petro.set_purpose("review");
  const json wanted{{"above", 0.5}, {"sample", 2}};
  EXPECT_EQ(petro.post("/api/batches", wanted).status, 403);
  const auto drawn = olena.post("/api/batches", wanted);
  ASSERT_EQ(drawn.status, 201) << drawn.body;
  const std::string batch = "/api/batches/" + std::to_string(drawn.body["at"].get<Position>());
  EXPECT_EQ(drawn.body["open"].size(), 2u);
  EXPECT_EQ(olena.post(batch + "/decide", {{"why", "all of the sample"}}).status, 409);
  for (const json& pair : drawn.body["sample"])
    ASSERT_EQ(petro.post(path_of(pair), {{"verdict", "same"}, {"why", "looked at"}}).status, 201);
  EXPECT_EQ(petro.get(batch).body["ready"], true);
  EXPECT_EQ(petro.post(batch + "/decide", {{"why", "all of the sample"}}).status, 403);
  EXPECT_EQ(olena.post(batch + "/decide", {{"why", "all of the sample"}}).body["decided"], drawn.body["rest"]);
  EXPECT_EQ(olena.get("/api/batches").body["items"][0]["decided"], drawn.body["rest"]);
  EXPECT_EQ(petro.post(batch + "/undo", {{"why", "lists were mixed up"}}).status, 403);
  EXPECT_EQ(olena.post(batch + "/undo", {{"why", "lists were mixed up"}}).body["taken_back"], drawn.body["rest"]);
}

TEST_F(ATeam, KeepsARuleInertUntilSomebodyWhoMaySignsIt) {
  Browser olena = first("review");
  two_lists(olena, 4);
  Browser petro = colleague(olena, "petro", {"reviewer"});
  petro.set_purpose("review");
  const json policy = petro.get("/api/policies").body["items"][0];
  EXPECT_EQ(policy["in_force"], false);
  EXPECT_FALSE(policy["text"]["uk"].get<std::string>().empty());
  const std::string path = "/api/policies/" + policy["id"].get<std::string>();
  EXPECT_EQ(petro.get(path + "/effect").status, 200);
  EXPECT_EQ(petro.post(path + "/sign", {{"why", "it is quick"}}).status, 403);
  EXPECT_EQ(olena.post(path + "/sign", {{"why", "read and agreed"}}).status, 201);
  EXPECT_EQ(olena.get("/api/policies").body["items"][0]["in_force"], true);
  EXPECT_EQ(petro.post(path + "/withdraw", {{"why", "no"}}).status, 403);
  EXPECT_EQ(olena.post(path + "/withdraw", {{"why", "it joined brothers"}}).status, 201);
  EXPECT_EQ(olena.get("/api/policies").body["items"][0]["signatures"][0]["state"], "withdrawn");
}

TEST_F(ATeam, PutsFirstWhatIsUrgentAndLetsTheLeadAloneSayWhatIs) {
  Browser olena = first("review");
  two_lists(olena, 6);
  Browser petro = colleague(olena, "petro", {"reviewer"});
  petro.set_purpose("review");
  const json last = olena.get("/api/review").body["items"].back();
  const std::string path = "/api/people/" + std::to_string(last["left"].get<Position>()) + "/urgent";
  EXPECT_EQ(petro.post(path, {{"urgent", true}, {"why", "x"}}).status, 403);
  EXPECT_EQ(olena.post(path, {{"urgent", true}, {"why", "in the exchange of Friday"}}).status, 201);
  const json now = petro.get("/api/review").body["items"][0];
  EXPECT_EQ(now["urgent"], true);
  EXPECT_EQ(pair_of(now), pair_of(last));
}

TEST_F(ATeam, ShowsADayOnceHoweverItWasWritten) {
  Browser olena = first("tracing");
  import(olena, "a.csv", "ПІБ;Дата народження\nТопольський Роман;02.08.1988\n");
  const Position anchor = olena.get("/api/lists").body["items"][0]["at"].get<Position>() + 1;
  const std::string person = "/api/people/" + std::to_string(anchor);
  for (const char* day : {"1988-08-02", "2 серпня 1988", "1988"})
    ASSERT_EQ(olena.post(person + "/notes", {{"speaker", "mother"}, {"says", json::array({{{"property", "birth_date"}, {"value", day}}})}})
                  .status,
              201);
  const json file = olena.get(person).body;
  json days;
  for (const json& one : file["values"])
    if (one["property"] == "birth_date") days = one["values"];
  ASSERT_THAT(days, SizeIs(2)) << "the day, and the year that may be another's";
  EXPECT_EQ(days[0]["value"], "1988-08-02");
  json texts = json::array();
  for (const json& one : days[0]["spellings"]) texts.push_back(one["text"]);
  EXPECT_THAT(texts, ElementsAre("02.08.1988", "1988-08-02", "2 серпня 1988")) << "and every original is kept";
  for (const json& one : days[0]["spellings"]) EXPECT_THAT(one["said"], SizeIs(1));
}

}  // namespace
}  // namespace nostoi::testing
