// romanise_for_comparison(): letters → ASCII by the tables of data/cultures, then the habits of the romanisations folded on one
// spelling, again and again until nothing changes; and skeleton(), the coarse key over it.
#include "names/romanise.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr int most_passes = 40;  // names need two or three; faulty tables must not run for ever

bool letter(char32_t code) { return (code >= 'a' && code <= 'z') || (code >= 0x80 && u_isalpha(static_cast<UChar32>(code))); }

bool stands(const std::u32string& set, const std::u32string& text, std::size_t at, char32_t edge) {
  if (set.empty()) return true;
  const bool word = at < text.size() && (letter(text[at]) || text[at] == '\'');
  return set.find(word ? text[at] : edge) != std::u32string::npos;
}

/// Most groups of a letter fail at the letter behind it.
const Group* group_at(const Spelling& spelling, const std::u32string& text, std::size_t at) {
  const char32_t next = at + 1 < text.size() ? text[at + 1] : 0;
  for (const Group& group : spelling.groups)
    if ((group.find.size() == 1 || group.find[1] == next) && text.compare(at, group.find.size(), group.find) == 0 &&
        stands(group.after, text, at - 1, '^') && stands(group.before, text, at + group.find.size(), '$'))
      return &group;
  return nullptr;
}

/// One pass of a table.
void rewrite(const Spellings& table, const std::u32string& text, std::u32string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const Spelling& spelling = table[text[at]];
    if (const Group* group = spelling.groups.empty() ? nullptr : group_at(spelling, text, at)) {
      out += group->gives;
      at += group->find.size();
      continue;
    }
    if (spelling.known)
      out += spelling.gives;
    else
      out += text[at];
    ++at;
  }
}

/// Only letters, digits, single spaces and hyphens stay.
std::string tidy(const std::u32string& text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t code : text) {
    if (code == '-' || letter(code) || u_isdigit(static_cast<UChar32>(code)))
      append_code_point(out, code);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

constexpr bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// The skeleton of one word, appended.
void append_skeleton(std::string& out, std::string_view word) {
  const std::size_t begin = out.size();
  for (std::size_t i = 0; i < word.size(); ++i) {
    char c = word[i];
    if (c == '-') continue;
    if (c == 'k' && i + 1 < word.size() && word[i + 1] == 'h') {
      if (i + 2 >= word.size() || word[i + 2] != 'r') c = 'h';  // Khrystyna, Kristina
      ++i;
    }
    if (vowel(c)) {
      if (out.size() == begin) out += c == 'e' || c == 'o' ? 'a' : c;
      continue;
    }
    if (out.size() > begin && out.back() == c) continue;
    out += c;
  }
}

}  // namespace

std::string romanise_for_comparison(std::string_view text) { return romanise_normalised(normalise(text)); }

std::string romanise_normalised(std::string_view normalised) {
  const Cultures& all = cultures();
  std::u32string codes, out;
  if (is_ascii(normalised)) {
    codes.assign(normalised.begin(), normalised.end());  // is in Latin letters already
  } else {
    rewrite(all.to_latin, code_points(normalised), codes);
  }
  for (int pass = 0; pass < most_passes; ++pass) {
    rewrite(all.folding, codes, out);
    if (out == codes) break;
    out.swap(codes);
  }
  return tidy(codes);
}

std::string skeleton(std::string_view romanised) {
  std::string out;
  out.reserve(romanised.size());
  for (std::size_t from = 0; from < romanised.size();) {
    std::size_t to = romanised.find(' ', from);
    if (to == std::string_view::npos) to = romanised.size();
    if (!out.empty()) out += ' ';
    append_skeleton(out, romanised.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

}  // namespace nostoi::names
