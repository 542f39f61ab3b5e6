// pdf_table: lines of words to rows of cells. A column boundary is a gutter: a strip of the page that the words of nearly all lines leave
// free. It is either wide, or narrow with the words behind it beginning at one place; gaps between the words of a text are neither.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "intake/pdf_text.hpp"

namespace nostoi::intake {

struct Gutter {
  double left = 0, right = 0;
  bool wide = true;
};

/// The gutters of lines that make one table; titles above and signatures below do not hide them.
std::vector<Gutter> find_gutters(std::span<const PdfLine> lines);

/// Lines that belong together, in order: pages whose columns agree.
struct PdfBlock {
  std::size_t from = 0, to = 0;  ///< lines
  std::vector<Gutter> gutters;
};
std::vector<PdfBlock> find_blocks(std::span<const PdfLine> lines);

struct PdfRow {
  std::vector<std::string> cells;
  std::size_t page = 0;
  std::size_t number = 0;  ///< of its first line
};
/// Lines cut at the gutters, those of one wrapped row joined.
std::vector<PdfRow> rows_of(std::span<const PdfLine> lines, const std::vector<Gutter>& gutters);

}  // namespace nostoi::intake
