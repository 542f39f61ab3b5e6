// Any bytes are safe to read as a name, whatever a column tells of them. What comes out is UTF-8 in the form the header promises: words
// are normalised, an initial is no surname, what a word may stand for is another word, and other names have none of their own.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"
#include "nostoi/names.hpp"

using namespace nostoi;
using namespace nostoi::names;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_text(const std::string& text) { demand(!text.empty() && utf8(code_points(text)) == text); }

void demand_word(const Token& token) {
  demand_text(token.text);
  demand(normalise(token.text) == token.text);
  demand(!token.initial || token.role != Role::surname);
  demand((token.doubt == Doubt::none) == token.also.empty() && token.also.size() <= 4);
  for (const std::string& other : token.also) {
    demand_text(other);
    demand(romanise_for_comparison(other) != token.romanised || token.doubt == Doubt::misread);
  }
  demand(romanise_for_comparison(token.romanised) == token.romanised);
  demand_text(masculine(token.text));
}

void demand_reading(const Reading& reading, int depth) {
  for (const Token& token : reading.tokens) demand_word(token);
  for (const Reading& other : reading.other_names) {
    demand(depth == 0 && other.alias != Alias::none && !other.tokens.empty());
    demand_reading(other, depth + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Expected expected;
  if (size > 0) expected = {static_cast<Role>(data[0] % 4), static_cast<Case>(data[0] / 4 % 6)};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  demand_reading(read(text), 0);
  demand_reading(read(size > 0 ? text.substr(1) : text, expected), 0);
  return 0;
}
