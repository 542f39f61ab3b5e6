// Gutters by counting: for every quarter point of the page width, how many lines cover it, and how many words begin there.
#include <algorithm>
#include <cmath>

#include "intake/pdf_table.hpp"

namespace nostoi::intake {

namespace {

constexpr double bins_per_point = 4;
constexpr std::size_t bins = 20000 * 4;
constexpr double word_gap = 0.5;             // of the line's height: closer words are one text
constexpr double narrow_gutter = 1;          // points
constexpr double wide_gutter = 2;            // points that remain free between texts in all lines
constexpr double crossed_share = 0.08;       // of the lines may cross a gutter (section titles within a table)
constexpr double aligned_share = 0.7;        // of the lines have a word that begins right of a narrow gutter
constexpr double joined_share = 0.6;         // of the lines have a text that seems to run over a narrow gutter: it may be a mere space
constexpr double space_tolerance = 0.3;      // about the width of a space
constexpr std::size_t most_trimmed = 12;     // lines above or below a table on its first and last page
constexpr std::size_t lines_of_a_table = 8;  // from here on the columns of a page are taken for certain

std::size_t bin_of(double x) { return std::min(bins - 1, static_cast<std::size_t>(std::max(0.0, x) * bins_per_point)); }

/// Counts per bin over some lines; lines can be taken out again.
struct Coverage {
  std::vector<int> words, texts, starts;
  int lines = 0;
  std::size_t end = 0;
  double space = 0;  ///< that these texts have between words

  Coverage(std::size_t width, double word_space)
      : words(width + 1, 0), texts(width + 1, 0), starts(width + 1, 0), end(width), space(word_space) {}

  void add(const PdfLine& line, int sign) {
    lines += sign;
    std::size_t words_to = 0, texts_to = 0;
    for (std::size_t i = 0; i < line.words.size(); ++i) {
      const PdfWord& word = line.words[i];
      const bool joined = i > 0 && word.left - line.words[i - 1].right <= word_gap * line.height();
      const std::size_t from = bin_of(word.left), to = std::min(end, bin_of(word.right) + 1);
      for (std::size_t bin = std::max(from, words_to); bin < to; ++bin) words[bin] += sign;
      for (std::size_t bin = joined ? texts_to : std::max(from, texts_to); bin < to; ++bin) texts[bin] += sign;
      words_to = std::max(words_to, to);
      texts_to = std::max(texts_to, to);
      starts[std::min(from, end)] += sign;
    }
  }

  std::vector<Gutter> gutters() const {
    const int crossed = static_cast<int>(crossed_share * lines);
    std::vector<Gutter> found;
    std::size_t first = 0, last = end;
    while (first < end && words[first] <= crossed) ++first;
    while (last > first && words[last - 1] <= crossed) --last;
    for (std::size_t bin = first; bin < last;) {
      std::size_t to = bin, widest = 0, run = 0;
      for (; to < last && words[to] <= crossed; ++to) {
        run = texts[to] <= crossed ? run + 1 : 0;
        widest = std::max(widest, run);
      }
      const bool wide = static_cast<double>(widest) >= wide_gutter * bins_per_point;
      const double width = static_cast<double>(to - bin) / bins_per_point;
      const bool narrow = width >= narrow_gutter && aligned_at(to) && !is_space(bin, to, width);
      if (to > bin && (wide || narrow))
        found.push_back({static_cast<double>(bin) / bins_per_point, static_cast<double>(to) / bins_per_point, wide});
      bin = std::max(to, bin + 1);
    }
    return found;
  }

  /// "72 brigade" over "36 brigade" leaves a strip free that is as wide as a space in nearly every line.
  bool is_space(std::size_t from, std::size_t to, double width) const {
    const int joined =
        *std::min_element(texts.begin() + static_cast<std::ptrdiff_t>(from), texts.begin() + static_cast<std::ptrdiff_t>(to));
    return joined > joined_share * lines && std::abs(width - space) <= space_tolerance * space;
  }

  bool aligned_at(std::size_t bin) const {
    int count = 0;
    for (std::size_t i = bin - std::min<std::size_t>(bin, 1); i <= std::min(bin + 2, end); ++i) count += starts[i];
    return lines >= 3 && count >= aligned_share * lines;
  }
};

std::size_t width_of(std::span<const PdfLine> lines) {
  std::size_t width = 0;
  for (const PdfLine& line : lines)
    for (const PdfWord& word : line.words) width = std::max(width, bin_of(word.right) + 2);
  return std::min(width, bins);
}

/// The middle of all gaps between words of one text.
double space_of(std::span<const PdfLine> lines) {
  std::vector<double> gaps;
  for (const PdfLine& line : lines)
    for (std::size_t i = 1; i < line.words.size(); ++i) {
      const double gap = line.words[i].left - line.words[i - 1].right;
      if (gap > 0 && gap <= word_gap * line.height()) gaps.push_back(gap);
    }
  if (gaps.empty()) return 0;
  std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
  return gaps[gaps.size() / 2];
}

std::size_t wide_ones(const std::vector<Gutter>& gutters) {
  return static_cast<std::size_t>(std::count_if(gutters.begin(), gutters.end(), [](const Gutter& gutter) { return gutter.wide; }));
}

/// The gutters of these lines, whose coverage is `all`, with as many lines above and below left aside as shows most of the table.
std::vector<Gutter> best_gutters(const Coverage& all, std::span<const PdfLine> lines) {
  const std::size_t trims = std::min(most_trimmed, lines.size() / 2);
  std::vector<Gutter> best;
  std::size_t best_score = 0;
  for (std::size_t top = 0; top <= trims; ++top) {
    Coverage part = all;
    for (std::size_t i = 0; i < top; ++i) part.add(lines[i], -1);
    for (std::size_t bottom = 0; bottom <= trims && top + bottom + 2 <= lines.size(); ++bottom) {
      if (bottom > 0) part.add(lines[lines.size() - bottom], -1);
      std::vector<Gutter> gutters = part.gutters();
      const std::size_t score = gutters.size() * (lines.size() - top - bottom);
      if (score <= best_score) continue;
      best_score = score;
      best = std::move(gutters);
    }
  }
  return best;
}

}  // namespace

std::vector<Gutter> find_gutters(std::span<const PdfLine> lines) {
  Coverage all(width_of(lines), space_of(lines));
  for (const PdfLine& line : lines) all.add(line, 1);
  return best_gutters(all, lines);
}

std::vector<PdfBlock> find_blocks(std::span<const PdfLine> lines) {
  const std::size_t width = width_of(lines);
  const double space = space_of(lines);
  std::vector<PdfBlock> blocks;
  Coverage of_block(width, space);  // kept from page to page, so that a thousand pages cost a thousand pages
  for (std::size_t from = 0, to = 0; from < lines.size(); from = to) {
    Coverage of_page(width, space);
    for (; to < lines.size() && lines[to].page == lines[from].page; ++to) {
      of_page.add(lines[to], 1);
      of_block.add(lines[to], 1);
    }
    const std::vector<Gutter> own = best_gutters(of_page, lines.subspan(from, to - from));
    if (!blocks.empty()) {
      PdfBlock& block = blocks.back();
      std::vector<Gutter> joint = best_gutters(of_block, lines.subspan(block.from, to - block.from));
      const bool certain = to - from >= lines_of_a_table;
      if (joint.size() >= wide_ones(block.gutters) && (!certain || joint.size() >= wide_ones(own))) {
        block.to = to;
        block.gutters = std::move(joint);
        continue;
      }
    }
    of_block = std::move(of_page);
    blocks.push_back({from, to, own});
  }
  return blocks;
}

}  // namespace nostoi::intake
