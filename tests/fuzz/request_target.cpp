// Any target is read in one way or refused: what is read holds no slash, no control character and no dots that lead elsewhere, and
// percent-encoded anew it is read as the same.
#include <cstdint>
#include <cstdlib>

#include "nostoi/base.hpp"
#include "nostoi/workbench/request.hpp"

using namespace nostoi;
using namespace nostoi::workbench;

namespace {

std::string encoded(std::string_view text) {
  std::string out;
  for (const char c : text) out += "%" + hex(std::string_view(&c, 1));
  return out;
}

void must_be_plain(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Target> target = read_target(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!target) return 0;
  std::string again;
  for (const std::string& segment : target->path) {
    if (segment.empty() || segment == "." || segment == ".." || segment.find('/') != segment.npos) std::abort();
    must_be_plain(segment);
    again += "/" + encoded(segment);
  }
  if (again.empty()) again = "/";
  char before = '?';
  for (const auto& [name, value] : target->query) {
    must_be_plain(name), must_be_plain(value);
    again += before + encoded(name) + "=" + encoded(value);
    before = '&';
  }
  const Result<Target> twice = read_target(again);
  if (!twice || twice->path != target->path || twice->query != target->query) std::abort();
  return 0;
}
