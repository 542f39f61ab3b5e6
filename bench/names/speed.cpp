// How fast names are compared across scripts and people are found, on a list of make_people.py and queries of make_queries.py, on one core.
// usage: nostoi-name-speed LIST.csv QUERIES.csv [--slow N]   prints JSON. --slow: N queries are also answered by comparing everyone.
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "../../tests/reference/search.hpp"
#include "names/known_pairs.hpp"
#include "nostoi/intake.hpp"
#include "search/find.hpp"

namespace {

using namespace nostoi;
using Json = nlohmann::ordered_json;

/// Seconds of the processor that this thread has used: what others do on the machine does not count.
double processor_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

bool cyrillic(std::string_view text) { return !text.empty() && static_cast<unsigned char>(text[0]) >= 0xD0; }

using Words = std::vector<names::NameWord>;

/// Seconds for comparing every word of a name with every word of the other, nothing kept of pairs met before.
double word_seconds(std::span<const std::pair<const Words*, const Words*>> pairs) {
  std::int64_t sum = 0;
  const double start = processor_seconds();
  for (const auto& [left, right] : pairs)
    for (const names::NameWord& one : *left)
      for (const names::NameWord& other : *right) sum += names::compare(one, other).weight;
  const double seconds = processor_seconds() - start;
  return sum == 0 ? 0 : seconds;  // the sum is asked for so that the comparing is done
}

/// Words that are alike in all become one: linking and search make each distinct word ready once.
class Shared {
 public:
  Words operator()(Words words) {
    for (names::NameWord& word : words) {
      const std::size_t token = word.token;
      word = known_.emplace(std::pair(word.data().identity, word.data().father), word).first->second;
      word.token = token;
    }
    return words;
  }

 private:
  std::map<std::pair<std::uint64_t, bool>, names::NameWord> known_;
};

/// Mean time of comparing two names in different scripts whose surnames share a skeleton: the candidates that linking meets.
Json pair_speed(const List& list) {
  const std::vector<search::Query> people = search::queries_of(list);
  std::map<std::string, std::vector<std::pair<bool, Words>>> blocks;
  Shared shared;
  for (const search::Query& person : people) {
    const names::Reading reading = names::read(person.name);
    if (reading.tokens.empty()) continue;
    blocks[names::skeleton(reading.tokens[0].romanised)].emplace_back(cyrillic(reading.tokens[0].text), shared(names::name_words(reading)));
  }
  std::vector<std::pair<const Words*, const Words*>> pairs;
  for (const auto& [skeleton, names] : blocks)
    for (std::size_t i = 1; i < names.size(); ++i) {
      const auto &a = names[i], &b = names[mix(1, i) % i];
      if (a.first != b.first) pairs.emplace_back(&a.second, &b.second);
    }
  std::int64_t sum = 0;
  const double start = processor_seconds();
  for (const auto& [left, right] : pairs) sum += names::compare(*left, *right).weight;
  const double seconds = processor_seconds() - start;
  const double of_words = word_seconds(pairs);
  const auto each = [&](double all) { return 1e6 * all / static_cast<double>(pairs.size()); };
  return {{"pairs", pairs.size()},
          {"microseconds", each(seconds)},
          {"words_alone", each(of_words)},
          {"kept_bytes", names::KnownPairs::bytes},
          {"sum", sum}};
}

struct Answered {
  std::size_t first = 0, among_ten = 0, of = 0;
  std::vector<double> milliseconds;

  Json told() {
    std::ranges::sort(milliseconds);
    const auto at = [&](double share) { return milliseconds[static_cast<std::size_t>(share * static_cast<double>(of - 1))]; };
    const auto part = [&](std::size_t count) { return static_cast<double>(count) / static_cast<double>(of); };
    return {{"queries", of},       {"median_ms", at(0.5)}, {"p99_ms", at(0.99)},
            {"slowest_ms", at(1)}, {"first", part(first)}, {"among_ten", part(among_ten)}};
  }
};

void answer(const List& list, const search::Contents& people, const search::Query& query, std::string_view cluster, Answered& all) {
  const double start = processor_seconds();
  const std::vector<search::Found> found = search::find(people, query, 10);
  all.milliseconds.push_back(1e3 * (processor_seconds() - start));
  const auto meant = [&](const search::Found& one) { return list.id(one.line) == cluster; };
  all.first += !found.empty() && meant(found.front());
  all.among_ten += std::ranges::any_of(found, meant);
  ++all.of;
}

/// What the index gives of what comparing everyone gives.
Json against_everyone(const search::Contents& people, const std::vector<search::Query>& queries, std::size_t count) {
  std::size_t first = 0, shared = 0, of = 0;
  for (std::size_t query = 0; query < std::min(count, queries.size()); ++query) {
    const std::vector<search::Found> fast = search::find(people, queries[query], 10), slow = reference::find(people, queries[query], 10);
    first += slow.empty() || (!fast.empty() && fast.front().weight == slow.front().weight);
    for (const search::Found& one : slow)
      shared += one.weight <= (fast.size() < slow.size() ? INT32_MIN : fast.back().weight) || std::ranges::find(fast, one) != fast.end();
    of += slow.size();
  }
  return {{"queries", count}, {"same_best", first}, {"of_ten", static_cast<double>(shared) / static_cast<double>(of)}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::size_t slow = argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 0;
  intake::ReadOptions options;
  options.columns = intake::parse_columns("id=cluster").value();
  const List list = intake::read_file(argv[1], options).value().at(0), asked = intake::read_file(argv[2], {}).value().at(0);
  const std::vector<search::Query> queries = search::queries_of(asked);
  Json told = {{"pair", pair_speed(list)}};
  const double start = processor_seconds();
  const search::Contents people = search::read_people(list, 1);
  told["index_seconds"] = processor_seconds() - start;
  Answered all;
  for (std::size_t query = 0; query < queries.size(); ++query) answer(list, people, queries[query], asked.id(query), all);
  told["all"] = all.told();
  if (slow) told["against_everyone"] = against_everyone(people, queries, slow);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  told["peak_mib"] = usage.ru_maxrss / 1024;
  std::cout << told.dump(1) << "\n";
}
