// How often the roles of words are told, and told rightly, on real names: members of parliaments in Russian (their labels often have a
// comma behind the surname: it is the truth, and is taken out before reading) and a screening list in Latin letters. Measured, not learnt
// from; the floors keep a change from quietly losing what was reached.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "nostoi/names.hpp"
#include "reference/plain_csv.hpp"

namespace nostoi::names {

namespace {

struct Told {
  double words = 0, right = 0, wrong = 0;
};

bool is_patronymic(std::string_view word) {
  for (const char* ending : {"ич", "вна", "чна", "ов", "ев", "ова", "ева", "ich", "ych", "itch", "vna", "wna", "chna"})
    if (word.ends_with(ending)) return true;
  return false;
}

/// The column of a table whose names say "Surname, Given Patronymic", as {surname, given names and patronymic}.
std::vector<std::pair<std::string, std::string>> with_comma(const std::filesystem::path& path, const std::string& column) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  std::vector<std::pair<std::string, std::string>> names;
  std::size_t at = std::string::npos;
  for (const reference::PlainRecord& record : reference::PlainCsv(text, ',', 100000, 100).read()) {
    if (at == std::string::npos) {
      at = static_cast<std::size_t>(std::ranges::find(record.cells, column) - record.cells.begin());
      continue;
    }
    if (at >= record.cells.size()) continue;
    const std::string& name = record.cells[at];
    const std::size_t comma = name.find(", ");
    if (comma == std::string::npos || name.find(',', comma + 1) != std::string::npos || name.find_first_of("(\"") != std::string::npos)
      continue;
    const std::string surname = name.substr(0, comma), given = name.substr(comma + 2);
    if (surname.find(' ') == std::string::npos && std::ranges::count(given, ' ') <= 1) names.emplace_back(surname, given);
  }
  return names;
}

void count(const std::string& name, const std::string& surname, Told& told) {
  const Reading reading = read(name);
  for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
    const Token& token = reading.tokens[i];
    const bool first_of_given = i == 0 || reading.tokens[i - 1].text == normalise(surname);
    const Role truth = token.text == normalise(surname)               ? Role::surname
                       : !first_of_given && is_patronymic(token.text) ? Role::patronymic
                                                                      : Role::given;
    ++told.words;
    told.right += token.role == truth;
    told.wrong += token.role != truth && token.role != Role::unknown;
  }
}

class RolesMeasured : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no " << folder << ": the measuring data is not on this machine";
  }
  /// Shares {right, wrong} of the words, surname first or last.
  static std::pair<double, double> shares(const char* what, const std::vector<std::pair<std::string, std::string>>& names,
                                          bool surname_first) {
    Told told;
    for (const auto& [surname, given] : names) count(surname_first ? surname + " " + given : given + " " + surname, surname, told);
    std::printf("%-52s right %.4f  wrong %.4f  of %.0f words\n", what, told.right / told.words, told.wrong / told.words, told.words);
    return {told.right / told.words, told.wrong / told.words};
  }
  const std::filesystem::path folder = std::filesystem::path(NOSTOI_ROOT) / "../shared/data";
};

}  // namespace

TEST_F(RolesMeasured, OnParliamentsOfTheWorldInRussian) {
  const auto names = with_comma(folder / "everypolitician_multiscript/persons_dev.csv", "name_ru");
  ASSERT_GT(names.size(), 500u);
  const auto [right, wrong] = shares("roles, parliaments in Russian, surname first", names, true);
  EXPECT_GT(right, 0.60);
  EXPECT_LT(wrong, 0.02);
  const auto [right_last, wrong_last] = shares("roles, parliaments in Russian, surname last", names, false);
  EXPECT_GT(right_last, 0.62);
  EXPECT_LT(wrong_last, 0.02);
}

TEST_F(RolesMeasured, OnAScreeningListInLatinLetters) {
  const auto names = with_comma(folder / "ofac_cis/persons_dev.csv", "name");
  ASSERT_GT(names.size(), 400u);
  const auto [right, wrong] = shares("roles, screening list, surname first", names, true);
  EXPECT_GT(right, 0.98);
  EXPECT_LT(wrong, 0.005);
  const auto [right_last, wrong_last] = shares("roles, screening list, surname last", names, false);
  EXPECT_GT(right_last, 0.97);
  EXPECT_LT(wrong_last, 0.005);
}

}  // namespace nostoi::names
