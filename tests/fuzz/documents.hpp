// What the fuzz harnesses of the document readers share: a file made of the input, and a sink that holds readers to their promises.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "intake/package.hpp"

namespace nostoi::intake {

inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// Bounds small enough that the fuzzer finds what lies beyond them.
inline Limits small_limits() {
  Limits limits;
  limits.cell_bytes = 1000;
  limits.columns = 50;
  limits.expanded_bytes = 4 << 20;
  return limits;
}

/// Tables come before their rows, rows stand somewhere, cells are bounded and valid UTF-8.
class StrictSink : public RawSink {
 public:
  explicit StrictSink(const Limits& limits) : limits_(limits) {}
  void table(const RawTable&) override { tables_ = true; }
  void row(const RawRow& row) override {
    must(tables_ && row.physical_row > 0 && row.cells.size() <= limits_.columns, "a row stands in a table, at a place, within bounds");
    for (const std::string_view cell : row.cells) must(cell.size() <= limits_.cell_bytes && valid(cell), "a cell is bounded UTF-8");
  }
  void rejected(std::uint64_t, Finding) override {}
  void finding(Finding finding) override { must(tables_ && !finding.message.empty(), "a finding has a sentence and a table"); }

 private:
  static bool valid(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const auto c = static_cast<unsigned char>(text[i++]);
      const int more = c < 0x80 ? 0 : c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : -1;
      if (more < 0) return false;
      for (int k = 0; k < more; ++k)
        if (i >= text.size() || (static_cast<unsigned char>(text[i++]) & 0xC0) != 0x80) return false;
    }
    return true;
  }
  const Limits& limits_;
  bool tables_ = false;
};

/// Reads the input as a file.
inline void read_as_file(Reader reader, std::string_view input) {
  const int file = ::memfd_create("fuzz", MFD_CLOEXEC);
  must(file >= 0 && ::write(file, input.data(), input.size()) == static_cast<ssize_t>(input.size()), "the input can be written");
  const Limits limits = small_limits();
  StrictSink sink(limits);
  (void)reader("/proc/self/fd/" + std::to_string(file), limits, sink);
  ::close(file);
}

/// The input as a part of a package, in pieces of 1 to 256 bytes so that every cut within a token is met.
inline ByteSource as_part(std::string_view input) {
  return [input](const Take& take) {
    std::size_t piece = 1;
    for (std::size_t at = 0; at < input.size(); at += piece, piece = piece % 256 + 51)
      if (!take(input.substr(at, piece))) return Ending::stopped;
    return Ending::complete;
  };
}

inline std::string_view view_of(const unsigned char* bytes, std::size_t size) { return {reinterpret_cast<const char*>(bytes), size}; }

}  // namespace nostoi::intake
