// train: see the header. The order: u, a sample of promising pairs, m and the prior by EM, then the keys chosen with what was learned.
#include "link/train.hpp"

#include <algorithm>
#include <cmath>

#include "link/choose_keys.hpp"
#include "link/expectation.hpp"
#include "link/model.hpp"
#include "link/sample.hpp"
#include "link/simulate.hpp"

namespace nostoi::link {

Pairs::Pairs(const Prepared& prepared, Scope scope) : prepared_(&prepared), scope_(scope) {
  const auto two_of = [](double n) { return n * (n - 1) / 2; };
  double within = 0;
  for (std::size_t l = 0; l + 1 < prepared.first_line.size(); ++l)
    within += two_of(static_cast<double>(prepared.first_line[l + 1] - prepared.first_line[l]));
  if (scope != Scope::between) within_ = within;
  if (scope != Scope::within) between_ = two_of(static_cast<double>(prepared.lines)) - within;
}

namespace {

constexpr int unseen_rounds = 3;
constexpr std::size_t sampled_pairs = 150'000, first_look = 4;  // the first look takes one pair of so many

/// Lines of the same person that a line has on average, times how often they repeat the value.
double copies(const Prepared& prepared, const Training& training, std::size_t at) {
  const double others = training.matches * 2 / std::max<double>(1, static_cast<double>(prepared.lines));
  return others * training.tables[at].m[0];
}

Training begin(const Prepared& prepared, const std::vector<FeatureComparer>& comparers, const Pairs& pairs, std::size_t threads,
               std::uint64_t seed) {
  Training training;
  training.tables = random_agreement(prepared, comparers, pairs, threads, seed);
  for (std::size_t at = 0; at < prepared.width(); ++at) training.tables[at].m = Defaults::shipped().m(prepared.features[at].comparator);
  training.prior = std::clamp(0.03 * static_cast<double>(prepared.lines) / std::max(1.0, pairs.count()), 1e-12, 0.5);
  training.priors = {training.prior, training.prior};
  return training;
}

/// EM on what the sampling keys reach, then again with what they are now known to miss.
void learn_from(const Sample& sample, const KeySpace& space, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                std::size_t threads, Learn what, Training& training) {
  const Patterns patterns = count_patterns(sample, comparers, training.tables, threads);
  expect_and_maximise(patterns, {}, comparers, pairs, threads, what, training);
  for (int round = 0; round < unseen_rounds; ++round)
    expect_and_maximise(patterns, unseen(simulate(sample, space, comparers, training, threads), sample, comparers, training.company),
                        comparers, pairs, threads, what, training);
}

/// A first look tells how many copies of a person the lists hold; with that, how rare a value is among other people; then the real look.
void learn(const Prepared& prepared, std::vector<FeatureComparer>& comparers, const KeySpace& space, const Pairs& pairs,
           std::size_t threads, Learn what, Training& training) {
  const Design design = design_sample(prepared, space, pairs, threads, sampled_pairs);
  Sample sample = measure(design, prepared, comparers, space, threads, first_look);
  expect_and_maximise(count_patterns(sample, comparers, training.tables, threads), {}, comparers, pairs, threads, what, training);
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    training.copies.push_back(copies(prepared, training, at));
    comparers[at].set_copies(training.copies[at]);
  }
  sample = measure(design, prepared, comparers, space, threads, 1);
  learn_from(sample, space, comparers, pairs, threads, what, training);
  choose_keys(sample, prepared, space, comparers, threads, training);
}

}  // namespace

Training train(const Prepared& prepared, std::vector<FeatureComparer>& comparers, const KeySpace& space, const Pairs& pairs,
               std::size_t threads, std::uint64_t seed) {
  Training training = begin(prepared, comparers, pairs, threads, seed);
  learn(prepared, comparers, space, pairs, threads, Learn::everything, training);
  return training;
}

Training apply(const Model& model, const Prepared& prepared, std::vector<FeatureComparer>& comparers, const KeySpace& space,
               const Pairs& pairs, std::size_t threads, std::uint64_t seed) {
  Training training = begin(prepared, comparers, pairs, threads, seed);
  for (std::size_t at = 0; at < prepared.width(); ++at) take_over(model, prepared.features[at], training.tables[at]);
  training.company = company_of(model);
  learn(prepared, comparers, space, pairs, threads, Learn::prior, training);
  std::vector<BlockingKey> keys;
  for (const std::string& name : model.keys)
    if (std::optional<BlockingKey> key = space.key(name)) keys.push_back(std::move(*key));
  if (keys.size() == model.keys.size() && !keys.empty()) {
    training.keys = std::move(keys);
    training.key_recall.assign(training.keys.size(), 0);
  }
  return training;
}

}  // namespace nostoi::link
