// explain: the weights of one pair, one bar after the other, from the same numbers that joined or parted it.
#include <algorithm>
#include <cmath>

#include "link/defaults.hpp"
#include "link/frame.hpp"
#include "link/model.hpp"

namespace nostoi::link {

namespace {

Scorer scorer_of(const Model& model, const Prepared& prepared, std::vector<FeatureComparer>& comparers) {
  std::vector<LevelTable> tables(prepared.width());
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    const std::size_t levels = level_names(feature.comparator).size();
    tables[at] = {std::vector<double>(levels, 1), std::vector<double>(levels, 1), {}, std::vector<Weight>(levels, 0), 0};
    take_over(model, feature, tables[at]);
    for (const Comparison& comparison : model.comparisons)
      if (comparison.name == feature.name) comparers[at].set_copies(comparison.copies);
  }
  Scorer scorer(prepared, comparers);
  scorer.set(std::move(tables), {model.prior_within, model.prior_between}, Defaults::shipped().swapped, company_of(model));
  return scorer;
}

/// Whether a column of a list tells a feature.
using Tells = std::function<bool(std::size_t list, std::size_t column, std::size_t feature)>;

/// What a pair is explained by: the lists, how they were read, and which of their features are compared.
struct Ground {
  const std::vector<List>& lists;
  const Prepared& prepared;
  const Scorer& scorer;
  std::vector<char> compared;
  Tells tells;

  /// The cells of a line that a feature draws on, as they stand.
  std::string cells(std::uint32_t global, std::size_t feature) const {
    const std::size_t list = prepared.list_of(global), line = global - prepared.first_line[list];
    std::string text;
    for (std::size_t column = 0; column < lists[list].columns.size(); ++column) {
      const std::string_view cell = lists[list].columns[column].cell(line);
      if (cell.empty() || !tells(list, column, feature)) continue;
      if (!text.empty()) text += " · ";
      text += cell;
    }
    return text;
  }
};

/// By the names that a model gives to columns.
Tells by_model(const std::vector<List>& lists, const Prepared& prepared) {
  return [&](std::size_t list, std::size_t at, std::size_t feature) {
    const Column& column = lists[list].columns[at];
    const std::string told = lists[list].name + ": " + (column.header.empty() ? column.field : column.header);
    const std::vector<std::string>& columns = prepared.features[feature].columns;
    return std::find(columns.begin(), columns.end(), told) != columns.end();
  };
}

Tells by_use(const std::vector<ListUse>& uses) {
  return [&](std::size_t list, std::size_t at, std::size_t feature) {
    return std::any_of(uses[list].columns.begin(), uses[list].columns.end(),
                       [&](const ListUse::Column& one) { return one.column == at && one.feature == feature; });
  };
}

/// The words of a name as they were read.
std::string as_read(const Feature& feature, std::span<const std::uint32_t> name) {
  std::string words;
  for (const std::uint32_t word : name) words += (words.empty() ? "" : " ") + feature.texts->as_written(word);
  return words;
}

/// By which names the lines were compared; said where it is not the name that comes first.
void tell_names(const FeatureComparer& compare, std::uint32_t left, std::uint32_t right, Step& step) {
  const FeatureComparer::NamesCompared names = compare.best_names(left, right);
  const Feature& feature = compare.feature();
  step.left_name = as_read(feature, feature.bag(left, names.left));
  step.right_name = as_read(feature, feature.bag(right, names.right));
  const std::string other = names.left == 0 ? "" : step.left_name;
  const std::string both = names.right == 0 ? other : other.empty() ? step.right_name : other + " – " + step.right_name;
  if (!both.empty()) step.note += (step.note.empty() ? "" : "; ") + say("compared-by-other-name", {{"name", both}});
}

/// "1 in 4,000" as digits: how many lines share the rarer evidence.
std::string one_in(Weight rarity) { return std::to_string(static_cast<std::uint64_t>(std::llround(std::exp2(bits(rarity))))); }

/// Whether the model compares the feature; one that it does not know says nothing.
bool compared(const Model& model, const Feature& feature) {
  return std::any_of(model.comparisons.begin(), model.comparisons.end(), [&](const Comparison& comparison) {
    return comparison.name == feature.name && comparison.kind == comparator_name(feature.comparator);
  });
}

Explanation explain_one(const Ground& ground, Memories& memories, std::uint32_t left, std::uint32_t right) {
  const Prepared& prepared = ground.prepared;
  const Scorer& scorer = ground.scorer;
  Comparisons all = scorer.compare(prepared.row(left), prepared.row(right), memories);
  for (std::size_t at = 0; at < prepared.width(); ++at)
    if (!ground.compared[at]) all.of[at] = {};
  Explanation explanation;
  const bool one_list = prepared.one_list(left, right);
  explanation.steps.push_back({"prior", "", "", "", scorer.prior_weight(one_list), ""});
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    if (!ground.compared[at]) continue;
    Step step{feature.name, ground.cells(left, at), ground.cells(right, at), "missing", scorer.weight(at, all.of[at]), ""};
    if (all.of[at].level != missing_level) step.level = level_names(feature.comparator)[all.of[at].level];
    if (all.of[at].level != missing_level && u_by_value(feature.comparator, all.of[at].level) && all.of[at].rarity > 0)
      step.note = say("carried-by-one-in", {{"number", one_in(std::min(all.of[at].rarity, scorer.most(at, all.of[at].level)))}});
    if (feature.comparator == Comparator::words && all.of[at].level != missing_level)
      tell_names(scorer.comparers()[at], prepared.row(left)[at], prepared.row(right)[at], step);
    explanation.steps.push_back(std::move(step));
  }
  if (all.swapped) explanation.steps.push_back({"swapped", "", "", "swapped", scorer.swap_weight(), ""});
  if (const std::size_t flaws = scorer.flaws(all); scorer.company_weight(flaws) != 0)
    explanation.steps.push_back(
        {"company", "", "", "flaws-" + std::to_string(std::min<std::size_t>(flaws, 3)), scorer.company_weight(flaws), ""});
  explanation.weight = scorer.weight(all, one_list);
  explanation.probability = probability(explanation.weight);
  return explanation;
}

}  // namespace

std::vector<Explanation> explain(const std::vector<List>& lists, const Linking& linking,
                                 const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::size_t threads) {
  const std::shared_ptr<const Prepared> kept =
      linking.prepared ? linking.prepared : std::make_shared<const Prepared>(prepare(lists, Scope::all, threads));
  const Prepared& prepared = *kept;
  std::vector<FeatureComparer> comparers;
  for (const Feature& feature : prepared.features) comparers.emplace_back(feature);
  const Scorer scorer = scorer_of(linking.model, prepared, comparers);
  Memories memories(prepared.width());
  Ground ground{lists, prepared, scorer, {}, by_model(lists, prepared)};
  for (const Feature& feature : prepared.features) ground.compared.push_back(compared(linking.model, feature));
  std::vector<Explanation> explanations;
  for (const auto& [left, right] : pairs) explanations.push_back(explain_one(ground, memories, left, right));
  return explanations;
}

Explanation explain(const Frame& frame, const std::vector<List>& lists, const std::vector<ListUse>& uses, const Prepared& prepared,
                    std::uint32_t left, std::uint32_t right) {
  const std::vector<FeatureComparer> comparers = comparers_of(frame, prepared);
  const Scorer scorer = scorer_of(frame, prepared, comparers);
  Memories memories(prepared.width());
  const Ground ground{lists, prepared, scorer, std::vector<char>(prepared.width(), 1), by_use(uses)};
  return explain_one(ground, memories, left, right);
}

Explanation explain(const std::vector<List>& lists, const Linking& linking, std::uint32_t left, std::uint32_t right) {
  return explain(lists, linking, {{left, right}}).front();
}

}  // namespace nostoi::link
