// Compiles data/cultures/*.json: letters and groups into arrays by code point, phrases into hash tables.
#include "names/culture.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/utf8.hpp"

namespace nostoi::names {

namespace {

constexpr char32_t flat_end = 0x600, built_end = 0x2000;
using Json = nlohmann::json;

[[noreturn]] void faulty(const std::string& file, const std::string& entry, std::string_view why) {
  throw std::logic_error("data/" + file + ": '" + entry + "': " + std::string(why));
}

Spellings& table_of(Cultures& all, char32_t letter) { return letter < 0x80 ? all.folding : all.to_latin; }

void add_letters(Cultures& all, const std::string& file, const Json& letters) {
  for (const auto& [letter, gives] : letters.items()) {
    const std::u32string code = code_points(letter);
    if (code.size() != 1) faulty(file, letter, "is not one letter");
    Spelling& spelling = table_of(all, code[0]).at(code[0]);
    if (spelling.known) faulty(file, letter, "has been given a spelling by another file");
    spelling.known = true;
    spelling.gives = code_points(gives.get<std::string>());
  }
}

void add_groups(Cultures& all, const std::string& file, const Json& groups) {
  for (const Json& entry : groups) {
    const auto text = [&](const char* key) { return code_points(entry.value(key, std::string())); };
    Group group{text("find"), text("gives"), text("after"), text("before")};
    if (group.find.empty()) faulty(file, entry.dump(), "has nothing to find");
    table_of(all, group.find[0]).at(group.find[0]).groups.push_back(std::move(group));
  }
}

void sort_groups(Spellings& table) {
  for (char32_t code = 0; code < built_end; ++code)
    if (!table[code].groups.empty())
      std::ranges::stable_sort(table.at(code).groups, [](const Group& a, const Group& b) { return a.find.size() > b.find.size(); });
}

void add_first_word(Cultures& all, const std::string& phrase) {
  const std::size_t words = 1 + static_cast<std::size_t>(std::ranges::count(phrase, ' '));
  std::size_t& longest = all.aside_words[phrase.substr(0, phrase.find(' '))];
  longest = std::max(longest, words);
}

void add_aside(Cultures& all, const std::string& phrase, Aside kind) {
  all.asides.emplace(phrase, kind);
  add_first_word(all, phrase);
}

void add_words(Cultures& all, const Json& file) {
  const auto each = [](const Json& parent, const char* key, const auto& take) {
    if (const auto found = parent.find(key); found != parent.end())
      for (const Json& word : *found) take(word.get<std::string>());
  };
  const auto asides = [&](const Json& parent, const char* key, Aside kind) {
    each(parent, key, [&](const std::string& word) { add_aside(all, word, kind); });
  };
  const Json beside = file.value("set_aside", Json::object());
  asides(beside, "titles", Aside::title);
  asides(beside, "ranks", Aside::rank);
  each(file, "behind_a_number", [&](const std::string& phrase) {
    all.behind_a_number.insert(phrase);
    add_first_word(all, phrase);
  });
  asides(file, "call_sign", Aside::call_sign);
  asides(file, "also_known", Aside::also_known);
  asides(file, "former", Aside::former);
  each(file, "initials", [&](const std::string& word) { all.initials.insert(word); });
  each(file, "particles", [&](const std::string& word) { all.particles.insert(word); });
  each(file, "particles_in_long_names", [&](const std::string& word) { all.particles_in_long_names.insert(word); });
  each(file, "places", [&](const std::string& word) { all.places.insert(word); });
  each(file, "particles_behind", [&](const std::string& word) { all.particles_behind.insert(word); });
}

Sign sign_of(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  if (code == '\'') return Sign::apostrophe;
  if (code == '"') return Sign::quote;
  if (code == '-') return Sign::dash;
  if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) return Sign::space;
  if (u_charType(c) == U_FORMAT_CHAR) return Sign::ignored;
  if (u_isdigit(c)) return Sign::digit;
  if (u_isalpha(c)) return Sign::letter;
  return Sign::other;
}

void fill_characters(Cultures& all) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  for (char32_t code = 0; code < flat_end; ++code) {
    const auto c = static_cast<UChar32>(code);
    Character& character = all.characters.at(code);
    character.sign = sign_of(code);
    character.lower = static_cast<char32_t>(u_tolower(c));
    character.plain = nfc->isInert(c) || (nfc->hasBoundaryBefore(c) && nfc->isNormalized(icu::UnicodeString(c), status));
    UErrorCode unknown = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &unknown);
    character.script = script == USCRIPT_LATIN ? 1 : script == USCRIPT_CYRILLIC ? 2 : 0;
  }
}

void add_look_alikes(Cultures& all, const std::string& file, const Json& table) {
  for (const Json& entry : table.value("look_alikes", Json::array())) {
    const std::u32string pair = code_points(entry.get<std::string>());
    if (pair.size() != 2 || all.characters[pair[0]].script != 1 || all.characters[pair[1]].script != 2)
      faulty(file, entry.get<std::string>(), "is not a Latin letter and a Cyrillic one");
    all.characters.at(pair[0]).twin = pair[1];
    all.characters.at(pair[1]).twin = pair[0];
  }
  for (const auto& [key, sign] : {std::pair("apostrophes", Sign::apostrophe), std::pair("dashes", Sign::dash)})
    for (const Json& entry : table.value(key, Json::array())) {
      Character& character = all.characters.at(code_points(entry.get<std::string>()).at(0));
      character.sign = sign;
      character.plain = true;
    }
}

std::string name_of(char32_t code) {
  UErrorCode status = U_ZERO_ERROR;
  char name[128];
  const auto length = u_charName(static_cast<UChar32>(code), U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  return U_SUCCESS(status) ? std::string(name, static_cast<std::size_t>(length)) : std::string();
}

/// The letters that have a spelling, by their names in Unicode.
std::unordered_map<std::string, char32_t> letters_by_name(const Cultures& all) {
  std::unordered_map<std::string, char32_t> letters;
  for (char32_t code = 0; code < built_end; ++code)
    if ((code < 0x80 || all.to_latin[code].known) && u_isalpha(static_cast<UChar32>(code))) letters.emplace(name_of(code), code);
  return letters;
}

/// The letter that a letter with a sign is built on: е for ѐ by Unicode's decomposition, к for ҟ by its name. Itself when there is none.
char32_t base_of(char32_t code, const std::unordered_map<std::string, char32_t>& letters) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString parts;
  if (icu::Normalizer2::getNFDInstance(status)->getDecomposition(static_cast<UChar32>(code), parts))
    return static_cast<char32_t>(parts.char32At(0));
  const std::string name = name_of(code);
  const auto base = letters.find(name.substr(0, name.find(" WITH ")));
  return base == letters.end() ? code : base->second;
}

/// Letters with signs that no file names are spelt as the letter they are built on. A Latin or Cyrillic letter that even so has no
/// spelling leaves no trace: were it kept, a romanised word could be of two alphabets.
void add_built_letters(Cultures& all) {
  auto letters = letters_by_name(all);
  for (char32_t code = 0x80; code < built_end; ++code) {
    if (all.to_latin[code].known || !u_isalpha(static_cast<UChar32>(code))) continue;
    const char32_t base = base_of(code, letters);
    Spelling spelling;
    if (base < 0x80)
      spelling.gives = std::u32string(1, base);
    else if (all.to_latin[base].known)
      spelling.gives = all.to_latin[base].gives;
    else if (all.characters[code].script == 0)
      continue;
    spelling.known = true;
    all.to_latin.at(code) = std::move(spelling);
    letters.emplace(name_of(code), code);
  }
}

Cultures load() {
  Cultures all;
  fill_characters(all);
  for (const std::string& name : shipped_names("cultures")) {
    const Json file = Json::parse(*shipped(name));
    add_look_alikes(all, name, file);
    add_letters(all, name, file.value("letters", Json::object()));
    add_groups(all, name, file.value("groups", Json::array()));
    add_words(all, file);
  }
  add_built_letters(all);
  sort_groups(all.to_latin);
  sort_groups(all.folding);
  return all;
}

}  // namespace

const Cultures& cultures() {
  static const Cultures all = load();
  return all;
}

}  // namespace nostoi::names
