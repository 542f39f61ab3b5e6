// sample: the pairs that training learns from: random ones for u, and promising ones (they share two values) for m.
#pragma once

#include "link/train.hpp"
#include "link/untouched.hpp"

namespace nostoi::link {

/// How often random pairs reach each level, and the mean of 2^rarity at fuzzy levels (as a logarithm), from random pairs and from the
/// frequencies of the values; m is left empty and u set to the same.
std::vector<LevelTable> random_agreement(const Prepared& prepared, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                                         std::size_t threads, std::uint64_t seed);

/// Of any number of lines one in twenty has a father, a son or a cousin of exactly the same name: the share of random pairs that is.
inline double namesakes_assumed(const Feature& names) {
  constexpr double lines_a_namesake = 20;
  return 1 / (lines_a_namesake * static_cast<double>(std::max<std::uint64_t>(names.lines_with_value, 1)));
}

/// A pair of the sample. `weight` is one over how often the design was expected to draw it, so that sums over the sample estimate sums over
/// all pairs that share one of the sampling keys.
struct SampledPair {
  std::uint32_t a = 0, b = 0;
  float weight = 1;
  bool swapped = false, one_list = true;
  std::uint64_t agreement = 0;  ///< atoms on which the lines agree
  std::array<std::uint8_t, most_features> level{};
  std::array<Weight, most_features> rarity{};
};

struct Sample {
  std::vector<BlockingKey> keys;  ///< by which the pairs were drawn
  UntouchedVector<SampledPair> pairs;
};

/// Pairs of one key, from a share 1/rate of its blocks.
struct Drawn {
  std::uint32_t rate = 1;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
};

/// Which pairs are looked at: about `most_pairs`, dealt evenly to all sampling keys.
struct Design {
  std::vector<BlockingKey> keys;
  std::vector<Drawn> drawn;  ///< per key
};
Design design_sample(const Prepared& prepared, const KeySpace& space, const Pairs& pairs, std::size_t threads, std::size_t most_pairs);

/// Compares every `every`-th pair of the design.
Sample measure(const Design& design, const Prepared& prepared, const std::vector<FeatureComparer>& comparers, const KeySpace& space,
               std::size_t threads, std::size_t every);

}  // namespace nostoi::link
