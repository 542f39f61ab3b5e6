// nostoi travel from outside: always encrypted, only read, and shut when its day is over.
#include "program_fixture.hpp"

namespace nostoi::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class Travel : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    std::ofstream(folder / "missing.csv") << "ПІБ;Дата народження\nТополянський Роман Степанович;02.08.1968\nСорока Іван Петрович;1980\n";
    std::ofstream(folder / "phrase") << "верба і дощ\n";
    ASSERT_EQ(run({"--register", out("office.nostoi"), "init"}), 0) << complained;
    ASSERT_EQ(run({"--register", out("office.nostoi"), "list", "import", out("missing.csv")}), 0) << complained;
  }
  int pack(const std::string& until, const std::string& to = "О. Левчук") {
    return run({"--register", out("office.nostoi"), "travel", "pack", out("trip.nostoi"), "--person", "missing.csv:1", "--to", to,
                "--until", until, "--why", "Poltava", "--new-passphrase-file", out("phrase")});
  }
  int on_the_way(std::vector<std::string> words) {
    words.insert(words.begin(), {"--register", out("trip.nostoi"), "--passphrase-file", out("phrase")});
    return run(words);
  }
};

TEST_F(Travel, IsReadOnTheWayAndNeverWrittenTo) {
  if (pack("2099-01-01") == 3 && complained.find("encrypt") != std::string::npos) GTEST_SKIP() << complained;
  EXPECT_THAT(said, HasSubstr("is packed"));
  EXPECT_EQ(on_the_way({"person", "show", "missing.csv:1"}), 0) << complained;
  EXPECT_THAT(said, HasSubstr("Тополянський"));
  EXPECT_EQ(on_the_way({"note", "take", "--about", "missing.csv:1", "--speaker", "mother", "--medium", "call", "--say", "rank=sergeant"}),
            3);
  EXPECT_THAT(complained, HasSubstr("reading only"));
  EXPECT_EQ(on_the_way({"check"}), 0) << said << complained;
  EXPECT_EQ(on_the_way({"audit"}), 0) << "what is read on the way is written down on the way";
  EXPECT_THAT(said, HasSubstr("person"));
  EXPECT_EQ(run({"--register", out("office.nostoi"), "travel", "list"}), 0);
  EXPECT_THAT(said, HasSubstr("О. Левчук"));
}

TEST_F(Travel, LeavesNoNameInTheFileOrBesideIt) {
  if (pack("2099-01-01") != 0) GTEST_SKIP() << complained;
  ASSERT_TRUE(fs::exists(folder / "trip.nostoi.key"));
  on_the_way({"person", "show", "missing.csv:1"});
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.path().filename().string().starts_with("trip.nostoi")) continue;
    const std::string bytes = text_of(entry.path());
    for (const char* name : {"Тополянськ", "Сорока", "Левчук", "missing.csv"}) EXPECT_THAT(bytes, Not(HasSubstr(name))) << entry.path();
  }
  EXPECT_EQ(run({"--register", out("trip.nostoi"), "--passphrase-file", out("missing.csv"), "check"}), 3) << "its passphrase is its own";
}

TEST_F(Travel, NoLongerOpensWhenItsDayIsOver) {
  if (pack("2001-01-01") != 0) GTEST_SKIP() << complained;
  EXPECT_EQ(on_the_way({"person", "show", "missing.csv:1"}), 3);
  EXPECT_THAT(complained, HasSubstr("2001-01-01"));
  EXPECT_EQ(run({"--register", out("office.nostoi"), "travel", "list"}), 0);
  EXPECT_THAT(said, HasSubstr("overdue"));
}

TEST_F(Travel, ThatIsRefusedLeavesNothingBehind) {
  const auto before = files("");
  EXPECT_EQ(pack("2099-01-01", ""), 3);
  EXPECT_EQ(pack("some day"), 3);
  auto after = files("");
  for (const char* name : {"stdout", "stderr"}) after.erase(name);
  auto known = before;
  for (const char* name : {"stdout", "stderr"}) known.erase(name);
  EXPECT_EQ(after, known);
}

TEST_F(Travel, TakesNoFilesPlace) {
  std::ofstream(folder / "trip.nostoi") << "mine";
  EXPECT_EQ(pack("2099-01-01"), 3);
  EXPECT_EQ(text_of(folder / "trip.nostoi"), "mine");
}

}  // namespace
}  // namespace nostoi::app
