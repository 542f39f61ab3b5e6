// A number too small is not told, and because sums are told beside it, one more has to stay untold, and so on: the smallest that is told
// goes next, sums last, until nothing small follows any more.
#include "publish/count.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "names/sex_named.hpp"
#include "publish/disclosure.hpp"
#include "publish/record.hpp"
#include "publish/vocabulary.hpp"
#include "register/log.hpp"

namespace nostoi::publish {

namespace {

/// What a person is counted under: a word of the vocabulary.
std::string counted_under(const std::string& property, const std::string& value) {
  const Property* of = find_property(property);
  if (of && of->kind == Kind::sex) return names::sex_named(value);
  return of && std::ranges::find(of->values, value) != of->values.end() ? value : std::string();
}

/// Every combination of values that occurs, "all" in the place of each included.
std::map<Under, std::vector<Position>> groups_of(const Population& population, std::size_t by) {
  std::vector<std::set<std::string>> occurring(by);
  for (const auto& values : population.values)
    for (std::size_t at = 0; at < by; ++at) occurring[at].insert(values[at]);
  std::map<Under, std::vector<Position>> groups;
  const auto begin = [&](const auto& self, Under under) -> void {
    if (under.size() == by) {
      groups[std::move(under)];
      return;
    }
    Under next = under;
    next.emplace_back(std::nullopt);
    self(self, next);
    for (const std::string& value : occurring[under.size()]) {
      next.back() = value;
      self(self, next);
    }
  };
  begin(begin, {});
  for (auto& [under, people] : groups)
    for (std::size_t one = 0; one < population.people.size(); ++one) {
      const auto fits = [&, &key = under](std::size_t at) { return !key[at] || *key[at] == population.values[one][at]; };
      bool all = true;
      for (std::size_t at = 0; at < by; ++at) all = all && fits(at);
      if (all) people.push_back(population.people[one].first);
    }
  return groups;
}

bool is_small_disclosed(const std::vector<Counted>& all, const std::vector<std::vector<Position>>& before, std::uint64_t smallest) {
  std::vector<std::vector<Position>> told = before;
  for (const Counted& one : all)
    if (one.told) told.push_back(one.people);
  return disclosed(told, smallest).has_value();
}

std::size_t sums_in(const Counted& one) {
  return static_cast<std::size_t>(std::ranges::count_if(one.under, [](const auto& value) { return !value; }));
}  // namespace

}  // namespace

Result<Population> population_of(Snapshot& snapshot, const RecipientKind& kind, const std::string& actor, const Count& count,
                                 Position known) {
  const Result<std::vector<ListFacts>> all = lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  std::map<Position, Position> people;
  for (const Position list : count.lists) {
    const auto facts = std::ranges::find(*all, list, &ListFacts::at);
    if (facts == all->end()) return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(list)}}));
    for (std::uint64_t row = 1; row <= facts->lines; ++row) {
      const Result<Position> person = person_of(snapshot, facts->line(row), known);
      if (!person) return tl::unexpected(person.error());
      people.emplace(*person, facts->line(row));
    }
  }
  Population population;
  for (const auto& [person, anchor] : people) {
    const Result<View> view = view_of(snapshot, kind, actor, anchor, known);
    if (!view) return tl::unexpected(view.error());
    std::vector<std::string> values;
    const std::vector<Cell> cells = cells_of(*view, count.by);
    for (std::size_t at = 0; at < cells.size(); ++at) values.push_back(counted_under(count.by[at], cells[at].value));
    population.people.emplace_back(person, anchor);
    population.values.push_back(std::move(values));
  }
  return population;
}

std::optional<std::vector<Counted>> counted(const Population& population, std::size_t by, std::uint64_t smallest,
                                            const std::vector<std::vector<Position>>& before) {
  std::vector<Counted> all;
  for (auto& [under, people] : groups_of(population, by)) {
    const bool told = people.size() >= smallest;
    all.push_back({under, std::move(people), told});
  }
  while (is_small_disclosed(all, before, smallest)) {
    const auto next =
        std::ranges::min_element(all, {}, [](const Counted& one) { return std::tuple(!one.told, sums_in(one), one.people.size()); });
    if (next == all.end() || !next->told) return std::nullopt;
    next->told = false;
  }
  return all;
}

namespace {

/// The groups whose numbers a publication told, as people were known when it was approved, by the persons of now.
Result<void> add_told(Snapshot& snapshot, const access::Actor& actor, const Publication& one, std::vector<std::vector<Position>>& told) {
  const Count& count = one.proposal.count;
  const Result<Population> population = population_of(snapshot, *find_recipient(one.proposal.to.kind), actor.id, count, one.approved.at);
  if (!population) return tl::unexpected(population.error());
  std::map<Position, Position> now;
  for (const auto& [then, anchor] : population->people) {
    const Result<Position> person = person_of(snapshot, anchor);
    if (!person) return tl::unexpected(person.error());
    now[then] = *person;
  }
  const auto groups = groups_of(*population, count.by.size());
  for (const Under& under : one.told)
    if (const auto group = groups.find(under); group != groups.end()) {
      std::set<Position> people;
      for (const Position then : group->second) people.insert(now.at(then));
      told.emplace_back(people.begin(), people.end());
    }
  return {};
}

}  // namespace

Result<std::vector<std::vector<Position>>> told_before(Snapshot& snapshot, const access::Actor& actor, const Recipient& to,
                                                       std::int64_t clock) {
  const Result<std::vector<Publication>> all = all_publications(snapshot, actor, clock);
  if (!all) return tl::unexpected(all.error());
  std::vector<std::vector<Position>> told;
  for (const Publication& one : *all) {
    const bool knows = one.proposal.to.kind == everybody || one.proposal.to.name == to.name;
    if (!one.proposal.counts() || one.copies.empty() || !knows) continue;
    if (const Result<void> done = add_told(snapshot, actor, one, told); !done) return tl::unexpected(done.error());
  }
  return told;
}

Table table_of(const Count& count, const std::vector<Counted>& numbers) {
  Table table{count.by, {}};
  table.columns.push_back("people");
  for (const Counted& number : numbers) {
    Row row;
    for (const auto& value : number.under) row.cells.push_back({value ? *value : std::string(all_of_them), 0, 0});
    row.cells.push_back({number.told ? std::to_string(number.people.size()) : std::string(), 0, 0});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace nostoi::publish
