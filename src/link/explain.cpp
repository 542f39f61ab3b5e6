// explain: the weights of one pair, one bar after the other, from the same numbers that joined or parted it.
#include <algorithm>
#include <cmath>

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

/// The cells of a line that a feature draws on, as they stand.
std::string cells(const List& list, std::size_t line, const Feature& feature) {
  std::string text;
  for (const Column& column : list.columns) {
    const std::string told = list.name + ": " + (column.header.empty() ? column.field : column.header);
    const bool used = std::find(feature.columns.begin(), feature.columns.end(), told) != feature.columns.end();
    if (!used || column.cell(line).empty()) continue;
    if (!text.empty()) text += " · ";
    text += column.cell(line);
  }
  return text;
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

Explanation explain_one(const Model& model, const std::vector<List>& lists, const Prepared& prepared, const Scorer& scorer,
                        Memories& memories, std::uint32_t left, std::uint32_t right) {
  Comparisons all = scorer.compare(prepared.row(left), prepared.row(right), memories);
  for (std::size_t at = 0; at < prepared.width(); ++at)
    if (!compared(model, prepared.features[at])) all.of[at] = {};
  const auto line_of = [&](std::uint32_t line) { return line - prepared.first_line[prepared.list_of(line)]; };
  Explanation explanation;
  const bool one_list = prepared.one_list(left, right);
  explanation.steps.push_back({"prior", "", "", "", scorer.prior_weight(one_list), ""});
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    if (!compared(model, feature)) continue;
    Step step{feature.name,
              cells(lists[prepared.list_of(left)], line_of(left), feature),
              cells(lists[prepared.list_of(right)], line_of(right), feature),
              "missing",
              scorer.weight(at, all.of[at]),
              ""};
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
  std::vector<Explanation> explanations;
  for (const auto& [left, right] : pairs)
    explanations.push_back(explain_one(linking.model, lists, prepared, scorer, memories, left, right));
  return explanations;
}

Explanation explain(const std::vector<List>& lists, const Linking& linking, std::uint32_t left, std::uint32_t right) {
  return explain(lists, linking, {{left, right}}).front();
}

}  // namespace nostoi::link
