// Lists, attachments, custody, acts, relations and decisions through the answers of a workbench: what each shows, and to whom it does not.
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const std::string png_of_nobody("\x89PNG\r\n\x1a\n\0\0\0\rIHDR picture of nobody", 34);

class Details : public AWorkbench {
 protected:
  Position list_of(Browser& browser, const std::string& name, const std::string& bytes, json said = json::object()) {
    import(browser, name, bytes, std::move(said));
    return browser.get("/api/lists").body["items"].back()["at"];
  }
  static std::string list_path(Position at) { return "/api/lists/" + std::to_string(at); }
  static std::string person_path(Position anchor) { return "/api/people/" + std::to_string(anchor); }
  /// An account with the role and clearance, signed in for tracing.
  Browser with(Browser& manager, const std::string& name, const std::vector<std::string>& roles,
               const std::vector<std::string>& clearance = {}) {
    Browser browser = colleague(manager, name, roles, clearance);
    browser.set_purpose(roles.front() == "clerk" ? "enquiry" : "tracing");
    return browser;
  }
  Position attach(Browser& browser, Position anchor, const std::string& bytes, int status = 201) {
    const auto draft = browser.post("/api/attachments/drafts", {{"name", "x.png"}, {"size", bytes.size()}});
    EXPECT_EQ(draft.status, 201) << draft.body;
    const std::string at = "/api/attachments/drafts/" + std::to_string(draft.body.at("id").get<Position>());
    EXPECT_EQ(browser.put_bytes(at + "/bytes?from=0", bytes).status, 200);
    const auto added =
        browser.post(person_path(anchor) + "/attachments", {{"draft", draft.body["id"]}, {"shows", "person"}, {"text", "a scar"}});
    EXPECT_EQ(added.status, status) << added.body;
    return added.body.value("at", Position{0});
  }
};

TEST_F(Details, TellWhatCouldNotBeReadInAListLongAfterIt) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ;Дата народження;Хвороба\nТопольський Роман;31.02.1988;виразка\nСорока Іван;хтозна;\n");
  const json all = olena.get(list_path(at) + "/findings").body;
  ASSERT_GE(all["total"].get<int>(), 1);
  EXPECT_THAT(all.dump(), HasSubstr("31.02.1988"));
  const json one = olena.get(list_path(at) + "/findings?limit=1").body;
  EXPECT_THAT(one["items"], SizeIs(1));
  Browser ivan = colleague(olena, "ivan", {"auditor"});
  EXPECT_EQ(ivan.get(list_path(at) + "/findings").status, 403);
  EXPECT_EQ(olena.get(list_path(at + 1) + "/findings").status, 404) << "a line is no list";
}

TEST_F(Details, KeepFindingsOfASealedLineAndOfAShutList) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ;Дата народження\nТопольський Роман;31.02.1988\n");
  ASSERT_EQ(olena.post(person_path(at + 1) + "/seal", {{"whole", true}, {"why", "threats"}}).status, 201);
  const json all = olena.get(list_path(at) + "/findings").body;
  EXPECT_THAT(all.dump(), Not(HasSubstr("31.02.1988")));
  EXPECT_EQ(all["items"][0]["withheld"], true);
  Browser doctor = with(olena, "doctor", {"registrar"}, {"medical"});
  const Position shut = list_of(doctor, "clinic.csv", "ПІБ;Дата народження\nСорока Іван;32.01.1980\n", {{"handling", "medical"}});
  EXPECT_EQ(doctor.get(list_path(shut) + "/findings").status, 200);
  EXPECT_EQ(olena.get(list_path(shut) + "/findings").status, 403);
  EXPECT_EQ(olena.get(list_path(shut) + "/difference").status, 404);
}

TEST_F(Details, TellHowAVersionBecameTheNextCellByCell) {
  Browser olena = first("tracing");
  const Position before = list_of(olena, "may.csv", "№;ПІБ;Звання\n1;Топольський Роман;солдат\n2;Сорока Іван;сержант\n3;Гнатюк Олег;\n");
  const Position after =
      list_of(olena, "june.csv", "№;ПІБ;Звання\n1;Топольський Роман;сержант\n3;Гнатюк Олег;\n4;Левчук Остап;\n", {{"version_of", before}});
  const auto told = olena.get(list_path(after) + "/difference");
  ASSERT_EQ(told.status, 200) << told.body;
  ASSERT_THAT(told.body["items"], SizeIs(1));
  EXPECT_EQ(told.body["items"][0]["was"], "солдат");
  EXPECT_EQ(told.body["items"][0]["is"], "сержант");
  EXPECT_EQ(told.body["added"][0]["called"], "Левчук Остап");
  EXPECT_EQ(told.body["gone"][0]["called"], "Сорока Іван");
  EXPECT_EQ(olena.get("/api/audit").body["items"][1]["what"], "difference") << "one entry";
  ASSERT_EQ(olena.post(person_path(after + 1) + "/seal", {{"whole", false}, {"why", "threats"}}).status, 201);
  const json sealed = olena.get(list_path(after) + "/difference").body;
  EXPECT_THAT(sealed["items"].dump(), Not(HasSubstr("солдат"))) << "neither side of a sealed line";
  EXPECT_EQ(sealed["items"][0]["withheld"], true);
  const Position other = list_of(olena, "other.csv", "№;ПІБ\n1;Хтось Інший\n");
  EXPECT_EQ(olena.get(list_path(after) + "/difference?since=" + std::to_string(other)).status, 422);
  Browser ivan = colleague(olena, "ivan", {"auditor"});
  EXPECT_EQ(ivan.get(list_path(after) + "/difference").status, 403);
}

TEST_F(Details, GiveTheFileOfAListToThoseWhoMightHaveBroughtIt) {
  Browser olena = first("tracing");
  const std::string bytes = "ПІБ;Дата народження\nТопольський Роман;02.08.1988\n";
  const Position at = list_of(olena, "список.csv", bytes, {{"keep_file", true}});
  EXPECT_EQ(olena.get(list_path(at)).body["kept"], true);
  const workbench::Response file = workbench->answer(olena.request("GET", list_path(at) + "/source"));
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.body, bytes);
  Browser petro = with(olena, "petro", {"reviewer"});
  EXPECT_EQ(petro.get(list_path(at) + "/source").status, 403) << "whoever may not take lists up gets none";
  ASSERT_EQ(olena.post(person_path(at + 1) + "/seal", {{"whole", true}, {"why", "threats"}}).status, 201);
  EXPECT_EQ(olena.get(list_path(at) + "/source").status, 403);
  const Position other = list_of(olena, "b.csv", "ПІБ\nСорока Іван\n");
  EXPECT_EQ(olena.get(list_path(other)).body["kept"], false);
  EXPECT_EQ(olena.get(list_path(other) + "/source").status, 404);
}

TEST_F(Details, SealAttachmentsAndGiveThemOutOneAtATime) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ\nТопольський Роман\nСорока Іван\n");
  attach(olena, at + 1, png_of_nobody, 403);
  Browser marta = with(olena, "marta", {"registrar"}, {"attachment"});
  const Position one = attach(marta, at + 1, png_of_nobody), other = attach(marta, at + 2, png_of_nobody + "2");
  const json shut = olena.get(person_path(at + 1) + "/attachments").body;
  ASSERT_THAT(shut["items"], SizeIs(1));
  EXPECT_EQ(shut["items"][0]["shut"], true);
  EXPECT_THAT(shut.dump(), Not(HasSubstr("scar"))) << "that it is there is told, and no more";
  const std::string bytes = "/api/attachments/" + std::to_string(one) + "/bytes";
  EXPECT_EQ(olena.get(bytes).status, 403);
  const workbench::Response picture = workbench->answer(marta.request("GET", bytes));
  EXPECT_EQ(picture.body, png_of_nobody);
  const auto has = [&](const char* name, const char* value) {
    return std::ranges::count(picture.headers, std::pair<std::string, std::string>(name, value)) == 1;
  };
  EXPECT_TRUE(has("content-type", "image/png"));
  EXPECT_TRUE(has("content-security-policy", "default-src 'none'; sandbox")) << "and the answer's own policy alone";
  EXPECT_EQ(olena.get("/api/audit").body["items"][1]["what"], "attachment");
  const std::string pair = "/api/comparisons/" + std::to_string(one) + "/" + std::to_string(other);
  EXPECT_EQ(olena.get(pair).status, 403);
  ASSERT_EQ(marta.get(pair).status, 200);
  EXPECT_EQ(olena.post(pair, {{"verdict", "same"}, {"why", "x"}}).status, 403);
  EXPECT_EQ(marta.post(pair, {{"verdict", "same"}, {"why", "the same scar"}}).status, 201);
  EXPECT_THAT(marta.get(pair).body.dump(), Not(HasSubstr("the same scar"))) << "whoever compares sees the pictures first";
  EXPECT_THAT(marta.get(person_path(at + 1) + "/attachments").body.dump(), HasSubstr("the same scar"));
  EXPECT_THAT(marta.get("/api/drafts").body["items"], SizeIs(0)) << "nothing of them lies about";
}

TEST_F(Details, ShowCustodyWithItsDutiesAndQueriesToThoseWhoMayReadEnquiries) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ\nТопольський Роман\nСорока Іван\n");
  const std::string path = person_path(at + 1) + "/custody";
  const json begun{{"category", "prisoner-of-war"}, {"since", "2026-05-01"}, {"place", "camp 4"}};
  Browser petro = with(olena, "petro", {"reviewer"}), marta = with(olena, "marta", {"registrar"}), ivan = with(olena, "ivan", {"clerk"});
  EXPECT_EQ(petro.post(path, begun).status, 403);
  EXPECT_EQ(marta.post(path, {{"category", "prisoner-of-war"}, {"since", "someday"}}).field(), "since");
  ASSERT_EQ(marta.post(path, begun).status, 201);
  const json kept = marta.get(path).body;
  ASSERT_THAT(kept["custodies"], SizeIs(1));
  EXPECT_EQ(kept["queries"], nullptr) << "a registrar reads no enquiries";
  ASSERT_GE(kept["duties"].size(), 2u);
  const std::string custody = path + "/" + std::to_string(kept["custodies"][0]["at"].get<Position>()) + "/changes";
  EXPECT_EQ(petro.post(custody, {{"change", "hospital"}, {"on", "2026-05-03"}}).status, 403);
  EXPECT_EQ(marta.post(custody, {{"change", "hospital"}, {"on", "2026-05-03"}}).status, 201);
  const json duty = kept["duties"][0];
  const json done{{"duty", duty["duty"]}, {"of", duty["of"]}, {"on", "2026-05-02"}};
  EXPECT_EQ(petro.post(path + "/duties", done).status, 403);
  EXPECT_EQ(marta.post(path + "/duties", done).status, 201);
  EXPECT_EQ(marta.post(path + "/duties", {{"duty", "enquiry-reply"}, {"of", duty["of"]}, {"on", "2026-05-02"}}).field(), "duty");
  const json query{{"body", "icrc"}, {"to", "Central Agency"}, {"sent", "2026-05-04"}};
  EXPECT_EQ(marta.post(path + "/queries", query).status, 403);
  ASSERT_EQ(ivan.post(path + "/queries", query).status, 201);
  const json asked = ivan.get(path).body["queries"];
  ASSERT_THAT(asked, SizeIs(1));
  const std::string replies = path + "/queries/" + std::to_string(asked[0]["at"].get<Position>()) + "/replies";
  EXPECT_EQ(ivan.post(replies, {{"reply", "confirmed"}, {"received", "2026-05-10"}}).status, 201);
  EXPECT_THAT(ivan.get(path).body["queries"][0]["replies"], SizeIs(1));
  EXPECT_THAT(marta.get(person_path(at + 2) + "/custody").body["custodies"], SizeIs(0)) << "another person's is not shown with it";
  for (const json& entry : olena.get("/api/audit?person=" + std::to_string(at + 2)).body["items"])
    EXPECT_FALSE(entry["what"] == "custody" && entry["actor"] == "ivan") << "nor is the trail told that it was";
}

TEST_F(Details, TakeTwoPeopleForADeathAndRaiseAnAlarmWhenLifeIsShown) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ\nТопольський Роман\n");
  Browser taras = with(olena, "taras", {"lead"}), petro = with(olena, "petro", {"reviewer"});
  const auto says = [&](const char* property, const char* value) {
    return olena.post(
        person_path(at + 1) + "/notes",
        {{"speaker", "bureau"}, {"says", json::array({{{"property", property}, {"value", value}, {"valid", "2023-05-01"}}})}});
  };
  const json death{{"what", "death"}, {"why", "report 12"}};
  EXPECT_EQ(olena.post(person_path(at + 1) + "/acts", death).status, 409) << "the file does not bear it";
  says("death", "dead");
  says("identification", "forensic-conclusion");
  EXPECT_EQ(petro.post(person_path(at + 1) + "/acts", death).status, 403);
  json elsewhere = death;
  elsewhere["about"] = at;
  EXPECT_THAT(olena.post(person_path(at + 1) + "/acts", elsewhere).status, ::testing::AnyOf(404, 422)) << "not of this file";
  const auto proposed = olena.post(person_path(at + 1) + "/acts", death);
  ASSERT_EQ(proposed.status, 201) << proposed.body;
  const std::string act = "/api/acts/" + std::to_string(proposed.body["at"].get<Position>());
  EXPECT_EQ(olena.post(act + "/confirm", {{"why", "sure"}}).status, 403) << "nobody confirms his own";
  EXPECT_EQ(petro.post(act + "/confirm", {{"why", "sure"}}).status, 403);
  EXPECT_THAT(taras.get("/api/acts").body["items"], SizeIs(1));
  ASSERT_EQ(taras.post(act + "/confirm", {{"why", "I saw the report"}}).status, 201);
  EXPECT_EQ(olena.get(person_path(at + 1)).body["death"], "established");
  const auto life = olena.post(person_path(at + 1) + "/notes",
                               {{"speaker", "Red Cross"},
                                {"said_on", "2026-05-20"},
                                {"says", json::array({{{"property", "evidence"}, {"value", "handover"}, {"valid", "2026-05-20"}}})}});
  ASSERT_EQ(life.status, 201) << life.body;
  ASSERT_THAT(life.body["alarms"], SizeIs(1)) << "whoever wrote it hears at once";
  EXPECT_THAT(petro.get(person_path(at + 1)).body["alarms"], SizeIs(1));
  const std::string alarm = "/api/alarms/" + std::to_string(life.body["alarms"][0]["at"].get<Position>()) + "/answer";
  EXPECT_EQ(petro.post(alarm, {{"why", "x"}}).status, 403);
  EXPECT_EQ(taras.post(alarm, {{"why", "the death was taken back"}}).status, 201);
  EXPECT_EQ(taras.get("/api/alarms").body["items"][0]["answered"]["actor"], "taras");
  EXPECT_EQ(taras.post(act + "/refuse", {{"why", "he lives"}}).status, 201);
}

TEST_F(Details, TakeADecisionBackFromTheFileThatWasSeen) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ\nТопольський Роман\nСорока Іван\n");
  ASSERT_EQ(olena.post(person_path(at + 1) + "/notes", {{"speaker", "mother"}, {"text", "called"}}).status, 201);
  const json file = olena.get(person_path(at + 1)).body;
  const std::string decision = std::to_string(file["decisions"][0]["at"].get<Position>());
  Browser ivan = with(olena, "ivan", {"clerk"});
  EXPECT_EQ(ivan.post(person_path(at + 1) + "/decisions/" + decision + "/undo", {{"why", "x"}}).status, 403);
  EXPECT_EQ(olena.post(person_path(at + 2) + "/decisions/" + decision + "/undo", {{"why", "x"}}).status, 404) << "of another file";
  const std::string path = person_path(at + 1) + "/decisions/" + decision + "/undo";
  EXPECT_EQ(olena.write("POST", path, {{"why", "x"}}, {{"if-match", "\"other\""}}).code(), "changed");
  const std::string seen = olena.get(person_path(at + 1)).header("etag");
  EXPECT_EQ(olena.write("POST", path, {{"why", "another Roman"}}, {{"if-match", seen}}).status, 201);
  EXPECT_EQ(olena.get(person_path(at + 1)).body["entries"].size(), 1u);
}

TEST_F(Details, TellRelationsFromTheSideThatIsLookedAt) {
  Browser olena = first("tracing");
  const Position at = list_of(olena, "a.csv", "ПІБ\nТопольський Роман\nСорока Іван\n");
  Browser petro = with(olena, "petro", {"publisher"});
  EXPECT_EQ(petro.post("/api/entities", {{"kind", "place"}, {"name", "camp 4"}}).status, 403);
  ASSERT_EQ(olena.post("/api/entities", {{"kind", "place"}, {"name", "camp 4"}}).status, 201);
  const std::string path = person_path(at + 1) + "/relations";
  const json held{{"kind", "held-at"}, {"other", "camp 4"}, {"speaker", "witness"}, {"since", "2024-01"}};
  EXPECT_EQ(petro.post(path, held).status, 403);
  ASSERT_EQ(olena.post(path, held).status, 201);
  EXPECT_EQ(olena.post(path, {{"kind", "held-at"}, {"other", "nowhere at all"}, {"speaker", "x"}}).field(), "other");
  const json one = olena.get(path).body["items"][0];
  EXPECT_EQ(one["thing"]["name"], "camp 4");
  EXPECT_EQ(one["forward"], true);
  const json back = olena.get(person_path(one["other"].get<Position>()) + "/relations").body["items"][0];
  EXPECT_EQ(back["forward"], false);
  EXPECT_EQ(back["thing"]["name"], "Топольський Роман");
  const std::string relation = path + "/" + std::to_string(one["at"].get<Position>()) + "/take-back";
  EXPECT_EQ(petro.post(relation, {{"why", "x"}}).status, 403);
  EXPECT_EQ(olena.post(relation, {{"why", "another camp"}}).status, 201);
  EXPECT_NE(olena.get(path).body["items"][0]["taken_back"], 0);
}

TEST_F(Details, LeaveADeskThatHoldsWhenFilesWereTakenUp) {
  Browser olena = first("tracing");
  list_of(olena, "a.csv", "ПІБ\nТопольський Роман\n");
  for (int tries = 0; tries < 1000 && !olena.get("/api/drafts").body["items"].empty(); ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));  // the job is done a moment before its file is dropped
  const std::unique_ptr<Snapshot> desk = sure(stores[2]->snapshot());
  const Checked checked = sure(check(*desk));
  EXPECT_THAT(checked.wrong, SizeIs(0)) << "else no copy could be made: " << (checked.wrong.empty() ? "" : checked.wrong.front());
  EXPECT_GT(checked.erased, 0u) << "the bytes of the file are gone from it";
}

TEST_F(Details, TellWhenTheLastCopyWasMadeToThoseWhoLookAfterCopies) {
  Browser olena = first("tracing");
  Browser petro = with(olena, "petro", {"reviewer"});
  EXPECT_EQ(petro.get("/api/copies").status, 403);
  EXPECT_EQ(olena.get("/api/copies").body["last"], nullptr);
  Register reg = sure(Register::open(stores[0], surroundings()));
  reg.tell(sure(audit::Trail::open(stores[1], reg, machine)));
  ASSERT_TRUE(reg.will_show({"nightly", "maintenance", {}}, {"backup", {1}}));
  for (int i = 0; i < 3; ++i) olena.get("/api/lists");
  EXPECT_EQ(olena.get("/api/copies").body["last"]["actor"], "nightly");
}

}  // namespace
}  // namespace nostoi::testing
