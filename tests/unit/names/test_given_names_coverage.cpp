// names: how many of the names that people really bear are known, measured on lists of real names where they are at hand. The floors are
// a little below what was measured, so that a change which loses names is seen.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "names/given_names.hpp"
#include "reference/plain_csv.hpp"

namespace nostoi::names {

namespace {

const std::string folder = std::string(NOSTOI_ROOT) + "/../shared/data/";

std::vector<std::vector<std::string>> rows(const std::string& name, char separator) {
  std::ifstream file(folder + name, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  std::vector<std::vector<std::string>> rows;
  for (auto& record : reference::PlainCsv(text, separator, 1000, 20).read()) rows.push_back(std::move(record.cells));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

std::span<const NameForm> known(const std::string& word) {
  const Reading reading = read(word);
  return reading.tokens.empty() ? std::span<const NameForm>() : name_forms(reading.tokens[0]);
}

double told(const char* what, double part, double all) {
  std::printf("%-78s %.4f\n", what, part / all);
  return part / all;
}

/// People by their given name, from the counts of names_ru_freq.
std::map<std::string, double> bearers(const std::string& file, std::size_t name) {
  std::map<std::string, double> counts;
  for (const auto& row : rows(file, ',')) counts[normalise(row[name])] += std::atof(row[0].c_str());
  return counts;
}

class CoverageOfGivenNames : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(folder + "names_ru_freq")) GTEST_SKIP() << "the lists of real names are not at hand: " << folder;
  }
};

}  // namespace

TEST_F(CoverageOfGivenNames, MostRussianPeopleBearAKnownName) {
  double all = 0, with_known = 0;
  for (const auto& [name, count] : bearers("names_ru_freq/given_names.csv", 1)) {
    all += count;
    if (!known(name).empty()) with_known += count;
  }
  EXPECT_GT(told("people of names_ru_freq whose given name is known", with_known, all), 0.97);
}

TEST_F(CoverageOfGivenNames, MostPatronymicsLeadToTheFather) {
  double all = 0, to_father = 0;
  for (const auto& row : rows("names_ru_freq/patronymics.csv", ',')) {
    if (row[4].empty()) continue;
    const double count = std::atof(row[0].c_str());
    all += count;
    if (kinship(known(row[4]), known(row[5])).relation == Kin::father_of) to_father += count;
  }
  EXPECT_GT(told("people of names_ru_freq whose patronymic leads to the father's name", to_father, all), 0.93);
}

TEST_F(CoverageOfGivenNames, UkrainianAndRussianFormsMeet) {
  const auto pairs = [](const std::string& file, std::map<std::string, double> counts, auto meet) {
    double all = 0, met = 0;
    for (const auto& row : rows("names_uk_ru/" + file, '\t')) {
      if (row.size() < 3 || row[1] != "0") continue;
      all += counts[normalise(row[2])];
      if (meet(kinship(known(row[0]), known(row[2])))) met += counts[normalise(row[2])];
    }
    return std::pair(met, all);
  };
  const auto [names, all_names] = pairs("first.tsv", bearers("names_ru_freq/given_names.csv", 1), [](const Kinship& kin) {
    return kin.relation == Kin::one_name || kin.relation == Kin::short_form || kin.relation == Kin::two_short_forms;
  });
  EXPECT_GT(told("names_uk_ru, given names, weighted: found to be one name", names, all_names), 0.98);
  const auto [fathers, all_fathers] = pairs("patronymic.tsv", bearers("names_ru_freq/patronymics.csv", 5),
                                            [](const Kinship& kin) { return kin.relation == Kin::one_father && !kin.other_sex; });
  EXPECT_GT(told("names_uk_ru, patronymics with their slips, weighted: found to be of one father", fathers, all_fathers), 0.85);
}

}  // namespace nostoi::names
