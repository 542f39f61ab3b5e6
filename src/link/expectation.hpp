// expectation: expectation maximisation (Dempster, Laird, Rubin 1977; Fellegi and Sunter 1969) on counts of agreement patterns.
#pragma once

#include "link/patterns.hpp"

namespace nostoi::link {

/// What is learned: everything, or (for a given model) the prior alone.
enum class Learn { everything, prior };

/// True pairs that no sampling key reaches: how many there are for one that is reached, and how their features agree (per feature and
/// level, as shares of all of them). Without them a feature would seem to agree as often as it does in pairs that were found because it
/// agrees.
struct Unseen {
  double ratio = 0;
  std::vector<std::vector<double>> levels;
  Company flaws{};  ///< shares of them with 0, 1, 2, 3 or more flaws
};

/// Learns training.tables[…].m and .namesakes and the priors of the training from the patterns, starting from what stands there.
void expect_and_maximise(const Patterns& patterns, const Unseen& unseen, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                         std::size_t threads, Learn what, Training& training);

/// Posterior probability of every sampled pair under the training's numbers.
std::vector<double> posteriors(const Sample& sample, const std::vector<FeatureComparer>& comparers, const Training& training,
                               std::size_t threads);

}  // namespace nostoi::link
