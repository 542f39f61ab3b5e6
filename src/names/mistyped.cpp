// by_the_same_keys() and doubt_misread(), by the tables of data/cultures/mistyped.json.
#include "names/mistyped.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "names/given_names.hpp"

namespace nostoi::names {

namespace {

constexpr std::size_t most_also = 4, fewest_letters = 4, longest_word = 60;
constexpr int telling_little = 3;
constexpr std::size_t letters_a_vowel = 6;  // five letters with one vowel are still a word, six are hardly one

using Keys = std::unordered_map<char32_t, char32_t>;

struct Table {
  std::vector<Keys> layouts;                                 ///< to Cyrillic
  Keys back;                                                 ///< to Latin
  std::map<char, std::u32string> cyrillic, latin;            ///< digits
  std::vector<std::pair<std::string, std::string>> misread;  ///< letters, and what they may have been
};

Table load() {
  Table table;
  const auto file = nlohmann::json::parse(*shipped("cultures/mistyped.json"));
  for (const auto& layout : file.at("layouts")) {
    const std::u32string keys = code_points(layout.at("keys").get<std::string>()),
                         letters = code_points(layout.at("letters").get<std::string>());
    if (keys.size() != letters.size()) throw std::logic_error("data/cultures/mistyped.json: keys and letters differ in number");
    Keys& to = table.layouts.emplace_back();
    for (std::size_t i = 0; i < keys.size(); ++i) {
      to[keys[i]] = letters[i];
      table.back.emplace(letters[i], keys[i]);
    }
    for (const auto& pair : file.at("with_shift")) {
      const char32_t shifted = code_points(pair.at(0).get<std::string>())[0], plain = code_points(pair.at(1).get<std::string>())[0];
      if (to.contains(plain)) to[shifted] = to[plain];
    }
  }
  const auto digits = [&](const char* script, std::map<char, std::u32string>& to) {
    for (const auto& [digit, letters] : file.at("digits").at(script).items()) to[digit[0]] = code_points(letters.get<std::string>());
  };
  digits("cyrillic", table.cyrillic);
  digits("latin", table.latin);
  for (const auto& pair : file.at("misread")) table.misread.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
  return table;
}

const Table& table() {
  static const Table loaded = load();
  return loaded;
}

char32_t lower(char32_t code) {
  const char32_t small = cultures().characters[code].lower;
  return small == 0 ? code : small;
}

std::string typed(std::string_view text, const Keys& keys) {
  std::u32string out;
  for (const char32_t code : code_points(text)) {
    const auto found = keys.find(lower(code));
    out += found == keys.end() ? code : found->second;
  }
  return utf8(out);
}

/// Which alphabets the letters of a text are of, whether one has no key, whether one of its words could hardly be spoken, and how many of
/// its letters share their key with a Latin vowel.
struct Look {
  bool latin = false, cyrillic = false, on_no_key = false, unspeakable = false;
  std::size_t letters = 0, on_latin_vowels = 0;
};

Look look_at(std::string_view text) {
  static constexpr std::u32string_view vowels = U"aeiouаеёиоуыэюяіїє", on_latin_vowels = U"фущш";
  Look look;
  std::size_t letters = 0, sounding = 0;
  const auto end_word = [&] {
    look.unspeakable |= letters >= fewest_letters && sounding * letters_a_vowel <= letters;
    letters = sounding = 0;
  };
  const Cultures& all = cultures();
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    const Character& character = all.characters[code];
    look.latin |= character.script == 1;
    look.cyrillic |= character.script == 2;
    look.on_no_key |= character.script == 1 && code >= 0x80;
    if (code == ' ')
      end_word();
    else if (character.sign == Sign::letter) {
      ++letters;
      ++look.letters;
      look.on_latin_vowels += on_latin_vowels.find(lower(code)) != std::u32string_view::npos;
      sounding += vowels.find(lower(code)) != std::u32string_view::npos;
    }
  }
  end_word();
  return look;
}

bool is_punctuation(char c) { return std::string_view("[];',`").find(c) != std::string_view::npos; }

bool is_name(std::string_view word) { return !name_forms(word).empty(); }

void add(std::vector<std::string>& words, std::string word) {
  if (words.size() < most_also && std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
}

/// The word with its digits read as letters; all ways where a digit may be several.
void digits_as_letters(Token& token) {
  const bool cyrillic = std::ranges::any_of(token.text, [](char c) { return static_cast<unsigned char>(c) >= 0xD0; });
  const auto& letters = cyrillic ? table().cyrillic : table().latin;
  std::vector<std::string> words = {""};
  for (const char c : token.text) {
    std::vector<std::string> longer;
    const auto digit = letters.find(c);
    for (const std::string& word : words)
      if (digit == letters.end())
        add(longer, word + c);
      else
        for (const char32_t letter : digit->second) {
          std::string next = word;
          append_code_point(next, letter);
          add(longer, std::move(next));
        }
    words = std::move(longer);
  }
  std::erase(words, token.text);
  token.also = std::move(words);
}

void other_letters(Token& token) {
  for (const auto& [seen, meant] : table().misread)
    for (std::size_t at = token.text.find(seen); at != std::string::npos; at = token.text.find(seen, at + 1)) {
      std::string word = token.text;
      word.replace(at, seen.size(), meant);
      if (is_name(word) && !is_name(token.text)) add(token.also, std::move(word));
    }
}

bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<std::string> by_the_same_keys(std::string_view text) {
  const Look look = look_at(text);
  std::vector<std::string> meant;
  if (look.latin == look.cyrillic || look.on_no_key) return meant;
  if (look.latin && look.unspeakable)
    for (const Keys& layout : table().layouts)
      if (std::string cyrillic = typed(text, layout); !look_at(cyrillic).unspeakable) add(meant, std::move(cyrillic));
  if (look.cyrillic && look.on_latin_vowels > 1 && look.on_latin_vowels * 5 >= look.letters)
    if (std::string latin = typed(text, table().back); std::ranges::none_of(latin, is_punctuation) && !look_at(latin).unspeakable)
      meant.push_back(std::move(latin));
  return meant;
}

void doubt_misread(std::vector<Token>& tokens, const std::vector<Fit>& fits) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    if (token.initial || !token.also.empty() || token.text.size() > longest_word) continue;
    if (has_digit(token.text))
      digits_as_letters(token);
    else if (fits[i].telling() < telling_little && token.text.size() >= fewest_letters)
      other_letters(token);
    if (!token.also.empty()) token.doubt = Doubt::misread;
  }
}

}  // namespace nostoi::names
