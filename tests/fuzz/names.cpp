// Any bytes are safe to read as a name; what comes out is UTF-8, and normalising or romanising it again changes nothing.
#include "nostoi/names.hpp"

#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"

using namespace nostoi;
using namespace nostoi::names;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string normal = normalise(text), roman = romanise_for_comparison(text);
  if (utf8(code_points(normal)) != normal || utf8(code_points(roman)) != roman) std::abort();
  if (normalise(normal) != normal || romanise_for_comparison(roman) != roman) std::abort();
  skeleton(roman);
  if (const auto polish = romanise("uk", "polish", text); polish && utf8(code_points(*polish)) != *polish) std::abort();
  for (const Token& token : read(text).tokens)
    if (token.text.empty()) std::abort();
  return 0;
}
