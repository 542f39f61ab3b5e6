// Law 2 is kept here: every row that comes in raises rows_in by one and exactly one of lines, rejected and passed_over.
#include "intake/assembly.hpp"

#include <algorithm>
#include <charconv>

#include "intake/fates.hpp"
#include "intake/interpret.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {
constexpr std::size_t sample_rows = 1000;
constexpr std::size_t sample_bytes = 32u << 20;
constexpr std::uint64_t progress_step = 4u << 20;

std::vector<std::string_view> views(const std::vector<std::string>& cells) { return {cells.begin(), cells.end()}; }
}  // namespace

TableAssembly::TableAssembly(const RawTable& table, const ReadOptions& options) : table_(table), options_(options) {
  list_.table = table.name;
  list_.hidden = table.hidden;
  list_.source.encoding = table.encoding;
  if (table.hidden) tell("table-hidden", 0, table.name, false);
}

void TableAssembly::row(const RawRow& row) {
  ++list_.rows_in;
  if (plan_) return place(row);
  sample_.push_back({{row.cells.begin(), row.cells.end()}, row.physical_row, row.hidden});
  for (const std::string_view cell : row.cells) sample_bytes_ += cell.size();
  if (sample_.size() == sample_rows || sample_bytes_ > sample_bytes) begin();
}

void TableAssembly::rejected(std::uint64_t physical_row, Finding finding) {
  ++list_.rows_in;
  list_.rejected.push_back({physical_row, finding.code});
  list_.findings.push_back(std::move(finding));
}

void TableAssembly::finding(Finding finding) { list_.findings.push_back(std::move(finding)); }

/// Makes the plan from the sample and sends the sample down the same way as all rows after it.
void TableAssembly::begin() {
  plan_ = plan_table(table_, sample_, options_.columns);
  std::vector<bool> kept;
  for (const PlannedColumn& planned : plan_->columns) {
    Column column;
    column.header = planned.header;
    column.chosen_by = planned.chosen_by;
    if (planned.field) {
      column.field = planned.field->id;
      column.role = planned.field->role;
    }
    if (planned.role) column.role = *planned.role;
    if (!planned.kept) column.role = Role::never;
    role_known_.push_back(planned.field || planned.role || !planned.kept);
    list_.columns.push_back(std::move(column));
    kept.push_back(planned.kept || options_.keep_free_text);
  }
  interner_ = std::make_unique<Interner>(list_.columns, std::move(kept), options_.threads);
  for (std::size_t i = 0; i < sample_.size(); ++i) {
    if (i == plan_->header) headings_ = sample_[i].cells;
    if (i == plan_->header || i < plan_->first_line) {
      ++list_.passed_over;
      if (i != plan_->header) pass_title(sample_[i]);
      continue;
    }
    const std::vector<std::string_view> cells = views(sample_[i].cells);
    place({cells, sample_[i].physical_row, sample_[i].hidden});
  }
  sample_ = {};
}

/// A row above the first line that is not the heading: its text is kept in a finding.
void TableAssembly::pass_title(const SampleRow& row) {
  const std::vector<std::string_view> cells = views(row.cells);
  std::string text = in_one_text(cells);
  if (!text.empty()) tell(numbers_the_columns(cells) ? "row-column-numbers" : "title-row", row.physical_row, std::move(text), false);
}

void TableAssembly::place(const RawRow& row) {
  const Verdict verdict = fate_of(row.cells, headings_, plan_->columns.size());
  if (!verdict.code.empty()) tell(verdict.code, row.physical_row, in_one_text(row.cells), false);
  if (verdict.fate == Fate::line) return add_line(row);
  if (verdict.fate == Fate::rejected)
    list_.rejected.push_back({row.physical_row, std::string(verdict.code)});
  else
    ++list_.passed_over;
}

void TableAssembly::add_line(const RawRow& row) {
  stand_at(row.physical_row);
  interner_->add(row.cells.first(std::min(row.cells.size(), plan_->columns.size())));
  ++list_.lines;
  if (row.hidden) tell("row-hidden", row.physical_row, in_one_text(row.cells), true);
  if (row.cells.size() != plan_->columns.size()) tell_ragged(row);
}

/// Cells that no column takes are kept in the finding; cells that are not there matter only where the format would have them.
void TableAssembly::tell_ragged(const RawRow& row) {
  const std::size_t width = plan_->columns.size();
  if (row.cells.size() > width) {
    std::string beyond = in_one_text(row.cells.subspan(width));
    if (!beyond.empty()) tell("row-long", row.physical_row, std::move(beyond), true);
  } else if (!table_.encoding.empty() && !plan_->given_headers) {
    tell("row-short", row.physical_row, in_one_text(row.cells), true);
  }
}

void TableAssembly::tell(std::string_view code, std::uint64_t physical_row, std::string text, bool of_line) {
  Finding finding;
  finding.code = code.starts_with("row-long") || code.starts_with("row-short") ? "row-ragged" : std::string(code);
  finding.row = of_line ? list_.lines : 0;
  finding.physical_row = physical_row;
  finding.message = say(code, {{"text", text}, {"columns", std::to_string(plan_ ? plan_->columns.size() : 0)}});
  finding.text = std::move(text);
  list_.findings.push_back(std::move(finding));
}

/// Physical rows are written down only from the first line that does not follow on the one before.
void TableAssembly::stand_at(std::uint64_t physical_row) {
  if (list_.lines == 0) list_.first_row = physical_row;
  if (list_.physical_rows.empty()) {
    if (physical_row == list_.first_row + list_.lines) return;
    for (std::size_t i = 0; i < list_.lines; ++i) list_.physical_rows.push_back(static_cast<std::uint32_t>(list_.first_row + i));
  }
  list_.physical_rows.push_back(static_cast<std::uint32_t>(physical_row));
}

/// Readers name the column of a finding by its place ("@3"): its heading is known only here.
void TableAssembly::name_columns() {
  for (Finding& finding : list_.findings) {
    std::size_t place = 0;
    const char* const end = finding.column.data() + finding.column.size();
    if (!finding.column.starts_with('@') || std::from_chars(finding.column.data() + 1, end, place).ptr != end) continue;
    if (place == 0 || place > list_.columns.size() || list_.columns[place - 1].header.empty()) continue;
    finding.column = list_.columns[place - 1].header;
  }
}

/// Findings of the reader know their physical row only: where a line begins there, they are about it.
void TableAssembly::place_findings() {
  const std::vector<std::uint32_t>& rows = list_.physical_rows;
  for (Finding& finding : list_.findings) {
    if (finding.row != 0 || finding.physical_row == 0 || list_.lines == 0) continue;
    if (rows.empty()) {
      const std::uint64_t at = finding.physical_row - list_.first_row;
      if (finding.physical_row >= list_.first_row && at < list_.lines) finding.row = at + 1;
    } else if (const auto found = std::lower_bound(rows.begin(), rows.end(), finding.physical_row);
               found != rows.end() && *found == finding.physical_row) {
      finding.row = static_cast<std::uint64_t>(found - rows.begin()) + 1;
    }
  }
  std::stable_sort(list_.findings.begin(), list_.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.physical_row < b.physical_row; });
}

List TableAssembly::finish() {
  if (!plan_) begin();
  if (list_.lines == 0) tell("list-empty", 0, {}, false);
  interner_->finish();
  interpret(list_, role_known_);
  place_findings();
  name_columns();
  return std::move(list_);
}

// ---------------------------------------------------------------------------------------------------- the whole file

void Assembly::table(const RawTable& table) {
  close();
  open_ = std::make_unique<TableAssembly>(table, options_);
  for (Finding& finding : early_) open_->finding(std::move(finding));
  early_.clear();
}

void Assembly::row(const RawRow& row) {
  if (!open_) table({});
  open_->row(row);
  for (const std::string_view cell : row.cells) bytes_ += cell.size() + 1;
  if (seen && bytes_ - told_ >= progress_step) seen(told_ = bytes_);
}

void Assembly::rejected(std::uint64_t physical_row, Finding finding) {
  if (!open_) table({});
  open_->rejected(physical_row, std::move(finding));
}

void Assembly::finding(Finding finding) {
  if (open_)
    open_->finding(std::move(finding));
  else
    early_.push_back(std::move(finding));
}

void Assembly::close() {
  if (!open_) return;
  lists_.push_back(open_->finish());
  open_.reset();
}

std::vector<List> Assembly::finish() {
  if (!early_.empty() && !open_ && lists_.empty()) table({});
  close();
  if (lists_.size() > 1) std::erase_if(lists_, [](const List& list) { return list.rows_in == 0 && list.findings.empty(); });
  for (Finding& finding : early_) lists_.front().findings.push_back(std::move(finding));
  return std::move(lists_);
}

}  // namespace nostoi::intake
