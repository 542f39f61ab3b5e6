// Who may ask for what, and what is held off. Each test names the attack.
#include "workbench/route.hpp"
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;

/// A target of a route, with a number in every brace.
std::string target_of(const workbench::Route& route) {
  std::string target;
  bool inside = false;
  for (const char c : route.path) {
    if (c == '{')
      target += route.path.find("{language}") != std::string::npos    ? "uk"
                : route.path.find("{statement}") != std::string::npos ? "s1"
                                                                      : "1";
    inside = (inside || c == '{') && c != '}';
    if (!inside && c != '}') target += c;
  }
  return target;
}

using Rules = AWorkbench;

TEST_F(Rules, HoldForEveryRoleOnEveryRoute) {
  Browser olena = first();
  std::size_t denied = 0, let_in = 0;
  for (const desk::Role& role : desk::roles()) {
    Browser browser = colleague(olena, "role-" + role.id, {role.id});
    ASSERT_EQ(browser.set_purpose(role.purposes.front()).status, 200);
    for (const workbench::Route& route : workbench::routes()) {
      if (route.method == "DELETE" && route.path == "/api/session") continue;
      const auto answer = route.method == "GET" ? browser.get(target_of(route)) : browser.write(route.method, target_of(route));
      const bool may = route.rule.permission.empty() || std::ranges::count(role.permissions, route.rule.permission) > 0;
      if (may) {
        EXPECT_THAT(answer.status, AnyOf(200, 201, 202, 404, 409, 415, 422, 401, 403))
            << role.id << " " << route.method << " " << route.path;
        EXPECT_THAT(answer.body.dump(), ::testing::Not(HasSubstr("Your role does not allow"))) << role.id << " " << route.path;
        ++let_in;
      } else {
        EXPECT_EQ(answer.status, 403) << role.id << " " << route.method << " " << route.path;
        EXPECT_EQ(answer.code(), "denied");
        ++denied;
      }
    }
  }
  EXPECT_GT(denied, 50u);
  EXPECT_GT(let_in, 50u);
}

TEST_F(Rules, LetNobodyInWhoIsNotSignedIn) {
  first();
  for (const workbench::Route& route : workbench::routes()) {
    if (route.rule.who == workbench::Rule::Who::anyone) continue;
    Browser stranger(*workbench);
    const auto answer = route.method == "GET" ? stranger.get(target_of(route)) : stranger.write(route.method, target_of(route));
    EXPECT_EQ(answer.status, 401) << route.method << " " << route.path;
  }
}

TEST_F(Rules, HoldOffForgedWritesFromOtherSites) {  // CSRF
  Browser olena = first("tracing");
  const json note{{"speaker", "x"}};
  Browser forger = olena;
  forger.token = "guessed";
  EXPECT_EQ(forger.post("/api/people/1/notes", note).code(), "token");
  forger.token = "nobody";
  EXPECT_EQ(forger.post("/api/people/1/notes", note).code(), "token");
  EXPECT_EQ(olena.write("POST", "/api/people/1/notes", note, {{"origin", "http://evil.example"}}).code(), "token");
  EXPECT_EQ(olena.write("POST", "/api/people/1/notes", note, {{"origin", "null"}}).code(), "token");
  EXPECT_EQ(olena.write("POST", "/api/people/1/notes", note, {{"sec-fetch-site", "cross-site"}}).code(), "token");
  EXPECT_EQ(olena.write("POST", "/api/people/1/notes", note, {{"sec-fetch-site", "same-site"}}).code(), "token");
  EXPECT_EQ(
      olena.write("POST", "/api/people/1/notes", note, {{"origin", "http://localhost:8080"}, {"origin", "http://evil.example"}}).code(),
      "token");
  EXPECT_EQ(olena.write("POST", "/api/people/1/notes", note, {{"origin", "http://localhost:8080"}}).status, 404)
      << "let through: there is no such person";
  workbench::Request form = olena.request("POST", "/api/session");  // signing somebody in as the attacker
  form.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
  EXPECT_EQ(olena.send(form).code(), "token");
}

TEST_F(Rules, HoldOffNamesThatWereMadeToLeadHere) {  // DNS rebinding
  Browser browser(*workbench);
  for (const char* host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "localhost:80a", "", "nostoi.office.lan"}) {
    workbench::Request request{"GET", "/api/session", {{"host", host}}, "", "127.0.0.1"};
    EXPECT_EQ(browser.send(request).status, 421) << host;
  }
  for (const char* host : {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "nostoi.office.lan:8443"}) {
    workbench::Request request{"GET", "/api/session", {{"host", host}}, "", "127.0.0.1"};
    EXPECT_EQ(browser.send(request).status, 200) << host;
  }
  workbench::Request twice{"GET", "/api/session", {{"host", "localhost"}, {"host", "evil.example"}}, "", "127.0.0.1"};
  EXPECT_EQ(browser.send(twice).status, 421);
}

TEST_F(Rules, HoldOffPathsThatLeaveTheirPlace) {  // path traversal
  Browser browser(*workbench);
  for (const char* target : {"/../etc/passwd", "/assets/../../etc/passwd", "/assets/%2e%2e/x", "/assets/..%2f..%2fetc%2fpasswd", "/%00"})
    EXPECT_THAT(browser.get(target).status, AnyOf(400, 404)) << target;
}

TEST_F(Rules, GiveANewSessionToWhoeverSignsIn) {  // session fixation
  first();
  Browser victim(*workbench);
  victim.cookie = "known-to-the-attacker";
  victim.sign_in("olena");
  EXPECT_NE(victim.cookie, "known-to-the-attacker");
  const std::string once = victim.cookie;
  victim.sign_in("olena");
  EXPECT_NE(victim.cookie, once) << "and a new one each time";
  Browser old(*workbench);
  old.cookie = once;
  EXPECT_EQ(old.get("/api/session").body["signed_in"], false) << "the one before is over";
}

TEST_F(Rules, RefuseMembersThatNobodyAskedFor) {  // mass assignment
  Browser olena = first();
  const auto answer =
      olena.post("/api/accounts", {{"name", "petro"}, {"roles", json::array()}, {"clearance", json::array()}, {"closed", false}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.field(), "closed");
  const auto signing = olena.post("/api/session", {{"name", "olena"}, {"password", Browser::password}, {"roles", {"administrator"}}});
  EXPECT_EQ(signing.field(), "roles");
  const auto query = olena.get("/api/accounts?all=1");
  EXPECT_EQ(query.field(), "all");
}

TEST_F(Rules, RefuseNumbersThatAreReadHalf) {  // guessing ids, writing to nobody
  Browser olena = first("tracing");
  const std::uint64_t before = sure(sure(stores[0]->snapshot())->last());
  for (const char* number : {"-865", "0", "1.5", "2e-103", "2x", "%2B2", "99999999999999999999"}) {
    EXPECT_EQ(olena.post("/api/people/" + std::string(number) + "/notes", {{"speaker", "x"}}).status, 404) << number;
    EXPECT_EQ(olena.get("/api/accounts/" + std::string(number)).status, 404) << number;
  }
  EXPECT_EQ(sure(sure(stores[0]->snapshot())->last()), before);
}

TEST_F(Rules, SayInWhichWaysAPathIsAsked) {
  Browser olena = first();
  const auto answer = olena.write("PATCH", "/api/session");
  EXPECT_EQ(answer.status, 405);
  EXPECT_EQ(answer.header("allow"), "GET, HEAD, POST, DELETE");
  EXPECT_EQ(olena.get("/api/publications/look").header("allow"), "POST") << "no publication is called \"look\"";
}

TEST_F(Rules, RefuseJsonThatIsReadInTwoWaysOrWithoutEnd) {
  Browser browser(*workbench);
  workbench::Request request = browser.request("POST", "/api/session");
  request.headers.emplace_back("x-nostoi-token", "nobody");
  request.headers.emplace_back("content-type", "application/json");
  for (const std::string& body : {std::string(R"({"name":"a","name":"b","password":"c"})"), std::string(100'000, '['), std::string("{"),
                                  std::string("{\"name\":\"\xff\",\"password\":\"c\"}"), std::string(2 << 20, ' ') + "{}"}) {
    request.body = body;
    EXPECT_EQ(browser.send(request).status, 422) << body.substr(0, 40);
  }
}

TEST_F(Rules, TellNoOneWhichNamesAreThere) {
  first();
  Browser stranger(*workbench);
  const auto nobody = stranger.post("/api/session", {{"name", "nobody"}, {"password", "wrong password 1"}});
  const auto known = stranger.post("/api/session", {{"name", "olena"}, {"password", "wrong password 1"}});
  EXPECT_EQ(nobody.status, 401);
  EXPECT_EQ(nobody.body, known.body);
}

TEST_F(Rules, SlowDownWhoeverGuessesAndNobodyElse) {  // guessing, and locking somebody out
  first();
  Browser guesser(*workbench), olena(*workbench);
  const auto guess = [&] {
    workbench::Request request = guesser.request("POST", "/api/session");
    request.headers.emplace_back("x-nostoi-token", "nobody");
    request.headers.emplace_back("content-type", "application/json");
    request.body = json{{"name", "olena"}, {"password", "a guess that is wrong"}}.dump();
    request.peer = "10.0.0.66";
    return guesser.send(request);
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(guess().status, 401);
  EXPECT_EQ(guess().status, 429);
  EXPECT_FALSE(guess().header("retry-after").empty());
  EXPECT_EQ(olena.sign_in("olena").status, 200) << "from where she sits she is let in";
  clock += 2'000;
  EXPECT_EQ(guess().status, 401) << "and the guesser may try again, ever more slowly";
  EXPECT_EQ(guess().status, 429);
}

TEST_F(Rules, SlowDownWhoeverTriesOnePasswordOnManyNames) {  // spraying
  first();
  Browser sprayer(*workbench);
  int slowed = 0;
  for (int i = 0; i < 60; ++i)
    slowed += sprayer.post("/api/session", {{"name", "name" + std::to_string(i)}, {"password", "verba kalyna"}}).status == 429;
  EXPECT_EQ(slowed, 10) << "after fifty wrong ones from one place";
}

TEST_F(Rules, SlowDownWhoeverGuessesThePasswordOnAPageThatWasLeftOpen) {
  Browser olena = first();
  const json guess{{"password", "a guess that is wrong"}}, change{{"password", "another wrong guess"}, {"new", "verba kalyna leleka"}};
  for (int i = 0; i < 5; ++i)
    EXPECT_EQ((i % 2 ? olena.write("DELETE", "/api/account/totp", guess) : olena.post("/api/account/password", change)).status, 403);
  EXPECT_EQ(olena.write("DELETE", "/api/account/totp", guess).status, 429);
  EXPECT_EQ(olena.post("/api/account/password", change).status, 429);
}

TEST_F(Rules, EndSessionsThatAreIdleOrOld) {
  Browser olena = first();
  clock += 29 * 60'000;
  EXPECT_EQ(olena.get("/api/session").body["signed_in"], true);
  clock += 31 * 60'000;
  EXPECT_EQ(olena.get("/api/session").body["signed_in"], false);
  olena.sign_in("olena");
  for (int i = 0; i < 30; ++i) {
    clock += 25 * 60'000;
    olena.get("/api/session");
  }
  EXPECT_EQ(olena.get("/api/session").body["signed_in"], false) << "after twelve hours, however busy";
}

TEST_F(Rules, ShowNoClassToAnAdministratorWhoIsNotClearedForIt) {
  Browser olena = first("tracing");
  const json job = import(olena, "list.csv", "ПІБ;Дата народження\nТопольський Роман;02.08.1988\n", {{"handling", "ordinary"}});
  const Position anchor = olena.get("/api/lists").body["items"][0]["at"].get<Position>() + 1;
  Browser doctor = colleague(olena, "doctor", {"registrar", "reviewer"}, {"medical"});
  doctor.set_purpose("tracing");
  const auto taken = doctor.post("/api/people/" + std::to_string(anchor) + "/notes",
                                 {{"speaker", "surgeon"}, {"handling", "medical"}, {"text", "amputation of the left foot"}});
  ASSERT_EQ(taken.status, 201) << taken.body;
  EXPECT_THAT(doctor.get("/api/people/" + std::to_string(anchor)).body.dump(), HasSubstr("amputation"));
  EXPECT_THAT(olena.get("/api/people/" + std::to_string(anchor)).body.dump(), ::testing::Not(HasSubstr("amputation")))
      << "she has every role, and no clearance";
}

TEST_F(Rules, GiveWhatIsGivenForATimeForThatTimeOnly) {
  Browser olena = first();
  Browser ivan = colleague(olena, "ivan", {"auditor"});
  EXPECT_EQ(ivan.get("/api/search?text=a").status, 403);
  const json accounts = olena.get("/api/accounts").body["items"];
  const std::string at = "/api/accounts/" + std::to_string(accounts[1]["id"].get<int>());
  ASSERT_EQ(olena
                .post(at + "/grants",
                      {{"roles", {"clerk"}}, {"clearance", json::array()}, {"until", clock + 60'000}, {"why", "the line is busy"}})
                .status,
            200);
  EXPECT_EQ(ivan.set_purpose("enquiry").status, 200);
  EXPECT_EQ(ivan.get("/api/search?text=a").status, 200);
  clock += 60'000;
  EXPECT_EQ(ivan.get("/api/search?text=a").status, 403);
}

TEST_F(Rules, ThrowOutWhoeverIsClosedAndKeepOneManager) {
  Browser olena = first();
  Browser ivan = colleague(olena, "ivan", {"administrator"});
  const json accounts = olena.get("/api/accounts").body["items"];
  const std::string hers = "/api/accounts/" + std::to_string(accounts[0]["id"].get<int>()),
                    his = "/api/accounts/" + std::to_string(accounts[1]["id"].get<int>());
  EXPECT_EQ(olena.post(his + "/close", {{"why", "left"}}).status, 200);
  EXPECT_EQ(ivan.get("/api/accounts").status, 401);
  EXPECT_EQ(ivan.sign_in("ivan").status, 401);
  EXPECT_EQ(olena.post(hers + "/close", {{"why", "by mistake"}}).status, 409);
  EXPECT_EQ(olena.write("PUT", hers + "/rights", {{"roles", json::array()}, {"clearance", json::array()}, {"why", "x"}}).status, 409);
}

TEST_F(Rules, HardenEveryAnswer) {
  Browser browser(*workbench);
  for (const char* target : {"/", "/api/session", "/api/nothing", "/api/people/1"}) {
    const auto answer = browser.get(target);
    EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("default-src 'none'")) << target;
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("x-frame-options"), "DENY");
    EXPECT_FALSE(answer.header("cache-control").empty());
  }
}

}  // namespace
}  // namespace nostoi::testing
