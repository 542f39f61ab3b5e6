// Publishing through the API: what the room refuses, no request gets.
#include "base/base64.hpp"
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::HasSubstr;

class AWorkbenchThatPublishes : public AWorkbench {
 protected:
  Position take_up(Browser& browser, const std::string& rows, const std::string& handling = "ordinary") {
    return import(browser, "list.csv", "ПІБ,Дата народження\n" + rows, {{"handling", handling}}).at("result").at("lists").at(0).at("at");
  }
  json proposal(Position list, std::size_t rows) {
    return {{"to", {{"kind", "own-authority"}, {"name", "Ombudsman"}}},
            {"columns", {"name", "birth_date"}},
            {"whole", {{"list", list}, {"ground", "mandate"}}},
            {"rows", rows},
            {"until", "2026-12-01"},
            {"why", "verification"}};
  }
};

TEST_F(AWorkbenchThatPublishes, CarriesSomethingFromTheProposalToTheCopy) {
  Browser olena = first("tracing");
  Browser taras = colleague(olena, "taras", {"lead"});
  ASSERT_EQ(taras.set_purpose("exchange").status, 200);
  const Position list = take_up(olena, "=cmd|' /C calc'!A0,1980\nГнатюк Петро,1975\n");
  EXPECT_EQ(olena.post("/api/publications", proposal(list, 3)).status, 409) << "counted wrongly";
  const Position at = olena.post("/api/publications", proposal(list, 2)).body.at("at");
  const std::string path = "/api/publications/" + std::to_string(at);
  EXPECT_EQ(olena.post(path + "/approval", {{"why", "mine"}}).status, 403);
  EXPECT_EQ(olena.post(path + "/copies", {{"to", "Ombudsman"}, {"format", "csv"}}).status, 409);
  EXPECT_EQ(taras.post(path + "/approval", {{"why", "checked"}}).body.at("state"), "approved");
  EXPECT_EQ(taras.post(path + "/copies", {{"to", "Ombudsman"}, {"format", "csv"}}).status, 403) << "who approves does not hand out";
  EXPECT_EQ(olena.post(path + "/copies", {{"to", "Press"}, {"format", "csv"}}).status, 403);
  const auto copy = olena.post(path + "/copies", {{"to", "Ombudsman"}, {"format", "csv"}});
  ASSERT_EQ(copy.status, 201) << copy.body;
  const std::string file = *bytes_of_base64(copy.body.at("file").get<std::string>());
  EXPECT_THAT(file, HasSubstr("\"'=cmd|"));
  EXPECT_THAT(copy.body.at("letter").get<std::string>(), HasSubstr(copy.body.at("copy").at("sha256").get<std::string>()));
  EXPECT_EQ(olena.get(path).body.at("copies").size(), 1u);
  EXPECT_EQ(olena.get("/api/publications").body.at("items").at(0).at("state"), "issued");
}

TEST_F(AWorkbenchThatPublishes, TakesNoMemberThatIsNotNamed) {  // mass assignment
  Browser olena = first("tracing");
  const Position list = take_up(olena, "Гнатюк Петро,1975\n");
  for (const char* member : {"approved", "state", "actor", "hash"}) {
    json said = proposal(list, 1);
    said[member] = "x";
    EXPECT_EQ(olena.post("/api/publications", said).status, 422) << member;
  }
}

TEST_F(AWorkbenchThatPublishes, GivesNothingOfAListThatTheAskerMayNotSee) {
  Browser olena = first("tracing");
  const Position list = take_up(olena, "Гнатюк Петро,1975\n", "medical");
  EXPECT_EQ(olena.post("/api/publications/look", proposal(list, 1)).status, 404) << "not even that it is there";
  json said = proposal(list, 1);
  said.erase("whole");
  said["lines"] = {{{"anchor", list + 1}, {"ground", "mandate"}}};
  const auto looked = olena.post("/api/publications/look", said);
  ASSERT_EQ(looked.status, 200) << looked.body;
  EXPECT_EQ(looked.body.at("obstacles").at(0).at("guard"), "withheld");
  EXPECT_EQ(looked.body.dump().find("Гнатюк"), std::string::npos) << "guessed ids give nothing";
}

}  // namespace
}  // namespace nostoi::testing
