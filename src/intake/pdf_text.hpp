// pdf_text: what the text layer of a PDF says: words with their places, as lines of pages. Only pdf_text.cpp knows the PDF library.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::intake {

/// A word and its box on the page, in points from the upper left corner.
struct PdfWord {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::string text;
};

/// Words that stand beside each other, from left to right.
struct PdfLine {
  std::vector<PdfWord> words;
  double top = 0, bottom = 0;
  std::size_t page = 0;    ///< from 0
  std::size_t number = 0;  ///< running number over all pages, from 1
  double height() const { return bottom - top; }
};

struct PdfText {
  std::vector<PdfLine> lines;
  std::size_t pages = 0;
  std::vector<std::size_t> empty_pages;  ///< without any text, from 1
  bool cut = false;                      ///< there was more than can be kept
};

Result<PdfText> read_pdf_text(const std::filesystem::path& path);

/// Words of one page to lines; `first_number` is the number of the first line.
std::vector<PdfLine> lines_of(std::vector<PdfWord> words, std::size_t page, std::size_t first_number);

}  // namespace nostoi::intake
