// The first minutes of a caseworker, through the answers of a workbench: a file is brought, looked at, taken up; pairs are decided; a
// person is opened; and the trail knows of each.
#include "workbench/repeats.hpp"
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr const char* missing =
    "№;ПІБ;Дата народження;Звання\n1;Топольський Роман Степанович;02.08.1988;солдат\n2;Бережний Ілля Панасович;14.11.1991;сержант\n";
constexpr const char* held = "№,Ф.И.О.,г.р.\n1,Топольский Роман Степанович,02.08.1988\n2,Заречный Фёдор Кузьмич,1975\n";

std::string text_of(const json& value) { return value.get<std::string>(); }

TEST_F(AWorkbench, LetsTheFirstInByItsLinkOnceAndByNoOther) {
  Browser stranger(*workbench);
  EXPECT_EQ(stranger.get("/api/session").body["first"], true);
  const std::string page = sure(workbench->first_page());
  EXPECT_EQ(stranger.post("/api/first", {{"link", "0123"}, {"name", "ivan"}, {"password", Browser::password}}).status, 403);
  EXPECT_EQ(stranger.post("/api/first", {{"link", page.substr(7)}, {"name", "ivan"}, {"password", "short"}}).field(), "password");
  EXPECT_EQ(stranger.post("/api/first", {{"link", page.substr(7)}, {"name", "ivan"}, {"password", Browser::password}}).status, 200);
  Browser second(*workbench);
  EXPECT_EQ(second.post("/api/first", {{"link", page.substr(7)}, {"name", "petro"}, {"password", Browser::password}}).status, 403);
  EXPECT_FALSE(workbench->first_page());
}

TEST_F(AWorkbench, ShowsAFileBeforeItIsTakenUpAndOneColumnPutRight) {
  Browser olena = first("tracing");
  const std::string bytes = "a;b\nТопольський Роман;02.08.1988\nБережний Ілля;14.11.1991\n";
  const auto draft = olena.post("/api/drafts", {{"name", "list.csv"}, {"size", bytes.size()}});
  ASSERT_EQ(draft.status, 201);
  const std::string at = "/api/drafts/" + std::to_string(draft.body["id"].get<int>());
  EXPECT_EQ(olena.put_bytes(at + "/bytes?from=0", bytes.substr(0, 10)).body["have"], 10);
  EXPECT_EQ(olena.put_bytes(at + "/bytes?from=20", bytes.substr(20)).status, 409) << "a part before is wanting";
  EXPECT_EQ(olena.put_bytes(at + "/bytes?from=0", bytes.substr(0, 10)).body["have"], 10) << "a part may be sent twice";
  EXPECT_EQ(olena.put_bytes(at + "/bytes?from=10", bytes.substr(10)).body["have"], bytes.size());
  const auto chosen = olena.write("PUT", at + "/columns", {{"choices", json::array({{{"field", "surname"}, {"header", "a"}}})}});
  ASSERT_EQ(chosen.status, 200) << chosen.body;
  EXPECT_EQ(chosen.body["tables"][0]["columns"][0]["field"], "surname");
  EXPECT_EQ(chosen.body["tables"][0]["columns"][0]["chosen_by"], "asked");
  EXPECT_EQ(chosen.body["tables"][0]["lines"], 2);
  EXPECT_EQ(olena.write("DELETE", at, nullptr).status, 200);
  EXPECT_EQ(olena.get(at).status, 404);
}

TEST_F(AWorkbench, GoesFromTwoFilesToOnePerson) {
  Browser olena = first("tracing");
  ASSERT_EQ(import(olena, "missing.csv", missing, {{"purpose", "missing"}, {"owner", "Office A"}})["state"], "done");
  const json done = import(olena, "held.csv", held, {{"purpose", "held"}});
  ASSERT_EQ(done["state"], "done") << done;
  EXPECT_EQ(done["result"]["lines"], 2);

  const json lists = olena.get("/api/lists").body["items"];
  ASSERT_EQ(lists.size(), 2u);
  const std::string list = "/api/lists/" + std::to_string(lists[1]["at"].get<int>());
  const json standing = olena.get(list + "/standing").body["items"];
  ASSERT_EQ(standing.size(), 2u);
  EXPECT_EQ(text_of(standing[0]["called"]), "Топольский Роман Степанович");
  EXPECT_THAT(standing[0]["flags"], Contains("candidate"));
  EXPECT_THAT(standing[1]["flags"], IsEmpty());

  const json queue = olena.get("/api/review").body["items"];
  ASSERT_FALSE(queue.empty());
  const std::string pair =
      "/api/review/" + std::to_string(queue[0]["left"].get<int>()) + "/" + std::to_string(queue[0]["right"].get<int>());
  const auto shown = olena.get(pair);
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_GT(shown.body["score"]["probability"], 0.5);
  double sum = 0;
  for (const json& step : shown.body["why"]["steps"]) sum += step["weight"].get<double>();
  EXPECT_NEAR(sum, shown.body["score"]["weight"], 1e-3) << "the steps add up to what matching said";
  EXPECT_EQ(olena.post(pair, {{"verdict", "same"}, {"why", "the same day of birth"}}).status, 201);
  EXPECT_THAT(olena.get(list + "/standing").body["items"][0]["flags"], Contains("known"));
  EXPECT_THAT(olena.get(list + "/standing").body["items"][0]["flags"], Contains("missing"));

  const json found = olena.get("/api/search?text=topolskyi+roman").body["items"];
  ASSERT_FALSE(found.empty());
  const auto person = olena.get("/api/people/" + std::to_string(found[0]["person"].get<int>()));
  EXPECT_THAT(person.body["names"], ElementsAre("Топольський Роман Степанович", "Топольский Роман Степанович"));
  EXPECT_EQ(person.body["entries"].size(), 2u);
  const json before = olena
                          .get("/api/people/" + std::to_string(found[0]["person"].get<int>()) +
                               "?known=" + std::to_string(person.body["moments"][0]["at"].get<int>()))
                          .body;
  EXPECT_EQ(before["entries"].size(), 1u) << "as of its first moment only one line was known";

  const json trail = olena.get("/api/audit?person=" + std::to_string(found[0]["person"].get<int>())).body["items"];
  EXPECT_THAT(trail, Not(IsEmpty()));
  EXPECT_EQ(trail[0]["what"], "audit") << "looking at the trail is written down too";
  EXPECT_EQ(trail[1]["what"], "person");
  EXPECT_EQ(trail[1]["actor"], "olena");
  EXPECT_EQ(trail[1]["purpose"], "tracing");
}

TEST_F(AWorkbench, AsksForAPurposeBeforeAnybodyIsShown) {
  Browser olena = first();
  EXPECT_EQ(olena.get("/api/search?text=roman").code(), "purpose-needed");
  EXPECT_EQ(olena.set_purpose("enquiry").status, 200);
  EXPECT_EQ(olena.get("/api/search?text=roman").status, 200);
  Browser ivan = colleague(olena, "ivan", {"auditor"});
  EXPECT_EQ(ivan.set_purpose("enquiry").status, 403) << "auditors do not work for that purpose";
}

TEST_F(AWorkbench, FindsAWriteBasedOnWhatHasChanged) {
  Browser olena = first("tracing");
  import(olena, "missing.csv", missing);
  const json lists = olena.get("/api/lists").body["items"];
  const std::string person = "/api/people/" + std::to_string(lists[0]["at"].get<int>() + 1);
  const std::string seen = olena.get(person).header("etag");
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(olena.get(person).header("etag"), seen) << "nothing changed, and reading changes nothing";
  EXPECT_EQ(olena.post(person + "/notes", {{"speaker", "mother"}, {"text", "called"}}).status, 201);
  EXPECT_NE(olena.get(person).header("etag"), seen);
  Browser ivan = colleague(olena, "ivan", {"registrar"});  // two people on one file
  ivan.set_purpose("tracing");
  const auto late = ivan.write("POST", person + "/notes", {{"speaker", "father"}}, {{"if-match", seen}});
  EXPECT_EQ(late.status, 412);
  EXPECT_EQ(late.code(), "changed");
  const std::string fresh = ivan.get(person).header("etag");
  EXPECT_EQ(ivan.write("POST", person + "/notes", {{"speaker", "father"}}, {{"if-match", fresh}}).status, 201);
  EXPECT_EQ(ivan.get(person).body["entries"].size(), 3u) << "the line, hers and his";
}

TEST_F(AWorkbench, DoesOnceWhatIsSaidTwiceWithOneKey) {
  Browser olena = first("tracing");
  import(olena, "missing.csv", missing);
  const std::string person = "/api/people/" + std::to_string(olena.get("/api/lists").body["items"][0]["at"].get<int>() + 1);
  const json note{{"speaker", "mother"}, {"text", "called"}};
  const workbench::Headers key{{"idempotency-key", "b0a4c1f2-1"}};
  const auto once = olena.write("POST", person + "/notes", note, key);
  ASSERT_EQ(once.status, 201) << once.body;
  const auto twice = olena.write("POST", person + "/notes", note, key);
  EXPECT_EQ(twice.status, 201);
  EXPECT_EQ(twice.body, once.body);
  EXPECT_EQ(olena.get(person).body["entries"].size(), 2u) << "the line and one note";
  EXPECT_EQ(olena.write("POST", person + "/notes", {{"speaker", "father"}}, key).field(), "idempotency-key");
  Browser ivan = colleague(olena, "ivan", {"registrar"});
  ivan.set_purpose("tracing");
  EXPECT_EQ(ivan.write("POST", person + "/notes", {{"speaker", "father"}}, key).status, 201) << "keys of others are others";

  open();
  Browser again(*workbench);
  again.sign_in("olena");
  again.set_purpose("tracing");
  const auto later = again.write("POST", person + "/notes", note, key);
  EXPECT_EQ(later.status, 201);
  EXPECT_EQ(later.body, json({{"repeated", true}}));
  EXPECT_EQ(again.get(person).body["entries"].size(), 3u);
}

TEST_F(AWorkbench, SaysThatItCannotTellWhatBecameOfAWriteThatACrashCut) {
  Browser olena = first("tracing");
  Register desk = sure(desk::open(stores[2], sure(Register::open(stores[0], surroundings())), machine));
  const workbench::Request request = olena.request("POST", "/api/people/1/notes");
  {
    workbench::Repeats cut(desk);
    workbench::Request said = request;
    said.body = json{{"speaker", "mother"}}.dump();
    ASSERT_TRUE(cut.begin({"olena", "maintenance", {}}, "b0a4c1f2-2", said));
  }
  open();
  Browser again(*workbench);
  again.sign_in("olena");
  again.set_purpose("tracing");
  const auto answer = again.write("POST", "/api/people/1/notes", {{"speaker", "mother"}}, {{"idempotency-key", "b0a4c1f2-2"}});
  EXPECT_EQ(answer.status, 409);
  EXPECT_THAT(answer.body.dump(), ::testing::HasSubstr("Look before you repeat"));
}

TEST_F(AWorkbench, TakesUpAJobThatWasNotFinishedWhenItWasKilled) {
  Browser olena = first("tracing");
  const std::string bytes = missing;
  const auto draft = olena.post("/api/drafts", {{"name", "missing.csv"}, {"size", bytes.size()}});
  olena.put_bytes("/api/drafts/" + std::to_string(draft.body["id"].get<int>()) + "/bytes?from=0", bytes);
  const Position job = olena.post("/api/imports", {{"draft", draft.body["id"]}}).body["job"];
  open();  // whatever it was doing: the next one goes on
  Browser again(*workbench);
  again.sign_in("olena");
  again.set_purpose("tracing");
  const json done = over(again, job);
  EXPECT_EQ(done["state"], "done") << done;
  EXPECT_EQ(again.get("/api/lists").body["items"].size(), 1u);
  EXPECT_EQ(again.get("/api/drafts").body["items"].size(), 0u);
}

TEST_F(AWorkbench, KeepsJobsAndDraftsOfOthersToThemselves) {
  Browser olena = first("tracing");
  Browser ivan = colleague(olena, "ivan", {"registrar"});
  const auto draft = olena.post("/api/drafts", {{"name", "list.csv"}, {"size", 5}});
  const std::string at = "/api/drafts/" + std::to_string(draft.body["id"].get<int>());
  EXPECT_EQ(ivan.get(at).status, 404);
  EXPECT_EQ(ivan.put_bytes(at + "/bytes?from=0", "a").status, 404);
  EXPECT_EQ(ivan.write("DELETE", at, nullptr).status, 404);
  const json job = import(olena, "missing.csv", missing);
  EXPECT_EQ(ivan.get("/api/jobs/" + std::to_string(job["id"].get<int>())).status, 404);
}

}  // namespace
}  // namespace nostoi::testing
