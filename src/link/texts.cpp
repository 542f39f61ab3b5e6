// texts: the forms in which a text is compared, each computed once per distinct text.
#include <unicode/utf8.h>

#include <algorithm>

#include "link/prepared.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

constexpr char as_read = '\x1f';  // stands between a word as written and the romanised form it was read as

/// One byte a letter: ASCII stays; Cyrillic and the rest fold into the upper half, where two letters meet at worst as seldom as 1 in 128.
void append_letters(std::string& out, std::string_view text) {
  for (std::int32_t at = 0, letter; at < static_cast<std::int32_t>(text.size());) {
    U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), letter);
    out += letter < 0x80 ? static_cast<char>(letter < 0 ? '?' : letter) : static_cast<char>(0x80 | ((letter ^ letter >> 7) & 0x7F));
  }
}

std::vector<std::uint32_t> masks(const Dictionary& forms) {
  std::vector<std::uint32_t> of(forms.size());
  for (std::uint32_t form = 1; form < forms.size(); ++form)
    for (const char letter : forms[form]) of[form] |= 1u << (static_cast<unsigned char>(letter) & 31);
  return of;
}

}  // namespace

std::string Texts::read_as(std::string_view text, std::string_view romanised) {
  std::string both(text);
  both += as_read;
  return both += romanised;
}

std::uint32_t Texts::intern(const names::Token& token) {
  const std::uint32_t word = written_.intern(token.text);
  if (word == as_it_stands_.size()) as_it_stands_.push_back(names::romanise_for_comparison(token.text));
  return plain.intern(token.romanised == as_it_stands_[word] ? token.text : read_as(token.text, token.romanised));
}

void Texts::derive(std::size_t threads) {
  written_ = {};
  as_it_stands_ = {""};
  struct Forms {
    std::string romanised, letters, skeleton;
  };
  std::vector<Forms> forms(plain.size());
  constexpr std::size_t chunk = 1024;
  for_chunks((plain.size() + chunk - 1) / chunk, threads, [&](std::size_t c) {
    for (std::size_t text = std::max<std::size_t>(1, c * chunk); text < std::min<std::size_t>(plain.size(), (c + 1) * chunk); ++text) {
      const std::string_view all = plain[static_cast<std::uint32_t>(text)], written = all.substr(0, all.find(as_read));
      Forms& form = forms[text];
      form.romanised = written.size() < all.size() ? std::string(all.substr(written.size() + 1)) : names::romanise_for_comparison(written);
      append_letters(form.letters, written);
      form.skeleton = names::skeleton(form.romanised);
    }
  });
  Dictionary skeletons;
  romanised_of.assign(plain.size(), 0);
  letters_of.assign(plain.size(), 0);
  coarse_of.assign(plain.size(), 0);
  for (std::uint32_t text = 1; text < plain.size(); ++text) {
    romanised_of[text] = romanised.intern(forms[text].romanised);
    letters_of[text] = letters.intern(forms[text].letters);
    coarse_of[text] = skeletons.intern(forms[text].skeleton);
  }
  romanised_mask = masks(romanised);
  letters_mask = masks(letters);
  plain.freeze();
  romanised.freeze();
  letters.freeze();
}

}  // namespace nostoi::link
