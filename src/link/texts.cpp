// texts: the forms in which a text is compared, each computed once per distinct text.
#include <unicode/utf8.h>

#include <algorithm>

#include "link/prepared.hpp"
#include "names/given_names.hpp"
#include "nostoi/names.hpp"

namespace nostoi::link {

namespace {

constexpr char as_read = '\x1f';  // stands between a word as written and the nominative it was read as

/// One byte a letter: ASCII stays; Cyrillic and the rest fold into the upper half, where two letters meet at worst as seldom as 1 in 128.
void append_letters(std::string& out, std::string_view text) {
  for (std::int32_t at = 0, letter; at < static_cast<std::int32_t>(text.size());) {
    U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), letter);
    out += letter < 0x80 ? static_cast<char>(letter < 0 ? '?' : letter) : static_cast<char>(0x80 | ((letter ^ letter >> 7) & 0x7F));
  }
}

Letters first_look(std::string_view form) {
  Letters letters;
  for (const char letter : form) letters.mask |= 1u << (static_cast<unsigned char>(letter) & 31);
  if (!form.empty()) letters.first = form[0];
  return letters;
}

/// What `plain` keeps of a text: as it stands, the nominative it was read as, and what else it may stand for.
struct Written {
  std::string_view text, nominative;
  std::vector<std::string_view> also;
};

Written written_forms(std::string_view all) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0, to; from <= all.size(); from = to + 1) {
    to = std::min(all.find(as_read, from), all.size());
    parts.push_back(all.substr(from, to - from));
  }
  Written forms{parts[0], parts.size() > 1 ? parts[1] : parts[0], {}};
  if (parts.size() > 2) forms.also.assign(parts.begin() + 2, parts.end());
  return forms;
}

names::NameWord word_of(std::string_view text) {
  names::Token token;
  token.text = token.nominative = text;
  token.romanised = names::romanise_for_comparison(text);
  token.initial = token.romanised.size() == 1;
  return {token, names::Tongue::unknown};
}

/// Who bears a given name or a patronymic: 1 men, 2 women, 0 where it could be either or is none. Romanised a word may be more than in its
/// own letters: "Gena" is a woman somewhere, and Геннадий among friends.
std::uint8_t sex_of(std::string_view word) {
  const std::string romanised = names::romanise_for_comparison(word);
  if (romanised.size() < 3 || names::name_forms(word).empty()) return 0;  // initials, and forms that only look like a name
  std::uint8_t sexes = 0;
  for (const auto forms : {names::name_forms(word), names::name_forms(romanised)})
    for (const names::NameForm& form : forms) sexes |= form.sex == 0 ? 3 : form.sex;
  return sexes == 3 ? 0 : sexes;
}

/// What spellings of one word share: the name where it is known, else the skeleton.
std::string coarse_form(std::string_view text, const std::string& romanised, bool by_name) {
  std::string key;
  if (by_name) key = names::given_name_key(text);
  if (by_name && key.empty()) key = names::given_name_key(romanised);
  return key.empty() ? names::skeleton(romanised) : key;
}

bool is_cyrillic(std::string_view text) {
  return std::ranges::any_of(
      text, [](char byte) { return static_cast<unsigned char>(byte) >= 0xD0 && static_cast<unsigned char>(byte) <= 0xD4; });
}

}  // namespace

bool any_cyrillic(const Dictionary& texts) {
  for (std::uint32_t text = 1; text < texts.size(); ++text)
    if (is_cyrillic(texts[text])) return true;
  return false;
}

void Texts::make_words(std::size_t threads) {
  words.resize(plain.size());
  cyrillic.resize(plain.size());
  given_name.resize(plain.size());
  for (std::uint32_t text = 1; text < plain.size(); ++text) cyrillic[text] = is_cyrillic(plain[text]);
  for (std::uint32_t text = 1; text < plain.size(); ++text)
    given_name[text] = names::given_name_key(written_forms(plain[text]).nominative).starts_with('\x01');
  other_words.resize(plain.size());
  sex.resize(plain.size());
  constexpr std::size_t chunk = 1024;
  for_chunks((plain.size() + chunk - 1) / chunk, threads, [&](std::size_t c) {
    for (std::size_t text = c * chunk; text < std::min<std::size_t>(plain.size(), (c + 1) * chunk); ++text) {
      const Written written = written_forms(plain[static_cast<std::uint32_t>(text)]);
      words[text] = word_of(written.nominative);
      sex[text] = written.also.empty() ? sex_of(written.nominative) : 0;
      for (const std::string_view other : written.also) other_words[text].push_back(word_of(other));
    }
  });
}

std::string Texts::read_as(std::string_view text, std::string_view nominative) {
  std::string both(text);
  both += as_read;
  return both += nominative;
}

std::string Texts::as_written(std::uint32_t text) const { return std::string(written_forms(plain[text]).text); }

std::uint32_t Texts::intern(const names::Token& token) {
  if (token.nominative == token.text && token.also.empty()) return plain.intern(token.text);
  std::string forms = read_as(token.text, token.nominative);
  for (const std::string& other : token.also) forms = read_as(forms, other);
  return plain.intern(forms);
}

void Texts::derive(std::size_t threads) {
  // Latin alone is compared by its letters: what is learned of spellings is for crossing alphabets and orthographies.
  if (!by_name) by_name = of_names && any_cyrillic(plain);
  const bool learned = *by_name;
  struct Forms {
    std::string romanised, letters, skeleton;
    std::vector<std::string> also;
  };
  std::vector<Forms> forms(plain.size());
  constexpr std::size_t chunk = 1024;
  for_chunks((plain.size() + chunk - 1) / chunk, threads, [&](std::size_t c) {
    for (std::size_t text = std::max<std::size_t>(1, c * chunk); text < std::min<std::size_t>(plain.size(), (c + 1) * chunk); ++text) {
      const auto [written, read, also] = written_forms(plain[static_cast<std::uint32_t>(text)]);
      Forms& form = forms[text];
      form.romanised = names::romanise_for_comparison(read);
      append_letters(form.letters, written);
      form.skeleton = coarse_form(read, form.romanised, learned);
      for (const std::string_view other : also) form.also.push_back(coarse_form(other, names::romanise_for_comparison(other), learned));
    }
  });
  romanised_of.assign(plain.size(), 0);
  letters_of.assign(plain.size(), 0);
  coarse_of.assign(plain.size(), 0);
  for (std::uint32_t text = 1; text < plain.size(); ++text) {
    romanised_of[text] = romanised.intern(forms[text].romanised);
    letters_of[text] = letters.intern(forms[text].letters);
    coarse_of[text] = coarse.intern(forms[text].skeleton);
    if (forms[text].also.empty()) continue;
    other_coarse.resize(plain.size());
    for (const std::string& other : forms[text].also) other_coarse[text].push_back(coarse.intern(other));
  }
  // In Latin alone a word is spelt one way but for habits that romanising folds; elsewhere all that share the coarse form are one.
  class_of = learned ? coarse_of : romanised_of;
  if (learned) make_words(threads);
  glances.resize(plain.size());
  for (std::uint32_t text = 1; text < plain.size(); ++text) {
    const std::string_view romanised_form = romanised[romanised_of[text]], letters_form = letters[letters_of[text]];
    glances[text] = {romanised_of[text], coarse_of[text], first_look(romanised_form), first_look(letters_form),
                     romanised_form == letters_form};
  }
  plain.freeze();
  romanised.freeze();
  letters.freeze();
  coarse.freeze();
}

}  // namespace nostoi::link
