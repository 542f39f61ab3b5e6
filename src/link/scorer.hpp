// scorer: the weight of a pair of lines. A pure function of two rows, the model's numbers and the frequencies of the lists at hand.
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>

#include "link/comparators.hpp"

namespace nostoi::link {

/// Numbers of one feature: m and u per level, how often random pairs reach it (u and m mixed by the prior), and for fuzzy frequency levels
/// the mean rarity at which u holds. Of names in words: how many pairs of two people carry one name by kinship, however rare its words.
struct LevelTable {
  std::vector<double> m, u, random;
  std::vector<Weight> mean_rarity;
  double namesakes = 0;
};

/// Per level: log2 m, minus log2 u where u is not told by the frequency of the value. Of names, among those of as many words.
std::vector<double> log_ratios(const LevelTable& table, Comparator comparator);

/// The most that a level can weigh, in bits. A namesake's name is written with the same slips as one's own, so what namesakes leave of the
/// evidence is the same at every level at which two names may be one: one over their share.
double most_of_level(const LevelTable& table, Comparator comparator, std::uint8_t level);

/// Errors keep company: a pair of one person with one flaw is commoner, or rarer, than the flaws of single features would have it. `at`
/// flaws (the last entry: so many or more) are so many times as common in pairs of one person as if features erred independently.
using Company = std::array<double, 4>;
constexpr Company independent{1, 1, 1, 1};

/// How likely two random lines are one person before they are compared. A list names hardly anybody twice, and two lists share many.
struct Priors {
  double within = 0, between = 0;
  double of(bool one_list) const { return one_list ? within : between; }
};

/// How a pair compares, feature by feature. At most 24 features are compared.
constexpr std::size_t most_features = 24;
struct Comparisons {
  std::array<Compared, most_features> of{};
  bool swapped = false;  ///< surname and given name stand in each other's place
};

/// One memory per feature; each thread has its own.
using Memories = std::vector<Memory>;

/// Memories lent to whoever works just now, so that a new piece of work finds what the last one learned. Thread-safe.
class MemoryPool {
 public:
  explicit MemoryPool(std::size_t features) : features_(features) {}
  /// Borrows memories for the length of `work`.
  template <class Work>
  void lend(Work&& work) {
    std::unique_ptr<Memories> memories = take();
    work(*memories);
    const std::lock_guard lock(guard_);
    free_.push_back(std::move(memories));
  }

 private:
  std::unique_ptr<Memories> take() {
    const std::lock_guard lock(guard_);
    if (free_.empty()) return std::make_unique<Memories>(features_);
    std::unique_ptr<Memories> memories = std::move(free_.back());
    free_.pop_back();
    return memories;
  }

  std::size_t features_;
  std::mutex guard_;
  std::vector<std::unique_ptr<Memories>> free_;
};

class Scorer {
 public:
  Scorer(const Prepared& prepared, const std::vector<FeatureComparer>& comparers);

  /// Takes over the numbers.
  void set(std::vector<LevelTable> tables, const Priors& priors, double swapped, const Company& company);
  const std::vector<LevelTable>& tables() const { return tables_; }
  Weight prior_weight(bool one_list) const { return one_list ? prior_within_ : prior_between_; }
  Weight swap_weight() const { return swap_weight_; }
  Weight company_weight(std::size_t flaws) const { return company_[std::min(flaws, company_.size() - 1)]; }
  bool flawed(std::size_t feature, std::uint8_t level) const { return level != missing_level && rungs_[feature][level].flawed; }
  std::size_t flaws(const Comparisons& comparisons) const;

  Comparisons compare(const std::uint32_t* a, const std::uint32_t* b, Memories& memories) const;
  /// Contribution of one feature.
  Weight weight(std::size_t feature, Compared compared) const {
    if (compared.level == missing_level) return 0;
    const Rung& rung = rungs_[feature][compared.level];
    return std::min(rung.most, std::max(rung.least, rung.base + (rung.counts_rarity ? compared.rarity : 0)));
  }
  /// The most that a level of the feature can contribute.
  Weight most(std::size_t feature, std::uint8_t level) const { return rungs_[feature][level].most; }
  /// Sum of the prior and all contributions.
  Weight weight(const Comparisons& comparisons, bool one_list) const;
  /// The weight, or some weight below `floor` when it cannot reach `floor`: saves the costly comparisons of hopeless pairs.
  Weight weight(const std::uint32_t* a, const std::uint32_t* b, bool one_list, Memories& memories, Weight floor) const;

  const std::vector<FeatureComparer>& comparers() const { return *comparers_; }
  Memories memories() const { return Memories(comparers_->size()); }

 private:
  bool swapped(const std::uint32_t* a, const std::uint32_t* b) const;
  const std::uint32_t* straight(const std::uint32_t* a, const std::uint32_t* b) const;
  Weight most_unequal(std::size_t feature, std::uint32_t a, std::uint32_t b) const;

  const std::vector<FeatureComparer>* comparers_;
  std::size_t surname_ = most_features, given_ = most_features;
  std::vector<LevelTable> tables_;
  /// What a level weighs: base + rarity of the values where it counts, held between least and most.
  struct Rung {
    Weight base, least, most;
    bool counts_rarity, flawed;
  };
  std::vector<std::vector<Rung>> rungs_;
  std::array<Weight, 4> company_{};
  /// The most that a feature whose values differ can give: at levels without frequency, and beside the rarity of the values.
  struct Unequal {
    Weight plain, spelling, resemblance;
    bool by_rarity;
  };
  std::vector<Unequal> unequal_;
  Weight prior_within_ = 0, prior_between_ = 0, swap_weight_ = 0;
};

double probability(Weight weight);

}  // namespace nostoi::link
