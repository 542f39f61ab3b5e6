// prepare: from columns of cells to features of numbered values. Decides which columns are compared and how (the field's kind, or the
// data where the field is unknown), brings all lists to one shape of name, and leaves out what another column already tells.
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "link/derived.hpp"
#include "link/name_cells.hpp"
#include "link/prepared.hpp"
#include "nostoi/intake.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

constexpr std::string_view comparator_names[] = {"part", "words", "date", "code", "text", "category"};

/// A column of one list that takes part in a feature.
struct Use {
  std::size_t list;
  const Column* column;
};

/// A feature before its values are read.
struct Plan {
  std::string name;
  Kind kind = Kind::text;
  std::vector<Use> uses;
};

std::string told(const List& list, const Column& column) {
  return list.name + ": " + (column.header.empty() ? column.field : column.header);
}

/// Normalised text of a value, by what kind of thing it is. Empty: as good as missing.
std::string normal_form(std::string_view text, Kind kind, Comparator comparator) {
  if (kind == Kind::sex) {
    static const nlohmann::json table = nlohmann::json::parse(*shipped("model/categories.json")).at("sex");
    const std::string word = names::normalise(text);
    for (const auto& [sex, words] : table.items())
      if (std::find(words.begin(), words.end(), word) != words.end()) return sex;
    return {};
  }
  if (comparator == Comparator::part) return part_form(text, names::Case::unknown);
  std::string form = names::romanise_for_comparison(text);
  if (comparator == Comparator::code) std::erase_if(form, [](char c) { return c == ' ' || c == '-' || c == '\''; });
  return form;
}

/// How the values of an unrecognised column look best compared: digits as codes, few distinct values as categories, the rest as text.
Comparator comparator_of_data(const std::vector<Use>& uses) {
  std::size_t digits = 0, bytes = 0, distinct = 0, lines = 0;
  for (const Use& use : uses) {
    const Dictionary& values = use.column->values;
    const std::uint32_t sample = std::min<std::uint32_t>(values.size(), 1000);
    for (std::uint32_t value = 1; value < sample; ++value)
      for (const char c : values[value]) {
        digits += c >= '0' && c <= '9';
        ++bytes;
      }
    distinct = std::max<std::size_t>(distinct, values.size());
    lines += use.column->cells.size();
  }
  if (2 * digits > bytes) return Comparator::code;
  return distinct <= 50 && distinct * 10 < lines ? Comparator::category : Comparator::text;
}

Comparator comparator_of(const Plan& plan) {
  switch (plan.kind) {
    case Kind::surname:
    case Kind::given_name:
    case Kind::patronymic:
      return Comparator::part;
    case Kind::name:
      return Comparator::words;
    case Kind::date:
      return Comparator::date;
    case Kind::sex:
    case Kind::category:
      return Comparator::category;
    case Kind::code:
    case Kind::phone:
      return Comparator::code;
    case Kind::place:
      return Comparator::text;
    default:
      return comparator_of_data(plan.uses);
  }
}

/// Columns of all lists, gathered by what they tell: the field, or the heading where the field is unknown. In the order of appearance.
std::vector<Plan> gather(const std::vector<List>& lists, std::vector<Skipped>& skipped) {
  std::vector<Plan> plans;
  for (std::size_t l = 0; l < lists.size(); ++l)
    for (const Column& column : lists[l].columns) {
      const Field* field = find_field(column.field);
      if (!column.kept() || column.role != Role::identity) {
        skipped.push_back({told(lists[l], column), column.kept() ? std::string(role_name(column.role)) : "not-kept", ""});
        continue;
      }
      if (!field && repeats_the_name(lists[l], column)) {
        skipped.push_back({told(lists[l], column), "derived", "name"});
        continue;
      }
      const std::string name = field ? field->id : names::normalise(column.header);
      auto plan = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.name == name; });
      if (plan == plans.end()) plan = plans.insert(plans.end(), Plan{name, field ? field->kind : Kind::text, {}});
      plan->uses.push_back({l, &column});
    }
  return plans;
}

bool every_list_has(const std::vector<Plan>& plans, std::string_view name, std::size_t lists) {
  const auto plan = std::find_if(plans.begin(), plans.end(), [&](const Plan& p) { return p.name == name; });
  if (plan == plans.end()) return false;
  std::vector<bool> has(lists);
  for (const Use& use : plan->uses) has[use.list] = true;
  return std::find(has.begin(), has.end(), false) == has.end();
}

bool is_part(Kind kind) { return kind == Kind::surname || kind == Kind::given_name || kind == Kind::patronymic; }

/// Names come to one shape in all lists. Parts stay parts when every list has surname and given name and no full name tells more;
/// otherwise all columns of the name become one bag of words.
void unify_names(std::vector<Plan>& plans, const std::vector<List>& lists, std::vector<Skipped>& skipped) {
  const auto full = std::find_if(plans.begin(), plans.end(), [](const Plan& p) { return p.name == "name"; });
  const bool has_parts = std::any_of(plans.begin(), plans.end(), [](const Plan& p) { return is_part(p.kind); });
  if (full == plans.end() &&
      (!has_parts || (every_list_has(plans, "surname", lists.size()) && every_list_has(plans, "given_name", lists.size()))))
    return;
  if (full != plans.end() && every_list_has(plans, "surname", lists.size()) && every_list_has(plans, "given_name", lists.size()) &&
      !full_name_tells_more(lists)) {
    for (const Use& use : full->uses) skipped.push_back({told(lists[use.list], *use.column), "derived", "surname, given_name"});
    plans.erase(full);
    return;
  }
  Plan words{"name", Kind::name, {}};
  std::vector<Plan> rest;
  std::size_t place = std::string::npos;
  for (Plan& plan : plans) {
    if (plan.name != "name" && !is_part(plan.kind)) {
      rest.push_back(std::move(plan));
      continue;
    }
    if (place == std::string::npos) place = rest.size();
    words.uses.insert(words.uses.end(), plan.uses.begin(), plan.uses.end());
  }
  rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(std::min(place, rest.size())), std::move(words));
  plans = std::move(rest);
}

constexpr std::size_t values_a_chunk = 1024;

/// Calls `each(value)` for the distinct values of a column that say something, in parallel.
template <class Each>
void for_values(const Column& column, std::size_t threads, Each&& each) {
  const std::uint32_t values = column.values.size();
  for_chunks((values + values_a_chunk - 1) / values_a_chunk, threads, [&](std::size_t chunk) {
    const std::size_t end = std::min<std::size_t>(values, (chunk + 1) * values_a_chunk);
    for (std::size_t value = std::max<std::size_t>(1, chunk * values_a_chunk); value < end; ++value)
      if (!intake::says_unknown(column.values[static_cast<std::uint32_t>(value)])) each(static_cast<std::uint32_t>(value));
  });
}

/// Value numbers of one column's distinct values in the feature's own numbering.
std::vector<std::uint32_t> number_values(const Column& column, Kind kind, Comparator comparator, std::size_t threads, Texts& texts) {
  std::vector<std::string> forms(column.values.size());
  for_values(column, threads, [&](std::uint32_t value) { forms[value] = normal_form(column.values[value], kind, comparator); });
  std::vector<std::uint32_t> numbers(forms.size(), missing_value);
  for (std::uint32_t value = 1; value < numbers.size(); ++value) numbers[value] = texts.plain.intern(forms[value]);
  return numbers;
}

/// Reads a feature of single values: parts, codes, texts, categories.
void read_single(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at) {
  Feature& feature = to.features[at];
  const std::size_t width = to.width();
  for (const Use& use : plan.uses) {
    const std::vector<std::uint32_t> numbers = number_values(*use.column, plan.kind, feature.comparator, threads, *feature.texts);
    LineCases cases;
    if (plan.kind == Kind::surname || plan.kind == Kind::given_name) cases = LineCases(lists[use.list], threads);
    InCases<std::uint32_t> declined;
    std::uint32_t* cell = to.rows.data() + to.first_line[use.list] * width + at;
    for (std::size_t line = 0; line < lists[use.list].lines; ++line, cell += width) {
      if (*cell != missing_value) continue;
      const std::uint32_t value = use.column->cells[line];
      const names::Case shown = cases.of(line);
      *cell = shown == names::Case::unknown || numbers[value] == missing_value
                  ? numbers[value]
                  : declined.of(value, shown, [&] { return feature.texts->plain.intern(part_form(use.column->values[value], shown)); });
    }
  }
}

/// Number of a date among the feature's, by what it says.
class DateNumbers {
 public:
  explicit DateNumbers(Feature& feature) : feature_(feature) { feature_.dates.assign(1, PartialDate{}); }
  std::uint32_t operator()(const PartialDate& date) {
    if (!date.known()) return missing_value;
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u%s%s %d %d", date.year, date.month, date.day,
                                     date.approximate ? "~" : "", date.impossible ? "!" : "", date.from, date.to);
    const std::uint32_t number = feature_.texts->plain.intern({text, static_cast<std::size_t>(length)});
    if (number == feature_.dates.size()) feature_.dates.push_back(date);
    return number;
  }

 private:
  Feature& feature_;
};

int small_number(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || number > 9999) return 0;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool is_split_date(Kind kind) { return kind == Kind::year || kind == Kind::month || kind == Kind::day; }

/// The columns that hold the year, the month and the day of a date kept apart, each null where there is none.
using DateParts = std::array<const Column*, 3>;

PartialDate joined(const DateParts& part, std::size_t line) {
  PartialDate date;
  if (part[0]) date.year = static_cast<std::int16_t>(small_number(part[0]->cell(line)));
  if (part[1]) date.month = static_cast<std::uint8_t>(std::min(99, small_number(part[1]->cell(line))));
  if (part[2]) date.day = static_cast<std::uint8_t>(std::min(99, small_number(part[2]->cell(line))));
  date.impossible = date.day && date.month && !is_calendar_day(date.year ? date.year : 2000, date.month, date.day);
  return date;
}

/// A date column is read as it stands; columns of years, months and days fill what stays empty: one list may have the date, another the
/// year.
void read_dates(const Plan& plan, const std::vector<List>& lists, Prepared& to, std::size_t at) {
  DateNumbers number(to.features[at]);
  const std::size_t width = to.width();
  std::vector<DateParts> parts(lists.size());
  for (const Use& use : plan.uses) {
    const Kind kind = find_field(use.column->field)->kind;
    if (is_split_date(kind)) {
      parts[use.list][static_cast<std::size_t>(kind) - static_cast<std::size_t>(Kind::year)] = use.column;
      continue;
    }
    std::vector<std::uint32_t> numbers;
    for (const PartialDate& date : use.column->dates) numbers.push_back(number(date));
    numbers.resize(use.column->values.size(), missing_value);
    std::uint32_t* cell = to.rows.data() + to.first_line[use.list] * width + at;
    for (std::size_t line = 0; line < lists[use.list].lines; ++line, cell += width)
      if (*cell == missing_value) *cell = numbers[use.column->cells[line]];
  }
  for (std::size_t l = 0; l < lists.size(); ++l) {
    if (parts[l] == DateParts{}) continue;
    std::uint32_t* cell = to.rows.data() + to.first_line[l] * width + at;
    for (std::size_t line = 0; line < lists[l].lines; ++line, cell += width)
      if (*cell == missing_value) *cell = number(joined(parts[l], line));
  }
}

/// The words of one column of a name, by value and by the case of the line.
class WordsOfColumn {
 public:
  WordsOfColumn(const Column& column, std::size_t threads, Texts& texts) : column_(column), texts_(texts), words_(column.values.size()) {
    std::vector<std::vector<names::Token>> tokens(words_.size());
    for_values(column, threads, [&](std::uint32_t value) { tokens[value] = names::read(column.values[value]).tokens; });
    for (std::uint32_t value = 1; value < words_.size(); ++value) words_[value] = numbers(tokens[value]);
  }

  const std::vector<std::uint32_t>& at(std::size_t line, names::Case shown) {
    const std::uint32_t value = column_.cells[line];
    if (shown == names::Case::unknown || words_[value].empty()) return words_[value];
    return declined_.of(value, shown, [&] { return numbers(names::read(column_.values[value], {names::Role::unknown, shown}).tokens); });
  }

 private:
  std::vector<std::uint32_t> numbers(const std::vector<names::Token>& tokens) {
    std::vector<std::uint32_t> words;
    for (const names::Token& token : tokens)
      if (const std::uint32_t word = texts_.intern(token); word != missing_value) words.push_back(word);
    return words;
  }

  const Column& column_;
  Texts& texts_;
  std::vector<std::vector<std::uint32_t>> words_;
  InCases<std::vector<std::uint32_t>> declined_;
};

/// Words of every line's name, from all of its name columns, each word once. Lines with the same words share a value.
void read_words(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at) {
  Feature& feature = to.features[at];
  Dictionary bags;
  feature.bag_starts = {0, 0};
  const std::size_t width = to.width();
  for (std::size_t l = 0; l < lists.size(); ++l) {
    std::vector<WordsOfColumn> columns;
    for (const Use& use : plan.uses)
      if (use.list == l) columns.emplace_back(*use.column, threads, *feature.texts);
    const LineCases cases(lists[l], threads);
    std::vector<std::uint32_t> bag;
    for (std::size_t line = 0; line < lists[l].lines; ++line) {
      bag.clear();
      for (WordsOfColumn& column : columns)
        for (const std::uint32_t word : column.at(line, cases.of(line)))
          if (std::find(bag.begin(), bag.end(), word) == bag.end()) bag.push_back(word);
      if (bag.size() > 8) bag.resize(8);
      const std::uint32_t number = bags.intern({reinterpret_cast<const char*>(bag.data()), bag.size() * sizeof(std::uint32_t)});
      if (number + 2 > feature.bag_starts.size()) {
        feature.bag_words.insert(feature.bag_words.end(), bag.begin(), bag.end());
        feature.bag_starts.push_back(static_cast<std::uint32_t>(feature.bag_words.size()));
      }
      to.rows[(to.first_line[l] + line) * width + at] = number;
    }
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
      for (const std::uint32_t word : feature.bag(value)) ++feature.count[word];
  }
  feature.count[missing_value] = 0;
}

/// Year, month and day columns of the birth belong to the birth date.
void unify_dates(std::vector<Plan>& plans) {
  Plan split{"birth_date", Kind::date, {}};
  std::erase_if(plans, [&](const Plan& plan) {
    if (is_split_date(plan.kind)) split.uses.insert(split.uses.end(), plan.uses.begin(), plan.uses.end());
    return is_split_date(plan.kind);
  });
  if (split.uses.empty()) return;
  const auto whole = std::ranges::find(plans, "birth_date", &Plan::name);
  if (whole == plans.end())
    plans.push_back(std::move(split));
  else
    whole->uses.insert(whole->uses.end(), split.uses.begin(), split.uses.end());
}

/// Every table of texts once, also where features share it.
void derive_texts(Prepared& to, std::size_t threads) {
  std::vector<Texts*> tables;
  for (const Feature& feature : to.features)
    if (std::find(tables.begin(), tables.end(), feature.texts.get()) == tables.end()) tables.push_back(feature.texts.get());
  for_chunks(tables.size(), threads, [&](std::size_t t) { tables[t]->derive(threads); });
}

/// What one list alone tells cannot be compared with another list.
void leave_out_lone(std::vector<Plan>& plans, const std::vector<List>& lists, std::vector<Skipped>& skipped) {
  std::erase_if(plans, [&](const Plan& plan) {
    const bool lone = std::all_of(plan.uses.begin(), plan.uses.end(), [&](const Use& use) { return use.list == plan.uses[0].list; });
    for (const Use& use : plan.uses)
      if (lone) skipped.push_back({told(lists[use.list], *use.column), "only-one-list", ""});
    return lone;
  });
}

}  // namespace

std::string_view comparator_name(Comparator comparator) { return comparator_names[static_cast<std::size_t>(comparator)]; }

std::uint32_t Prepared::list_of(std::size_t line) const {
  return static_cast<std::uint32_t>(std::upper_bound(first_line.begin(), first_line.end(), line) - first_line.begin() - 1);
}

Prepared prepare(const std::vector<List>& lists, Scope scope, std::size_t threads) {
  Prepared prepared;
  prepared.first_line.push_back(0);
  for (const List& list : lists) prepared.first_line.push_back(prepared.first_line.back() + list.lines);
  prepared.lines = prepared.first_line.back();

  std::vector<Plan> plans = gather(lists, prepared.skipped);
  unify_names(plans, lists, prepared.skipped);
  unify_dates(plans);
  if (scope == Scope::between) leave_out_lone(plans, lists, prepared.skipped);

  const auto name_parts = std::make_shared<Texts>();
  for (const Plan& plan : plans) {
    Feature feature;
    feature.name = plan.name;
    feature.comparator = comparator_of(plan);
    feature.texts = feature.comparator == Comparator::part ? name_parts : std::make_shared<Texts>();
    feature.texts->of_names = feature.comparator == Comparator::part || feature.comparator == Comparator::words;
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
  for_chunks(plans.size(), threads, [&](std::size_t at) { count_values(prepared, at); });
  leave_out_derived(prepared);
  return prepared;
}

}  // namespace nostoi::link
