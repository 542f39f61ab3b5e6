// The two files of one person, and the cells that the one that leaves gives. Values are the words of a statement, never put together but
// for names.
#include "publish/view.hpp"

#include <algorithm>

#include "publish/vocabulary.hpp"
#include "register/entry.hpp"
#include "register/log.hpp"

namespace nostoi::publish {

namespace {

const nostoi::Shown* shown_of(const std::vector<nostoi::Shown>& all, const std::string& property) {
  const auto found = std::ranges::find(all, property, &nostoi::Shown::property);
  return found == all.end() ? nullptr : &*found;
}

Cell cell_of(const nostoi::Shown* shown) {
  return shown ? Cell{shown->statement->value, shown->statement->at, shown->statement->column} : Cell{};
}

/// A name that stands in columns of its parts.
Cell name_from_parts(const std::vector<nostoi::Shown>& all) {
  Cell cell;
  for (const char* part : {"surname", "given_name", "patronymic"}) {
    const nostoi::Shown* shown = shown_of(all, part);
    if (!shown) continue;
    if (cell.at == 0) cell = {"", shown->statement->at, shown->statement->column};
    cell.value += (cell.value.empty() ? "" : " ") + shown->statement->value;
  }
  return cell;
}

}  // namespace

Result<View> view_of(Snapshot& snapshot, const RecipientKind& kind, const std::string& actor, Position anchor, Position known) {
  const access::Actor recipient{actor, "publication", kind.clearance};
  Result<PersonFile> leaves = file_of(snapshot, recipient, anchor, {known, {}});
  Result<PersonFile> whole = leaves ? file_of(snapshot, access::all_seeing(recipient), anchor, {known, {}}, eyes_of_the_register)
                                    : Result<PersonFile>(tl::unexpected(leaves.error()));
  if (!whole) return tl::unexpected(whole.error());
  return View{leaves->person, std::move(*leaves), std::move(*whole)};
}

std::vector<Cell> cells_of(const View& view, const std::vector<std::string>& columns) {
  const std::vector<nostoi::Shown> all = shown(view.leaves);
  std::vector<Cell> cells;
  for (const std::string& column : columns) {
    cells.push_back(cell_of(shown_of(all, column)));
    if (column == "name" && cells.back().at == 0) cells.back() = name_from_parts(all);
  }
  return cells;
}

const Statement* statement_of(const View& view, const Cell& cell) {
  for (const FileEntry& entry : view.leaves.entries)
    for (const Statement& statement : entry.statements)
      if (cell.at != 0 && statement.at == cell.at && statement.column == cell.column) return &statement;
  return nullptr;
}

Result<Table> table_of(Snapshot& snapshot, const Proposal& proposal, const std::string& actor, Position known) {
  const RecipientKind* kind = find_recipient(proposal.to.kind);
  Table table{proposal.columns, {}};
  for (const Line& line : proposal.lines) {
    const Result<View> view = view_of(snapshot, *kind, actor, line.anchor, known);
    if (!view) return tl::unexpected(view.error());
    table.rows.push_back({line.anchor, view->person, cells_of(*view, proposal.columns)});
  }
  return table;
}

std::string Table::hash() const {
  Json all{{"columns", columns}, {"rows", Json::array()}};
  for (const Row& row : rows) {
    Json cells = Json::array();
    for (const Cell& cell : row.cells) cells.push_back(cell.value);
    all["rows"].push_back(Json::array({row.anchor, std::move(cells)}));
  }
  return sha256_hex(canonical(all));
}

}  // namespace nostoi::publish
