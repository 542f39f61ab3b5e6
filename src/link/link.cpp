// link: the way of the lines through this room: prepare, train, find candidates, cluster, tell.
#include <algorithm>
#include <cmath>

#include "link/cluster.hpp"
#include "link/frame.hpp"
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

std::string origin_of(const Training& training, const Options& options) {
  return options.model.empty() ? (training.shipped ? "shipped" : "trained") : "given";
}

Weight floor_of(const Options& options) { return std::min(weight_of(options.review), weight_of(options.threshold)); }

/// The lists when everything is known that comparing needs.
struct Ready {
  std::shared_ptr<const Prepared> prepared;
  std::vector<FeatureComparer> comparers;
  Pairs pairs;
  KeySpace space;
  Training training;
};

Result<Ready> make_ready(const std::vector<List>& lists, Scope scope, const Options& options) {
  if (options.progress) options.progress("prepare", 0);
  const auto prepared = std::make_shared<const Prepared>(prepare(lists, scope, options.threads));
  Ready ready{prepared, {}, Pairs(*prepared, scope), KeySpace(*prepared), {}};
  for (const Feature& feature : prepared->features) ready.comparers.emplace_back(feature);
  if (options.progress) options.progress("train", 0);
  Result<Training> trained = given_or_trained(*prepared, ready.comparers, ready.space, ready.pairs, options);
  if (!trained) return tl::unexpected(trained.error());
  ready.training = std::move(*trained);
  return ready;
}

Frame frame_of(const Prepared& prepared, const Training& training, const Options& options) {
  Frame frame;
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    frame.features.push_back({feature.name, feature.kind, feature.comparator, feature.fields, *feature.texts->by_name,
                              feature.lines_with_value, beginnings_of(feature), training.copies[at], training.tables[at]});
  }
  frame.left_out = prepared.left_out;
  if (std::ranges::find(prepared.skipped, "surname, given_name", &Skipped::of) != prepared.skipped.end())
    frame.left_out.push_back("name");  // the parts tell it
  frame.company = training.company;
  frame.priors = training.priors;
  for (const BlockingKey& key : training.keys) frame.keys.push_back(key.name);
  frame.floor = floor_of(options);
  frame.data_hash = shipped_hash();
  return frame;
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
  const Result<Ready> ready = make_ready(lists, scope, options);
  if (!ready) return tl::unexpected(ready.error());
  const auto& [kept, comparers, pairs, space, training] = *ready;
  const Prepared& prepared = *kept;
  Scorer scorer(prepared, comparers);
  scorer.set(training.tables, training.priors, Defaults::shipped().swapped, training.company);

  const Weight threshold = weight_of(options.threshold);
  MemoryPool pool(prepared.width());
  Candidates candidates = find_candidates(prepared, space, scorer, training, pairs, floor_of(options), pool, options.threads,
                                          [&](double done) { progress("compare", done); });
  progress("cluster", 0);
  const Clusters clusters = cluster(prepared, scorer, candidates.pairs, threshold, options.one_to_one, pool, options.threads);

  Linking linking;
  linking.model = describe(prepared, training, origin_of(training, options));
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

Result<Learned> learn(const std::vector<List>& lists, const Options& options) {
  const Result<Ready> ready = make_ready(lists, Scope::all, options);
  if (!ready) return tl::unexpected(ready.error());
  const Prepared& prepared = *ready->prepared;
  Learned learned{describe(prepared, ready->training, origin_of(ready->training, options)), frame_of(prepared, ready->training, options),
                  ready->prepared};
  find_crowded(learned.frame, prepared, options.threads);
  return learned;
}

}  // namespace nostoi::link
