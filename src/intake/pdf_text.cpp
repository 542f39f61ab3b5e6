// The PDF library gives words; words whose middles lie within each other's height are a line.
#include "intake/pdf_text.hpp"

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace nostoi::intake {

namespace {

constexpr std::size_t most_words = 4000000;
constexpr double most_points = 20000;  // pages are no larger (200 inches); what lies outside is noise

/// UTF-16 as the library keeps it; halves of pairs and zeros become the replacement character.
std::string utf8(const poppler::ustring& wide) {
  std::string text;
  const auto append = [&text](std::uint32_t c) {
    if (c < 0x80) {
      text += static_cast<char>(c);
    } else if (c < 0x800) {
      text += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 63))};
    } else if (c < 0x10000) {
      text += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 63)), static_cast<char>(0x80 | (c & 63))};
    } else {
      text += {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 63)), static_cast<char>(0x80 | ((c >> 6) & 63)),
               static_cast<char>(0x80 | (c & 63))};
    }
  };
  for (std::size_t i = 0; i < wide.size(); ++i) {
    std::uint32_t c = wide[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < wide.size() && wide[i + 1] >= 0xDC00 && wide[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (wide[++i] - 0xDC00u);
    else if (c == 0 || (c >= 0xD800 && c < 0xE000))
      c = 0xFFFD;
    append(c);
  }
  return text;
}

bool is_placed(const PdfWord& word) {
  for (const double edge : {word.left, word.right, word.top, word.bottom})
    if (!std::isfinite(edge) || std::abs(edge) > most_points) return false;
  return word.left <= word.right && word.top <= word.bottom && word.text.find_first_not_of(' ') != std::string::npos;
}

std::vector<PdfWord> words_of(const poppler::page& page) {
  std::vector<PdfWord> words;
  for (const poppler::text_box& box : page.text_list()) {
    const poppler::rectf place = box.bbox();
    PdfWord word{place.left(), place.right(), place.top(), place.bottom(), utf8(box.text())};
    if (is_placed(word)) words.push_back(std::move(word));
  }
  return words;
}

void silence(const std::string&, void*) {}

}  // namespace

std::vector<PdfLine> lines_of(std::vector<PdfWord> words, std::size_t page, std::size_t first_number) {
  const auto middle = [](const PdfWord& word) { return (word.top + word.bottom) / 2; };
  std::stable_sort(words.begin(), words.end(), [&](const PdfWord& a, const PdfWord& b) { return middle(a) < middle(b); });
  std::vector<PdfLine> lines;
  for (PdfWord& word : words) {
    const double reach = 0.4 * (word.bottom - word.top);
    if (lines.empty() || middle(word) - (lines.back().top + lines.back().bottom) / 2 > reach)
      lines.push_back({{}, word.top, word.bottom, page, first_number + lines.size()});
    lines.back().words.push_back(std::move(word));
  }
  for (PdfLine& line : lines)
    std::stable_sort(line.words.begin(), line.words.end(), [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
  return lines;
}

Result<PdfText> read_pdf_text(const std::filesystem::path& path) {
  poppler::set_debug_error_function(silence, nullptr);
  const Place place{path.string(), 0, ""};
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(path.string()));
  if (!document) return fail(Code::invalid, say("pdf-unreadable", {{"file", path.string()}}), place);
  if (document->is_locked()) return fail(Code::unsupported, say("pdf-encrypted", {{"file", path.string()}}), place);
  PdfText text;
  text.pages = static_cast<std::size_t>(std::max(document->pages(), 0));
  std::size_t words_kept = 0;
  for (std::size_t number = 0; number < text.pages && !text.cut; ++number) {
    const std::unique_ptr<poppler::page> page(document->create_page(static_cast<int>(number)));
    std::vector<PdfWord> words = page ? words_of(*page) : std::vector<PdfWord>();
    if (words.empty()) text.empty_pages.push_back(number + 1);
    words_kept += words.size();
    text.cut = words_kept > most_words;
    for (PdfLine& line : lines_of(std::move(words), number, text.lines.size() + 1)) text.lines.push_back(std::move(line));
  }
  return text;
}

}  // namespace nostoi::intake
