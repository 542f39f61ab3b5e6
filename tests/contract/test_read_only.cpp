// The workbench while the register is only read: people search and read as ever, each reading in the trail; nothing is written to the
// register.
#include "store/read_only.hpp"
#include "workbench/route.hpp"
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::HasSubstr;

/// What a store says of itself, from event to event.
std::uint64_t events_in(Store& store) { return sure(sure(store.snapshot())->last()); }

std::string with_numbers(const std::string& path) {
  std::string target;
  bool inside = false;
  for (const char c : path) {
    if (c == '{') target += path.find("{language}") != path.npos ? "uk" : path.find("{statement}") != path.npos ? "s1" : "3";
    inside = (inside || c == '{') && c != '}';
    if (!inside && c != '}') target += c;
  }
  return target;
}

class OnlyRead : public AWorkbench {
 protected:
  void SetUp() override {
    AWorkbench::SetUp();
    Browser olena = first("tracing");
    import(olena, "missing.csv", "ПІБ;Дата народження\nТополянський Роман Степанович;02.08.1968\nГнатюк Остап Ігорович;1990\n");
    workbench.reset();
    only_read = true;
    open();
  }
  Browser again() {
    Browser browser(*workbench);
    EXPECT_EQ(browser.sign_in("olena").status, 200);
    EXPECT_EQ(browser.set_purpose("tracing").status, 200);
    return browser;
  }
};

TEST_F(OnlyRead, EveryRouteThatWritesIsRefusedWithASentence) {
  Browser olena = again();
  const std::uint64_t before = events_in(*stores[0]), desk_before = events_in(*stores[2]);
  std::size_t refused = 0;
  for (const workbench::Route& route : workbench::routes()) {
    if (route.method == "GET" || route.rule.only_read) continue;
    const auto answer = olena.write(route.method, with_numbers(route.path));
    EXPECT_EQ(answer.status, 503) << route.method << " " << route.path;
    EXPECT_EQ(answer.code(), "read-only") << route.method << " " << route.path;
    EXPECT_THAT(answer.body.dump(), HasSubstr("only read at present")) << route.path;
    ++refused;
  }
  EXPECT_GT(refused, 20u);
  EXPECT_EQ(events_in(*stores[0]), before);
  EXPECT_EQ(events_in(*stores[2]), desk_before) << "nor at the desk";
}

TEST_F(OnlyRead, SignInAndPurposeAloneAreNoReadings) {
  std::vector<std::string> open;
  for (const workbench::Route& route : workbench::routes())
    if (route.method != "GET" && route.rule.only_read) open.push_back(route.method + " " + route.path);
  EXPECT_THAT(open,
              ::testing::UnorderedElementsAre("POST /api/session", "DELETE /api/session", "PUT /api/session/purpose", "POST /api/first"));
}

TEST_F(OnlyRead, WhatIsReadIsShownAndWrittenIntoTheTrail) {
  Browser olena = again();
  EXPECT_EQ(olena.get("/api/session").body["register"]["read_only"], true);
  const std::uint64_t before = events_in(*stores[1]);
  const auto found = olena.get("/api/search?text=" + std::string("%D0%93%D0%BD%D0%B0%D1%82%D1%8E%D0%BA"));
  EXPECT_EQ(found.status, 200) << found.body;
  ASSERT_EQ(found.body["items"].size(), 1u);
  EXPECT_EQ(olena.get("/api/people/" + std::to_string(found.body["items"][0]["person"].get<int>())).status, 200);
  EXPECT_GE(events_in(*stores[1]), before + 2) << "a search and a person";
}

TEST_F(OnlyRead, NoReadingWantsToWrite) {
  Browser olena = again();
  for (const workbench::Route& route : workbench::routes())
    if (route.method == "GET") {
      const auto answer = olena.get(with_numbers(route.path));
      EXPECT_NE(answer.status, 500) << route.path << " " << answer.body;
      EXPECT_THAT(answer.body.dump(), ::testing::Not(HasSubstr("open for reading only"))) << route.path;
    }
}

TEST_F(OnlyRead, WhoeverDoesNotKnowWhoAsksLearnsNothingElse) {
  Browser stranger(*workbench);
  EXPECT_EQ(stranger.post("/api/drafts", {{"name", "x"}, {"size", 1}}).status, 401);
}

TEST(AReadOnlyStore, GivesNobodyATransaction) {
  const std::shared_ptr<Store> store = read_only(memory_store());
  EXPECT_TRUE(store->snapshot());
  const auto writing = store->transaction();
  ASSERT_FALSE(writing);
  EXPECT_EQ(writing.error().code, Code::conflict);
  EXPECT_FALSE(store->scrub());
}

}  // namespace
}  // namespace nostoi::testing
