// JSON: any bytes; the promises of raw.hpp hold, and blocks change nothing.
#include "fuzz/checked_sink.hpp"
#include "intake/json_text.hpp"

namespace {

using namespace nostoi::intake;

std::string read(std::string_view bytes, const Limits& limits, std::size_t piece) {
  CheckedSink sink;
  read_json_bytes([&] { return memory_bytes(bytes, piece); }, limits, sink);
  return sink.seen();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  Limits limits;
  limits.cell_bytes = data[0] < 128 ? 8 + data[0] : 1 << 20;
  limits.columns = data[1] < 32 ? 1 + data[1] : 2000;
  CheckedSink::check(read(bytes, limits, SIZE_MAX) == read(bytes, limits, 1 + data[1] % 16));
  return 0;
}
