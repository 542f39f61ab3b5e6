// Taking a date apart. The words it knows are in data/model/dates.json; what it does not know makes the text unreadable, for a
// guess about a date of birth costs more than a question.
#include "intake/date_parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "intake/dates.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

using WordSet = std::set<std::string, std::less<>>;

struct DateWords {
  std::vector<std::pair<std::string, int>> months;
  WordSet about, age, silent, missing;
};

const DateWords& date_words() {
  static const DateWords loaded = [] {
    DateWords words;
    const nlohmann::json file = nlohmann::json::parse(*shipped("model/dates.json"));
    for (int month = 1; const auto& forms : file.at("months")) {
      for (const std::string form : forms) words.months.emplace_back(form, month);
      ++month;
    }
    const auto fill = [&file](const char* key, WordSet& set) {
      for (const std::string word : file.at(key)) set.insert(word);
    };
    fill("about_words", words.about);
    fill("age_words", words.age);
    fill("silent", words.silent);
    fill("missing", words.missing);
    return words;
  }();
  return loaded;
}

int month_of(std::string_view word) {
  if (length(word) < 3) return 0;
  for (const auto& [form, month] : date_words().months)
    if (form.starts_with(word)) return month;
  return 0;
}

/// I … XII, typed with Latin letters or with the Cyrillic ones that look like them.
int roman_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> numerals = {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"};
  std::string latin;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == U'і')
      latin += 'i';
    else if (c == U'х')
      latin += 'x';
    else if (c >= 0x80)
      return 0;
    else
      latin += static_cast<char>(c);
  }
  const auto found = std::find(numerals.begin(), numerals.end(), latin);
  return found == numerals.end() ? 0 : static_cast<int>(found - numerals.begin()) + 1;
}

bool marks_unknown(char32_t c) { return c == 'x' || c == U'х' || c == '_' || c == '?' || c == '*'; }

/// Reads the text once, left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  DateParts read() {
    while (at_ < text_.size() && out_.readable) step();
    return std::move(out_);
  }

 private:
  char32_t peek() const {
    std::size_t at = at_;
    return at < text_.size() ? next_code_point(text_, at) : U'\0';
  }

  void step() {
    const char32_t c = peek();
    if (is_digit(c)) return number();
    if (starts_unknown()) return unknown();
    if (is_letter(c)) return word();
    next_code_point(text_, at_);
    sign(c);
  }

  /// A run of x, _, ? or * that is not the beginning of a word, and not a Roman X alone between dots.
  bool starts_unknown() const {
    std::size_t at = at_, marks = 0;
    char32_t c = 0;
    bool letters = true;
    while (at < text_.size()) {
      c = next_code_point(text_, at);
      if (!marks_unknown(c)) break;
      letters = letters && is_letter(c);
      ++marks;
      c = 0;
    }
    if (marks == 0 || (c != 0 && is_letter(c))) return false;
    return !letters || marks >= 2;
  }

  void number() {
    DatePart part;
    long long value = 0;
    for (; is_digit(peek()) && part.digits < 18; ++at_, ++part.digits) value = value * 10 + (text_[at_] - '0');
    if (part.digits > 8) out_.readable = false;
    std::size_t unknown = 0;
    for (std::size_t at = at_; at < text_.size() && marks_unknown(next_code_point(text_, at)); at_ = at) ++unknown;
    if (unknown > 0 && part.digits + unknown == 4) {
      part.sort = DatePart::Sort::decade;
      for (std::size_t i = 0; i < unknown; ++i) value *= 10;
      part.digits = static_cast<int>(unknown);
    } else if (unknown > 0) {
      out_.readable = false;
    }
    part.value = static_cast<int>(std::min<long long>(value, 99999999));
    if (peek() == ':') return skip_time();
    if (peek() == '-') skip_ending();
    push(part);
  }

  /// "1990-ті", "1980-х": the letters of a decade; the number stands for about those years.
  void skip_ending() {
    std::size_t at = at_ + 1;
    const std::size_t from = at;
    while (at < text_.size()) {
      std::size_t next = at;
      if (!is_letter(next_code_point(text_, next))) break;
      at = next;
    }
    const std::string_view ending = text_.substr(from, at - from);
    constexpr std::array<std::string_view, 8> endings = {"ті", "тих", "х", "е", "го", "й", "му", "м"};
    if (std::find(endings.begin(), endings.end(), ending) == endings.end()) return;
    at_ = at;
    if (ending == "ті" || ending == "тих" || ending == "х" || ending == "е") out_.about = true;
  }

  /// The hours are the number just read; minutes, seconds, fractions and the zone follow.
  void skip_time() {
    if (out_.parts.empty()) out_.readable = false;
    while (at_ < text_.size()) {
      const char32_t c = peek();
      if (!is_digit(c) && c != ':' && c != '.' && c != '+' && c != '-' && c != 'z' && c != ' ' && c != ',') break;
      ++at_;
    }
  }

  void unknown() {
    DatePart part;
    part.sort = DatePart::Sort::unknown;
    while (marks_unknown(peek())) {
      next_code_point(text_, at_);
      ++part.digits;
    }
    push(part);
  }

  void word() {
    const std::size_t from = at_;
    while (at_ < text_.size()) {
      std::size_t next = at_;
      if (!is_letter(next_code_point(text_, next))) break;
      at_ = next;
    }
    meaning(one_alphabet(text_.substr(from, at_ - from)));
  }

  void meaning(const std::string& word) {
    const DateWords& known = date_words();
    if (const int month = month_of(word)) return push({DatePart::Sort::month, month, 0, '\0'});
    if (const int month = roman_month(word); month && (gap_ == '.' || gap_ == '-' || gap_ == '/' || gap_ == ' '))
      if (!out_.parts.empty()) return push({DatePart::Sort::month, month, 0, '\0'});
    if (known.about.contains(word)) {
      out_.about = true;
    } else if (known.age.contains(word) && takes_age(word)) {
      // The number before it is an age, no part of a date.
    } else if (known.silent.contains(word) || known.age.contains(word)) {
      out_.year_word = true;
    } else {
      out_.readable = false;
    }
  }

  /// "38 років", "age 38": the last number, when it is no year and no part of a dotted date.
  bool takes_age(std::string_view word) {
    if (word == "вік" || word == "возраст" || word == "age" || word == "aged") {
      age_comes_ = true;
      return true;
    }
    if (out_.parts.empty()) return out_.age >= 0;
    const DatePart& last = out_.parts.back();
    const bool alone = last.before == '\0' || last.before == ' ' || last.before == ',';
    if (last.sort != DatePart::Sort::number || last.digits > 3 || last.value > 120 || !alone) return false;
    if (out_.parts.size() == 2 && out_.parts.front().sort == DatePart::Sort::month) return false;
    out_.age = last.value;
    out_.parts.pop_back();
    return true;
  }

  void sign(char32_t c) {
    if (is_space(c)) {
      if (gap_ == '\0') gap_ = ' ';
    } else if (c == '.' || c == '/' || c == ',' || c == '\\') {
      gap_ = c == '\\' ? '/' : static_cast<char>(c);
    } else if (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2012 || c == 0x2010 || c == 0x2011) {
      gap_ = '-';
    } else if (c == '~' || c == 0x2248 || c == 0xB1) {
      out_.about = true;
    } else if (c == '\'' || c == 0x2019) {
      out_.year_word = true;
    } else if (c != '(' && c != ')' && c != '[' && c != ']' && c != '"' && c != ':' && c != ';' && c != 0xAB && c != 0xBB) {
      out_.readable = false;
    }
  }

  void push(DatePart part) {
    if (age_comes_ && part.sort == DatePart::Sort::number && part.digits <= 3) {
      out_.age = part.value;
      age_comes_ = false;
      gap_ = '\0';
      return;
    }
    part.before = out_.parts.empty() ? '\0' : gap_;
    gap_ = '\0';
    out_.parts.push_back(part);
    if (out_.parts.size() > 6) out_.readable = false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char gap_ = '\0';
  bool age_comes_ = false;
  DateParts out_;
};

}  // namespace

DateParts date_parts(std::string_view text) {
  if (text.size() > 100) {
    DateParts none;
    none.readable = false;
    return none;
  }
  const std::string plain = lower(trimmed(text));
  return Scanner(plain).read();
}

bool says_unknown(std::string_view text) {
  const std::string_view inside = trimmed(text);
  bool signs = true;
  for (std::size_t at = 0; at < inside.size() && signs;) {
    const char32_t c = next_code_point(inside, at);
    signs = !is_letter(c) && !is_digit(c);
  }
  if (signs) return true;
  if (inside.size() > 40) return false;
  std::string word = lower(inside);
  while (!word.empty() && (word.back() == '.' || word.back() == '!')) word.pop_back();
  return date_words().missing.contains(word);
}

}  // namespace nostoi::intake
