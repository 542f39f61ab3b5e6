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
  scorer.set(training.tables, training.prior, Defaults::shipped().swapped, training.company);

  const Weight review = weight_of(options.review), threshold = weight_of(options.threshold);
  Candidates candidates = find_candidates(prepared, space, scorer, training, pairs, std::min(review, threshold), options.threads,
                                          [&](double done) { progress("compare", done); });
  progress("cluster", 0);
  const Clusters clusters = cluster(prepared, scorer, candidates.pairs, threshold, options.one_to_one, options.threads);

  Linking linking;
  linking.model = describe(prepared, training, options.model.empty() ? (training.shipped ? "shipped" : "trained") : "given");
  linking.prepared = kept;
  linking.first_line = prepared.first_line;
  linking.person = clusters.person;
  Facts& facts = linking.facts;
  for (std::size_t i = 0; i < candidates.pairs.size(); ++i) {
    const Scored& pair = candidates.pairs[i];
    const double p = probability(pair.weight);
    const bool joined = clusters.person[pair.a] == clusters.person[pair.b];
    const std::string_view why = joined ? "" : clusters.refused[i].empty() ? "below-threshold" : clusters.refused[i];
    if (joined)
      facts.expected_false += 1 - p;
    else
      facts.expected_missed += p;
    linking.pairs.push_back({pair.a, pair.b, pair.weight, p, joined ? Outcome::match : Outcome::review, why});
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
