// train: the numbers of the model, without labels. u from random pairs and frequencies, m by expectation maximisation on pattern counts of
// pairs that share something, the prior from the same; and the keys by which candidate pairs will be found.
#pragma once

#include "link/defaults.hpp"
#include "link/keys.hpp"
#include "link/scorer.hpp"
#include "nostoi/link.hpp"

namespace nostoi::link {

/// The pairs in question: their number and whether a pair is one of them.
class Pairs {
 public:
  Pairs(const Prepared& prepared, Scope scope);
  double count() const { return within_ + between_; }
  double count(bool one_list) const { return one_list ? within_ : between_; }
  /// From here on only pairs with one of these lines.
  void with_one_of(std::vector<char> lines) { wanted_ = std::move(lines); }
  bool in_scope(std::size_t a, std::size_t b) const {
    if (!wanted_.empty() && !wanted_[a] && !wanted_[b]) return false;
    return scope_ == Scope::all || prepared_->one_list(a, b) == (scope_ == Scope::within);
  }

 private:
  const Prepared* prepared_;
  Scope scope_;
  std::vector<char> wanted_;  // per line; empty: all
  double within_ = 0, between_ = 0;
};

struct Training {
  std::vector<LevelTable> tables;
  std::vector<double> copies;  ///< per feature, see FeatureComparer::set_copies
  Company company = independent;
  double prior = 0;  ///< of all pairs in scope
  Priors priors;
  bool shipped = false;            ///< too few pairs to learn from: m is the shipped one
  double matches = 0;              ///< true pairs expected among all pairs
  std::vector<BlockingKey> keys;   ///< chosen, best first
  std::vector<double> key_recall;  ///< share of true pairs each reaches alone
  double recall = 0;               ///< share of true pairs all keys together reach
};

/// Also sets in `comparers` how rare values are among other people.
Training train(const Prepared& prepared, std::vector<FeatureComparer>& comparers, const KeySpace& space, const Pairs& pairs,
               std::size_t threads, std::uint64_t seed);

/// The m and u of a given model; prior, frequencies and the sizes of keys are estimated again on the data at hand. A feature the model does
/// not know takes the shipped m. The model's keys are used where all of them fit, otherwise keys are chosen anew.
Training apply(const Model& model, const Prepared& prepared, std::vector<FeatureComparer>& comparers, const KeySpace& space,
               const Pairs& pairs, std::size_t threads, std::uint64_t seed);

}  // namespace nostoi::link
