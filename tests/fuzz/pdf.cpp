// Fuzzes PDF: the file as a whole, and the geometry on words placed anywhere. The library below is not ours: what is looked for is what we
// do with what it gives, so most inputs go to the geometry (four bytes a word: left, width, top, letter).
#include "documents.hpp"
#include "intake/pdf_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace nostoi::intake;
  const std::string_view input = view_of(bytes, size);
  if (input.starts_with("%PDF")) {
    read_as_file(read_pdf, input);
    return 0;
  }
  std::vector<PdfLine> lines;
  std::vector<PdfWord> words;
  std::size_t page = 0;
  const auto end_page = [&] {
    for (PdfLine& line : lines_of(std::move(words), page, lines.size() + 1)) lines.push_back(std::move(line));
    words.clear();
    ++page;
  };
  for (std::size_t at = 0; at + 4 <= input.size() && at < 8000; at += 4) {
    const double left = bytes[at] * 3.0, top = bytes[at + 2] * 3.0;
    const char letter = static_cast<char>('0' + bytes[at + 3] % 60);
    words.push_back({left, left + bytes[at + 1], top, top + 11, std::string(1, letter)});
    if (bytes[at + 3] == 255) end_page();
  }
  end_page();
  std::size_t letters = 0, kept = 0;
  for (const PdfLine& line : lines) letters += line.words.size();
  for (const PdfBlock& block : find_blocks(lines))
    for (const PdfRow& row : rows_of(std::span(lines).subspan(block.from, block.to - block.from), block.gutters)) {
      must(row.cells.size() == block.gutters.size() + 1, "a row has a cell for every column");
      for (const std::string& cell : row.cells)
        for (const char c : cell) kept += c != ' ';
    }
  must(kept == letters, "no word is lost");
  return 0;
}
