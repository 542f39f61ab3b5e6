// Lines to rows. Text that wraps within a cell makes several lines of one row; which lines belong together is told by a column that
// numbers the rows, or else by rows standing farther apart than the lines within them.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "intake/pdf_table.hpp"

namespace nostoi::intake {

namespace {

constexpr double touching = 0.08;       // of the height: pieces of one word, where the font changed within it
constexpr double numbered_share = 0.5;  // of the lines with something in the numbering column that go on counting
constexpr double apart = 1.2;           // rows against lines

struct CutLine {
  std::vector<std::string> cells;
  bool crosses = false;  // a title: text that runs across gutters
  const PdfLine* line = nullptr;
};

std::size_t column_of(double x, const std::vector<Gutter>& gutters) {
  std::size_t column = 0;
  while (column < gutters.size() && x > (gutters[column].left + gutters[column].right) / 2) ++column;
  return column;
}

/// A line whose only text runs over a gutter stays whole, in the column where it begins.
bool runs_across(const PdfLine& line, const std::vector<Gutter>& gutters) {
  for (std::size_t i = 1; i < line.words.size(); ++i)
    if (line.words[i].left - line.words[i - 1].right > 0.5 * line.height()) return false;
  const double left = line.words.front().left, right = line.words.back().right;
  return std::any_of(gutters.begin(), gutters.end(), [&](const Gutter& gutter) {
    if (left >= gutter.right || right <= gutter.right) return false;
    return std::any_of(line.words.begin(), line.words.end(),
                       [&](const PdfWord& w) { return w.left < gutter.right && w.right > gutter.left + 1; });
  });
}

void join(std::string& text, std::string_view more, bool with_space) {
  if (!text.empty() && with_space && !text.ends_with('-')) text += ' ';
  text += more;
}

CutLine cut(const PdfLine& line, const std::vector<Gutter>& gutters) {
  CutLine cut{std::vector<std::string>(gutters.size() + 1), runs_across(line, gutters), &line};
  const std::size_t first = column_of((line.words.front().left + line.words.front().right) / 2, gutters);
  const PdfWord* last = nullptr;
  for (const PdfWord& word : line.words) {
    const std::size_t column = cut.crosses ? first : column_of((word.left + word.right) / 2, gutters);
    const bool touches = last && word.left - last->right < touching * line.height();
    std::string& cell = cut.cells[column];
    if (!cell.empty() && !touches) cell += ' ';
    cell += word.text;
    last = &word;
  }
  return cut;
}

/// "12" and "12." count; anything else does not.
long counted(std::string_view text) {
  if (text.ends_with('.') || text.ends_with(')')) text.remove_suffix(1);
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && text.size() <= 7 ? number : -1;
}

/// Lines that begin a row, when the first column numbers the rows.
std::vector<std::size_t> numbered_lines(const std::vector<CutLine>& lines) {
  std::vector<std::size_t> anchors;
  std::size_t filled = 0;
  long last = -1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].crosses || lines[i].cells[0].empty()) continue;
    ++filled;
    const long number = counted(lines[i].cells[0]);
    if (number < 0 || (last >= 0 && number != last + 1)) continue;
    last = number;
    anchors.push_back(i);
  }
  const bool numbered = anchors.size() >= 3 && static_cast<double>(anchors.size()) >= numbered_share * static_cast<double>(filled);
  return numbered ? anchors : std::vector<std::size_t>();
}

double gap(const CutLine& above, const CutLine& below) {
  return above.line->page == below.line->page ? below.line->top - above.line->top : 1e9;
}

/// How the cells of a row stand to the line that has its number.
enum class Standing { top, middle, bottom };

/// Where rows are not set apart: lines without number that follow the last number of a page were wrapped downwards, and where numbered
/// lines lack what the lines between them have, the numbers stand in the middle.
Standing standing_of(const std::vector<CutLine>& lines, const std::vector<std::size_t>& anchors) {
  std::size_t between = 0, filled = 0, below = 0;
  for (std::size_t n = 0; n < anchors.size(); ++n) {
    const std::size_t end = n + 1 < anchors.size() ? anchors[n + 1] : lines.size();
    const bool last_of_page = end == lines.size() || lines[end].line->page != lines[anchors[n]].line->page;
    for (std::size_t i = anchors[n] + 1; i < end && lines[i].line->page == lines[anchors[n]].line->page; ++i) {
      if (lines[i].crosses) break;
      const auto has = [&](std::size_t column) { return lines[i].cells[column].empty() || !lines[anchors[n]].cells[column].empty(); };
      bool all = true;
      for (std::size_t column = 0; column < lines[i].cells.size(); ++column) all = all && has(column);
      ++between;
      filled += all;
      below += last_of_page;
    }
  }
  if (filled * 10 < between * 8) return Standing::middle;
  return below > 0 ? Standing::top : Standing::bottom;
}

/// For every line, the line that its row is counted by.
std::vector<std::size_t> rows_by_number(const std::vector<CutLine>& lines, const std::vector<std::size_t>& anchors) {
  std::vector<std::size_t> owner(lines.size());
  const Standing standing = standing_of(lines, anchors);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    owner[i] = i;
    const auto next = std::lower_bound(anchors.begin(), anchors.end(), i);
    const bool own = !lines[i].cells[0].empty() || std::count(lines[i].cells.begin(), lines[i].cells.end(), "") == 0;
    if (lines[i].crosses || own || next == anchors.begin() || (next != anchors.end() && *next == i)) continue;
    const auto distance = [&](std::size_t anchor) {
      return lines[anchor].line->page == lines[i].line->page ? std::abs(lines[anchor].line->top - lines[i].line->top) : 1e9;
    };
    const double above = distance(*std::prev(next)), below = next == anchors.end() ? 1e9 : distance(*next);
    const bool upwards = below > 1e8 || standing == Standing::top || (standing == Standing::middle && above <= below + 0.5);
    if (std::min(above, below) > 1e8) continue;
    owner[i] = (upwards && above < 1e8) ? *std::prev(next) : below < 1e8 ? *next : i;
  }
  return owner;
}

/// Runs of lines that stand closer together than rows do.
std::vector<std::size_t> runs_of(const std::vector<CutLine>& lines) {
  std::vector<double> gaps;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (gap(lines[i - 1], lines[i]) < 1e8) gaps.push_back(gap(lines[i - 1], lines[i]));
  std::sort(gaps.begin(), gaps.end());
  const double least = gaps.empty() ? 0 : gaps[gaps.size() / 20];
  std::vector<std::size_t> owner(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool close = i > 0 && gap(lines[i - 1], lines[i]) < apart * least && !lines[i].crosses && !lines[i - 1].crosses;
    owner[i] = close ? owner[i - 1] : i;
  }
  return owner;
}

/// Whether the runs are the rows: then hardly any run has two numbers.
bool runs_are_rows(const std::vector<std::size_t>& runs, const std::vector<std::size_t>& anchors) {
  std::size_t shared = 0;
  for (std::size_t n = 1; n < anchors.size(); ++n) shared += runs[anchors[n]] == runs[anchors[n - 1]];
  return shared * 20 <= anchors.size();
}

/// Without numbers, runs are rows when their later lines have empty cells (rows that stand close together are all full).
bool runs_are_rows(const std::vector<std::size_t>& runs, const std::vector<CutLine>& lines) {
  std::size_t continued = 0, partial = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (runs[i] == i) continue;
    ++continued;
    partial += std::count(lines[i].cells.begin(), lines[i].cells.end(), "") > 0;
  }
  return lines.size() >= 4 && lines.front().cells.size() > 1 && continued * 5 < lines.size() * 4 && partial * 10 >= continued * 7;
}

/// For every line, the line that stands for its row.
std::vector<std::size_t> owners_of(const std::vector<CutLine>& lines) {
  const std::vector<std::size_t> anchors = numbered_lines(lines), runs = runs_of(lines);
  if (!anchors.empty()) return runs_are_rows(runs, anchors) ? runs : rows_by_number(lines, anchors);
  if (runs_are_rows(runs, lines)) return runs;
  std::vector<std::size_t> each(lines.size());
  for (std::size_t i = 0; i < each.size(); ++i) each[i] = i;
  return each;
}

}  // namespace

std::vector<PdfRow> rows_of(std::span<const PdfLine> lines, const std::vector<Gutter>& gutters) {
  std::vector<CutLine> cuts;
  for (const PdfLine& line : lines) cuts.push_back(cut(line, gutters));
  const std::vector<std::size_t> owner = owners_of(cuts);
  std::vector<PdfRow> rows;
  std::vector<std::size_t> row_of_owner(cuts.size(), cuts.size());
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    std::size_t& row = row_of_owner[owner[i]];
    if (row == cuts.size()) {
      row = rows.size();
      rows.push_back({std::vector<std::string>(gutters.size() + 1), cuts[i].line->page, cuts[i].line->number});
    }
    for (std::size_t column = 0; column < cuts[i].cells.size(); ++column)
      if (!cuts[i].cells[column].empty()) join(rows[row].cells[column], cuts[i].cells[column], true);
  }
  return rows;
}

}  // namespace nostoi::intake
