// frame: what is kept of a linking, and the lines that are met and weighed by it.
#include "link/frame.hpp"

#include <algorithm>

#include "link/defaults.hpp"
#include "link/derived.hpp"
#include "model/kinds.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::link {

namespace {

/// Whether names are compared part by part: then a list has to have the parts.
bool in_parts(const Frame& frame) {
  return std::ranges::any_of(frame.features, [](const Frame::Feature& one) { return one.comparator == Comparator::part; });
}

bool of_names(const Frame::Feature& feature) { return feature.comparator == Comparator::part || feature.comparator == Comparator::words; }

bool has_cyrillic_names(const Column& column) {
  Dictionary names;
  for (std::uint32_t value = 1; value < column.values.size(); ++value)
    if (!intake::says_unknown(column.values[value])) names.intern(column.values[value]);
  return any_cyrillic(names);
}

bool tells_names(const Column& column) {
  const Field* field = find_field(column.field);
  return field && is_of_names(field->kind);
}

bool takes_part(const List& list, const Column& column) {
  return column.kept() && column.role == Role::identity && (find_field(column.field) || !repeats_the_name(list, column));
}

/// Whether a frame that knows the column and leaves it out may do so: other names may be told where nobody had any.
bool may_be_left_out(const Column& column) {
  return (column.field != "other_name" && column.field != "former_name") || column.values.size() <= 1;
}

}  // namespace

std::optional<ListUse> use_of(const Frame& frame, const List& list, Unknown unknown) {
  ListUse use;
  std::vector<char> used(list.columns.size());
  for (std::size_t at = 0; at < frame.features.size(); ++at)
    for (const std::string& field : frame.features[at].fields)
      for (std::size_t column = 0; column < list.columns.size(); ++column) {
        const Column& one = list.columns[column];
        if (name_of(one) != field || !takes_part(list, one)) continue;
        used[column] = true;
        use.columns.push_back({at, column, frame.features[at].comparator == Comparator::words ? name_column(one) : NameColumn{}});
      }
  if (list.lines == 0 || unknown == Unknown::passed_over) return use;
  for (const ListUse::Column& one : use.columns)  // what is known of names across alphabets was not asked for till now
    if (of_names(frame.features[one.feature]) && !frame.features[one.feature].by_name && has_cyrillic_names(list.columns[one.column]))
      return std::nullopt;
  for (std::size_t column = 0; column < list.columns.size(); ++column) {
    const Column& one = list.columns[column];
    if (used[column] || !takes_part(list, one)) continue;
    const bool left_out = std::ranges::find(frame.left_out, name_of(one)) != frame.left_out.end();
    if (unknown == Unknown::refused ? !left_out || !may_be_left_out(one) : !left_out && tells_names(one)) return std::nullopt;
  }
  if (unknown == Unknown::names_refused) return use;
  const auto has = [&](std::string_view field) {
    const Column* column = list.column(field);
    return column && takes_part(list, *column);
  };
  if (in_parts(frame) && (!has("surname") || !has("given_name"))) return std::nullopt;
  return use;
}

std::vector<FeatureComparer> comparers_of(const Frame& frame, const Prepared& prepared) {
  std::vector<FeatureComparer> comparers;
  for (std::size_t at = 0; at < prepared.width(); ++at) comparers.emplace_back(prepared.features[at]).set_copies(frame.features[at].copies);
  return comparers;
}

Scorer scorer_of(const Frame& frame, const Prepared& prepared, const std::vector<FeatureComparer>& comparers) {
  std::vector<LevelTable> tables;
  for (const Frame::Feature& feature : frame.features) tables.push_back(feature.table);
  Scorer scorer(prepared, comparers);
  scorer.set(std::move(tables), frame.priors, Defaults::shipped().swapped, frame.company);
  return scorer;
}

std::optional<std::vector<Scored>> pairs_of(const Frame& frame, const Prepared& prepared, const std::vector<char>& fresh,
                                            std::size_t threads) {
  const std::vector<FeatureComparer> comparers = comparers_of(frame, prepared);
  const Scorer scorer = scorer_of(frame, prepared, comparers);
  Pairs pairs(prepared, Scope::all);
  pairs.with_one_of(fresh);
  MemoryPool pool(prepared.width());
  Met met = meet(frame, prepared, threads);
  Candidates found =
      find_candidates(prepared, met.table, std::move(met.keys), Blocks::whole, scorer, pairs, frame.floor, pool, threads, {});
  if (std::ranges::any_of(found.keys, [](const Key& key) { return key.cut > 0; })) return std::nullopt;
  return std::move(found.pairs);
}

}  // namespace nostoi::link
