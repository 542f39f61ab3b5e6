// Attachments through the program's door: what is told in passing, what is given when asked, and the page on which two are compared.
#include "program_fixture.hpp"

namespace nostoi::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class Attachments : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    std::ofstream(folder / "held.csv") << "ПІБ;р.н.\nСорока Іван Петрович;1980\nГнатюк <b>Олег</b>;1990\n";
    // A picture of one point in grey: signature, header, one row, end.
    std::ofstream(folder / "one.gif", std::ios::binary)
        << std::string("GIF89a\1\0\1\0\x80\0\0\x77\x77\x77\0\0\0,\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;", 35);
    std::ofstream(folder / "two.gif", std::ios::binary)
        << std::string("GIF89a\1\0\1\0\x80\0\0\x99\x99\x99\0\0\0,\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;", 35);
    std::ofstream(folder / "run.svg") << "<svg onload=\"alert(1)\"/>";
    ASSERT_EQ(office({"init"}), 0) << complained;
    ASSERT_EQ(office({"list", "import", out("held.csv")}), 0) << complained;
  }
  int office(std::vector<std::string> words, bool cleared = false) {
    std::vector<std::string> all{"--register", out("office.nostoi"), "--actor", "olena", "--language", "en"};
    if (cleared) all.insert(all.end(), {"--clearance", "attachment"});
    all.insert(all.end(), words.begin(), words.end());
    return run(all);
  }
  /// Attaches a file and gives its number.
  std::string attached(const std::string& line, const std::string& file) {
    EXPECT_EQ(office({"attachment", "add", line, out(file), "--shows", "mark", "--text", "a <i>burn</i>"}, true), 0) << complained;
    const std::size_t at = said.find("attachment ") + 11;
    return said.substr(at, said.find(',', at) - at);
  }
};

TEST_F(Attachments, AreToldOfInAPersonsFileAndGivenOnlyWhenAskedFor) {
  const std::string number = attached("held.csv:1", "one.gif");
  ASSERT_EQ(office({"person", "show", "held.csv:1"}), 0);
  EXPECT_THAT(said, HasSubstr("Attachment " + number + " of a4: a mark"));
  EXPECT_THAT(said, Not(HasSubstr("burn")));
  EXPECT_EQ(office({"attachment", "get", number, "--out", out("got.gif")}), 3);
  EXPECT_THAT(complained, HasSubstr("--clearance attachment"));
  EXPECT_FALSE(fs::exists(folder / "got.gif"));
  ASSERT_EQ(office({"attachment", "get", number, "--out", out("got.gif")}, true), 0) << complained;
  EXPECT_EQ(text_of(folder / "got.gif"), text_of(folder / "one.gif"));
  EXPECT_EQ(fs::status(folder / "got.gif").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_EQ(office({"audit", "--person", "held.csv:1"}), 0) << complained;
  EXPECT_THAT(said, HasSubstr("an attachment "));
}

TEST_F(Attachments, AreComparedOnAPageThatStandsAloneAndRunsNothing) {
  const std::string left = attached("held.csv:1", "one.gif"), right = attached("held.csv:2", "two.gif");
  ASSERT_EQ(office({"attachment", "judged", left, right, "--verdict", "unsure", "--why", "too small"}, true), 0) << complained;
  EXPECT_EQ(office({"attachment", "compare", left, right, "--out", out("page.html")}), 3);
  EXPECT_FALSE(fs::exists(folder / "page.html"));
  ASSERT_EQ(office({"attachment", "compare", left, right, "--out", out("page.html")}, true), 0) << complained;
  const std::string page = text_of(folder / "page.html");
  EXPECT_EQ(fs::status(folder / "page.html").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_THAT(page, HasSubstr("default-src 'none'; img-src data:;"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("http://")));
  EXPECT_THAT(page, Not(HasSubstr("https://")));
  const auto pictures = [&] {
    std::size_t count = 0;
    for (std::size_t at = 0; (at = page.find("src=\"data:image/gif;base64,R0lGODlh", at)) != std::string::npos; ++at) ++count;
    return count;
  };
  EXPECT_EQ(pictures(), 2u);
  EXPECT_THAT(page, HasSubstr("Сорока Іван Петрович"));
  EXPECT_THAT(page, HasSubstr("Гнатюк &lt;b&gt;Олег"));
  EXPECT_THAT(page, HasSubstr("a &lt;i&gt;burn"));
  EXPECT_THAT(page, Not(HasSubstr("too small"))) << "who looks is to see for himself";
  ASSERT_EQ(office({"attachment", "list", "held.csv:2"}, true), 0);
  EXPECT_THAT(said, HasSubstr(left + " unsure: too small (olena"));
}

TEST_F(Attachments, AreNoPicturesWhereSomethingInThemCouldRun) {
  const std::string left = attached("held.csv:1", "one.gif"), right = attached("held.csv:2", "run.svg");
  EXPECT_EQ(office({"attachment", "compare", left, right, "--out", out("page.html")}, true), 3);
  EXPECT_THAT(complained, HasSubstr("no picture"));
  EXPECT_FALSE(fs::exists(folder / "page.html"));
}

TEST_F(Attachments, AreAskedForInWholeSentences) {
  EXPECT_EQ(office({"attachment", "add", "held.csv:1"}, true), 2);
  EXPECT_EQ(office({"attachment", "get", "7"}, true), 2);
  EXPECT_EQ(office({"attachment", "get", "seven", "--out", out("x")}, true), 3);
  EXPECT_EQ(office({"attachment", "judged", "4", "5", "--verdict", "maybe", "--why", "x"}, true), 2);
  EXPECT_EQ(office({"attachment", "list", "held.csv:1"}), 0);
  EXPECT_EQ(said, "There are no attachments.\n");
}

}  // namespace
}  // namespace nostoi::app
