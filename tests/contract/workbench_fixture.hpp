// A workbench over empty stores in memory, and browsers that speak to it without a socket.
#pragma once

#include <gmock/gmock.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "nostoi/desk/accounts.hpp"
#include "nostoi/workbench/workbench.hpp"
#include "store/read_only.hpp"
#include "stores.hpp"

namespace nostoi::testing {

using nlohmann::json;

/// What somebody sees and holds who speaks to a workbench from a browser.
class Browser {
 public:
  explicit Browser(workbench::Workbench& workbench) : workbench_(&workbench) {}

  struct Answer {
    int status = 0;
    json body;
    workbench::Headers headers;
    std::string code() const { return body.is_object() && body.contains("error") ? body["error"].value("code", "") : ""; }
    std::string field() const { return body.is_object() && body.contains("error") ? body["error"].value("field", "") : ""; }
    std::string header(std::string_view name) const {
      for (const auto& [key, value] : headers)
        if (key == name) return value;
      return "";
    }
  };

  workbench::Request request(const std::string& method, const std::string& target) const {
    workbench::Request request{method, target, {{"host", "localhost:8080"}, {"accept-language", "en"}}, "", "127.0.0.1", false};
    if (!cookie.empty()) request.headers.emplace_back("cookie", "nostoi=" + cookie);
    return request;
  }
  Answer send(const workbench::Request& request) {
    const workbench::Response response = workbench_->answer(request);
    Answer answer{response.status, json::parse(response.body, nullptr, false), response.headers};
    if (const std::string set = answer.header("set-cookie"); set.starts_with("nostoi=")) cookie = set.substr(7, set.find(';') - 7);
    if (answer.body.is_object() && answer.body.contains("token")) token = answer.body["token"];
    return answer;
  }
  Answer get(const std::string& target) { return send(request("GET", target)); }
  Answer write(const std::string& method, const std::string& target, const json& body = json::object(), workbench::Headers more = {}) {
    workbench::Request asked = request(method, target);
    asked.headers.emplace_back("x-nostoi-token", token);
    asked.headers.insert(asked.headers.end(), more.begin(), more.end());
    if (!body.is_null()) {
      asked.headers.emplace_back("content-type", "application/json");
      asked.body = body.dump();
    }
    return send(asked);
  }
  Answer post(const std::string& target, const json& body = json::object()) { return write("POST", target, body); }
  Answer put_bytes(const std::string& target, const std::string& bytes) {
    workbench::Request asked = request("PUT", target);
    asked.headers.emplace_back("x-nostoi-token", token);
    asked.headers.emplace_back("content-type", "application/octet-stream");
    asked.body = bytes;
    return send(asked);
  }
  Answer sign_in(const std::string& name, const std::string& code = "") {
    json said{{"name", name}, {"password", password}};
    if (!code.empty()) said["code"] = code;
    return post("/api/session", said);
  }
  Answer set_purpose(const std::string& purpose) { return write("PUT", "/api/session/purpose", {{"purpose", purpose}}); }

  static constexpr const char* password = "verba kalyna leleka dim";
  std::string cookie, token = "nobody";

 private:
  workbench::Workbench* workbench_;
};

class AWorkbench : public ::testing::Test {
 protected:
  void SetUp() override { open(); }

  void open() {
    workbench.reset();
    const std::shared_ptr<Store> store = only_read ? read_only(stores[0]) : stores[0];
    Register reg = sure(reg_ ? Register::open(store, surroundings()) : Register::create(store, surroundings(), machine));
    reg_ = true;
    std::shared_ptr<audit::Trail> trail = sure(audit::Trail::open(stores[1], reg, machine));
    reg.tell(trail);
    Register desk = sure(desk::open(stores[2], reg, machine));
    workbench = sure(workbench::Workbench::open(
        {reg, trail, desk, "office", false, {"nostoi.office.lan:8443"}, only_read, [this](const std::string& line) {
           logged.push_back(line);
         }}));
  }
  Surroundings surroundings() {
    return {[this] { return clock; },
            [this](std::size_t bytes) {
              std::string drawn;
              while (drawn.size() < bytes) drawn += static_cast<char>(mix(1, ++drawn_));
              return drawn;
            }};
  }

  /// The first account, signed in; with its purpose where one is named.
  Browser first(const std::string& purpose = "") {
    Browser browser(*workbench);
    const std::string page = sure(workbench->first_page());
    const auto answer = browser.post("/api/first", {{"link", page.substr(7)}, {"name", "olena"}, {"password", Browser::password}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    if (!purpose.empty()) {
      EXPECT_EQ(browser.set_purpose(purpose).status, 200);
    }
    return browser;
  }
  /// Somebody with these roles, signed in.
  Browser colleague(Browser& manager, const std::string& name, const std::vector<std::string>& roles,
                    const std::vector<std::string>& clearance = {}) {
    const auto opened = manager.post("/api/accounts", {{"name", name}, {"roles", roles}, {"clearance", clearance}});
    EXPECT_EQ(opened.status, 201) << opened.body;
    Browser browser(*workbench);
    const std::string path = opened.body["path"];
    EXPECT_EQ(browser.post("/api/link", {{"link", path.substr(6)}, {"password", Browser::password}}).status, 200);
    return browser;
  }
  /// Brings a file, takes it up and waits until that is done; gives the job.
  json import(Browser& browser, const std::string& name, const std::string& bytes, json said = json::object()) {
    const auto draft = browser.post("/api/drafts", {{"name", name}, {"size", bytes.size()}});
    const std::string at = "/api/drafts/" + std::to_string(draft.body.at("id").get<int>());
    EXPECT_EQ(browser.put_bytes(at + "/bytes?from=0", bytes).status, 200);
    said["draft"] = draft.body["id"];
    const auto asked = browser.post("/api/imports", said);
    EXPECT_EQ(asked.status, 202) << asked.body;
    return over(browser, asked.body.at("job"));
  }
  json over(Browser& browser, Position job) {
    for (int tries = 0; tries < 2000; ++tries) {
      const json now = browser.get("/api/jobs/" + std::to_string(job)).body;
      if (now["state"] != "waiting" && now["state"] != "running") return now;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return nullptr;
  }

  access::Actor machine{"machine", "maintenance", {}};
  std::int64_t clock = 1'780'000'000'000;
  std::vector<std::string> logged;
  bool only_read = false;  ///< from the next open() on
  std::array<std::shared_ptr<Store>, 3> stores{memory_store(), memory_store(), memory_store()};
  std::unique_ptr<workbench::Workbench> workbench;

 private:
  bool reg_ = false;
  std::atomic<std::uint64_t> drawn_ = 0;
};

}  // namespace nostoi::testing
