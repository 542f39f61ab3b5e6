// XLSX: a workbook is a package of parts; each sheet with rows becomes a table. What the workbook's own lists cannot tell because they
// are damaged is made up for: sheets are then taken by the names of their parts.
#include <algorithm>

#include "intake/part_findings.hpp"
#include "intake/relations.hpp"
#include "intake/xlsx.hpp"

namespace nostoi::intake {

namespace {

struct NoteCounter : XmlHandler {
  std::uint64_t count = 0;
  void start(const Tag& tag, const Attributes&) override { count += tag.is(Space::sheet, "comment"); }
  void end(const Tag&) override {}
};

struct Sheet {
  SheetEntry entry;
  std::string part;
};

/// "xl/worksheets/sheet2.xml" before "…/sheet10.xml".
bool natural_less(const std::string& a, const std::string& b) { return std::pair(a.size(), a) < std::pair(b.size(), b); }

std::vector<Sheet> sheets_by_part_name(const Package& package) {
  std::vector<std::string> names = package.names();
  std::erase_if(names, [](const std::string& name) { return !name.starts_with("xl/worksheets/") || !name.ends_with(".xml"); });
  std::sort(names.begin(), names.end(), natural_less);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<Sheet> sheets;
  for (const std::string& name : names) {
    const std::string base = name.substr(name.rfind('/') + 1);
    sheets.push_back({{base.substr(0, base.size() - 4), "", false}, name});
  }
  return sheets;
}

std::vector<Sheet> sheets_of(const Workbook& workbook, const std::vector<Relation>& relations) {
  std::vector<Sheet> sheets;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    const SheetEntry& entry = workbook.sheets[i];
    const auto found = std::find_if(relations.begin(), relations.end(), [&](const Relation& r) { return r.id == entry.relation; });
    if (found == relations.end())
      sheets.push_back({entry, "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml"});
    else if (found->kind == "worksheet")
      sheets.push_back({entry, found->target});  // others are charts and dialogs, which have no cells
  }
  return sheets;
}

void count_notes(const Package& package, const std::string& part, TableWriter& out) {
  NoteCounter counter;
  for (const Relation& relation : relations_of(package, part))
    if (relation.kind == "comments") parse_xml(package.part(relation.target), counter);
  if (counter.count > 0) out.aside("notes-ignored", "", {{"count", std::to_string(counter.count)}});
}

}  // namespace

Result<void> read_xlsx(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  const Result<Package> package = Package::open(path, limits);
  if (!package) return tl::unexpected(package.error());
  TableWriter out(sink, limits);
  note_package(*package, out);

  const std::string workbook_part = target_of(relations_of(*package, ""), "officeDocument", "xl/workbook.xml");
  const std::vector<Relation> relations = relations_of(*package, workbook_part);
  Workbook workbook;
  const XmlEnding ending = read_workbook(package->part(workbook_part), workbook);
  const std::vector<Sheet> sheets = workbook.sheets.empty() ? sheets_by_part_name(*package) : sheets_of(workbook, relations);
  if (sheets.empty()) return refuse_without(workbook_part, ending == XmlEnding::complete ? XmlEnding::malformed : ending, path);
  note_ending(ending, workbook_part, out);

  std::vector<NumberFormat> formats;
  const std::string styles_part = target_of(relations, "styles", "xl/styles.xml");
  if (package->has(styles_part)) note_ending(read_styles(package->part(styles_part), formats), styles_part, out);
  SharedStrings strings(limits);
  const std::string strings_part = target_of(relations, "sharedStrings", "xl/sharedStrings.xml");
  if (package->has(strings_part)) note_ending(strings.read(package->part(strings_part)), strings_part, out);
  if (strings.full()) out.note("part-too-large", strings_part, {{"part", strings_part}});

  const SheetContext context{strings, formats, workbook.from_1904, limits};
  for (const Sheet& sheet : sheets) {
    out.begin_table({sheet.entry.name, sheet.entry.hidden, {}, ""});
    count_notes(*package, sheet.part, out);
    note_ending(read_sheet(package->part(sheet.part), context, out), sheet.part, out, out.row());
    out.end_table();
  }
  out.finish();
  return {};
}

}  // namespace nostoi::intake
