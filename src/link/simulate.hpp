// simulate: invented true pairs, to learn which of them the keys would reach. Every feature draws, independently of the others, how it
// agrees: a level by m, and which forms of the value then agree from the sampled pairs of that level.
#pragma once

#include "link/sample.hpp"

namespace nostoi::link {

constexpr std::size_t simulated_pairs = 8'192;
constexpr std::size_t two_words_bit = 63;  ///< among the atoms' bits: two words of the names agree

struct Simulated {
  std::uint64_t agreement = 0;
  std::array<std::uint8_t, most_features> level{};
};
std::vector<Simulated> simulate(const Sample& sample, const KeySpace& space, const std::vector<FeatureComparer>& comparers,
                                const Training& training, std::size_t threads);

/// The bits of a simulated pair's agreement that must be set for the key to reach it.
std::uint64_t bits_of(const BlockingKey& key);

/// How often and how the simulated pairs agree that no key of the sample reaches; each counts as often as its number of flaws keeps
/// company.
struct Unseen;
Unseen unseen(const std::vector<Simulated>& simulated, const Sample& sample, const std::vector<FeatureComparer>& comparers,
              const Company& company);

}  // namespace nostoi::link
