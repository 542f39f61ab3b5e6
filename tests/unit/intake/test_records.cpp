// The record machine against its plain twin, on random text full of what matters to it, cut into blocks of every size.
#include <gtest/gtest.h>

#include "intake/records.hpp"
#include "nostoi/base.hpp"
#include "reference/plain_csv.hpp"

namespace nostoi::intake {

namespace {

/// Gives a text in pieces of one size.
class Pieces final : public Text {
 public:
  Pieces(std::string_view rest, std::size_t size) : rest_(rest), size_(size) {}
  bool more(Window& window) override {
    const std::string_view piece = rest_.substr(0, size_);
    window.append(piece);
    rest_.remove_prefix(piece.size());
    return !piece.empty();
  }

 private:
  std::string_view rest_;
  std::size_t size_;
};

std::vector<reference::PlainRecord> by_machine(std::string_view text, const Limits& limits, std::size_t piece) {
  Pieces pieces(text, piece);
  Window window;
  Records records(pieces, window, ',', limits);
  std::vector<reference::PlainRecord> all;
  while (records.next()) all.push_back({{records.cells().begin(), records.cells().end()}, records.physical_row()});
  return all;
}

std::string random_text(std::uint64_t seed) {
  constexpr std::string_view alphabet[] = {"a", "б", ",", "\"", "\n", "\r", " ", "\"\"", "\r\n", ",\"", "\",", "long text without marks "};
  std::string text;
  const std::size_t size = mix(seed) % 120;
  for (std::size_t i = 0; i < size; ++i) text += alphabet[mix(seed, i) % std::size(alphabet)];
  return text;
}

std::string shown(const std::vector<reference::PlainRecord>& records) {
  std::string text;
  for (const auto& record : records) {
    text += std::to_string(record.line) + ":";
    for (const std::string& cell : record.cells) text += " <" + cell + ">";
    text += "\n";
  }
  return text;
}

}  // namespace

TEST(Records, AgreeWithTheirPlainTwinWhateverTheBlocks) {
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const std::string text = random_text(seed);
    for (const std::size_t cell_bytes : {std::size_t{5}, std::size_t{40}, std::size_t{1} << 20}) {
      Limits limits;
      limits.cell_bytes = cell_bytes;
      limits.columns = seed % 3 == 0 ? 4 : 2000;
      const auto plain = reference::PlainCsv(text, ',', limits.cell_bytes, limits.columns).read();
      for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{64}, std::size_t{100000}})
        ASSERT_EQ(shown(by_machine(text, limits, piece)), shown(plain))
            << "seed " << seed << ", piece " << piece << ", cell " << cell_bytes << "\n"
            << text;
    }
  }
}

TEST(Records, KeepTheirMemoryWhateverARecordHolds) {
  Limits limits;
  limits.cell_bytes = 1000;
  limits.columns = 10;
  const std::string cells = std::string(5000, 'x') + "," + std::string(100000, ',') + "\"" + std::string(300000, 'y') + "\n1,2\n";
  Pieces pieces(cells, 100);
  Window window;
  Records records(pieces, window, ',', limits);
  std::size_t largest = 0;
  while (records.next()) largest = std::max(largest, window.size());
  EXPECT_LT(largest, 40 * limits.cell_bytes);
}

}  // namespace nostoi::intake
