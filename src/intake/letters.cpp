// Code points by ICU's properties; nothing here allocates more than its result.
#include "intake/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace nostoi::intake {

bool is_space(char32_t c) {
  if (c < 0x80) return c <= ' ' || c == 0x7F;
  return u_isUWhiteSpace(static_cast<UChar32>(c)) || u_charType(static_cast<UChar32>(c)) == U_FORMAT_CHAR || c == 0x85;
}
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)); }

namespace {
bool in_script(char32_t c, UScriptCode script) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == script;
}
}  // namespace

bool is_cyrillic(char32_t c) { return c >= 0x400 && in_script(c, USCRIPT_CYRILLIC); }
bool is_latin(char32_t c) { return in_script(c, USCRIPT_LATIN); }

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!is_space(next_code_point(text, at))) return false;
  return true;
}

std::string_view trimmed(std::string_view text) {
  std::size_t from = 0, end = 0;
  bool seen = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (is_space(next_code_point(text, at))) continue;
    if (!seen) from = start;
    seen = true;
    end = at;
  }
  return text.substr(from, end - from);
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();)
    append_code_point(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(next_code_point(text, at)))));
  return out;
}

std::string one_alphabet(std::string_view word) {
  constexpr std::u32string_view latin = U"aeiopcyxkmthbï", cyrillic = U"аеіорсухкмтнвї";
  bool has_cyrillic = false, has_latin = false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    has_cyrillic |= is_cyrillic(c);
    has_latin |= is_latin(c);
  }
  if (!has_cyrillic || !has_latin) return std::string(word);
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const std::size_t twin = latin.find(c);
    append_code_point(out, twin == latin.npos ? c : cyrillic[twin]);
  }
  return out;
}

std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::vector<std::string_view> words(std::string_view text) {
  const auto is_apostrophe = [](char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2BC || c == '`' || c == 0x2018; };
  enum class Run { none, letters, digits } run = Run::none;
  std::vector<std::string_view> list;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t start = at;
    const char32_t c = at < text.size() ? next_code_point(text, at) : (++at, U' ');
    const bool joins = run == Run::letters && is_apostrophe(c) && at < text.size();
    const Run now = is_letter(c) || joins ? Run::letters : is_digit(c) ? Run::digits : Run::none;
    if (now == run) continue;
    if (run != Run::none) list.push_back(text.substr(from, start - from));
    run = now;
    from = start;
  }
  return list;
}

}  // namespace nostoi::intake
