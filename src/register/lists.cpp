// The lists of a register, and a list as it was read, made again from its events.
#include <algorithm>
#include <charconv>

#include "register/heads.hpp"
#include "register/line_text.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

/// What a source was made from, and what that was made from, as far as the register has those sources.
Result<void> gather_origins(Snapshot& snapshot, const Json& source, std::vector<std::string>& all) {
  for (const Json& one : source.at("derives_from")) {
    const std::string sha256 = one;
    if (std::ranges::find(all, sha256) != all.end()) continue;
    all.push_back(sha256);
    const Result<std::optional<std::string>> row = snapshot.get(rows::source(sha256));
    if (!row) return tl::unexpected(row.error());
    if (!*row) continue;
    const Result<Json> before = payload_at(snapshot, rows::read_numbers(**row).front(), kind::source);
    if (!before) return tl::unexpected(before.error());
    if (const Result<void> done = gather_origins(snapshot, *before, all); !done) return done;
  }
  return {};
}

std::optional<Role> role_named(std::string_view name) {
  for (const Role role : {Role::identity, Role::circumstance, Role::never})
    if (role_name(role) == name) return role;
  return std::nullopt;
}

List empty_list(const Json& head) {
  List list;
  list.name = head.at("name");
  list.table = head.at("table");
  list.lines = head.at("lines");
  for (const Json& of : head.at("columns")) {
    Column column;
    column.header = of.at("heading");
    column.field = of.at("field");
    column.chosen_by = of.at("by");
    column.role = role_named(of.at("role").get<std::string>()).value_or(Role::never);
    column.cells.reserve(list.lines);
    list.columns.push_back(std::move(column));
  }
  return list;
}

void add_line(List& list, const Json& line) {
  const Json& cells = line.at("cells");
  for (std::size_t column = 0; column < list.columns.size(); ++column)
    list.columns[column].cells.push_back(list.columns[column].values.intern(cells.at(column).get_ref<const std::string&>()));
  for (const auto& [number, date] : line.at("read").items()) {
    Column& column = list.columns.at(std::stoul(number) - 1);
    const std::uint32_t value = column.cells.back();
    if (column.dates.size() <= value) column.dates.resize(value + 1);
    column.dates[value] = date_of(date);
  }
  list.physical_rows.push_back(line.at("physical_row"));
}

/// The line was erased: its place stays, so that the others keep theirs.
void add_empty_line(List& list) {
  for (Column& column : list.columns) column.cells.push_back(column.values.intern(""));
  list.physical_rows.push_back(0);
}

Result<void> take(List& list, const Event& event) {
  if (event.payload.empty()) return add_empty_line(list), Result<void>();
  const Result<Json> line = read_canonical(event.payload);
  if (!line) return tl::unexpected(line.error());
  add_line(list, *line);
  return {};
}

/// Values without a date that could be read have an unknown one; columns of dates have as many dates as values.
void settle(List& list) {
  for (Column& column : list.columns) {
    const Field* field = find_field(column.field);
    const bool of_dates = field && (field->kind == Kind::date || field->kind == Kind::year || field->kind == Kind::age);
    if (of_dates || !column.dates.empty()) column.dates.resize(column.values.size());
    column.values.freeze();
  }
}

}  // namespace

Result<ListHead> list_head(Snapshot& snapshot, Position at) {
  Result<Json> head = payload_at(snapshot, at, kind::list);
  if (!head) return tl::unexpected(head.error());
  ListFacts facts;
  facts.at = at;
  facts.source = head->at("source");
  const Result<Json> source = payload_at(snapshot, facts.source, kind::source);
  if (!source) return tl::unexpected(source.error());
  facts.name = head->at("name");
  facts.owner = head->at("owner");
  facts.side = head->at("side");
  facts.purpose = head->at("purpose");
  facts.lines = head->at("lines");
  facts.handling = source->at("handling");
  facts.sha256 = source->at("sha256");
  facts.from = source->at("from");
  facts.as_of = date_in(*head, "as_of");
  facts.evidence = head->value("evidence", "");
  facts.version_of = head->value("version_of", Position{0});
  const Result<std::optional<std::string>> later = snapshot.get(rows::version(at));
  if (!later) return tl::unexpected(later.error());
  if (*later) facts.later = rows::read_numbers(**later).front();
  if (const Result<void> done = gather_origins(snapshot, *source, facts.derives_from); !done) return tl::unexpected(done.error());
  return ListHead{std::move(facts), std::move(head->at("columns"))};
}

const std::string& class_of_property(const std::string& id) {
  const Property* property = find_property(id);
  return property ? property->handling : access::handling_classes().front();
}

const std::string& class_of_column(const Json& column) {
  return class_of_property(spoken_of(column.at("field").get_ref<const std::string&>(), column.at("heading").get_ref<const std::string&>()));
}

Result<Position> list_of(Snapshot& snapshot, Position line) {
  Position found = 0;
  const Result<void> done = snapshot.scan("list/", [&](std::string_view key, std::string_view value) {
    const Position list = rows::read_numbers(key).front();
    if (line > list && line <= list + rows::read_numbers(value).front()) found = list;
    return found == 0;
  });
  if (!done) return tl::unexpected(done.error());
  return found != 0 ? Result<Position>(found) : fail(Code::internal, say("log-payload"));
}

Result<const ListHead*> Heads::of(Position list) {
  auto known = read_.find(list);
  if (known == read_.end()) {
    Result<ListHead> head = list_head(snapshot_, list);
    if (!head) return tl::unexpected(head.error());
    known = read_.emplace(list, std::move(*head)).first;
  }
  return &known->second;
}

Result<std::vector<ListFacts>> lists(Snapshot& snapshot) {
  std::vector<Position> at;
  Result<void> done = snapshot.scan("list/", [&](std::string_view key, std::string_view) {
    at.push_back(rows::read_numbers(key).front());
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  std::vector<ListFacts> all;
  for (const Position list : at) {
    Result<ListHead> head = list_head(snapshot, list);
    if (!head) return tl::unexpected(head.error());
    all.push_back(std::move(head->facts));
  }
  return all;
}

const ListFacts* list_holding(const std::vector<ListFacts>& lists, Position anchor) {
  const auto behind = std::ranges::upper_bound(lists, anchor, {}, &ListFacts::at);
  if (behind == lists.begin()) return nullptr;
  const ListFacts& before = *(behind - 1);
  return anchor > before.at && anchor <= before.at + before.lines ? &before : nullptr;
}

namespace {

/// The lines [first, last] of these stretches, from 1, in their order.
using Stretches = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

Result<List> list_of_stretches(Snapshot& snapshot, const ListFacts& facts, const Stretches& stretches) {
  const Result<Json> head = payload_at(snapshot, facts.at, kind::list);
  if (!head) return tl::unexpected(head.error());
  List list = empty_list(*head);
  list.source.sha256 = facts.sha256;
  list.lines = 0;
  Result<void> well;
  for (const auto& [first, last] : stretches) {
    list.lines += last - first + 1;
    const Result<void> done = snapshot.read(facts.line(first), facts.line(last), [&](const Event& event) {
      well = take(list, event);
      return well.has_value();
    });
    if (!done) return tl::unexpected(done.error());
    if (!well) return tl::unexpected(well.error());
  }
  settle(list);
  return list;
}

}  // namespace

Result<List> list_again(Snapshot& snapshot, const ListFacts& facts) {
  return list_of_stretches(snapshot, facts, facts.lines == 0 ? Stretches{} : Stretches{{1, facts.lines}});
}

Result<List> list_again(Snapshot& snapshot, const ListFacts& facts, const std::vector<std::size_t>& lines) {
  Stretches stretches;
  for (const std::size_t line : lines)
    if (!stretches.empty() && stretches.back().second == line)
      ++stretches.back().second;
    else
      stretches.emplace_back(line + 1, line + 1);
  return list_of_stretches(snapshot, facts, stretches);
}

Result<Position> anchor_named(Snapshot& snapshot, const access::Actor& actor, std::string_view text) {
  const auto number = [](std::string_view digits) {
    Position value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : 0;
  };
  const auto unknown = [&] { return fail(Code::not_found, say("register-no-anchor", {{"text", std::string(text)}})); };
  if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos) {
    const Position row = number(text.substr(colon + 1));
    const Result<std::vector<ListFacts>> all = lists(snapshot);
    if (!all) return tl::unexpected(all.error());
    const auto named = [&](const ListFacts& list) { return list.name == text.substr(0, colon) && access::may_read(actor, list.handling); };
    const auto found = std::ranges::find_if(*all, named);
    if (found == all->end() || row == 0 || row > found->lines) return unknown();
    if (std::ranges::count_if(*all, named) > 1) return fail(Code::conflict, say("register-name-twice", {{"name", found->name}}));
    return found->line(row);
  }
  if (text.starts_with('a') || text.starts_with('p')) text.remove_prefix(1);
  const Result<Event> event = event_at(snapshot, number(text));
  if (!event || !is_anchor(*event)) return unknown();
  return event->header.position;
}

}  // namespace nostoi
