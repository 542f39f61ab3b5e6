// Which letters sound alike, and the row of sounds of a word.
#include "names/sounds.hpp"

#include <iterator>

namespace nostoi::names {

namespace {

/// One kind a row. A letter of several sounds ("x", "ц") is of the kind that most spellings of it share.
constexpr std::u32string_view kinds[] = {U"бb",     U"пp", U"вфўѳvwf", U"кхhkqx", U"тцtťțţ", U"дdďđ",
                                         U"лlłľĺļ", U"мm", U"нnńňñņ",  U"рrřŕ",   U"гgґ",    U"сзчшщжѕszcçćčśšżźžșş"};
static_assert(std::size(kinds) < Sounds::kinds);

}  // namespace

std::uint8_t sound_of(char32_t letter) {
  static const auto table = [] {
    std::array<std::uint8_t, 0x500> kind_of{};
    for (std::size_t kind = 0; kind < std::size(kinds); ++kind)
      for (const char32_t one : kinds[kind]) kind_of[one] = static_cast<std::uint8_t>(kind + 1);
    return kind_of;
  }();
  return letter < table.size() ? table[letter] : 0;
}

Sounds::Sounds(std::u32string_view letters) {
  for (const char32_t letter : letters) {
    const std::uint8_t kind = sound_of(letter);
    if (kind == 0) continue;
    if (count == most) {
      all = false;
      return;
    }
    row |= static_cast<std::uint64_t>(kind) << 4 * count;
    where[kind] = static_cast<std::uint16_t>(where[kind] | 1u << count);
    ++count;
  }
}

}  // namespace nostoi::names
