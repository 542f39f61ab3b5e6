// nostoi serve from outside: what its configuration may say, and what signals do to it.
#include <chrono>
#include <csignal>
#include <regex>
#include <thread>

#include "app/serve_options.hpp"
#include "program_fixture.hpp"

namespace nostoi::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

class Configuration : public Program {
 protected:
  /// What is read of a configuration; what is wrong with it otherwise.
  Result<ServeOptions> read(const std::string& text, ServeOptions said = {}) {
    std::ofstream(folder / "serve.json") << text;
    const Result<void> done = complete_from(folder / "serve.json", said);
    return done ? Result<ServeOptions>(said) : tl::unexpected(done.error());
  }
  std::string refusal(const std::string& text) {
    const auto options = read(text);
    return options ? "" : options.error().sentence;
  }
};

TEST_F(Configuration, SaysWhatTheOptionsSay) {
  const auto options = read(R"({
    // an office of twenty
    "register": "/var/lib/nostoi/office.nostoi",
    "passphrase-file": "/run/credentials/passphrase",
    "address": "10.0.0.5", "port": 8443,
    "certificate": "tls/office.pem", "key": "tls/office.key",
    "hosts": ["nostoi.office.lan:8443", "10.0.0.5:8443"]
  })");
  ASSERT_TRUE(options) << options.error().sentence;
  EXPECT_EQ(options->file, "/var/lib/nostoi/office.nostoi");
  EXPECT_EQ(options->passphrase_file, "/run/credentials/passphrase");
  EXPECT_EQ(options->address, "10.0.0.5");
  EXPECT_EQ(options->port, "8443");
  EXPECT_EQ(options->certificate, (folder / "tls/office.pem").string()) << "from the folder of the configuration on";
  EXPECT_EQ(options->key, (folder / "tls/office.key").string());
  EXPECT_THAT(options->hosts, ElementsAre("nostoi.office.lan:8443", "10.0.0.5:8443"));
}

TEST_F(Configuration, IsOverruledByTheCommandLine) {
  ServeOptions said;
  said.port = "9000";
  said.hosts = {"here:9000"};
  const auto options = read(R"({"port": 8443, "hosts": ["there:8443"], "address": "127.0.0.2"})", said);
  ASSERT_TRUE(options);
  EXPECT_EQ(options->port, "9000");
  EXPECT_THAT(options->hosts, ElementsAre("here:9000"));
  EXPECT_EQ(options->address, "127.0.0.2");
}

TEST_F(Configuration, TakesTheAddressOfADatabaseAsItIs) {
  EXPECT_EQ(read(R"({"register": "postgresql://office@db/nostoi"})")->file, "postgresql://office@db/nostoi");
}

TEST_F(Configuration, ThatSaysSomethingElseIsRefusedWithASentence) {
  EXPECT_THAT(refusal(R"({"prot": 8443})"), AllOf(HasSubstr("\"prot\" is no setting"), HasSubstr("port")));
  EXPECT_THAT(refusal(R"({"passphrase": "kalyna"})"), AllOf(HasSubstr("passphrase-file"), testing::Not(HasSubstr("kalyna"))));
  EXPECT_THAT(refusal(R"({"port": "8443"})"), HasSubstr("without quotes"));
  EXPECT_THAT(refusal(R"({"port": -1})"), HasSubstr("number"));
  EXPECT_THAT(refusal(R"({"register": ""})"), HasSubstr("not empty"));
  EXPECT_THAT(refusal(R"({"hosts": "nostoi:8443"})"), HasSubstr("list"));
  EXPECT_THAT(refusal(R"({"hosts": [8443]})"), HasSubstr("list"));
  EXPECT_THAT(refusal(R"({"port": 1, "port": 2})"), HasSubstr("twice"));
  EXPECT_THAT(refusal("[]"), HasSubstr("one JSON object"));
  EXPECT_THAT(refusal("{\n\"port\": 8443\n\"key\": \"k\"}"), HasSubstr("line 3"));
  EXPECT_THAT(refusal(""), HasSubstr("line 1"));
  EXPECT_EQ(refusal("{}"), "");
}

TEST_F(Configuration, ThatIsNotThereIsSaidSo) {
  ServeOptions said;
  const Result<void> done = complete_from(folder / "nowhere.json", said);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::io);
}

TEST_F(Configuration, StillDoesNotOpenANetworkInTheClear) {
  std::ofstream(folder / "serve.json") << R"({"register": "office.nostoi", "address": "0.0.0.0"})";
  EXPECT_EQ(run({"--register", out("office.nostoi"), "init"}), 0);
  EXPECT_EQ(run({"serve", "--config", out("serve.json")}), 2);
  EXPECT_THAT(complained, HasSubstr("in the clear"));
}

class Served : public Program {
 protected:
  /// Starts it and waits for its first lines.
  pid_t serve(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"serve", "--port", "0"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    fs::remove(folder / "stdout");  // what one before it said
    const pid_t child = start(arguments);
    waits_for("/first/");
    return child;
  }
  bool waits_for(const std::string& text) {
    for (int tries = 0; tries < 1000; ++tries) {
      if (text_of(folder / "stdout").find(text) != std::string::npos) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ADD_FAILURE() << text << " is not said: " << text_of(folder / "stdout") << text_of(folder / "stderr");
    return false;
  }
  int ended(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
};

TEST_F(Served, EndsWellWhenItIsTold) {
  ASSERT_EQ(run({"--register", out("office.nostoi"), "init"}), 0);
  std::ofstream(folder / "serve.json") << R"({"register": "office.nostoi"})";
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
    const pid_t child = serve({"--config", out("serve.json")});
    ::kill(child, signal);
    EXPECT_EQ(ended(child), 0) << signal;
    EXPECT_THAT(text_of(folder / "stdout"), HasSubstr("is closed"));
  }
}

TEST_F(Served, OnlyReadsWhereItIsTold) {
  ASSERT_EQ(run({"--register", out("office.nostoi"), "init"}), 0);
  const std::string before = text_of(folder / "office.nostoi");
  std::ofstream(folder / "serve.json") << R"({"register": "office.nostoi", "read-only": true})";
  const pid_t child = serve({"--config", out("serve.json")});
  EXPECT_THAT(text_of(folder / "stdout"), HasSubstr("only read"));
  ::kill(child, SIGTERM);
  EXPECT_EQ(ended(child), 0);
  EXPECT_EQ(text_of(folder / "office.nostoi"), before);
  EXPECT_TRUE(fs::exists(folder / "office.nostoi-audit")) << "who reads is written down";
}

TEST_F(Served, ReadsACertificateAgainWhenItIsToldAndGoesOn) {
  ASSERT_EQ(run({"--register", out("office.nostoi"), "init"}), 0);
  const std::string made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=office -keyout " +
                           out("office.key") + " -out " + out("office.pem") + " 2>/dev/null";
  if (std::system(made.c_str()) != 0) GTEST_SKIP() << "the command openssl is not installed";
  const pid_t child = serve({out("office.nostoi"), "--certificate", out("office.pem"), "--key", out("office.key")});
  ::kill(child, SIGHUP);
  EXPECT_TRUE(waits_for("was read again"));
  fs::remove(folder / "office.key");
  ::kill(child, SIGHUP);
  EXPECT_TRUE(waits_for("stays as it was"));
  ::kill(child, SIGTERM);
  EXPECT_EQ(ended(child), 0);
}

TEST_F(Program, TheServiceOfAServerIsSoundAndShutIn) {
  if (std::system("command -v systemd-analyze >/dev/null") != 0) GTEST_SKIP() << "systemd-analyze is not installed (package systemd)";
  std::string unit = text_of(fs::path(NOSTOI_ROOT) / "packages/debian/nostoi.service");
  unit.replace(unit.find("/usr/bin/nostoi"), std::string("/usr/bin/nostoi").size(), NOSTOI_PROGRAM);
  std::ofstream(folder / "nostoi.service") << unit;
  const auto analyze = [&](const std::string& how) {
    const std::string command = "systemd-analyze " + how + " " + out("nostoi.service") + " >" + out("said") + " 2>&1";
    const int status = std::system(command.c_str());
    return std::pair(status, text_of(folder / "said"));
  };
  EXPECT_EQ(analyze("verify --man=no"), std::pair(0, std::string()));
  const auto [status, said] = analyze("security --offline=true --threshold=20");
  EXPECT_EQ(status, 0) << "more than 2.0 of 10 is open: " << said;
  EXPECT_EQ(unit.find("passphrase="), std::string::npos) << "the passphrase is handed over as a file";
}

}  // namespace
}  // namespace nostoi::app
