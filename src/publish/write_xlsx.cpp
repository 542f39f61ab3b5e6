// The least that is a workbook (ECMA-376): one sheet of inline texts and the four parts that lead to it. libxlsxwriter would write names
// into temporary files first; a container in memory does not.
#include <zip.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "publish/written.hpp"

namespace nostoi::publish {

namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                                  "\n";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += letter;
    }
  return out;
}

/// 1 → "A", 27 → "AA".
std::string letters_of(std::size_t column) {
  std::string letters;
  for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

void append_row(std::string& out, std::size_t row, const std::vector<std::string>& cells, std::string_view style) {
  const std::string number = std::to_string(row);
  out += "<row r=\"" + number + "\">";
  for (std::size_t at = 0; at < cells.size(); ++at) {
    out += "<c r=\"" + letters_of(at + 1) + number + "\" s=\"" + std::string(style) + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">";
    out += escaped(seen_alone(cells[at])) + "</t></is></c>";
  }
  out += "</row>";
}

/// Widths as the longest text of a column would have, within reason.
std::string columns_of(const Sheet& sheet) {
  std::string out = "<cols>";
  for (std::size_t at = 0; at < sheet.headings.size(); ++at) {
    std::size_t most = sheet.headings[at].size();
    for (const auto& row : sheet.rows) most = std::max(most, row[at].size());
    const std::string place = std::to_string(at + 1);
    out += "<col min=\"" + place + "\" max=\"" + place + "\" width=\"" + std::to_string(std::min<std::size_t>(8 + most / 2, 60)) +
           "\" customWidth=\"1\"/>";
  }
  return out + "</cols>";
}

std::string sheet_part(const Sheet& sheet) {
  std::string out(head);
  out += R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">)"
         R"(<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>)";
  out += columns_of(sheet) + "<sheetData>";
  append_row(out, 1, sheet.headings, "1");
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) append_row(out, row + 2, sheet.rows[row], "0");
  return out + "</sheetData></worksheet>";
}

/// Cells are texts (format 49) and marked as such, so that who edits one does not make a formula of it.
constexpr std::string_view styles =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)"
    R"(<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>)"
    R"(<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>)"
    R"(<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>)"
    R"(<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>)"
    R"(<cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>)"
    R"(<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>)";

constexpr std::string_view types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>)"
    R"(<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>)"
    R"(<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";

constexpr std::string_view to_workbook =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";

constexpr std::string_view workbook =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" )"
    R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>)";

constexpr std::string_view to_sheet =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" )"
    R"(Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

tl::unexpected<Error> cannot(const char* why) { return fail(Code::io, say("publish-container", {{"why", why}})); }

/// The bytes of a container with these parts, dated 1980, as those of nobody.
Result<std::string> container(const std::vector<std::pair<const char*, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* archive = bytes ? zip_open_from_source(bytes, ZIP_TRUNCATE, &error) : nullptr;
  if (!archive) return cannot(zip_error_strerror(&error));
  zip_source_keep(bytes);
  const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> kept(bytes, zip_source_free);
  for (const auto& [name, text] : parts) {
    zip_source_t* part = zip_source_buffer(archive, text.data(), text.size(), 0);
    const zip_int64_t at = part ? zip_file_add(archive, name, part, ZIP_FL_ENC_UTF_8) : -1;
    if (at < 0 || zip_file_set_dostime(archive, static_cast<zip_uint64_t>(at), 0, 0x21, 0) != 0) {
      const std::string why = zip_strerror(archive);
      zip_discard(archive);
      return cannot(why.c_str());
    }
  }
  if (zip_close(archive) != 0) return cannot(zip_strerror(archive));
  zip_stat_t stat;
  zip_stat_init(&stat);
  std::string all;
  if (zip_source_open(bytes) != 0 || zip_source_stat(bytes, &stat) != 0) return cannot("zip_source_open");
  all.resize(stat.size);
  const zip_int64_t read = zip_source_read(bytes, all.data(), all.size());
  zip_source_close(bytes);
  return read == static_cast<zip_int64_t>(all.size()) ? Result<std::string>(std::move(all)) : cannot("zip_source_read");
}

std::string part(std::string_view body) { return std::string(head) + std::string(body); }

}  // namespace

Result<std::string> as_xlsx(const Sheet& sheet) {
  return container({{"[Content_Types].xml", part(types)},
                    {"_rels/.rels", part(to_workbook)},
                    {"xl/workbook.xml", part(workbook)},
                    {"xl/_rels/workbook.xml.rels", part(to_sheet)},
                    {"xl/styles.xml", part(styles)},
                    {"xl/worksheets/sheet1.xml", sheet_part(sheet)}});
}

}  // namespace nostoi::publish
