// texts: the forms in which a text is compared, each computed once per distinct text.
#include <unicode/utf8.h>

#include "link/prepared.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

constexpr char read_as = '\x1f';  // stands between a word as written and the romanised form it was read as

/// One byte a letter: ASCII stays; Cyrillic and the rest fold into the upper half, where two letters meet at worst as seldom as 1 in 128.
void append_letters(std::string& out, std::string_view text) {
  for (std::int32_t at = 0, letter; at < static_cast<std::int32_t>(text.size());) {
    U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), letter);
    out += letter < 0x80 ? static_cast<char>(letter < 0 ? '?' : letter) : static_cast<char>(0x80 | ((letter ^ letter >> 7) & 0x7F));
  }
}

}  // namespace

namespace {

std::vector<std::uint32_t> masks(const Dictionary& forms) {
  std::vector<std::uint32_t> of(forms.size());
  for (std::uint32_t form = 1; form < forms.size(); ++form)
    for (const char letter : forms[form]) of[form] |= 1u << (static_cast<unsigned char>(letter) & 31);
  return of;
}

}  // namespace

std::uint32_t Texts::intern(const names::Token& token) {
  if (token.romanised == names::romanise_for_comparison(token.text)) return plain.intern(token.text);
  return plain.intern(token.text + read_as + token.romanised);
}

void Texts::derive() {
  std::string form;
  Dictionary skeletons;
  romanised_of.assign(plain.size(), 0);
  letters_of.assign(plain.size(), 0);
  coarse_of.assign(plain.size(), 0);
  for (std::uint32_t text = 1; text < plain.size(); ++text) {
    const std::string_view all = plain[text], written = all.substr(0, all.find(read_as));
    romanised_of[text] = romanised.intern(written.size() < all.size() ? std::string(all.substr(written.size() + 1))
                                                                      : names::romanise_for_comparison(written));
    form.clear();
    append_letters(form, written);
    letters_of[text] = letters.intern(form);
    coarse_of[text] = skeletons.intern(names::skeleton(romanised[romanised_of[text]]));
  }
  romanised_mask = masks(romanised);
  letters_mask = masks(letters);
  plain.freeze();
  romanised.freeze();
  letters.freeze();
}

}  // namespace nostoi::link
