// choose_keys: which keys find the most true pairs for the fewest comparisons, on the data at hand.
#pragma once

#include "link/sample.hpp"

namespace nostoi::link {

/// Fills training.keys, key_recall and recall: keys are taken greedily by simulated true pairs newly reached per comparison.
void choose_keys(const Sample& sample, const Prepared& prepared, const KeySpace& space, const std::vector<FeatureComparer>& comparers,
                 std::size_t threads, Training& training);

}  // namespace nostoi::link
