// nostoi names compare from outside: one pair in words, a file of pairs as rows, and what it refuses.
#include <nlohmann/json.hpp>

#include "program_fixture.hpp"

namespace nostoi::app {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;

TEST_F(Program, ComparesTwoNamesWordByWord) {
  ASSERT_EQ(run({"names", "compare", "Гнатюк Микола Іванович", "Nikolay Gnatyuk"}), 0) << complained;
  EXPECT_THAT(said, AllOf(HasSubstr("one word in two spellings"), HasSubstr("іванович"), HasSubstr("only in one of the names")));
  ASSERT_EQ(run({"names", "compare", "Гнатюк Микола", "Nikolay Gnatyuk"}, "uk_UA"), 0) << complained;
  EXPECT_THAT(said, HasSubstr("одне слово, записане по-різному"));
}

TEST_F(Program, ComparesTwoNamesAsJson) {
  ASSERT_EQ(run({"names", "compare", "Гнатюк Микола Іванович", "Gnatyuk Nikolay", "--json"}), 0) << complained;
  const auto told = nlohmann::json::parse(said);
  EXPECT_EQ(told["words"][0]["left"], "гнатюк");
  EXPECT_EQ(told["words"][0]["right"], "gnatyuk");
  EXPECT_EQ(told["left_alone"].size(), 1u);
  EXPECT_GT(told["probability"], 0.5);
  EXPECT_GT(told["weight"], 0.0);
}

TEST_F(Program, ComparesAFileOfPairsAndKeepsTheirIds) {
  std::ofstream(folder / "pairs.csv")
      << "left_id,left,right,right_id\n7,Гнатюк Микола,\"Gnatyuk, Nikolay\",a\n8,Коваль Петро,Іщенко Ганна,\"b,c\"\n";
  ASSERT_EQ(run({"names", "compare", "--pairs", out("pairs.csv"), "--out", out("weights.csv")}), 0) << complained;
  const std::string table = text_of(folder / "weights.csv");
  EXPECT_THAT(table, StartsWith("row,left_id,right_id,weight,probability,alignment\n1,7,a,"));
  EXPECT_THAT(table, HasSubstr("\n2,8,\"b,c\",-"));
  EXPECT_EQ(said, "");
  EXPECT_EQ(fs::status(folder / "weights.csv").permissions(), fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_EQ(run({"names", "compare", "--pairs", out("pairs.csv"), "--json"}), 0) << complained;
  EXPECT_EQ(nlohmann::json::parse(said.substr(0, said.find('\n')))["left_id"], "7");
}

TEST_F(Program, SaysWhichOfSeveralNamesWasCompared) {
  ASSERT_EQ(run({"names", "compare", "Ковальчук Ольга (Бойко)", "Boiko Olha"}), 0) << complained;
  EXPECT_THAT(said, HasSubstr("another name of the same person: бойко ольга"));
  ASSERT_EQ(run({"names", "compare", "Ковальчук Ольга (Бойко)", "Kovalchuk Olha"}), 0) << complained;
  EXPECT_THAT(said, testing::Not(HasSubstr("another name")));
  ASSERT_EQ(run({"names", "compare", "Ковальчук Ольга (Бойко)", "Boiko Olha", "--json"}), 0) << complained;
  const auto told = nlohmann::json::parse(said);
  EXPECT_EQ(told["left_name"], "бойко ольга");
  EXPECT_EQ(told["words"][0]["left"], "бойко");
}

TEST_F(Program, KnowsTheNamesThatAreLaidOverTheShippedOnes) {
  const auto relation = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"names", "compare", "Бурштинко", "Янтарик", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    EXPECT_EQ(run(arguments), 0) << complained;
    return nlohmann::json::parse(said)["words"].dump();
  };
  EXPECT_EQ(relation({}), "[]") << "no such names are known";
  std::string names = text_of(NOSTOI_ROOT "/data/given_names/caucasian.json");
  const std::string men = "\"men\": [";
  ASSERT_NE(names.find(men), std::string::npos);
  names.insert(names.find(men) + men.size(), R"({"uk": "Бурштинко", "short": "Янтарик"},)");
  fs::create_directories(folder / "over" / "given_names");
  std::ofstream(folder / "over" / "given_names" / "caucasian.json") << names;
  EXPECT_THAT(relation({"--data", out("over")}), HasSubstr("short"));
}

TEST_F(Program, RefusesToCompareWhatAreNotTwoNames) {
  EXPECT_EQ(run({"names", "compare", "Гнатюк Микола"}), 2);
  EXPECT_EQ(run({"names", "compare", "Гнатюк", "Hnatiuk", "--pairs", "x.csv"}), 2);
  EXPECT_EQ(run({"names", "compare", "--pairs", "/no/such/file.csv"}), 3);
  std::ofstream(folder / "one.csv") << "id,name\n1,Гнатюк\n";
  EXPECT_EQ(run({"names", "compare", "--pairs", out("one.csv")}), 3);
  EXPECT_THAT(complained, HasSubstr("one.csv"));
}

}  // namespace nostoi::app
