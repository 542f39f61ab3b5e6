// normalise(): lower case, NFC, one apostrophe, one dash, one space, no letters of the wrong alphabet. ASCII is clean after one pass; a
// text that is plain (in NFC whatever stands around its characters: nearly all names) is read over a flat table too; ICU is asked only for
// the others.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr char32_t grave = 0x300, acute = 0x301;

Character character_of(const Cultures& all, char32_t code) {
  Character character = all.characters[code];
  if (code < 0x600 || character.sign != Sign::other) {
    if (character.lower == 0) character.lower = code;
    return character;
  }
  const auto c = static_cast<UChar32>(code);
  character.lower = static_cast<char32_t>(u_tolower(c));
  character.sign = u_isUWhiteSpace(c)               ? Sign::space
                   : u_charType(c) == U_FORMAT_CHAR ? Sign::ignored
                   : u_isalpha(c)                   ? Sign::letter
                                                    : Sign::other;
  return character;
}

std::u32string to_nfc(const std::u32string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::UnicodeString composed = nfc->normalize(
      icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size())), status);
  std::u32string out;
  for (int32_t at = 0; at < composed.length(); at = composed.moveIndex32(at, 1)) out += static_cast<char32_t>(composed.char32At(at));
  return out;
}

/// Puts letters of the other alphabet right in text[from, to). The letters that have no look-alike decide; if none does, the
/// majority; a word in which neither side wins stays as it is. True when something changed.
bool put_right(const Cultures& all, std::u32string& text, std::size_t from, std::size_t to) {
  int certain[3] = {}, letters[3] = {};
  for (std::size_t i = from; i < to; ++i) {
    const Character& character = all.characters[text[i]];
    ++letters[character.script];
    if (!character.twin) ++certain[character.script];
  }
  if (!letters[1] || !letters[2]) return false;
  const int* votes = certain[1] != certain[2] ? certain : letters;
  if (votes[1] == votes[2]) return false;
  const unsigned char wrong = votes[1] > votes[2] ? 2 : 1;
  bool changed = false;
  for (std::size_t i = from; i < to; ++i) {
    const Character& character = all.characters[text[i]];
    if (character.script != wrong || !character.twin) continue;
    text[i] = character.twin;
    changed = true;
  }
  return changed;
}

bool put_words_right(const Cultures& all, std::u32string& text) {
  bool changed = false;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from;
    while (to < text.size() && (all.characters[text[to]].script || text[to] == '\'')) ++to;
    changed |= put_right(all, text, from, to);
    from = to + 1;
  }
  return changed;
}

template <class Text>
bool letter_at(const Cultures& all, const Text& text, std::size_t at) {
  return at < text.size() && character_of(all, text[at]).sign == Sign::letter;
}

/// Signs unified, spaces made one, stress marks and invisible characters taken out, lower case. Text is of code points, or of ASCII.
template <class Text>
Text clean(const Cultures& all, const Text& text) {
  Text out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = static_cast<char32_t>(text[i]);
    const Character character = character_of(all, code);
    switch (character.sign) {
      case Sign::ignored:
        break;
      case Sign::space:
        if (!out.empty() && out.back() != ' ') out += ' ';
        break;
      case Sign::apostrophe:
        out += '\'';
        break;
      case Sign::quote:
        out += letter_at(all, out, out.size() - 1) && letter_at(all, text, i + 1) ? '\'' : '"';
        break;
      case Sign::dash:
        out += '-';
        break;
      default:
        if ((code == grave || code == acute) && !out.empty() && all.characters[out.back()].script == 2) break;
        out += static_cast<typename Text::value_type>(character.lower);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string normalise(std::string_view text) {
  const Cultures& all = cultures();
  if (is_ascii(text)) return clean(all, std::string(text));
  std::u32string codes;
  codes.reserve(text.size());
  bool plain = true, scripts[3] = {};
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const Character& character = all.characters[code];
    plain &= character.plain;
    scripts[character.script] = true;
    codes += code;
  }
  if (!plain) codes = to_nfc(codes);
  const bool mixed = scripts[1] && scripts[2];
  if (mixed) put_words_right(all, codes);
  std::u32string cleaned = clean(all, codes);
  if (!plain) cleaned = to_nfc(cleaned);
  while (mixed && put_words_right(all, cleaned)) {
  }
  return utf8(cleaned);
}

}  // namespace nostoi::names
