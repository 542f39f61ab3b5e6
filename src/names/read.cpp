// read(): a name cell into words. Brackets, other names, call signs, titles and ranks are set aside, initials are told from names,
// particles join the word they belong to. Nothing is lost: what is no word of the name is in set_aside.
#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "names/declension.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

struct Word {
  std::string text;
  bool dotted = false;  ///< a full stop follows
  bool comma = false;   ///< a comma or semicolon follows: phrases end here
  bool quoted = false;  ///< stood in brackets or quotation marks
};

constexpr std::pair<std::string_view, std::string_view> brackets[] = {{"(", ")"},   {"[", "]"}, {"{", "}"}, {"«", "»"},
                                                                      {"\"", "\""}, {"„", "“"}, {"“", "”"}};

/// Splits at spaces, full stops and commas; a bracketed stretch is one quoted word. An unclosed bracket is a space.
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
    for (const auto& [open, close] : brackets)
      if (text_.substr(at_).starts_with(open)) return bracket(open, close);
    const char c = text_[at_];
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
    at_ += open.size();
    const std::size_t end = text_.find(close, at_);
    if (end == std::string_view::npos) return;
    if (end > at_) words_.push_back({std::string(text_.substr(at_, end - at_)), false, false, true});
    at_ = end + close.size();
  }

  void end_with(bool Word::* mark) {
    const bool ended = finish();
    if (!words_.empty() && (ended || mark == &Word::comma)) words_.back().*mark = true;
  }

  /// Ends the word at hand. "петренко -" and "- коваль" become one word only where the hyphen touches it.
  bool finish() {
    const bool joins = !words_.empty() && !words_.back().quoted && !word_.empty() && word_ != "-" &&
                       ((word_.front() == '-') != (words_.back().text.back() == '-')) && words_.back().text != "-";
    if (word_.empty()) return false;
    if (joins)
      words_.back().text += word_;
    else
      words_.push_back({word_, false, false, false});
    word_.clear();
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string word_;
  std::vector<Word> words_;
};

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = next_code_point(text, at);
    count += code >= 'a' && code <= 'z' ? 1 : code >= 0x80 && cultures().characters[code].sign == Sign::letter;
    if (code >= 0x600) ++count;
  }
  return count;
}

std::string joined(const std::vector<Word>& words, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) text += ' ';
    text += words[i].text;
  }
  return text;
}

struct Phrase {
  std::size_t words = 0;
  Aside kind = Aside::title;
};

/// "1987", "1987р", "3057": as many digits as letters, or more.
bool is_number(std::string_view text) {
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
  return digits > 0 && digits >= letters(text);
}

/// The longest title, rank, … that begins at `at`; zero words if none.
Phrase phrase_at(const std::vector<Word>& words, std::size_t at) {
  const Cultures& all = cultures();
  const auto first = all.aside_words.find(words[at].text);
  if (first == all.aside_words.end() || words[at].quoted) return {};
  const bool behind_a_number = at > 0 && is_number(words[at - 1].text);
  for (std::size_t count = std::min(first->second, words.size() - at); count > 0; --count) {
    const std::string phrase = joined(words, at, at + count);
    if (const auto found = all.asides.find(phrase); found != all.asides.end()) return {count, found->second};
    if (behind_a_number && all.behind_a_number.contains(phrase)) return {count, Aside::title};
  }
  return {};
}

/// Where the stretch that a phrase sets aside ends: a call sign takes one word or quotation, another name everything to the comma.
std::size_t end_of(const std::vector<Word>& words, std::size_t at, const Phrase& phrase) {
  std::size_t end = at + phrase.words;
  const auto comma = [&] { return words[end - 1].comma; };
  if (phrase.kind == Aside::call_sign && end < words.size() && !comma()) return end + 1;
  if (phrase.kind == Aside::also_known)
    while (end < words.size() && !comma()) ++end;
  return end;
}

bool is_initial(const Word& word) { return letters(word.text) == 1 || (word.dotted && cultures().initials.contains(word.text)); }

std::string trimmed(std::string text) {
  const auto edge = [](char c) { return c == '-' || c == '\''; };
  while (!text.empty() && edge(text.back())) text.pop_back();
  text.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(text, edge) - text.begin()));
  return text;
}

/// Splits words into those of the name and those beside it. Titles are left in the name when nothing else would stay.
std::vector<Word> take_aside(const std::vector<Word>& words, std::vector<std::string>& aside, bool titles) {
  std::vector<Word> name;
  for (std::size_t at = 0; at < words.size();) {
    const Phrase phrase = phrase_at(words, at);
    const bool named = phrase.kind == Aside::title || phrase.kind == Aside::rank;
    const std::size_t end = phrase.words && (titles || !named) ? end_of(words, at, phrase) : at;
    if (end > at) {
      aside.push_back(joined(words, at, end));
    } else if (words[at].quoted || letters(words[at].text) == 0 || is_number(words[at].text)) {
      aside.push_back(words[at].text);
    } else {
      name.push_back({trimmed(words[at].text), words[at].dotted, words[at].comma, false});
    }
    at = std::max(end, at + 1);
  }
  return name;
}

/// "фон дервіз" → "фон-дервіз", "алієв огли" → "алієв-огли".
std::vector<Word> join_particles(std::vector<Word> words) {
  const Cultures& all = cultures();
  const bool is_long = words.size() > 2;
  std::vector<Word> name;
  bool joins = false;  // the word before is a particle that belongs to the next
  for (Word& word : words) {
    const bool before = all.particles.contains(word.text) || (is_long && all.particles_in_long_names.contains(word.text));
    const bool behind = all.particles_behind.contains(word.text) && !name.empty() && !name.back().dotted;
    if (joins || behind) {
      name.back().text += "-" + word.text;
      name.back().comma = word.comma;
    } else {
      name.push_back(std::move(word));
    }
    joins = before && !name.back().comma && !name.back().dotted;
  }
  return name;
}

}  // namespace

Reading read(std::string_view text) {
  Reading reading;
  const std::vector<Word> words = Splitter(normalise(text)).words();
  std::vector<Word> name = take_aside(words, reading.set_aside, true);
  if (name.empty() && !words.empty()) {
    reading.set_aside.clear();
    name = take_aside(words, reading.set_aside, false);
  }
  if (name.size() > 1) name = join_particles(std::move(name));
  const Declension* declension = nullptr;
  for (const Word& word : name)
    if (!declension) declension = shown_by(word.text);
  for (Word& word : name) {
    std::string romanised = romanise_for_comparison(declension ? nominative(*declension, word.text) : word.text);
    const bool initial = is_initial(word);
    reading.tokens.push_back({std::move(word.text), std::move(romanised), initial});
  }
  return reading;
}

}  // namespace nostoi::names
