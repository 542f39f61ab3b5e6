// Delimited text: any bytes, any limits; the promises of raw.hpp hold, blocks change nothing, and the plain twin agrees on the records.
#include "intake/delimited.hpp"

#include "fuzz/checked_sink.hpp"
#include "intake/records.hpp"
#include "reference/plain_csv.hpp"

namespace {

using namespace nostoi;
using namespace nostoi::intake;

std::string read(std::string_view bytes, const Limits& limits, std::size_t block, std::size_t piece) {
  CheckedSink sink;
  DecodedText text(memory_bytes(bytes, piece), block);
  read_delimited_text(text, limits, sink);
  return sink.seen();
}

/// All of a decoded text.
std::string decoded(std::string_view bytes) {
  DecodedText text(memory_bytes(bytes));
  Window window;
  while (text.more(window)) continue;
  return std::string(window.view());
}

void compare_with_twin(const std::string& text, const Limits& limits, std::size_t piece) {
  struct Pieces final : Text {
    std::string_view rest;
    std::size_t size;
    bool more(Window& window) override {
      const std::string_view piece = rest.substr(0, size);
      window.append(piece);
      rest.remove_prefix(piece.size());
      return !piece.empty();
    }
  } pieces;
  pieces.rest = text;
  pieces.size = piece;
  Window window;
  Records records(pieces, window, ',', limits);
  for (const reference::PlainRecord& plain : reference::PlainCsv(text, ',', limits.cell_bytes, limits.columns).read()) {
    CheckedSink::check(records.next());
    const auto cells = records.cells();
    CheckedSink::check(records.physical_row() == plain.line &&
                       std::equal(cells.begin(), cells.end(), plain.cells.begin(), plain.cells.end()));
  }
  CheckedSink::check(!records.next());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  Limits limits;
  limits.cell_bytes = data[0] < 128 ? 8 + data[0] : 1 << 20;
  limits.columns = data[1] < 32 ? 1 + data[1] : 2000;
  const std::size_t piece = 1 + data[1] % 16;
  CheckedSink::check(read(bytes, limits, 1 << 16, SIZE_MAX) == read(bytes, limits, 1 << 16, piece));
  compare_with_twin(decoded(bytes), limits, piece);
  return 0;
}
