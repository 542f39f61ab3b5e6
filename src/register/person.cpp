// A person's file: the lines that decisions join, what each says, and what speaks against it. Read through the eyes of an actor.
#include <algorithm>
#include <map>

#include "register/line_text.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

/// The statements of a line: one for each cell that says something.
std::vector<Statement> statements_of(Position anchor, const Json& line, const Json& head) {
  std::vector<Statement> all;
  const Json& columns = head.at("columns");
  const Json& read = line.at("read");
  for (std::size_t column = 0; column < columns.size(); ++column) {
    Statement statement{anchor, columns[column].at("field"), line.at("cells").at(column), {}, column + 1};
    if (statement.value.empty()) continue;
    if (statement.property.empty()) statement.property = columns[column].at("heading");
    if (const auto date = read.find(std::to_string(column + 1)); date != read.end()) statement.date = date_of(*date);
    all.push_back(std::move(statement));
  }
  return all;
}

Result<FileLine> file_line(Snapshot& snapshot, const access::Actor& actor, Position anchor, const std::vector<ListFacts>& all) {
  const Result<Event> event = event_at(snapshot, anchor);
  if (!event) return tl::unexpected(event.error());
  const auto of = std::ranges::find_if(all, [&](const ListFacts& list) { return anchor > list.at && anchor <= list.at + list.lines; });
  if (of == all.end()) return fail(Code::internal, say("log-payload"));
  FileLine line{anchor, *of, anchor - of->at, 0, event->header.at, event->header.actor, !access::may_read(actor, of->handling), {}};
  if (line.withheld) return line;
  const Result<Json> payload = read_canonical(event->payload);
  const Result<Json> head = payload_at(snapshot, of->at, kind::list);
  if (!payload || !head) return tl::unexpected(payload ? head.error() : payload.error());
  line.physical_row = payload->at("physical_row");
  line.statements = statements_of(anchor, *payload, *head);
  return line;
}

/// The decisions between anchors of the person, each once, in the order in which they were taken.
Result<std::vector<Decision>> decisions_inside(Snapshot& snapshot, const std::vector<Position>& anchors, Position known) {
  std::map<Position, Decision> inside;
  for (const Position anchor : anchors) {
    const Result<std::vector<Decision>> of = decisions_of(snapshot, anchor, known);
    if (!of) return tl::unexpected(of.error());
    for (const Decision& decision : *of)
      if (std::ranges::binary_search(anchors, decision.left) && std::ranges::binary_search(anchors, decision.right))
        inside.emplace(decision.at, decision);
  }
  std::vector<Decision> all;
  for (auto& [at, decision] : inside) all.push_back(std::move(decision));
  return all;
}

}  // namespace

Result<PersonFile> person_file(Register& reg, const access::Actor& actor, Position anchor, Position known) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Snapshot& now = **snapshot;
  const Result<std::uint64_t> last = now.last();
  if (!last) return tl::unexpected(last.error());
  if (known != 0 && anchor > known) return fail(Code::not_found, say("register-not-yet", {{"anchor", "a" + std::to_string(anchor)}}));
  const Result<Position> person = person_of(now, anchor, known);
  if (!person) return tl::unexpected(person.error());
  const Result<std::vector<Position>> anchors = anchors_of(now, *person, known);
  const Result<std::vector<ListFacts>> all = nostoi::lists(now);
  if (!anchors || !all) return tl::unexpected(anchors ? all.error() : anchors.error());
  PersonFile file{*person, anchor, known == 0 ? *last : known, {}, {}, {}};
  for (const Position one : *anchors) {
    Result<FileLine> line = file_line(now, actor, one, *all);
    if (!line) return tl::unexpected(line.error());
    file.lines.push_back(std::move(*line));
  }
  Result<std::vector<Decision>> decisions = decisions_inside(now, *anchors, known);
  if (!decisions) return tl::unexpected(decisions.error());
  file.decisions = std::move(*decisions);
  std::ranges::copy_if(file.decisions, std::back_inserter(file.conflicts),
                       [](const Decision& one) { return one.verdict == Verdict::not_same && one.revoked == 0; });
  return file;
}

Result<Position> known_at(Snapshot& snapshot, std::int64_t at) {
  Result<std::uint64_t> last = snapshot.last();
  if (!last) return last;
  Position low = 0, high = *last;  // events are in the order of their clock times
  while (low < high) {
    const Position middle = low + (high - low + 1) / 2;
    const Result<Event> event = event_at(snapshot, middle);
    if (!event) return tl::unexpected(event.error());
    if (event->header.at <= at)
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

}  // namespace nostoi
