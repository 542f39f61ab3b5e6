// The example lists of four offices, three alphabets of habit and one truth: they are linked as well as was measured when this was written.
#include <gtest/gtest.h>

#include <map>

#include "nostoi/intake.hpp"
#include "nostoi/link.hpp"

namespace nostoi::link {

namespace {

const std::filesystem::path examples = std::filesystem::path(NOSTOI_ROOT) / "examples/lists";

std::vector<List> read(const std::vector<std::string>& files) {
  std::vector<List> lists;
  for (const std::string& file : files) {
    Result<std::vector<List>> read = intake::read_file(examples / file, {});
    EXPECT_TRUE(read) << file;
    if (read) std::move(read->begin(), read->end(), std::back_inserter(lists));
  }
  return lists;
}

/// Group of every line: truth.csv names list, row and cluster.
std::vector<std::uint32_t> truth_of(const std::vector<std::string>& files, const std::vector<List>& lists) {
  const List truth = read({"truth.csv"}).front();
  std::map<std::pair<std::string, std::string>, std::uint32_t> groups;
  for (std::size_t line = 0; line < truth.lines; ++line)
    groups[{std::string(truth.columns[0].cell(line)), std::string(truth.columns[1].cell(line))}] =
        static_cast<std::uint32_t>(std::stoul(std::string(truth.columns[2].cell(line))));
  std::vector<std::uint32_t> of;
  for (std::size_t l = 0; l < lists.size(); ++l)
    for (std::size_t line = 0; line < lists[l].lines; ++line) of.push_back(groups.at({files[l], std::to_string(line + 1)}));
  return of;
}

}  // namespace

TEST(Examples, AreLinkedAcrossAlphabetsWithoutJoiningBrothers) {
  const std::vector<std::string> files = {"held-ru.csv", "missing-uk.csv", "ngo.json", "union.xlsx"};
  const std::vector<List> lists = read(files);
  ASSERT_EQ(lists.size(), files.size());
  const Result<Linking> linking = link(lists, {});
  ASSERT_TRUE(linking);
  const Quality quality = cluster_quality(truth_of(files, lists), linking->person);
  EXPECT_GE(quality.precision, 0.88) << "measured 0.910: a father and a son of one name, born in 1969 and 1994, are joined";
  EXPECT_GE(quality.recall, 0.98) << "measured 1.000";
}

}  // namespace nostoi::link
