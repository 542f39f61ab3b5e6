// PFIF: a table of one row a person, under the names of PFIF 1.4. What notes say of a person stands in the same row in columns
// "note.status", "note.text", …, several notes joined with "|" as nested values of JSON are: a note is no person, and must not become a
// line of its own. Notes about somebody whom the file does not have are rows by themselves, one a person.
#include <algorithm>
#include <map>

#include "intake/raw.hpp"
#include "nostoi/pfif.hpp"
#include "pfif/teller.hpp"

namespace nostoi::intake {

namespace {

using pfif::Document;
using pfif::Record;
using pfif::RecordKind;

constexpr std::string_view person_id = "person_record_id";

/// A person record, if the file has one, and the notes about that person.
struct Row {
  const Record* person = nullptr;
  std::vector<const Record*> notes;
  std::uint64_t line() const { return person ? person->line : notes.front()->line; }
};

std::vector<Row> rows_of(const Document& document) {
  std::vector<Row> rows;
  std::map<std::string_view, std::size_t> by_id;               // of persons, and of those who are only spoken of
  std::vector<std::size_t> by_place(document.records.size());  // of persons
  for (std::size_t i = 0; i < document.records.size(); ++i) {
    if (document.records[i].kind != RecordKind::person) continue;
    by_place[i] = rows.size();
    by_id.emplace(document.records[i].value(person_id), rows.size());
    rows.push_back({&document.records[i], {}});
  }
  for (const Record& note : document.records) {
    if (note.kind != RecordKind::note) continue;
    const std::string_view id = note.value(person_id);
    if (note.within) {
      rows[by_place[*note.within]].notes.push_back(&note);
    } else if (const auto known = by_id.find(id); known != by_id.end() && !id.empty()) {
      rows[known->second].notes.push_back(&note);
    } else {
      if (!id.empty()) by_id.emplace(id, rows.size());
      rows.push_back({nullptr, {&note}});
    }
  }
  std::ranges::stable_sort(rows, {}, &Row::line);
  return rows;
}

/// Lines of one element are several values.
std::string as_values(std::string_view name, std::string_view value) {
  std::string text(value);
  if (name == "full_name" || name == "alternate_names" || name == "profile_urls") std::ranges::replace(text, '\n', '|');
  return text;
}

struct Column {
  RecordKind kind;
  std::string name;
  std::string header() const { return (kind == RecordKind::note ? "note." : "") + name; }

  std::string cell(const Row& row) const {
    if (kind == RecordKind::person) {
      if (row.person) return as_values(name, row.person->value(name));
      return name == person_id ? std::string(row.notes.front()->value(name)) : std::string();
    }
    std::string text;
    for (const Record* note : row.notes)
      if (const std::string_view value = note->value(name); !value.empty()) text.append(text.empty() ? "" : "|").append(value);
    return text;
  }
};

/// The elements that the file uses. Whom a note is about is told by the row that it stands in.
std::vector<Column> columns_of(const std::vector<Row>& rows) {
  std::vector<Column> columns;
  for (const RecordKind kind : {RecordKind::person, RecordKind::note})
    for (const std::string& name : pfif::elements_of(kind)) {
      const Column column{kind, name};
      const bool used = std::ranges::any_of(rows, [&](const Row& row) { return !column.cell(row).empty(); });
      if (used && !(kind == RecordKind::note && name == person_id)) columns.push_back(column);
    }
  return columns;
}

}  // namespace

Result<void> read_pfif(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  const Result<Document> document = pfif::read_file(path);
  if (!document) return tl::unexpected(document.error());
  const pfif::Converted converted = pfif::to_1_4(*document);
  const std::vector<Row> rows = rows_of(converted.document);
  const std::vector<Column> columns = columns_of(rows);
  RawTable table;
  for (const Column& column : columns) table.headers.push_back(column.header());
  sink.table(table);
  for (const auto* findings : {&document->findings, &converted.findings})
    for (Finding finding : *findings) {
      finding.row = 0;
      sink.finding(std::move(finding));
    }
  std::vector<std::string> cells(columns.size());
  std::vector<std::string_view> views(columns.size());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells[i] = columns[i].cell(row);
      if (cells[i].size() > limits.cell_bytes)
        sink.finding({"cell-cut", 0, row.line(), columns[i].header(), pfif::excerpt(cells[i]),
                      say("cell-cut", {{"size", std::to_string(cells[i].size())}, {"limit", std::to_string(limits.cell_bytes)}})});
      if (cells[i].size() > limits.cell_bytes) cells[i] = pfif::excerpt(cells[i], limits.cell_bytes);
      views[i] = cells[i];
    }
    sink.row({views, row.line(), false});
  }
  return {};
}

}  // namespace nostoi::intake
