// What a linking learned, kept: lines that come later are met and weighed as if they had been there, whoever else comes.
#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

#include "link/frame.hpp"
#include "unit/link/generated.hpp"

namespace nostoi::link {
namespace {

/// Counts as a store would keep them.
CountsOf kept(const std::vector<Count>& counts) {
  return [of = std::map<std::uint64_t, std::uint32_t>(counts.begin(), counts.end())](const std::vector<std::uint64_t>& keys) {
    std::vector<std::uint32_t> found;
    for (const std::uint64_t key : keys) found.push_back(of.contains(key) ? of.at(key) : 0);
    return Result<std::vector<std::uint32_t>>(found);
  };
}

struct Kept {
  Frame frame;
  CountsOf counts;
};
/// The frame by way of its text, as it is kept.
Kept kept(const Learned& learned) {
  const std::optional<Frame> again = frame_of_text(to_text(learned.frame));
  EXPECT_TRUE(again);
  return {again.value_or(Frame{}), kept(counts_of(*learned.prepared))};
}

Prepared read(const Kept& by, const std::vector<List>& lists) {
  std::vector<ListUse> uses;
  for (const List& list : lists) {
    const std::optional<ListUse> use = use_of(by.frame, list);
    EXPECT_TRUE(use) << list.name;
    uses.push_back(use.value_or(ListUse{}));
  }
  return prepare(lists, by.frame, uses, by.counts, 1).value();
}

/// Pairs by what their lines are numbered with: the first line of a list and the line in it.
using Told = std::map<std::pair<std::uint32_t, std::uint32_t>, Weight>;
Told told(const std::vector<Scored>& pairs, const std::vector<std::uint32_t>& number) {
  Told all;
  for (const Scored& pair : pairs) all[std::minmax({number[pair.a], number[pair.b]})] = pair.weight;
  return all;
}
Told told(const Linking& linking) {
  Told all;
  for (const Pair& pair : linking.pairs) all[{pair.left, pair.right}] = pair.weight;
  return all;
}

List some_lines(const List& list, const std::vector<std::uint32_t>& lines) {
  List some = list;
  some.lines = lines.size();
  for (std::size_t column = 0; column < list.columns.size(); ++column) {
    some.columns[column].cells.clear();
    for (const std::uint32_t line : lines) some.columns[column].cells.push_back(list.columns[column].cells[line]);
  }
  return some;
}

std::vector<std::uint32_t> numbers(std::size_t count, std::uint32_t first = 0) {
  std::vector<std::uint32_t> all(count);
  std::iota(all.begin(), all.end(), first);
  return all;
}

/// Two lists of invented people with parts of names, and the same with whole names.
std::vector<List> parts() {
  invented::Generator generator(11);
  List all = generator.people(3000).list;
  List left = some_lines(all, numbers(1700)), right = some_lines(all, numbers(1300, 1700));
  right.name = "right";
  return {left, right};
}
List whole_names(const List& parts) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t line = 0; line < parts.lines; ++line) {
    const auto cell = [&](std::size_t column) { return std::string(parts.columns[column].cell(line)); };
    rows.push_back({cell(0) + " " + cell(1) + " " + cell(2), cell(3), cell(4)});
  }
  return invented::list(parts.name, {"name", "birth_date", "birth_place"}, rows);
}

class Frames : public ::testing::TestWithParam<bool> {
 protected:
  std::vector<List> lists = GetParam() ? parts() : std::vector<List>{whole_names(parts()[0]), whole_names(parts()[1])};
  Learned learned = learn(lists, {}).value();
  Kept by = kept(learned);
  std::size_t lines = lists[0].lines + lists[1].lines;
  Told all = told(pairs_of(learned.frame, *learned.prepared, {}, 1).value(), numbers(lines));
};

TEST_P(Frames, SayOfEveryPairWhatTheLinkingSaid) {
  const Prepared prepared = read(by, lists);
  const auto pairs = pairs_of(by.frame, prepared, {}, 1);
  ASSERT_TRUE(pairs);
  EXPECT_GT(pairs->size(), 500u);
  EXPECT_EQ(told(*pairs, numbers(lines)), all) << "read again, with counts by way of their keys";
  const Told linked = told(link(lists, {}).value());
  if (learned.frame.crowded.empty()) {
    EXPECT_EQ(all, linked);
  }
  EXPECT_EQ(learned.frame.crowded.empty(), GetParam());
  std::size_t missed = 0, more = 0;
  for (const auto& [pair, weight] : linked) missed += !all.contains(pair);
  for (const auto& [pair, weight] : all) {
    more += !linked.contains(pair);
    if (linked.contains(pair)) {
      EXPECT_EQ(weight, linked.at(pair));
    }
  }
  EXPECT_LE(missed, linked.size() / 200) << "of " << linked.size() << ", with " << more << " more";
}

TEST_P(Frames, SayTheSameOfTheFewWhomALineMeetsAsOfAll) {
  const std::vector<Meeting> index = meetings(by.frame, read(by, lists), 1);
  const std::uint32_t first = 40, count = 25;
  std::set<std::uint32_t> fresh, chosen;
  for (const std::uint32_t line : numbers(count, first)) fresh.insert(line);
  std::set<std::uint32_t> hashes;
  for (const Meeting& one : index)
    if (fresh.contains(one.line)) hashes.insert(one.hash);
  for (const Meeting& one : index)
    if (hashes.contains(one.hash)) chosen.insert(one.line);
  EXPECT_LT(chosen.size(), lines);

  std::vector<std::uint32_t> of_list[2], number(chosen.rbegin(), chosen.rend());  // in another order than they came
  for (const std::uint32_t line : number)
    line < lists[0].lines ? of_list[0].push_back(line) : of_list[1].push_back(line - static_cast<std::uint32_t>(lists[0].lines));
  std::vector<char> is_fresh;
  for (const std::uint32_t line : number) is_fresh.push_back(fresh.contains(line));
  const Prepared few = read(by, {some_lines(lists[1], of_list[1]), some_lines(lists[0], of_list[0])});
  const auto pairs = pairs_of(by.frame, few, is_fresh, 1);
  ASSERT_TRUE(pairs);
  Told expected;
  for (const auto& [pair, weight] : all)
    if (fresh.contains(pair.first) || fresh.contains(pair.second)) expected[pair] = weight;
  EXPECT_GT(expected.size(), 5u);
  EXPECT_EQ(told(*pairs, number), expected);
}

INSTANTIATE_TEST_SUITE_P(Names, Frames, ::testing::Bool(), [](const auto& in) { return in.param ? "InParts" : "Whole"; });

TEST(Frame, KnowsWhatItCannotCompare) {
  const Frame frame = learn(parts(), {}).value().frame;
  const List other = invented::list("l", {"surname", "given_name", "phone"}, {{"Ткач", "Олена", "+380501112233"}});
  EXPECT_FALSE(use_of(frame, other)) << "telephones were never compared";
  EXPECT_TRUE(use_of(frame, other, Unknown::names_refused));
  EXPECT_FALSE(use_of(frame, invented::list("l", {"name"}, {{"Ткач Олена"}}), Unknown::names_refused)) << "of a note";
  EXPECT_FALSE(use_of(frame, invented::list("l", {"name"}, {{"Ткач Олена"}}))) << "the parts of the names are compared";
  EXPECT_TRUE(use_of(frame, invented::list("l", {"surname", "given_name", "status"}, {{"Ткач", "Олена", "alive"}})));
  EXPECT_TRUE(use_of(frame, invented::list("l", {"surname", "given_name"}, {}))) << "nothing is said";
}

TEST(Frame, DoesNotKnowNamesInAnAlphabetThatNobodyHad) {
  const List latin = invented::list("l", {"name"}, {{"Tkach Olena"}, {"Levko Hanna"}, {"н/д"}});
  const Frame frame = learn({latin}, {}).value().frame;
  EXPECT_TRUE(use_of(frame, invented::list("r", {"name"}, {{"Tkach Olha"}, {"н/д"}}))) << "nobody is called that";
  EXPECT_FALSE(use_of(frame, invented::list("r", {"name"}, {{"Ткач Олена"}})));
}

TEST(Frame, IsNoneWhenItsTextIsDamagedOrOfOtherKnowledge) {
  Frame frame = learn(parts(), {}).value().frame;
  const std::string text = to_text(frame);
  EXPECT_TRUE(frame_of_text(text));
  EXPECT_FALSE(frame_of_text(text.substr(0, text.size() / 2)));
  EXPECT_FALSE(frame_of_text("[]"));
  EXPECT_FALSE(frame_of_text(""));
  frame.data_hash = "other";
  EXPECT_FALSE(frame_of_text(to_text(frame)));
  frame = learn(parts(), {}).value().frame;
  frame.features[0].table.m.pop_back();
  EXPECT_FALSE(frame_of_text(to_text(frame)));
}

TEST(Frame, SaysWhereTooManyMeet) {
  const Kept by = kept(learn(parts(), {}).value());
  const std::vector<List> same = {invented::list("l", {"surname", "given_name", "patronymic", "birth_date"},
                                                 std::vector<std::vector<std::string>>(1100, {"Ткач", "Олена", "Петрівна", "1980-01-02"}))};
  EXPECT_FALSE(pairs_of(by.frame, read(by, same), {}, 1));
}

}  // namespace
}  // namespace nostoi::link
