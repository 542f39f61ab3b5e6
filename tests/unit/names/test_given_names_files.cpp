// names: faults in the files of given names are told by file and key.
#include <gtest/gtest.h>

#include "names/given_names_table.hpp"

namespace nostoi::names {

namespace {

/// The key that is blamed when this is the only file; empty when nothing is wrong.
std::string fault(const std::string& json, const std::string& file = "given_names/test.json") {
  const Result<GivenNames> read = read_given_names({{file, json}});
  if (read) return "";
  EXPECT_EQ(read.error().place.file, file);
  EXPECT_NE(read.error().sentence.find("data/" + file), std::string::npos) << read.error().sentence;
  return read.error().place.column;
}

std::string man(const std::string& entry) { return R"({"men": [{"uk": "Іван"}, )" + entry + "]}"; }

}  // namespace

TEST(FilesOfGivenNames, AreTakenAsTheyShouldBe) {
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "ru": "Пётр Петр", "latin": "Peter", "short": "Петя Pete", "akin": "Іван", "rarity": 5})")), "");
}

TEST(FilesOfGivenNames, TellWhatIsUnknownOrMissing) {
  EXPECT_EQ(fault("{"), "");
  EXPECT_FALSE(read_given_names({{"given_names/test.json", "{"}}));
  EXPECT_EQ(fault(R"({"man": []})"), "man");
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "ua": "Петрик"})")), "men[2].ua");
  EXPECT_EQ(fault(man(R"({"short": "Петя"})")), "men[2].uk") << "a short form without a name";
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "akin": "Степан"})")), "Петро.akin.Степан");
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "short": ["Петя"]})")), "Петро.short");
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "rarity": 40})")), "Петро.rarity");
}

TEST(FilesOfGivenNames, TellWhatStandsTwice) {
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "ru": "Петр", "be": "Петр"})")), "Петро.Петр");
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "short": "Петро"})")), "Петро.Петро");
  EXPECT_EQ(fault(man(R"({"uk": "Іван"})")), "Іван");
}

TEST(FilesOfGivenNames, TellWhatIsNotWrittenAsItShouldBe) {
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "short": "петя"})")), "Петро.short") << "no capital";
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "ru": "Пeтр"})")), "Петро.ru") << "a Latin e";
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "latin": "Петр"})")), "Петро.latin");
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "short": "Петя  Петько"})")), "Петро.short") << "two spaces";
  EXPECT_EQ(fault(man(R"({"uk": "Лук’ян"})")), "men[2].uk") << "another apostrophe";
  EXPECT_EQ(fault(man(R"({"uk": "Петро", "short": "П."})")), "Петро.short") << "an initial";
}

TEST(FilesOfGivenNames, TellWhatIsWrongWithTheRulesOfPatronymics) {
  const std::string file = "given_names/patronymics.json", endings = R"("endings": {"son": "ovich", "daughter": "ovna"})";
  EXPECT_EQ(fault(R"({"rules": [{"father": "", "son": "ovich", "daughter": "ovna"}], )" + endings + "}", file), "");
  EXPECT_EQ(fault(R"({"rules": [{"father": "a", "son": "ovich", "daughter": "ovna"}], )" + endings + "}", file), "rules")
      << "no rule for a name that ends otherwise";
  EXPECT_EQ(fault(R"({"rules": [{"father": "", "son": "ovich"}], )" + endings + "}", file), "rules[1]");
}

}  // namespace nostoi::names
