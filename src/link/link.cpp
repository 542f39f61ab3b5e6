// link: the way of the lines through this room: prepare, train, find candidates, cluster, tell.
#include <algorithm>
#include <cmath>

#include "link/cluster.hpp"
#include "link/model.hpp"

namespace nostoi::link {

namespace {

Weight weight_of(double probability) { return to_weight(std::log2(probability / (1 - probability))); }

/// The numbers of --model when one is given, otherwise those that the lists teach.
Result<Training> given_or_trained(const Prepared& prepared, std::vector<FeatureComparer>& comparers, const KeySpace& space,
                                  const Pairs& pairs, const Options& options) {
  if (options.model.empty()) return train(prepared, comparers, space, pairs, options.threads, options.seed);
  const Result<Model> model = model_from_json(options.model);
  if (!model) return tl::unexpected(model.error());
  return apply(*model, prepared, comparers, space, pairs, options.threads, options.seed);
}

/// What became of every pair.
std::vector<Pair> decided(const std::vector<Scored>& scored, const Clusters& clusters, std::size_t threads) {
  constexpr std::size_t chunk = 1 << 14;
  std::vector<Pair> pairs(scored.size());
  for_chunks((scored.size() + chunk - 1) / chunk, threads, [&](std::size_t c) {
    for (std::size_t i = c * chunk; i < std::min(scored.size(), (c + 1) * chunk); ++i) {
      const auto [a, b, weight] = scored[i];
      const bool joined = clusters.person[a] == clusters.person[b];
      const std::string_view why = joined ? "" : clusters.refused[i].empty() ? "below-threshold" : clusters.refused[i];
      pairs[i] = {a, b, weight, probability(weight), joined ? Outcome::match : Outcome::review, why};
    }
  });
  return pairs;
}

}  // namespace

Result<Linking> link(const std::vector<List>& lists, const Options& options) {
  const auto progress = [&](std::string_view stage, double done) {
    if (options.progress) options.progress(stage, done);
  };
  const Scope scope = options.one_to_one ? Scope::between : options.scope;
  progress("prepare", 0);
  const auto kept = std::make_shared<const Prepared>(prepare(lists, scope, options.threads));
  const Prepared& prepared = *kept;
  std::vector<FeatureComparer> comparers;
  for (const Feature& feature : prepared.features) comparers.emplace_back(feature);
  const Pairs pairs(prepared, scope);
  const KeySpace space(prepared);
  progress("train", 0);
  Result<Training> trained = given_or_trained(prepared, comparers, space, pairs, options);
  if (!trained) return tl::unexpected(trained.error());
  const Training& training = *trained;
  Scorer scorer(prepared, comparers);
  scorer.set(training.tables, training.priors, Defaults::shipped().swapped, training.company);

  const Weight review = weight_of(options.review), threshold = weight_of(options.threshold);
  MemoryPool pool(prepared.width());
  Candidates candidates = find_candidates(prepared, space, scorer, training, pairs, std::min(review, threshold), pool, options.threads,
                                          [&](double done) { progress("compare", done); });
  progress("cluster", 0);
  const Clusters clusters = cluster(prepared, scorer, candidates.pairs, threshold, options.one_to_one, pool, options.threads);

  Linking linking;
  linking.model = describe(prepared, training, options.model.empty() ? (training.shipped ? "shipped" : "trained") : "given");
  linking.prepared = kept;
  linking.first_line = prepared.first_line;
  linking.person = clusters.person;
  Facts& facts = linking.facts;
  linking.pairs = decided(candidates.pairs, clusters, options.threads);
  for (const Pair& pair : linking.pairs) {
    const bool joined = pair.outcome == Outcome::match;
    (joined ? facts.expected_false : facts.expected_missed) += joined ? 1 - pair.probability : pair.probability;
    ++(joined ? facts.matches : facts.reviews);
  }
  facts.lines = prepared.lines;
  facts.possible = static_cast<std::uint64_t>(pairs.count());
  facts.compared = candidates.compared;
  facts.kept = candidates.pairs.size();
  facts.keys = candidates.keys;
  facts.expected_recall = training.recall;
  facts.histogram = candidates.histogram;
  facts.histogram_from = histogram_from;
  std::vector<std::uint32_t> size(prepared.lines);
  for (const std::uint32_t person : linking.person) facts.people += size[person]++ == 0;
  for (const std::uint32_t n : size) facts.largest_person = std::max<std::uint64_t>(facts.largest_person, n);
  return linking;
}

}  // namespace nostoi::link
