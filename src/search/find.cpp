// find: whom a query means, without comparing everyone. The words of the list that may stand for a word of the query are lists of names;
// they are walked in the order in which they settle most for the fewest names, and the walk ends when no name that was not met could still
// come in. The best by estimate are then compared in earnest.
#include "search/find.hpp"

#include <cmath>

#include "search/best_lines.hpp"
#include "search/word_matches.hpp"

namespace nostoi::search {

namespace {

class Walk {
 public:
  Walk(const Contents& people, const Sought& sought, const SoughtName& name, BestLines& best)
      : people_(people),
        sought_(sought),
        matches_(people, name),
        best_(best),
        met_(people.names.size()),
        next_(matches_.size()),
        most_(matches_.size()) {
    for (std::size_t at = 0; at < matches_.size(); ++at) settle(at);
  }

  void run() {
    for (std::optional<std::size_t> at; (at = choose());) {
      const WordMatch match = matches_.of(*at)[next_[*at]];
      walk(match);
      ++next_[*at];
      settle(*at);
    }
  }

 private:
  // What names that were not met can still have of word `at`.
  void settle(std::size_t at) { most_[at] = next_[at] < matches_.of(at).size() ? matches_.of(at)[next_[at]].weight : 0; }

  // The list that lowers the bound most for the names in it; none when nothing is left or nobody could come in.
  std::optional<std::size_t> choose() const {
    if (best_.closed_to(bound(1) + sought_.best_circumstances())) return std::nullopt;
    std::optional<std::size_t> best;
    double most = -1;
    for (std::size_t at = 0; at < matches_.size(); ++at) {
      const auto& matches = matches_.of(at);
      if (next_[at] == matches.size()) continue;
      const Weight after = next_[at] + 1 < matches.size() ? matches[next_[at] + 1].weight : 0;
      const double gain = bits(most_[at] - after) + 0.01,
                   cost = static_cast<double>(people_.word_names[matches[next_[at]].word].size()) + 1;
      if (gain / cost > most) {
        most = gain / cost;
        best = at;
      }
    }
    return best;
  }

  Weight bound(std::size_t words) const { return WordMatches::bound(most_, words); }

  // Names are numbered by their number of words: the longer they are, the less they can be worth. Whoever could not come in for the
  // date and the place is not looked at.
  void walk(const WordMatch& match) {
    const std::span<const std::uint32_t> names = people_.word_names[match.word];
    std::size_t words = 0;
    Weight most = bound(words);
    for (std::size_t at = 0; at < names.size(); ++at) {
      if (at + ahead < names.size()) fetch(names[at + ahead]);
      const std::uint32_t name = names[at];
      if (name >= people_.first_longer[words]) {
        while (name >= people_.first_longer[words]) ++words;
        most = bound(words);
      }
      if (best_.closed_to(most + sought_.best_circumstances())) return;
      const Owner& owner = people_.name_owner[name];
      const Weight circumstances = sought_.of_circumstances(owner);
      if (met_[name] || best_.closed_to(most + circumstances)) continue;
      met_[name] = true;
      best_.offer(owner.line, matches_.estimate(people_.names[name]) + circumstances);
    }
  }

  // Names lie far apart in memory; asked for in time, they are there when their turn comes.
  static constexpr std::size_t ahead = 16;
  void fetch(std::uint32_t name) const { __builtin_prefetch(&people_.name_owner[name]); }

  const Contents& people_;
  const Sought& sought_;
  const WordMatches matches_;
  BestLines& best_;
  std::vector<bool> met_;
  std::vector<std::size_t> next_;
  std::vector<Weight> most_;
};

/// The best of those that were estimated, by their true weights. Who is estimated far below the worst of them is not compared.
std::vector<Found> compared_in_earnest(const Sought& sought, std::vector<Found> estimated, std::size_t top) {
  std::ranges::sort(estimated, better);
  BestLines best(top);
  std::vector<std::uint32_t> compared;
  for (const Found& one : estimated) {
    if (best.closed_to(one.weight + far_below)) break;
    if (std::ranges::find(compared, one.line) != compared.end()) continue;  // met by two of its names
    compared.push_back(one.line);
    if (const Weight weight = sought.of_line(one.line); weight != Sought::nothing_shared) best.offer(one.line, weight);
  }
  std::vector<Found> all;
  for (const Found& one : best.lines()) all.push_back(found(one.line, one.weight));
  std::ranges::sort(all, better);
  return all;
}

}  // namespace

std::vector<Found> find(const Contents& people, const Query& query, std::size_t top) {
  const Sought sought(people, query);
  BestLines best(sought.led_by_a_word() ? compared_for(top) : top);
  if (sought.led_by_a_word())
    for (const SoughtName& name : sought.names()) Walk(people, sought, name, best).run();
  else  // initials, a date or a place alone: everyone is looked at
    for (std::uint32_t line = 0; line < people.lines; ++line)
      if (const Weight weight = sought.of_line(line); weight != Sought::nothing_shared) best.offer(line, weight);
  return compared_in_earnest(sought, best.lines(), top);
}

}  // namespace nostoi::search
