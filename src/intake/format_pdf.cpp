// PDF: the text layer as tables. Nothing in a PDF says what a table is, so what was made of the page is told, and what belongs to the
// pages and not to the list (page numbers, the header said again) is left out with a finding.
#include <algorithm>
#include <charconv>

#include "intake/pdf_table.hpp"
#include "intake/table_writer.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t header_rows = 3;         // rows at the top of a table that may come again on each page
constexpr std::size_t page_number_bytes = 40;  // "Сторінка 2 з 15"

/// Whether this line is all that its page number is made of: "2", "- 2 -", "Page 2 of 5".
bool is_page_number(const PdfLine& line) {
  std::string text;
  for (const PdfWord& word : line.words) text += word.text + " ";
  const std::size_t digit = text.find_first_of("0123456789");
  if (text.size() > page_number_bytes || line.words.size() > 4 || digit == text.npos) return false;
  std::size_t number = 0;
  std::from_chars(text.data() + digit, text.data() + text.size(), number);
  return number == line.page + 1;
}

/// Takes the page numbers out when nearly every page has one as its first or last line; says how many.
std::size_t take_out_page_numbers(PdfText& text) {
  std::vector<bool> out(text.lines.size(), false);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.lines.size(); ++i) {
    const bool first = i == 0 || text.lines[i - 1].page != text.lines[i].page;
    const bool last = i + 1 == text.lines.size() || text.lines[i + 1].page != text.lines[i].page;
    if (first == last || !is_page_number(text.lines[i])) continue;
    out[i] = true;
    ++count;
  }
  if (text.pages < 2 || count + 1 < text.pages - text.empty_pages.size()) return 0;
  std::size_t at = 0;
  std::erase_if(text.lines, [&](const PdfLine&) { return out[at++]; });
  return count;
}

/// Rows at the top of later pages that say again what stands at the top of the table.
std::size_t take_out_headers(std::vector<PdfRow>& rows) {
  if (rows.empty()) return 0;
  const std::vector<PdfRow> top(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(std::min(header_rows, rows.size())));
  std::vector<std::size_t> pages;
  std::size_t page = rows.front().page;
  bool at_top = false;
  std::erase_if(rows, [&](const PdfRow& row) {
    if (row.page != page) at_top = true;
    page = row.page;
    at_top = at_top && std::any_of(top.begin(), top.end(), [&](const PdfRow& t) { return t.page != row.page && t.cells == row.cells; });
    if (at_top && (pages.empty() || pages.back() != page)) pages.push_back(page);
    return at_top;
  });
  return pages.size();
}

void give(const std::vector<PdfRow>& rows, TableWriter& out) {
  for (const PdfRow& row : rows) {
    out.begin_row(row.number, false);
    for (std::size_t column = 0; column < row.cells.size(); ++column) out.put(column, row.cells[column]);
    out.end_row();
  }
}

std::string listed(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (const std::size_t number : numbers) text += (text.empty() ? "" : ", ") + std::to_string(number);
  return text;
}

}  // namespace

Result<void> read_pdf(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  Result<PdfText> text = read_pdf_text(path);
  if (!text) return tl::unexpected(text.error());
  if (text->lines.empty()) return fail(Code::unsupported, say("pdf-without-text", {{"file", path.string()}}), {path.string(), 0, ""});
  TableWriter out(sink, limits);
  if (!text->empty_pages.empty()) out.note("pages-without-text", "", {{"pages", listed(text->empty_pages)}});
  if (text->cut) out.note("text-too-large", "", {{"limit", std::to_string(limits.expanded_bytes >> 20)}});
  const std::size_t page_numbers = take_out_page_numbers(*text);
  const std::vector<PdfBlock> blocks = find_blocks(text->lines);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const PdfBlock& block = blocks[i];
    std::vector<PdfRow> rows = rows_of(std::span(text->lines).subspan(block.from, block.to - block.from), block.gutters);
    const std::size_t headers = take_out_headers(rows);
    out.begin_table({blocks.size() > 1 ? std::to_string(i + 1) : "", false, {}, ""});
    out.aside("columns-from-layout", "", {{"count", std::to_string(block.gutters.size() + 1)}});
    if (headers > 0) out.aside("page-headers-left-out", "", {{"count", std::to_string(headers)}});
    if (page_numbers > 0 && i == 0) out.aside("page-numbers-left-out", "", {{"count", std::to_string(page_numbers)}});
    give(rows, out);
    out.end_table();
  }
  out.finish();
  return {};
}

}  // namespace nostoi::intake
