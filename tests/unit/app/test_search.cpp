// nostoi search from outside: the table it writes and what it refuses.
#include "program_fixture.hpp"

namespace nostoi::app {

using testing::HasSubstr;
using testing::StartsWith;

TEST_F(Program, SearchesAListForOneAndForMany) {
  std::ofstream(folder / "list.csv") << "id,name,born\nx1,Гнатюк Микола,1980\nx2,Коваль Остап,1975\n";
  std::ofstream(folder / "queries.csv") << "name\nKoval Ostap\nHnatiuk\n";
  ASSERT_EQ(run({"search", out("list.csv"), "--query", "Mykola Hnatiuk 1980"}), 0) << complained;
  EXPECT_THAT(said, StartsWith("query,rank,row,id,weight,probability\n1,1,1,x1,"));
  ASSERT_EQ(run({"search", out("list.csv"), "--queries", out("queries.csv"), "--top", "1", "--out", out("found.csv")}), 0) << complained;
  const std::string table = text_of(folder / "found.csv");
  EXPECT_THAT(table, HasSubstr("\n1,1,2,x2,"));
  EXPECT_THAT(table, HasSubstr("\n2,1,1,x1,"));
  EXPECT_EQ(fs::status(folder / "found.csv").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Program, WritesWhatASearchFoundAsJsonLines) {
  std::ofstream(folder / "list.csv") << "id,name,born\nx1,Гнатюк Микола,1980\nx2,Коваль Остап,1975\n";
  ASSERT_EQ(run({"search", out("list.csv"), "--query", "Mykola Hnatiuk 1980", "--top", "1", "--format", "jsonl"}), 0) << complained;
  EXPECT_THAT(said, StartsWith(R"({"query":1,"rank":1,"row":1,"id":"x1","weight":)"));
  EXPECT_EQ(run({"search", out("list.csv"), "--query", "a", "--format", "xml"}), 2);
}

TEST_F(Program, RefusesASearchThatSaysTooLittleOrTooMuch) {
  std::ofstream(folder / "list.csv") << "id,name\nx1,Гнатюк Микола\n";
  EXPECT_EQ(run({"search"}), 2);
  EXPECT_EQ(run({"search", out("list.csv")}), 2);
  EXPECT_EQ(run({"search", out("list.csv"), "--query", "a", "--queries", "b"}), 2);
  EXPECT_EQ(run({"search", out("list.csv"), "--query", "a", "--top", "0"}), 2);
  EXPECT_EQ(run({"search", "/no/such/list.csv", "--query", "a"}), 3);
}

}  // namespace nostoi::app
