// prepare: from columns of cells to features of numbered values: what is compared (compared), its values (read_features), the forms of
// their texts, and how often each stands.
#include <algorithm>

#include "link/derived.hpp"
#include "link/other_names.hpp"
#include "link/read_features.hpp"

namespace nostoi::link {

namespace {

constexpr std::string_view comparator_names[] = {"part", "words", "date", "code", "text", "category"};

/// A line counts once for a word and its spellings, in however many of its names they stand.
void count_words(Feature& feature, std::uint32_t value) {
  const std::size_t names = feature.names(value);
  std::vector<std::uint32_t> counted;
  for (std::size_t name = 0; name < names; ++name)
    for (const std::uint32_t word : feature.bag(value, name)) {
      const std::uint32_t spelling = feature.texts->class_of[word];
      if (name > 0 && std::ranges::find(counted, spelling) != counted.end()) continue;
      ++feature.count[word];
      if (names > 1) counted.push_back(spelling);
    }
}

void count_values(Prepared& to, std::size_t at) {
  Feature& feature = to.features[at];
  feature.count.assign(feature.texts->size(), 0);
  for (std::size_t line = 0; line < to.lines; ++line) {
    const std::uint32_t value = to.row(line)[at];
    feature.lines_with_value += value != missing_value;
    if (feature.comparator != Comparator::words)
      ++feature.count[value];
    else
      count_words(feature, value);
  }
  feature.count[missing_value] = 0;
}

/// The names of the plan's columns, in the order of their use.
std::vector<std::string> fields_of(const Plan& plan) {
  std::vector<std::string> fields;
  for (const Use& use : plan.uses)
    if (std::string name = name_of(*use.column); std::ranges::find(fields, name) == fields.end()) fields.push_back(std::move(name));
  return fields;
}

/// Every table of texts once, also where features share it.
void derive_texts(Prepared& to, std::size_t threads) {
  std::vector<Texts*> tables;
  for (const Feature& feature : to.features)
    if (std::find(tables.begin(), tables.end(), feature.texts.get()) == tables.end()) tables.push_back(feature.texts.get());
  for_chunks(tables.size(), threads, [&](std::size_t t) { tables[t]->derive(threads); });
}

}  // namespace

std::string_view comparator_name(Comparator comparator) { return comparator_names[static_cast<std::size_t>(comparator)]; }

std::uint32_t Prepared::list_of(std::size_t line) const {
  return static_cast<std::uint32_t>(std::upper_bound(first_line.begin(), first_line.end(), line) - first_line.begin() - 1);
}

Prepared read_plans(const std::vector<List>& lists, const std::vector<Plan>& plans, std::size_t threads) {
  Prepared prepared;
  prepared.first_line.push_back(0);
  for (const List& list : lists) prepared.first_line.push_back(prepared.first_line.back() + list.lines);
  prepared.lines = prepared.first_line.back();

  const auto name_parts = std::make_shared<Texts>();
  for (const Plan& plan : plans) {
    Feature feature;
    feature.name = plan.name;
    feature.kind = plan.kind;
    feature.fields = fields_of(plan);
    feature.comparator = comparator_of(plan);
    feature.texts = feature.comparator == Comparator::part ? name_parts : std::make_shared<Texts>();
    feature.texts->of_names = feature.comparator == Comparator::part || feature.comparator == Comparator::words;
    feature.texts->by_name = plan.by_name;
    for (const Use& use : plan.uses) feature.columns.push_back(told(lists[use.list], *use.column));
    prepared.features.push_back(std::move(feature));
  }
  prepared.rows.assign(prepared.lines * prepared.width(), missing_value);

  // Parts share a dictionary, so they are read one after the other by one worker; everything else is independent.
  std::vector<std::vector<std::size_t>> jobs(1);
  for (std::size_t at = 0; at < plans.size(); ++at)
    if (prepared.features[at].comparator == Comparator::part)
      jobs[0].push_back(at);
    else
      jobs.push_back({at});
  for_chunks(jobs.size(), threads, [&](std::size_t job) {
    for (const std::size_t at : jobs[job]) {
      if (prepared.features[at].comparator == Comparator::date)
        read_dates(plans[at], lists, prepared, at);
      else if (prepared.features[at].comparator == Comparator::words)
        read_words(plans[at], lists, threads, prepared, at);
      else
        read_single(plans[at], lists, threads, prepared, at);
    }
  });
  derive_texts(prepared, threads);
  for (Feature& feature : prepared.features) keep_fullest_names(feature);
  return prepared;
}

Prepared prepare(const std::vector<List>& lists, Scope scope, std::size_t threads) {
  std::vector<Skipped> skipped;
  const std::vector<Plan> plans = plan_features(lists, scope, skipped);
  Prepared prepared = read_plans(lists, plans, threads);
  prepared.skipped = std::move(skipped);
  for_chunks(plans.size(), threads, [&](std::size_t at) { count_values(prepared, at); });
  leave_out_derived(prepared);
  return prepared;
}

}  // namespace nostoi::link
