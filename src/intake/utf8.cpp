// UTF-8: sixteen bytes at a time while they are plain ASCII, character by character otherwise.
#include "intake/utf8.hpp"

#include "base/utf8.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace nostoi::intake {

namespace {

constexpr bool follows(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes at the beginning that are printable ASCII, tab or line ends, in whole sixteens.
std::size_t plain_prefix(const char* at, std::size_t size) {
  std::size_t done = 0;
#if defined(__SSE2__)
  const __m128i space = _mm_set1_epi8(0x20), tab = _mm_set1_epi8('\t'), line_feed = _mm_set1_epi8('\n'), carriage = _mm_set1_epi8('\r');
  for (; done + 16 <= size; done += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + done));
    const __m128i low = _mm_cmplt_epi8(bytes, space);  // signed: bytes from 0x80 on are low too
    const int suspects = _mm_movemask_epi8(low);
    if (suspects == 0) continue;
    const __m128i allowed =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, line_feed), _mm_or_si128(_mm_cmpeq_epi8(bytes, tab), _mm_cmpeq_epi8(bytes, carriage)));
    if (suspects & ~_mm_movemask_epi8(allowed)) break;
  }
#else
  (void)at, (void)size;
#endif
  return done;
}

}  // namespace

std::size_t character_size(std::string_view text) {
  if (text.empty()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  if (text.size() < 2 || !follows(text[1])) return 0;
  if (lead < 0xE0) return 2;
  if ((lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xED && byte(1) > 0x9F)) return 0;  // overlong, surrogates
  if (text.size() < 3 || !follows(text[2])) return 0;
  if (lead < 0xF0) return 3;
  if ((lead == 0xF0 && byte(1) < 0x90) || (lead == 0xF4 && byte(1) > 0x8F)) return 0;  // overlong, beyond Unicode
  return text.size() >= 4 && follows(text[3]) ? 4 : 0;
}

char32_t character(std::string_view text) {
  std::size_t at = 0;
  return next_code_point(text, at);
}

std::size_t clean_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    at += plain_prefix(text.data() + at, text.size() - at);
    const std::size_t pause = at + 16 < text.size() ? at + 16 : text.size();  // then try the fast way again
    while (at < pause) {
      const unsigned char lead = static_cast<unsigned char>(text[at]);
      if (lead < 0x80) {
        if (is_control(lead)) return at;
        ++at;
      } else if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size() && follows(text[at + 1])) {
        at += 2;
      } else {
        const std::size_t size = character_size(text.substr(at));
        if (size == 0 || (size == 3 && is_reordering(character(text.substr(at))))) return at;
        at += size;
      }
    }
  }
  return at;
}

std::string_view whole_characters(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text;
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

bool is_utf8_beyond_ascii(std::string_view text) {
  bool beyond = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = character_size(text.substr(at));
    if (size == 0) return false;
    beyond = beyond || size > 1;
    at += size;
  }
  return beyond;
}

}  // namespace nostoi::intake
