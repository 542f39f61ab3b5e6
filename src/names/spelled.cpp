// spell(): a word into numbers of stretches, and what it costs by itself.
#include "names/spelled.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"

namespace nostoi::names {

namespace {

constexpr double stray = 0x1p-17;  // probability of a letter that no unit has
constexpr Cost stray_cost = 17 * 1024;

/// "ç" → "c": a letter that the table has never seen with its accent.
char32_t bare(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(letter), parts)) return letter;
  return static_cast<char32_t>(parts.char32At(0));
}

UScriptCode script_of(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(letter), &status);
}

bool is_cyrillic(char32_t letter) { return letter >= 0x400 && (letter < 0x530 || script_of(letter) == USCRIPT_CYRILLIC); }
bool is_latin(char32_t letter) { return letter < 0x250 || (letter >= 0x530 && script_of(letter) == USCRIPT_LATIN); }

/// Prefix by prefix: the sum over all ways to cut it into known stretches; and the cheapest way with any partner.
Alone sum_up(const Stretched& word, const OneSide& side, AloneAt* costs) {
  const std::size_t letters = word.at.size();
  std::array<double, Spelled::longest + 3> sum{};
  std::array<Cost, Spelled::longest + 3> cheapest;
  cheapest.fill(UnitCosts::none);
  sum[0] = 1, cheapest[0] = 0;
  for (std::size_t at = 0; at < letters; ++at)
    for (std::size_t length = 1; length <= std::min(Stretches::longest, letters - at); ++length) {
      const std::uint16_t number = word.at[at].number[length - 1];
      const bool known = number != Stretches::unknown && side.probability[number] > 0;
      if (!known && length > 1) continue;
      sum[at + length] += sum[at] * (known ? side.probability[number] : stray);
      cheapest[at + length] = std::min(cheapest[at + length], cheapest[at] + (known ? side.best[number] : stray_cost));
    }
  for (std::size_t at = 0; at <= letters; ++at) costs[at].upto = static_cast<Cost>(std::lround(-std::log2(sum[at]) * cost_scale));
  return {costs[letters].upto, cheapest[letters], 0, 0};
}

/// No way through the letters from each on is cheaper than what the cheapest units and slips come to.
Cost rest_of(const Stretched& word, const std::vector<Cost>& best, Cost a_slip, const auto& take) {
  const std::size_t letters = word.at.size();
  std::array<Cost, Spelled::longest + 3> rest{};
  for (std::size_t at = letters; at-- > 0;) {
    rest[at] = a_slip + rest[at + 1];
    for (std::size_t length = 1; length <= std::min(Stretches::longest, letters - at); ++length)
      if (const std::uint16_t number = word.at[at].number[length - 1]; number != Stretches::unknown)
        rest[at] = std::min(rest[at], best[number] + rest[at + length]);
    take(at, rest[at]);
  }
  return rest[0];
}

/// What a word costs in one orthography; letter by letter at the end of word.alone_at.
Alone alone(Stretched& word, const OneSide& side, Cost a_sound) {
  word.alone_at.resize(word.alone_at.size() + word.at.size() + 1);
  AloneAt* const costs = word.alone_at.data() + word.alone_at.size() - word.at.size() - 1;
  Alone told = sum_up(word, side, costs);
  told.rest = rest_of(word, side.best, slip, [&](std::size_t at, Cost rest) { costs[at].rest = rest; });
  told.unlike = rest_of(word, side.unlike, slip - a_sound, [&](std::size_t at, Cost unlike) { costs[at].unlike = unlike; });
  return told;
}

Stretched stretch(std::u32string_view letters, const Stretches& side) {
  Stretched word;
  word.at.resize(letters.size());
  for (std::size_t at = letters.size(), sounds = 0; at-- > 0; word.at[at].sounds_left = static_cast<std::uint8_t>(sounds))
    sounds += sound_of(letters[at]) > 0;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    std::uint32_t key = 0;
    for (std::size_t length = 1; length <= std::min(Stretches::longest, letters.size() - at); ++length) {
      const unsigned char letter = side.letter(letters[at + length - 1]);
      if (letter == Stretches::no_letter) break;
      key |= static_cast<std::uint32_t>(letter) << 8 * (length - 1);
      word.at[at].number[length - 1] = side.number(key);
      word.at[at].kind[length - 1] = Stretches::kind(word.at[at].number[length - 1]);
    }
  }
  return word;
}

Stretched in_own_script(std::u32string_view letters, const SpellingTable& table) {
  Stretched word = stretch(letters, table.left);
  word.alone[0] = alone(word, table.by_tongue[0].left, table.by_tongue[0].a_sound);
  return word;
}

Stretched in_other_script(const Spelled& whole, const SpellingTable& table) {
  Stretched word = stretch(whole.letters, whole.cyrillic ? table.left : table.right);
  word.any_tongue = !whole.cyrillic;
  word.alone_at.reserve((word.any_tongue ? tongues : 1) * (word.at.size() + 1));
  for (std::size_t tongue = 0; tongue < tongues; ++tongue) {
    const Orthography& all = table.by_tongue[tongue];
    if (word.any_tongue)
      word.alone[tongue] = alone(word, all.right, all.a_sound);
    else if (static_cast<std::size_t>(whole.tongue) == tongue)
      word.alone[tongue] = alone(word, all.left, all.a_sound);
  }
  return word;
}

}  // namespace

namespace {

Tongue tongue_shown(std::u32string_view letters) {
  const auto has = [&](std::u32string_view any) { return letters.find_first_of(any) != std::u32string::npos; };
  if (has(U"ў") || (has(U"і") && has(U"ыёэ"))) return Tongue::be;
  if (has(U"іїєґ")) return Tongue::uk;
  return has(U"ёыэъ") ? Tongue::ru : Tongue::unknown;
}

}  // namespace

Tongue tongue_of(std::string_view text) { return tongue_shown(code_points(normalise(text))); }

Spelled spell(std::string_view normalised, Tongue tongue) {
  Spelled word;
  std::u32string letters = code_points(normalised);
  if (std::ranges::any_of(letters, [](char32_t letter) { return !is_latin(letter) && !is_cyrillic(letter); }))
    letters = code_points(romanise_for_comparison(normalised));
  word.cyrillic = std::ranges::any_of(letters, is_cyrillic);
  word.tongue = tongue == Tongue::unknown && word.cyrillic ? tongue_shown(letters) : tongue;
  const Stretches& side = word.cyrillic ? cyrillic_latin().left : cyrillic_latin().right;
  word.letters.reserve(letters.size() + 2);
  word.letters.push_back(U'^');
  for (const char32_t letter : letters)
    if (letter != '\'' && letter != '-' && letter != ' ' && word.letters.size() <= Spelled::longest)
      word.letters += side.letter(letter) == Stretches::no_letter ? bare(letter) : letter;
  word.letters += U'$';
  word.sounds = Sounds(word.letters);
  word.own = in_own_script(word.letters, word.cyrillic ? cyrillic_cyrillic() : latin_latin());
  word.other = in_other_script(word, cyrillic_latin());
  return word;
}

}  // namespace nostoi::names
