// A form from the command line: a page for its owner only, or an answer that it is not owed, and nothing left behind.
#include "program_fixture.hpp"

namespace nostoi::app {
namespace {

using testing::HasSubstr;

class FormOfTheProgram : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    std::ofstream(folder / "held.csv") << "ПІБ,Дата народження\nЖуравель Остап Гнатович,02.08.1988\n";
    ASSERT_EQ(on({"init"}), 0) << complained;
    ASSERT_EQ(on({"list", "import", out("held.csv")}), 0) << complained;
  }
  int on(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--register", out("o.nostoi"), "--actor", "olena", "--language", "en"});
    return run(arguments);
  }
};

TEST_F(FormOfTheProgram, IsRefusedWithTheStatusOfANoWhereItIsNotOwed) {
  EXPECT_EQ(on({"form", "capture-card", "held.csv:1", "--out", out("card.html")}), 1);
  EXPECT_THAT(complained, HasSubstr("whoever holds"));
  EXPECT_FALSE(fs::exists(folder / "card.html"));
  EXPECT_EQ(on({"form", "capture-card", "held.csv:1"}), 2) << "no --out";
  EXPECT_EQ(on({"form", "capture-card", "held.csv:1", "--out", out("card.html"), "--beside", "fr"}), 2);
  EXPECT_EQ(on({"form", "nonsense", "held.csv:1", "--out", out("card.html")}), 3);
}

TEST_F(FormOfTheProgram, IsAPageForItsOwnerOnlyAndStandsInTheTrail) {
  ASSERT_EQ(on({"custody", "begin", "held.csv:1", "--category", "prisoner-of-war", "--since", "2026-11-20"}), 0) << complained;
  ASSERT_EQ(on({"form", "capture-card", "held.csv:1", "--beside", "uk", "--out", out("card.html")}), 0) << complained;
  EXPECT_EQ(fs::status(folder / "card.html").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const std::string page = text_of(folder / "card.html");
  EXPECT_THAT(page, HasSubstr("Capture card"));
  EXPECT_THAT(page, HasSubstr("Картка полонення"));
  EXPECT_THAT(page, HasSubstr("Журавель Остап Гнатович"));
  EXPECT_THAT(said, HasSubstr("check code"));
  EXPECT_EQ(on({"form", "worklist", "held.csv", "--out", out("work.html")}), 0) << complained;
  ASSERT_EQ(on({"audit", "--person", "held.csv:1"}), 0);
  EXPECT_THAT(said, HasSubstr("a capture card was made"));
  EXPECT_EQ(on({"audit", "unusual"}), 0);
  EXPECT_THAT(said, HasSubstr("Nothing unusual"));
}

}  // namespace
}  // namespace nostoi::app
