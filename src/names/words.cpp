// split(): one pass over the text, a word at a time.
#include "names/words.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

constexpr std::pair<std::string_view, std::string_view> brackets[] = {{"(", ")"},   {"[", "]"}, {"{", "}"}, {"«", "»"},
                                                                      {"\"", "\""}, {"„", "“"}, {"“", "”"}};

constexpr std::string_view begins_a_bracket = "([{\"\xC2\xE2";  // their first bytes

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Word> words() {
    while (at_ < text_.size()) step();
    finish();
    return std::move(words_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (begins_a_bracket.find(c) != std::string_view::npos)
      for (const auto& [open, close] : brackets)
        if (text_.substr(at_).starts_with(open)) return bracket(open, close);
    if (c == '.')
      end_with(&Word::dotted);
    else if (c == ',' || c == ';')
      end_with(&Word::comma);
    else if (c == ' ')
      finish();
    else
      word_ += c;
    ++at_;
  }

  void bracket(std::string_view open, std::string_view close) {
    finish();
    brackets_ += open == "(";
    at_ += open.size();
    const std::size_t end = text_.find(close, at_);
    if (end == std::string_view::npos) return;
    if (end > at_) {
      add(std::string(text_.substr(at_, end - at_)));
      words_.back().quoted = true;
      if (open == "(") words_.back().bracket = brackets_;
    }
    at_ = end + close.size();
  }

  void end_with(bool Word::* mark) {
    const bool ended = finish();
    if (!words_.empty() && (ended || mark == &Word::comma)) words_.back().*mark = true;
  }

  void add(std::string word) { words_.emplace_back().text = std::move(word); }

  /// Ends the word at hand. "петренко -" and "- коваль" become one word only where the hyphen touches it.
  bool finish() {
    const bool joins = !words_.empty() && !words_.back().quoted && !word_.empty() && word_ != "-" &&
                       ((word_.front() == '-') != (words_.back().text.back() == '-')) && words_.back().text != "-";
    if (word_.empty()) return false;
    if (joins)
      words_.back().text += word_;
    else
      add(word_);
    word_.clear();
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0, brackets_ = 0;
  std::string word_;
  std::vector<Word> words_;
};

}  // namespace

std::vector<Word> split(std::string_view normalised) { return Splitter(normalised).words(); }

void mark_capitals(std::string_view original, std::vector<Word>& name) {
  std::vector<std::string_view> in_capitals;
  bool any_small = false;
  for (std::size_t at = 0; at < original.size();) {
    std::size_t from = at, to = at, capitals = 0, small = 0;
    while (at < original.size()) {
      const char32_t code = next_code_point(original, at);
      const Character& character = cultures().characters[code];
      const bool inside = character.sign == Sign::letter || character.sign == Sign::dash || character.sign == Sign::apostrophe;
      if (!inside) break;
      capitals += character.sign == Sign::letter && character.lower != code;
      small += character.sign == Sign::letter && character.lower == code;
      to = at;
    }
    any_small |= small > 0;
    if (capitals > 1 && small == 0) in_capitals.push_back(original.substr(from, to - from));
  }
  if (!any_small) return;
  for (const std::string_view run : in_capitals) {
    const std::string text = normalise(run);
    for (Word& word : name) word.capitals |= word.text == text || word.text.ends_with("-" + text);
  }
}

bool begins_with_capital(std::string_view original, std::size_t bracket) {
  std::size_t at = 0;
  for (; bracket > 0; --bracket) {
    at = original.find('(', at);
    if (at++ == std::string_view::npos) return false;
  }
  while (at < original.size()) {
    const char32_t code = next_code_point(original, at);
    const Character& character = cultures().characters[code];
    if (character.sign == Sign::letter) return character.lower != code;
  }
  return false;
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    if (code < 0x80)
      count += code >= 'a' && code <= 'z';
    else if (code < 0x600)
      count += cultures().characters[code].sign == Sign::letter;
    else
      count += u_isalpha(static_cast<UChar32>(code));
  }
  return count;
}

bool is_number(std::string_view text) {
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
  return digits > 0 && digits >= letters(text);
}

std::string joined(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) text += ' ';
    text += words[i].text;
  }
  return text;
}

}  // namespace nostoi::names
