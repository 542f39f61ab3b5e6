// How far equality alone brings true pairs together, on 87,000 Ukrainian names and their Russian renderings (outside data: measured, not
// learnt from). The floors keep a change of the tables from quietly losing what was reached.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <unordered_map>

#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

struct Share {
  double romanised = 0, skeleton = 0;  ///< share of true pairs that are equal
  double block = 0;                    ///< spellings that share a spelling's skeleton, on average
};

Share measure(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::unordered_map<std::string, std::string> spellings;  // spelling → skeleton
  std::unordered_map<std::string, double> blocks;
  double pairs = 0, romanised = 0, skeletons = 0;
  std::string line;
  for (std::getline(file, line); std::getline(file, line);) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (line.substr(first + 1, second - first - 1) != "0") continue;
    const std::string uk = romanise_for_comparison(line.substr(0, first)), ru = romanise_for_comparison(line.substr(second + 1));
    ++pairs;
    romanised += uk == ru;
    skeletons += skeleton(uk) == skeleton(ru);
    for (const std::string& name : {line.substr(0, first), normalise(line.substr(second + 1))})
      if (const auto [at, added] = spellings.emplace(name, skeleton(romanise_for_comparison(name))); added) ++blocks[at->second];
  }
  double squares = 0;
  for (const auto& [key, size] : blocks) squares += size * size;
  return {romanised / pairs, skeletons / pairs, squares / static_cast<double>(spellings.size())};
}

class Recall : public testing::Test {
 protected:
  Share of(const std::string& file) {
    const Share share = measure(folder / file);
    RecordProperty(file, std::to_string(share.romanised) + " romanised, " + std::to_string(share.skeleton) + " skeleton, block " +
                             std::to_string(share.block));
    return share;
  }
  void SetUp() override {
    if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no " << folder << ": the measuring data is not on this machine";
  }
  const std::filesystem::path folder = std::filesystem::path(NOSTOI_ROOT) / "../shared/data/names_uk_ru";
};

}  // namespace

TEST_F(Recall, OfSurnames) {
  const Share share = of("last_dev.tsv");
  EXPECT_GT(share.romanised, 0.965);
  EXPECT_GT(share.skeleton, 0.999);
  EXPECT_LT(share.block, 14);
}

TEST_F(Recall, OfPatronymics) {
  const Share share = of("patronymic.tsv");
  EXPECT_GT(share.romanised, 0.92);
  EXPECT_GT(share.skeleton, 0.99);
}

TEST_F(Recall, OfGivenNames) {
  const Share share = of("first.tsv");
  EXPECT_GT(share.romanised, 0.975);
  EXPECT_GT(share.skeleton, 0.995);
}

}  // namespace nostoi::names
