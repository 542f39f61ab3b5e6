// Unusual reading through the answers of a workbench: for those who read the trail, held against colleagues with the same roles.
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

TEST_F(AWorkbench, TellsOfUnusualReadingToThoseWhoReadTheTrailAndTakesAnAnswerFromSomebodyElse) {
  Browser olena = first("tracing");
  Register reg = sure(Register::open(stores[0], surroundings()));
  const auto trail = sure(audit::Trail::open(stores[1], reg, machine));
  for (int i = 0; i < 60; ++i) {
    clock += 30'000;
    ASSERT_TRUE(trail->reads({"petro", "tracing", {}}, {"person", {static_cast<Position>(100 + i)}}));
  }
  Browser auditor = colleague(olena, "auditor", {"auditor"}), clerk = colleague(olena, "clerk", {"clerk"});
  EXPECT_EQ(clerk.get("/api/audit/unusual").status, 403);
  const json told = auditor.get("/api/audit/unusual").body["items"];
  ASSERT_EQ(told.size(), 2u) << told;
  EXPECT_EQ(told[0]["rule"], "too-quick");
  EXPECT_EQ(told[0]["who"], "petro");
  EXPECT_EQ(told[0]["sentence"], "files opened within one hour: 60");
  EXPECT_TRUE(told[0]["answered"].is_null());
  json answer{{"rule", "too-quick"}, {"who", "petro"}, {"day", told[0]["day"]}, {"why", "a test of the new server"}};
  EXPECT_EQ(clerk.post("/api/audit/unusual/answers", answer).status, 403);
  EXPECT_EQ(auditor.post("/api/audit/unusual/answers", answer).status, 201);
  EXPECT_EQ(auditor.get("/api/audit/unusual").body["items"][0]["answered"]["why"], "a test of the new server");
  answer["who"] = "auditor";
  EXPECT_EQ(auditor.post("/api/audit/unusual/answers", answer).status, 403) << "for one's own reading";
}

}  // namespace
}  // namespace nostoi::testing
