// expectation: expectation maximisation (Dempster, Laird, Rubin 1977; Fellegi and Sunter 1969) on counts of agreement patterns.
#pragma once

#include "link/sample.hpp"

namespace nostoi::link {

/// What is learned: everything, or (for a given model) the prior alone.
enum class Learn { everything, prior };

/// Learns training.tables[…].m and training.prior from the sample, starting from what stands there. For the m of a feature only pairs count
/// that some sampling key without that feature would have found: pairs found because they agree on it say nothing about how often it
/// agrees.
void expect_and_maximise(const Sample& sample, const KeySpace& space, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                         Learn what, Training& training);

/// Per sampled pair: bit f is set when some sampling key without feature f joins the lines.
std::vector<std::uint32_t> unbiased_features(const Sample& sample, const KeySpace& space, std::size_t width);

/// Posterior probability of every sampled pair under the training's numbers.
std::vector<double> posteriors(const Sample& sample, const std::vector<FeatureComparer>& comparers, const Training& training);

}  // namespace nostoi::link
