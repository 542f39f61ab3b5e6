// Publications in front of a person at a terminal.
#include "app/publish_shown.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/labels.hpp"
#include "base/letters.hpp"
#include "app/office.hpp"
#include "app/text_table.hpp"
#include "app/told.hpp"

namespace nostoi::app {

namespace {

std::string anchor_of(Position anchor) { return anchor == 0 ? std::string() : "a" + std::to_string(anchor); }

ToldCell outcome_of(const publish::Obstacle& one) {
  if (one.stops) return told_word("obstacle-", "stops");
  if (!one.answer) return told_word("obstacle-", "asks");
  return told_word("obstacle-", one.answer->give ? "given" : "left-out");
}

void print_table(const publish::Table& table) {
  std::vector<std::vector<std::string>> rows{{say("casework-person")}};
  for (const std::string& column : table.columns) rows.front().push_back(field_label(column));
  for (const publish::Row& row : table.rows) {
    rows.push_back({anchor_of(row.anchor)});  // a number has none
    for (const publish::Cell& cell : row.cells) rows.back().push_back(plain(cell.value));
  }
  if (rows.size() > 1) fmt::print("{}", text_table(rows, {}));
}

void print_obstacles(const std::vector<publish::Obstacle>& all, bool json) {
  Told told({{"outcome", "publish-outcome"},
             {"guard", "publish-guard"},
             {"line", "casework-person"},
             {"column", "publish-column"},
             {"sentence", "publish-sentence"}});
  for (const publish::Obstacle& one : all)
    told.row({outcome_of(one), told_word("guard-", one.guard), anchor_of(one.anchor), {field_label(one.column), one.column}, one.sentence});
  told.print(json, say("publish-no-obstacles"));
}

std::size_t copies_out(const publish::Publication& one) {
  return static_cast<std::size_t>(std::ranges::count_if(one.copies, [](const publish::Copy& copy) { return !copy.gone(); }));
}

}  // namespace

void print_looked(const publish::Looked& looked, bool json) {
  if (!json) print_table(looked.table);
  print_obstacles(looked.obstacles, json);
}

void print_publications(const std::vector<publish::Publication>& all, bool json) {
  Told told({{"number", "casework-number", true},
             {"state", "casework-state"},
             {"to", "publish-to"},
             {"kind", "publish-kind"},
             {"lines", "publish-lines", true},
             {"until", "publish-until"},
             {"copies", "publish-copies", true},
             {"back", "publish-back"}});
  for (const publish::Publication& one : all)
    told.row({std::to_string(one.at), told_word("publication-", std::string(publish::state_name(one.state))), one.proposal.to.name,
              told_word("recipient-", one.proposal.to.kind), std::to_string(one.proposal.lines.size()), day_in_words(one.proposal.until),
              std::to_string(copies_out(one)), told_word("publish-", one.wants_copies_back() ? "wanted-back" : "")});
  told.print(json, say("publish-none"));
}

void print_publication(const publish::Shown& shown, bool json) {
  print_publications({shown.publication}, json);
  if (json) return print_obstacles(shown.looked.obstacles, true);
  const publish::Publication& one = shown.publication;
  fmt::print("{}: {} ({}, {})\n", say("publish-why"), plain(one.proposal.why), one.actor, moment(one.when));
  if (one.approved.at != 0)
    fmt::print("{}: {} ({}, {})\n", say("publication-approved"), plain(one.approved.why), one.approved.actor, moment(one.approved.when));
  if (one.recalled.at != 0)
    fmt::print("{}: {} ({}, {})\n", say("publication-recalled"), plain(one.recalled.why), one.recalled.actor, moment(one.recalled.when));
  if (shown.changed) fmt::print("{}\n", say("publish-stale"));
  fmt::print("\n");
  print_looked(shown.looked, false);
  if (one.copies.empty()) return;
  fmt::print("\n");
  std::vector<std::vector<std::string>> copies{
      {say("casework-number"), say("publish-mark"), say("publish-to"), say("publish-made"), say("publish-became")}};
  for (const publish::Copy& copy : one.copies) {
    std::string became;
    for (const publish::CopyWord& word : copy.words) became += (became.empty() ? "" : ", ") + say("copy-" + word.word);
    copies.push_back({std::to_string(copy.at), copy.mark, plain(copy.to), moment(copy.when), became});
  }
  fmt::print("{}", text_table(copies, {0}));
}

void print_traced(const std::vector<publish::Traced>& all, bool json) {
  Told told({{"publication", "publish-publication", true},
             {"copy", "casework-number", true},
             {"mark", "publish-mark"},
             {"to", "publish-to"},
             {"by_mark", "publish-by-mark"},
             {"rows", "publish-part-rows", true},
             {"order", "publish-part-order", true}});
  for (const publish::Traced& one : all)
    told.row({std::to_string(one.publication), std::to_string(one.copy), one.mark, one.to,
              one.by_mark ? ToldCell(say("publish-yes"), "yes") : ToldCell(""), fmt::format("{:.2f}", one.rows),
              fmt::format("{:.2f}", one.order)});
  told.print(json, say("publish-traced-none"));
}

}  // namespace nostoi::app
