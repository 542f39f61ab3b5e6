// Candidate pairs: all that share a key, each once; and what a key carried by too many costs.
#include <gmock/gmock.h>

#include <set>

#include "link/candidates.hpp"
#include "unit/link/small_lists.hpp"

namespace nostoi::link {
namespace {

using invented::Ready;
constexpr Weight no_floor = -(1 << 30);

using PairSet = std::set<std::pair<std::uint32_t, std::uint32_t>>;

Training with_keys(const KeySpace& space, const std::vector<std::string>& names) {
  Training training;
  for (const std::string& name : names) {
    const std::optional<BlockingKey> key = space.key(name);
    EXPECT_TRUE(key) << name;
    if (key) training.keys.push_back(*key);
    training.key_recall.push_back(0);
  }
  return training;
}

/// The first key under which two lines share a hash, found by comparing everything with everything.
std::size_t first_shared(const Ready& ready, const Training& training, std::size_t a, std::size_t b) {
  for (std::size_t k = 0; k < training.keys.size(); ++k) {
    std::uint32_t left[most_hashes], right[most_hashes];
    const std::size_t n = ready.space.hashes(training.keys[k], a, left), m = ready.space.hashes(training.keys[k], b, right);
    if (std::find_first_of(left, left + n, right, right + m) != left + n) return k;
  }
  return training.keys.size();
}

void expect_each_pair_once(const std::vector<List>& lists, const std::vector<std::string>& keys, Scope scope) {
  const Ready ready(lists);
  const Training training = with_keys(ready.space, keys);
  const Pairs pairs(ready.prepared, scope);
  PairSet expected;
  std::vector<std::uint64_t> per_key(keys.size());
  for (std::uint32_t a = 0; a < ready.prepared.lines; ++a)
    for (std::uint32_t b = a + 1; b < ready.prepared.lines; ++b) {
      const bool same_list = ready.prepared.list_of(a) == ready.prepared.list_of(b);
      if (scope != Scope::all && same_list != (scope == Scope::within)) continue;
      const std::size_t key = first_shared(ready, training, a, b);
      if (key == keys.size()) continue;
      expected.insert({a, b});
      ++per_key[key];
    }
  const Candidates found = find_candidates(ready.prepared, ready.space, ready.scorer, training, pairs, no_floor, ready.pool, 3, {});
  PairSet met;
  for (const Scored& pair : found.pairs) EXPECT_TRUE(met.insert({pair.a, pair.b}).second) << pair.a << " and " << pair.b << " came twice";
  EXPECT_EQ(met, expected);
  EXPECT_EQ(found.compared, expected.size());
  for (std::size_t k = 0; k < keys.size(); ++k) EXPECT_EQ(found.keys[k].pairs, per_key[k]) << keys[k];
  std::uint64_t in_histogram = 0;
  for (const std::uint64_t bar : found.histogram) in_histogram += bar;
  EXPECT_EQ(in_histogram, found.compared);
}

TEST(Blocks, APartIsSortedByHashAndLineHoweverItsHashesLie) {
  for (const std::size_t size : {0, 1, 63, 64, 5000})
    for (const int spread : {0, 3, 20, 63}) {
      std::vector<std::uint64_t> part;
      for (std::size_t i = 0; i < size; ++i) part.push_back((1ull << 40) + (mix(i) >> spread));
      std::vector<std::uint64_t> expected = part;
      std::sort(expected.begin(), expected.end());
      sort_part(part);
      EXPECT_EQ(part, expected) << size << " entries, spread " << spread;
    }
}

TEST(Candidates, EveryPairThatSharesAKeyIsComparedExactlyOnce) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed)
    for (const Scope scope : {Scope::all, Scope::within, Scope::between}) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      expect_each_pair_once(
          {invented::jumble("a", 70, seed), invented::jumble("b", 40, 100 + seed)},
          {"surname (coarse) + given_name (coarse)", "birth_date", "surname + birth_date (year)", "document_number (front)"}, scope);
    }
}

TEST(Candidates, LinesWithSeveralWordsInCommonMeetOnce) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_each_pair_once({invented::jumble_in_words("a", 60, seed), invented::jumble_in_words("b", 30, 100 + seed)},
                          {"name (coarse) + name (coarse)", "name + birth_date (year)", "name (prefix)"}, Scope::all);
  }
}

TEST(Candidates, AValueThatThousandsCarryIsCutAndTheCutIsTold) {
  constexpr std::size_t lines = 2000;
  std::vector<std::string> surnames(lines, "Бойко"), given;
  surnames[0] = surnames[1] = surnames[2] = surnames[3] = surnames[4] = surnames[5] = surnames[6] = surnames[7] = surnames[8] =
      surnames[9] = surnames[10] = "Шульга";
  for (std::size_t line = 0; line < lines; ++line) given.push_back("Імення" + std::to_string(line % 700));
  const Ready ready({invented::list("l", {invented::column("surname", surnames), invented::column("given_name", given)})});
  const Training training = with_keys(ready.space, {"surname"});
  const Candidates found =
      find_candidates(ready.prepared, ready.space, ready.scorer, training, Pairs(ready.prepared, Scope::all), no_floor, ready.pool, 2, {});
  constexpr std::uint64_t large = lines - 11, sharing = large * (large - 1) / 2 + 11 * 10 / 2;
  EXPECT_EQ(found.compared + found.keys[0].cut, sharing) << "no pair is lost without being counted";
  EXPECT_LT(found.compared, lines * 61);
  std::size_t alike = 0, found_alike = 0;
  for (const Scored& pair : found.pairs) found_alike += given[pair.a] == given[pair.b] && surnames[pair.a] == surnames[pair.b];
  for (std::size_t a = 0; a < lines; ++a)
    for (std::size_t b = a + 1; b < lines; ++b) alike += given[a] == given[b] && surnames[a] == surnames[b];
  EXPECT_EQ(found_alike, alike) << "those who agree most stand side by side and are compared";
}

TEST(Candidates, NamesOfKeysAreReadBackAndUnknownOnesAreNone) {
  const Ready ready({invented::jumble("a", 50, 1)});
  const std::optional<BlockingKey> key = ready.space.key("surname (coarse) + birth_date (month-day)");
  ASSERT_TRUE(key);
  EXPECT_EQ(ready.space.name(*key), "surname (coarse) + birth_date (month-day)");
  for (const char* unknown : {"", "shoe_size", "surname +", "surname (loud)", " + ", "surname + shoe_size"})
    EXPECT_FALSE(ready.space.key(unknown)) << unknown;
}

TEST(Candidates, AMissingValueSharesNoKey) {
  const Ready ready({invented::list("a", {"surname", "given_name"}, {{"", "Ілля"}, {"", "Ілля"}, {"Бойко", "Тарас"}, {"Бойко", "Олена"}})});
  const Training training = with_keys(ready.space, {"surname"});
  const Candidates found =
      find_candidates(ready.prepared, ready.space, ready.scorer, training, Pairs(ready.prepared, Scope::all), no_floor, ready.pool, 1, {});
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].a, 2u);
}

}  // namespace
}  // namespace nostoi::link
