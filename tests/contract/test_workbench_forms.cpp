// Forms through the answers of a workbench: a page by itself that may load nothing, for those alone who may make forms.
#include "nostoi/casework.hpp"
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::HasSubstr;

class FormsOfAWorkbench : public AWorkbench {
 protected:
  /// A list with one man in it; gives his anchor, as text.
  std::string one_man(Browser& browser) {
    const std::string bytes = "ПІБ;Дата народження\nТопольський Роман <b>Степанович</b>;02.08.1988\nБережний Ілля;14.11.1991\n";
    EXPECT_EQ(import(browser, "held.csv", bytes)["state"], "done");
    list = browser.get("/api/lists").body["items"][0]["at"].get<Position>();
    return std::to_string(list + 1);
  }
  void hold(Position anchor) {
    Register reg = sure(Register::open(stores[0], surroundings()));
    casework::Custody custody;
    custody.anchor = anchor;
    custody.category = "prisoner-of-war";
    custody.since = day(2026, 5, 20);
    sure(casework::begin_custody(reg, {"olena", "tracing", {}}, custody));
  }
  Position list = 0;
};

TEST_F(FormsOfAWorkbench, AreRefusedWithTheirRuleOrAPageThatLoadsNothing) {
  Browser olena = first("tracing");
  const std::string at = "/api/people/" + one_man(olena) + "/forms";
  const json before = olena.get(at).body["items"];
  ASSERT_EQ(before.size(), 5u);
  EXPECT_THAT(before[0]["refused"].get<std::string>(), HasSubstr("whoever holds"));
  EXPECT_EQ(olena.get(at + "/capture-card").status, 409);
  hold(list + 1);
  EXPECT_TRUE(olena.get(at).body["items"][0]["refused"].is_null());
  const workbench::Response page = workbench->answer(olena.request("GET", at + "/capture-card?language=uk&beside=en"));
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("Картка полонення"));
  EXPECT_THAT(page.body, HasSubstr("Capture card"));
  EXPECT_THAT(page.body, HasSubstr("&lt;b&gt;Степанович"));
  const auto policy = std::ranges::find(page.headers, "content-security-policy", &std::pair<std::string, std::string>::first);
  ASSERT_NE(policy, page.headers.end());
  EXPECT_THAT(policy->second, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_EQ(std::ranges::count(page.headers, "content-security-policy", &std::pair<std::string, std::string>::first), 1);
  EXPECT_EQ(olena.get(at + "/nothing").status, 404);
  EXPECT_EQ(olena.get(at + "/capture-card?language=fr").field(), "language");
  EXPECT_EQ(workbench->answer(olena.request("GET", "/api/lists/" + std::to_string(list) + "/worklist")).status, 200);
}

TEST_F(FormsOfAWorkbench, AreNotForEverybodyWhoMayReadAFile) {
  Browser olena = first("tracing");
  const std::string man = one_man(olena);
  hold(list + 1);
  Browser clerk = colleague(olena, "clerk", {"clerk"});
  ASSERT_EQ(clerk.set_purpose("tracing").status, 200);
  EXPECT_EQ(clerk.get("/api/people/" + man).status, 200);
  EXPECT_EQ(clerk.get("/api/people/" + man + "/forms").status, 403);
  EXPECT_EQ(clerk.get("/api/people/" + man + "/forms/capture-card").status, 403);
  EXPECT_EQ(clerk.get("/api/lists/" + std::to_string(list) + "/worklist").status, 403);
  EXPECT_EQ(Browser(*workbench).get("/api/people/" + man + "/forms/capture-card").status, 401);
}

TEST_F(FormsOfAWorkbench, AreInTheTrailWithThePerson) {
  Browser olena = first("tracing");
  const std::string man = one_man(olena);
  hold(list + 1);
  ASSERT_EQ(workbench->answer(olena.request("GET", "/api/people/" + man + "/forms/return-prisoner")).status, 200);
  Browser auditor = colleague(olena, "auditor", {"auditor"});
  const json seen = auditor.get("/api/audit?person=" + man).body["items"];
  EXPECT_TRUE(std::ranges::any_of(seen, [](const json& one) { return one["what"] == "form-return-prisoner" && one["actor"] == "olena"; }))
      << seen;
}

}  // namespace
}  // namespace nostoi::testing
