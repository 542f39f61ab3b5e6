// scorer: sums of fixed-point weights; see the header.
#include "link/scorer.hpp"

#include <algorithm>
#include <cmath>

namespace nostoi::link {

std::vector<double> log_ratios(const LevelTable& table, Comparator comparator) {
  const std::vector<double> as_many = shares_of_as_many_words(comparator, table.u);
  std::vector<double> logs;
  for (std::uint8_t level = 0; level < table.m.size(); ++level)
    logs.push_back(std::log2(table.m[level]) - std::log2(!u_by_value(comparator, level)    ? table.u[level]
                                                         : comparator == Comparator::words ? as_many[level]
                                                                                           : 1.0));
  return logs;
}

double most_of_level(const LevelTable& table, Comparator comparator, std::uint8_t level) {
  constexpr double any = 1 << 12;
  return table.namesakes > 0 && one_name(comparator, level) ? -std::log2(table.namesakes) : any;
}

double probability(Weight weight) { return 1.0 / (1.0 + std::exp2(-bits(weight))); }

Scorer::Scorer(const Prepared& prepared, const std::vector<FeatureComparer>& comparers) : comparers_(&comparers) {
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    if (prepared.features[at].comparator != Comparator::part) continue;
    if (prepared.features[at].name == "surname") surname_ = at;
    if (prepared.features[at].name == "given_name") given_ = at;
  }
}

void Scorer::set(std::vector<LevelTable> tables, const Priors& priors, double swapped, const Company& company) {
  tables_ = std::move(tables);
  prior_within_ = to_weight(std::log2(priors.within / (1 - priors.within)));
  prior_between_ = to_weight(std::log2(priors.between / (1 - priors.between)));
  swap_weight_ = to_weight(std::log2(swapped));
  for (std::size_t k = 0; k < company.size(); ++k) company_[k] = to_weight(std::log2(company[k]));
  rungs_.assign(tables_.size(), {});
  constexpr Weight never = -(1 << 28);
  unequal_.assign(tables_.size(), {never, never, never, false});
  for (std::size_t at = 0; at < tables_.size(); ++at) {
    const LevelTable& table = tables_[at];
    const Comparator comparator = (*comparers_)[at].feature().comparator;
    Unequal& unequal = unequal_[at];
    if (comparator == Comparator::date) unequal.plain = 0;  // two dates may have nothing in common to compare
    const Weight disagreement = table.m.empty() ? 0 : to_weight(std::log2(table.m.back()) - std::log2(table.u.back()));
    const std::vector<double> logs = log_ratios(table, comparator);
    for (std::uint8_t level = 0; level < table.m.size(); ++level) {
      const bool by_value = u_by_value(comparator, level), by_rarity = frequency_level(comparator, level);
      Rung rung{to_weight(logs[level]), never, to_weight(most_of_level(table, comparator, level)), by_rarity, !flawless(comparator, level)};
      if (by_rarity && !by_value) {
        rung.base -= table.mean_rarity[level];
        rung.least = disagreement;  // two names that resemble each other by chance are two names: never worse than plain disagreement
      }
      Weight& most = by_value ? unequal.spelling : by_rarity ? unequal.resemblance : unequal.plain;
      if (level != 0) most = std::max(most, rung.base);
      rungs_[at].push_back(rung);
    }
    if (comparator == Comparator::words) unequal = {60 * 65536, never, never, false};
    unequal.by_rarity = unequal.spelling != never || unequal.resemblance != never;
  }
}

bool Scorer::swapped(const std::uint32_t* a, const std::uint32_t* b) const {
  return surname_ != most_features && given_ != most_features && a[surname_] == b[given_] && a[given_] == b[surname_] &&
         a[surname_] != b[surname_] && a[surname_] != missing_value && a[given_] != missing_value;
}

/// Of two rows with each other's surname and given name the one that has them in their place, which is where they are commoner.
const std::uint32_t* Scorer::straight(const std::uint32_t* a, const std::uint32_t* b) const {
  const auto rarity = [&](const std::uint32_t* row) {
    return (*comparers_)[surname_].rarity(row[surname_]) + (*comparers_)[given_].rarity(row[given_]);
  };
  const Weight of_a = rarity(a), of_b = rarity(b);
  const Dictionary& plain = (*comparers_)[surname_].feature().texts->plain;
  return of_a != of_b ? (of_a < of_b ? a : b) : plain[a[surname_]] < plain[b[surname_]] ? a : b;
}

Weight Scorer::most_unequal(std::size_t at, std::uint32_t a, std::uint32_t b) const {
  const Unequal& unequal = unequal_[at];
  if (!unequal.by_rarity) return unequal.plain;
  const FeatureComparer::RarityBound most = (*comparers_)[at].rarity_bound(a, b);
  return std::max({unequal.plain, unequal.spelling + most.spelling, unequal.resemblance + most.resemblance});
}

Comparisons Scorer::compare(const std::uint32_t* a, const std::uint32_t* b, Memories& memories) const {
  Comparisons all;
  all.swapped = swapped(a, b);
  const std::uint32_t* whole = all.swapped ? straight(a, b) : nullptr;
  for (std::size_t at = 0; at < comparers_->size(); ++at) {
    const FeatureComparer& compare = (*comparers_)[at];
    if (all.swapped && (at == surname_ || at == given_))
      all.of[at] = compare(whole[at], whole[at]);
    else if (a[at] == b[at])
      all.of[at] = compare(a[at], b[at]);
    else if (a[at] != missing_value && b[at] != missing_value)
      all.of[at] = memories[at].compare(compare, a[at], b[at]);
  }
  return all;
}

std::size_t Scorer::flaws(const Comparisons& comparisons) const {
  std::size_t flaws = 0;
  for (std::size_t at = 0; at < comparers_->size(); ++at) flaws += flawed(at, comparisons.of[at].level);
  return flaws;
}

Weight Scorer::weight(const Comparisons& comparisons, bool one_list) const {
  Weight sum = prior_weight(one_list) + (comparisons.swapped ? swap_weight_ : 0) + company_weight(flaws(comparisons));
  for (std::size_t at = 0; at < comparers_->size(); ++at) sum += weight(at, comparisons.of[at]);
  return sum;
}

Weight Scorer::weight(const std::uint32_t* a, const std::uint32_t* b, bool one_list, Memories& memories, Weight floor) const {
  if (swapped(a, b)) return weight(compare(a, b, memories), one_list);
  const std::size_t width = comparers_->size();
  Weight sum = prior_weight(one_list), hope = *std::max_element(company_.begin(), company_.end());
  std::array<Weight, most_features> most_here;
  std::uint32_t open = 0;
  std::size_t flaws = 0;
  for (std::size_t at = 0; at < width; ++at) {
    if (a[at] == missing_value || b[at] == missing_value) continue;
    if (a[at] == b[at]) {
      const Compared compared = (*comparers_)[at](a[at], b[at]);
      sum += weight(at, compared);
      flaws += flawed(at, compared.level);
    } else {
      open |= 1u << at;
      hope += most_here[at] = most_unequal(at, a[at], b[at]);
    }
  }
  for (std::size_t at = 0; at < width; ++at) {
    if (!(open >> at & 1)) continue;
    if (sum + hope < floor) return sum + hope;
    hope -= most_here[at];
    const Compared compared = memories[at].compare((*comparers_)[at], a[at], b[at]);
    sum += weight(at, compared);
    flaws += flawed(at, compared.level);
  }
  return sum + company_weight(flaws);
}

}  // namespace nostoi::link
