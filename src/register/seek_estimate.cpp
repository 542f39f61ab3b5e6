// Everybody who was met is kept in the order of anchors, so that a list is added by walking both.
#include "register/seek_estimate.hpp"

#include <algorithm>

#include "search/word_matches.hpp"

namespace nostoi::seek {

namespace {

struct Met {
  std::uint64_t name = 0;  // NameAt
  Weight sum = 0, here = 0;
  std::uint32_t agreeing = 0;
};

class Estimate {
 public:
  Estimate(std::vector<SoughtWord> words, const Circumstances& circumstances, std::size_t room)
      : words_(std::move(words)), circumstances_(circumstances), room_(room) {
    std::ranges::stable_sort(words_, {}, [](const SoughtWord& word) { return std::pair(!word.leads, word.names()); });
  }

  void run() {
    for (std::size_t at = 0; at < words_.size(); ++at) {
      if (words_[at].leads && !nobody_else_comes_in(at)) meet(words_[at]);
      for (const SoughtWord::Match& match : words_[at].matches) add(match);
      for (Met& one : met_) {
        one.sum += one.here;
        one.agreeing += one.here > 0;
        one.here = 0;
      }
    }
  }

  void best(std::map<Position, Weight>& best) {
    std::vector<std::pair<Weight, Position>> all;
    for (const Met& one : met_) all.emplace_back(worth(one), NameAt::of(one.name).anchor);
    const auto better = [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; };
    const std::size_t kept = std::min(room_, all.size());
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), better);
    for (std::size_t at = 0; at < kept; ++at) {
      const auto [place, fresh] = best.try_emplace(all[at].second, all[at].first);
      if (!fresh) place->second = std::max(place->second, all[at].first);
    }
  }

 private:
  // What somebody is worth if none of the words that are still to come agrees.
  Weight worth(const Met& one) const {
    const NameAt name = NameAt::of(one.name);
    const std::size_t alone = name.words - std::min<std::size_t>(name.words, one.agreeing);
    return one.sum + search::weight_of_alone(words_.size() - one.agreeing, alone) + circumstances_.of(name);
  }

  // Whether those who were met are better than whoever has only words from `at` on.
  bool nobody_else_comes_in(std::size_t at) const {
    constexpr std::size_t cheap = 2000;
    if (met_.size() < room_ || words_[at].names() < cheap) return false;
    Weight most = circumstances_.best();
    for (std::size_t rest = at; rest < words_.size(); ++rest) most += words_[rest].most();
    most += search::weight_of_alone(at, 0);
    std::vector<Weight> worths;
    for (const Met& one : met_) worths.push_back(worth(one));
    std::ranges::nth_element(worths, worths.begin() + static_cast<std::ptrdiff_t>(room_ - 1), std::greater<>());
    return worths[room_ - 1] >= most;
  }

  // Everybody in whose name the word stands is met.
  void meet(const SoughtWord& word) {
    packed::Numbers names;
    for (const SoughtWord::Match& match : word.matches) names.insert(names.end(), match.names.begin(), match.names.end());
    packed::sort_once(names);
    std::vector<Met> all;
    all.reserve(met_.size() + names.size());
    auto known = met_.begin();
    for (const std::uint64_t name : names) {
      while (known != met_.end() && known->name < name) all.push_back(*known++);
      if (known == met_.end() || known->name != name) all.push_back({name, 0, 0, 0});
    }
    all.insert(all.end(), known, met_.end());
    met_ = std::move(all);
  }

  void add(const SoughtWord::Match& match) {
    const auto hit = [&](Met& one) { one.here = std::max(one.here, match.weight); };
    if (match.names.size() * 16 < met_.size()) {
      for (const std::uint64_t name : match.names)
        if (const auto at = std::ranges::lower_bound(met_, name, {}, &Met::name); at != met_.end() && at->name == name) hit(*at);
      return;
    }
    auto name = match.names.begin();
    for (Met& one : met_) {
      name = met_.size() * 16 < match.names.size()
                 ? std::lower_bound(name, match.names.end(), one.name)
                 : std::find_if(name, match.names.end(), [&](std::uint64_t it) { return it >= one.name; });
      if (name == match.names.end()) return;
      if (*name == one.name) hit(one);
    }
  }

  std::vector<SoughtWord> words_;
  const Circumstances& circumstances_;
  std::size_t room_;
  std::vector<Met> met_;
};

}  // namespace

Weight Circumstances::of(const NameAt& name) const {
  Weight sum = 0;
  if (name.born && (!born.empty() || born_differs != 0)) {
    const auto at = std::ranges::lower_bound(born, name.anchor, {}, &std::pair<Position, Weight>::first);
    sum += at != born.end() && at->first == name.anchor ? at->second : born_differs;
  }
  if (name.placed && by_place) sum += std::ranges::binary_search(placed, name.anchor) ? place_agrees : place_differs;
  return sum;
}

Weight Circumstances::best() const {
  Weight most = 0;
  for (const auto& [anchor, weight] : born) most = std::max(most, weight);
  return most + (by_place ? std::max(0, place_agrees) : 0);
}

std::size_t SoughtWord::names() const {
  std::size_t all = 0;
  for (const Match& match : matches) all += match.names.size();
  return all;
}

Weight SoughtWord::most() const {
  Weight most = 0;
  for (const Match& match : matches) most = std::max(most, match.weight);
  return most;
}

void estimate(std::vector<SoughtWord> words, const Circumstances& circumstances, std::size_t room, std::map<Position, Weight>& best) {
  Estimate all(std::move(words), circumstances, room);
  all.run();
  all.best(best);
}

}  // namespace nostoi::seek
