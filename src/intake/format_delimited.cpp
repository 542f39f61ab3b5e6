// CSV, TSV and any other delimited text: bytes → text → records → rows. Ragged rows pass as they are.
#include "intake/decoded_text.hpp"
#include "intake/delimited.hpp"
#include "intake/delimiter.hpp"
#include "intake/records.hpp"

namespace nostoi::intake {

Result<void> read_delimited(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  Result<std::unique_ptr<Bytes>> bytes = file_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  DecodedText text(std::move(*bytes));
  read_delimited_text(text, limits, sink);
  if (text.failed() != 0) return tl::unexpected(unreadable(path, text.failed()));
  return {};
}

void read_delimited_text(DecodedText& text, const Limits& limits, RawSink& sink) {
  constexpr std::size_t sample_bytes = 1 << 16;
  Window window;
  bool whole = false;
  while (!whole && window.size() < sample_bytes) whole = !text.more(window);
  const char delimiter = guess_delimiter(window.view().substr(0, sample_bytes), whole && window.size() <= sample_bytes);
  sink.table({"", false, {}, std::string(text.encoding())});
  Records records(text, window, delimiter, limits);
  while (records.next()) sink.row({records.cells(), records.physical_row(), false});
}

}  // namespace nostoi::intake
