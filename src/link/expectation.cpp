// expectation: see the header. All sums run in one fixed order.
#include "link/expectation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace nostoi::link {

namespace {

constexpr int rounds = 25;
constexpr double settled = 1e-4;  // relative change of the matches at which a further round tells nothing new
constexpr std::size_t posterior_chunk = 8'192, patterns_a_part = 4'096;
constexpr double most_different = 0.25, most_different_dates = 0.05;
constexpr double company_steadiness = 20;  // pairs
constexpr double most_company = 4;         // times as common, or as rare
constexpr double prior_steadiness = 10;    // matches

/// Random pairs are pairs of two people, but for the share that the prior tells: what that share adds is taken out of u.
void unmix(LevelTable& table, double prior) {
  for (std::size_t level = 0; level < table.u.size(); ++level)
    table.u[level] = std::clamp((table.random[level] - prior * table.m[level]) / (1 - prior), 0.05 * table.random[level], 1.0);
}

/// Shares that add up to one. A field on which the lines of one person plainly disagree more often than `most_different` would be none to
/// know people by: where counts say so, namesakes have crept in among the pairs of one person, and the share is held there.
/// A date is what tells namesakes apart: two of one person that have nothing in common are rare in any list worth linking.
std::vector<double> shares(std::vector<double> count, Comparator comparator) {
  const double most = comparator == Comparator::date ? most_different_dates : most_different;
  const double agreed = std::accumulate(count.begin(), count.end() - 1, 0.0);
  count.back() = std::min(count.back(), agreed * most / (1 - most));
  const double sum = agreed + count.back();
  for (double& share : count) share = std::max(1e-7, share / sum);
  return count;
}

/// How often two names have so many words to compare is no more telling of one person than of two: it depends on who kept the lists.
void as_many_words(Comparator comparator, const std::vector<double>& u, std::vector<double>& m) {
  if (comparator != Comparator::words) return;
  const std::vector<double> of_two = shares_of_as_many_words(comparator, u), of_one = shares_of_as_many_words(comparator, m);
  for (std::size_t level = 0; level < m.size(); ++level) m[level] *= of_two[level] / of_one[level];
}

/// How many flaws pairs of one person have, seen and as independent features would have them.
struct FlawCount {
  Company seen{}, expected{};

  void add(double count, std::size_t flaws, const Company& independently) {
    seen[std::min(flaws, seen.size() - 1)] += count;
    for (std::size_t k = 0; k < expected.size(); ++k) expected[k] += count * independently[k];
  }
  void add(const FlawCount& others) {
    for (std::size_t k = 0; k < seen.size(); ++k) seen[k] += others.seen[k], expected[k] += others.expected[k];
  }
  /// Ratios, held near one where little was seen; perfect agreement never counts against a pair.
  Company company() const {
    Company ratio;
    for (std::size_t k = 0; k < ratio.size(); ++k)
      ratio[k] = std::clamp((seen[k] + company_steadiness) / (expected[k] + company_steadiness), 1 / most_company, most_company);
    ratio[0] = std::max(1.0, ratio[0]);
    return ratio;
  }
};

/// Per feature and level: share of m on flawed levels; of names, among those of as many words.
std::vector<std::vector<double>> flawed_shares(const std::vector<LevelTable>& tables, const std::vector<FeatureComparer>& comparers) {
  std::vector<std::vector<double>> shares;
  for (std::size_t at = 0; at < tables.size(); ++at) {
    const Comparator comparator = comparers[at].feature().comparator;
    std::vector<double> flawed = tables[at].m;
    for (std::uint8_t level = 0; level < flawed.size(); ++level)
      if (flawless(comparator, level)) flawed[level] = 0;
    const std::vector<double> all = shares_of_as_many_words(comparator, tables[at].m);
    shares.push_back(shares_of_as_many_words(comparator, flawed));
    for (std::size_t level = 0; level < all.size(); ++level) shares[at][level] /= all[level];
  }
  return shares;
}

/// How many of one list are one person, and how many across lists. Until there are some matches to tell, both are as all pairs are.
Priors priors_of(double prior, double within, double matches, const Pairs& pairs) {
  const auto share = [&](double found, bool one_list) {
    if (pairs.count(true) == 0 || pairs.count(false) == 0) return prior;  // there is only one kind of pairs
    return std::clamp((found + prior_steadiness) / (pairs.count(one_list) + prior_steadiness / prior), 1e-12, 0.5);
  };
  return {share(within, true), share(matches - within, false)};
}

double posterior(double weight) { return 1 / (1 + std::exp2(-weight)); }
double odds_weight(double p) { return std::log2(p / (1 - p)); }

/// What a round finds among the patterns, as counts of pairs of one person.
struct Found {
  double matches = 0, within = 0;
  std::vector<std::vector<double>> levels;  // per feature
  FlawCount flaws;
  Namesakes namesakes;

  Found(const Training& training, const std::vector<FeatureComparer>& comparers) : namesakes(training.tables, comparers) {
    for (const LevelTable& table : training.tables) levels.emplace_back(table.m.size());
  }
  void add(const Found& others) {
    matches += others.matches;
    within += others.within;
    for (std::size_t at = 0; at < levels.size(); ++at)
      for (std::size_t level = 0; level < levels[at].size(); ++level) levels[at][level] += others.levels[at][level];
    flaws.add(others.flaws);
    namesakes.add(others.namesakes);
  }
};

/// The numbers of a round, worked out once for all patterns.
class Round {
 public:
  Round(const Training& training, const std::vector<FeatureComparer>& comparers)
      : logs_(training.tables, comparers),
        flawed_share_(flawed_shares(training.tables, comparers)),
        odds_{odds_weight(training.priors.between), odds_weight(training.priors.within)} {
    for (std::size_t flaws = 0; flaws < company_.size(); ++flaws) company_[flaws] = std::log2(training.company[flaws]);
    for (const FeatureComparer& compare : comparers) comparators_.push_back(compare.feature().comparator);
  }

  void count(const Pattern& pattern, double pairs, Found& to) const {
    std::size_t flaws = 0;
    Company chance{1, 0, 0, 0};  // of 0, 1, 2, 3 or more flaws when each feature that is there errs on its own
    for (std::size_t at = 0; at < comparators_.size(); ++at) {
      const std::uint8_t level = pattern.level[at];
      if (level == missing_level) continue;
      flaws += !flawless(comparators_[at], level);
      const double q = flawed_share_[at][level];
      chance = {chance[0] * (1 - q), chance[1] * (1 - q) + chance[0] * q, chance[2] * (1 - q) + chance[1] * q, chance[3] + chance[2] * q};
    }
    const double p = pairs * posterior(odds_[pattern.one_list] + logs_.of(pattern) + company_[std::min(flaws, company_.size() - 1)]);
    to.matches += p;
    to.within += pattern.one_list ? p : 0;
    to.namesakes.add(pattern, pairs - p, logs_);
    to.flaws.add(p, flaws, chance);
    for (std::size_t at = 0; at < comparators_.size(); ++at)
      if (pattern.level[at] != missing_level) to.levels[at][pattern.level[at]] += p;
  }

 private:
  LogRatios logs_;
  std::vector<std::vector<double>> flawed_share_;
  std::array<double, 2> odds_;  // between lists, within one
  Company company_{};
  std::vector<Comparator> comparators_;
};

/// Sums of parts of the patterns, added in the order of the parts: the same on any number of threads.
Found found_in(const Patterns& patterns, const Training& training, const std::vector<FeatureComparer>& comparers, std::size_t threads) {
  const Round round(training, comparers);
  std::vector<Found> parts((patterns.size() + patterns_a_part - 1) / patterns_a_part, Found(training, comparers));
  for_chunks(parts.size(), threads, [&](std::size_t part) {
    for (std::size_t i = part * patterns_a_part; i < std::min(patterns.size(), (part + 1) * patterns_a_part); ++i)
      round.count(patterns[i].first, patterns[i].second, parts[part]);
  });
  Found all(training, comparers);
  for (const Found& part : parts) all.add(part);
  return all;
}

}  // namespace

std::vector<double> posteriors(const Sample& sample, const std::vector<FeatureComparer>& comparers, const Training& training,
                               std::size_t threads) {
  Prepared none;
  for (const FeatureComparer& compare : comparers) none.features.push_back(compare.feature());
  Scorer scorer(none, comparers);
  scorer.set(training.tables, training.priors, Defaults::shipped().swapped, training.company);
  std::vector<double> p(sample.pairs.size());
  for_chunks((p.size() + posterior_chunk - 1) / posterior_chunk, threads, [&](std::size_t chunk) {
    for (std::size_t i = chunk * posterior_chunk; i < std::min(p.size(), (chunk + 1) * posterior_chunk); ++i) {
      Weight sum = scorer.prior_weight(sample.pairs[i].one_list) + (sample.pairs[i].swapped ? scorer.swap_weight() : 0);
      std::size_t flaws = 0;
      for (std::size_t at = 0; at < comparers.size(); ++at) {
        sum += scorer.weight(at, {sample.pairs[i].level[at], sample.pairs[i].rarity[at]});
        flaws += scorer.flawed(at, sample.pairs[i].level[at]);
      }
      sum += scorer.company_weight(flaws);
      p[i] = probability(sum);
    }
  });
  return p;
}

void expect_and_maximise(const Patterns& patterns, const Unseen& unseen, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                         std::size_t threads, Learn what, Training& training) {
  const Defaults& defaults = Defaults::shipped();
  const std::size_t width = comparers.size();
  double matches = 0, before = -1;
  for (int round = 0; round < rounds; ++round) {
    if (what == Learn::everything)
      for (LevelTable& table : training.tables) unmix(table, training.prior);
    Found found = found_in(patterns, training, comparers, threads);
    const double missed = found.matches * unseen.ratio;
    for (std::size_t at = 0; at < width; ++at) {
      const std::vector<double>& shipped = defaults.m(comparers[at].feature().comparator);
      for (std::size_t level = 0; level < shipped.size(); ++level)
        found.levels[at][level] += shipped[level] * defaults.pairs + (unseen.levels.empty() ? 0 : missed * unseen.levels[at][level]);
    }
    for (std::size_t k = 0; k < unseen.flaws.size(); ++k) {
      found.flaws.expected[k] *= 1 + unseen.ratio;
      found.flaws.seen[k] += missed * unseen.flaws[k];
    }
    matches = found.matches + missed;
    if (matches >= defaults.enough && what == Learn::everything && !unseen.levels.empty()) training.company = found.flaws.company();
    if (matches >= defaults.enough && what == Learn::everything)
      for (std::size_t at = 0; at < width; ++at) {
        training.tables[at].m = shares(found.levels[at], comparers[at].feature().comparator);
        as_many_words(comparers[at].feature().comparator, training.tables[at].u, training.tables[at].m);
      }
    found.namesakes.tell(training.tables, pairs.count());
    training.prior = std::clamp((matches + 1) / (pairs.count() + 2), 1e-12, 0.5);
    training.priors = priors_of(training.prior, found.within * (1 + unseen.ratio), matches, pairs);
    if (round > 2 && std::abs(matches - before) < settled * matches) break;
    before = matches;
  }
  training.shipped = matches < defaults.enough;
  training.matches = matches;
}

}  // namespace nostoi::link
