// Official romanisation: the labelled cases, the vectors of other implementations where they are at hand, and what a faulty file is told.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/utf8.hpp"
#include "names/romanise_scheme.hpp"
#include "unit/names/cases.hpp"

namespace nostoi::names {

namespace {

namespace fs = std::filesystem;
const fs::path vectors_file = fs::path(NOSTOI_ROOT) / "../shared/data/translit/vectors_dev.tsv";

/// Where an implementation differs from the standard: in one word, or in every word (no source given). It writes `theirs` for `ours`.
struct Exception {
  std::string source, ours, theirs;
  std::size_t used = 0;
};
using Named = std::array<std::string, 3>;  ///< language, implementation, what it calls the scheme

std::map<Named, std::vector<Exception>> exceptions() {
  std::map<Named, std::vector<Exception>> all;
  for (const auto& row : cases("romanisation_exceptions.csv")) all[{row[0], row[1], row[2]}].push_back({row[3], row[4], row[5]});
  return all;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
  return text;
}

std::string with_exceptions(std::string text, const std::string& source, std::vector<Exception>& exceptions) {
  for (Exception& exception : exceptions)
    if ((exception.source.empty() || exception.source == source) && text.find(exception.ours) != std::string::npos) {
      text = replaced(std::move(text), exception.ours, exception.theirs);
      ++exception.used;
    }
  return text;
}

struct Count {
  std::size_t right = 0, excepted = 0, wrong = 0;
};

std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');) all.push_back(field);
  return all;
}

std::map<Named, std::string> our_schemes() {
  std::map<Named, std::string> ours;
  for (const auto& row : cases("romanisation_vectors.csv")) ours[{row[0], row[1], row[2]}] = row[3];
  return ours;
}

}  // namespace

TEST(OfficialRomanisation, WritesTheLabelledCasesAsTheStandardsDo) {
  std::map<std::string, std::size_t> seen;
  for (const auto& row : cases("romanisation.csv")) {
    ASSERT_EQ(row.size(), 5u) << row[0];
    const Result<std::string> romanised = romanise(row[0], row[1], row[2]);
    ASSERT_TRUE(romanised) << romanised.error().sentence;
    EXPECT_EQ(*romanised, row[3]) << row[0] << " " << row[1] << " " << row[2] << ": " << row[4];
    ++seen[row[0] + " " + row[1]];
  }
  const auto schemes = romanisation_schemes();
  ASSERT_TRUE(schemes) << schemes.error().sentence;
  for (const RomanisationScheme& scheme : *schemes) EXPECT_GE(seen[scheme.language + " " + scheme.scheme], 5u) << scheme.scheme;
}

TEST(OfficialRomanisation, GivesEveryVectorOrTheClauseThatSaysOtherwise) {
  if (!fs::exists(vectors_file)) GTEST_SKIP() << "no " << vectors_file << ": the vectors are not on this machine";
  const auto ours = our_schemes();
  auto excepted = exceptions();
  std::map<Named, Count> counts;
  std::ifstream file(vectors_file);
  std::string line;
  for (std::getline(file, line); std::getline(file, line);) {
    const auto field = fields(line);
    const Named named{field[0], field[1], field[2]};
    const auto scheme = ours.find(named);
    ASSERT_NE(scheme, ours.end()) << line << ": is not in romanisation_vectors.csv";
    if (scheme->second.empty()) continue;
    const Result<std::string> romanised = romanise(field[0], scheme->second, field[3]);
    ASSERT_TRUE(romanised) << romanised.error().sentence;
    Count& count = counts[named];
    const bool right = *romanised == field[4];
    const bool told = !right && with_exceptions(*romanised, field[3], excepted[named]) == field[4];
    ++(right ? count.right : told ? count.excepted : count.wrong);
    EXPECT_TRUE(right || told) << field[0] << " " << scheme->second << " " << field[3] << ": " << *romanised << ", but " << field[1] << " "
                               << field[2] << " has " << field[4];
  }
  for (const auto& [named, count] : counts)
    fmt::print("{:3}{:28}{:18}{:29}{:4} right {:4} by a clause {:4} wrong\n", named[0], ours.at(named), named[1], named[2], count.right,
               count.excepted, count.wrong);
  for (const auto& [named, list] : excepted)
    for (const Exception& exception : list)
      EXPECT_GT(exception.used, 0u) << named[0] << " " << named[2] << " " << exception.source << " " << exception.ours
                                    << ": no vector needs this";
}

TEST(OfficialRomanisation, WritesCapitalsByTheirNeighbours) {
  const auto kmu = [](std::string_view text) { return romanise("uk", "kmu-2010", text).value(); };
  EXPECT_EQ(kmu("ЮЩЕНКО Ю. Щ."), "YUSHCHENKO Yu. Shch.");
  EXPECT_EQ(kmu("В'ЯЗЬ"), "VIAZ");
  EXPECT_EQ(kmu("Згурський ЗГУРСЬКИЙ"), "Zghurskyi ZGHURSKYI");
  EXPECT_EQ(romanise("ru", "ala-lc", "Юрий Цой"), "I͡Uriĭ T͡Soĭ") << "tied letters are capitals together";
}

TEST(OfficialRomanisation, KeepsWhatTheSchemeDoesNotWrite) {
  EXPECT_EQ(romanise("uk", "kmu-2010", "Ірина «Їжак» Smith, 12.03.1987 – 'Як'"), "Iryna «Yizhak» Smith, 12.03.1987 – 'Yak'");
  EXPECT_EQ(romanise("uk", "kmu-2010", "Рыжов"), "Rыzhov") << "a letter of another language is not guessed";
  EXPECT_EQ(romanise("uk", "kmu-2010", "И\xCC\x86од"), "Yod") << "a breve that came apart is composed";
  EXPECT_EQ(romanise("uk", "kmu-2010", ""), "");
}

TEST(OfficialRomanisation, LeavesNoLetterOfTheAlphabetWhereverItStands) {
  const SchemeTables& tables = scheme_tables().value();
  for (const auto& [key, table] : tables)
    for (const auto& [first, first_rules] : table.rules)
      for (const auto& [second, second_rules] : table.rules) {
        const std::string pair = utf8(std::u32string{first, second});
        const std::u32string romanised = code_points(romanise(key.first, key.second, pair + " б" + pair + "а").value());
        EXPECT_EQ(std::ranges::count_if(romanised, [&](char32_t code) { return code != '\'' && table.rules.contains(code); }), 0)
            << key.first << " " << key.second << " " << pair;
      }
}

TEST(OfficialRomanisation, RefusesWhatItDoesNotKnowByNamingWhatThereIs) {
  EXPECT_EQ(romanise("xx", "kmu-2010", "").error().code, Code::not_found);
  const auto scheme = romanise("uk", "kmu-2011", "");
  EXPECT_EQ(scheme.error().code, Code::not_found);
  EXPECT_NE(scheme.error().sentence.find("kmu-2010"), std::string::npos);
  EXPECT_EQ(romanise("uk", "kmu-2010", "\xC0\xAF").error().code, Code::invalid);
}

TEST(RomanisationFile, IsToldWhatIsWrongByFileAndKey) {
  const auto fault = [](const std::string& inside) {
    const auto table =
        read_scheme("romanisation/xx-test.json", R"({"language": "xx", "scheme": "test", "name": "n", "source": "s", )" + inside + "}");
    return table ? "" : table.error().place.file + " " + table.error().place.column;
  };
  const std::string file = "romanisation/xx-test.json ";
  EXPECT_EQ(fault(R"("letters": {"а": "a"})"), "");
  EXPECT_EQ(fault(R"("letters": {"аб": "a"})"), file + "letters.аб");
  EXPECT_EQ(fault(R"("letters": {"А": "a"})"), file + "letters.А");
  EXPECT_EQ(fault(R"("letters": {"а": 1})"), file + "letters.а");
  EXPECT_EQ(fault(R"("letters": [])"), file + "letters");
  EXPECT_EQ(fault(R"("letters": {"а": "a"}, "colour": "red")"), file + "colour");
  EXPECT_EQ(fault(R"("letters": {"а": "a"}, "rules": {})"), file + "rules");
  EXPECT_EQ(fault(R"("letters": {"а": "a"}, "rules": [{"letters": "а", "gives": "b"}])"), file + "rules[1].why");
  EXPECT_EQ(fault(R"("letters": {"а": "a"}, "rules": [{"letters": "аб", "gives": "b", "why": "w"}])"), file + "rules[1].letters");
  EXPECT_EQ(fault(R"("letters": {"а": "a"}, "rules": [{"letters": "а", "gives": "b", "after": "$", "why": "w"}])"),
            file + "rules[1].after");
  EXPECT_EQ(read_scheme("romanisation/x.json", "{").error().place.file, "romanisation/x.json");
  EXPECT_EQ(read_scheme("romanisation/x.json", "[]").error().code, Code::invalid);
}

}  // namespace nostoi::names
