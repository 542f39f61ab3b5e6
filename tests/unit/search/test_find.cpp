// The index against its slow twin, which compares everyone: on a list long enough that the index does not look at all words.
#include <gtest/gtest.h>

#include "invented_people.hpp"
#include "reference/search.hpp"
#include "search/find.hpp"

namespace nostoi::search {

TEST(FindByIndex, FindsWhomTheSlowTwinFinds) {
  const List list = invented(6000);
  const Contents people = read_people(list, 1);
  const std::vector<Query> lines = queries_of(list);
  ASSERT_GT(people.words.size(), 4000u) << "the index has to be in use";
  std::size_t first = 0, shared = 0, of = 0;
  const std::size_t queries = 60;
  for (std::size_t query = 0; query < queries; ++query) {
    const Query asked = remembered(lines, query);
    const std::vector<Found> fast = find(people, asked, 5), slow = reference::find(people, asked, 5);
    first += !fast.empty() && fast.front() == slow.front();
    for (const Found& one : slow) shared += std::ranges::find(fast, one) != fast.end();
    of += slow.size();
  }
  EXPECT_GE(first + 2, queries);
  EXPECT_GE(static_cast<double>(shared), 0.7 * static_cast<double>(of))
      << "behind the first, words that only resemble are looser than the index";
}

TEST(FindByIndex, IsTheSlowTwinWhereThereAreFewWords) {
  const List list = invented(300);
  const Contents people = read_people(list, 1);
  const std::vector<Query> lines = queries_of(list);
  for (std::size_t query = 0; query < 40; ++query) {
    const Query asked = remembered(lines, query);
    EXPECT_EQ(find(people, asked, 10), reference::find(people, asked, 10)) << asked.name;
  }
}

TEST(FindByIndex, LooksAtEveryoneWhereNoWordLeads) {
  const Contents people = read_people(invented(6000), 1);
  for (const Query& asked : {Query{"О. С.", {}, ""}, Query{"", {.year = 1980, .from = 3652, .to = 4017}, "Луцьк"}, Query{"", {}, ""}})
    EXPECT_EQ(find(people, asked, 20), reference::find(people, asked, 20)) << asked.name << asked.place;
}

TEST(FindByIndex, IsTheSameOnOneAndOnManyThreads) {
  const List list = invented(6000);
  const Contents one = read_people(list, 1), many = read_people(list, 7);
  for (const Query& asked : {Query{"Боганаенко Остап", {}, ""}, Query{"Микола", {}, "Суми"}})
    EXPECT_EQ(find(one, asked, 20), find(many, asked, 20));
}

}  // namespace nostoi::search
