// What a column of dates says about itself: the order of day and month, spreadsheet numbers, and a date inside a heading.
#include <algorithm>

#include "intake/dates.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

/// The first two numbers of a text of three, when they are of one or two digits and the third is longer or stands last.
struct Pair {
  int first = 0, second = 0;
  char mark = '\0';
  bool found = false;
};

Pair leading_pair(std::string_view text) {
  int numbers[3] = {0, 0, 0}, digits[3] = {0, 0, 0};
  std::size_t at = 0;
  Pair pair;
  for (int i = 0; i < 3; ++i) {
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && digits[i] < 5; ++at, ++digits[i])
      numbers[i] = numbers[i] * 10 + (text[at] - '0');
    if (digits[i] == 0) return pair;
    if (i == 2) break;
    if (at == text.size() || (text[at] != '.' && text[at] != '/' && text[at] != '-' && text[at] != ' ')) return pair;
    pair.mark = text[at++];
    while (at < text.size() && text[at] == ' ') ++at;
  }
  pair.first = numbers[0];
  pair.second = numbers[1];
  pair.found = digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 4 || (digits[2] == 2 && numbers[0] <= 31));
  return pair;
}

}  // namespace

OrderEvidence decide_order(std::span<const CountedText> values) {
  OrderEvidence evidence;
  std::uint64_t dotted = 0;
  for (const CountedText& value : values) {
    const Pair pair = leading_pair(trimmed(value.text));
    if (!pair.found || pair.first == 0 || pair.second == 0 || pair.first > 31 || pair.second > 31) continue;
    if (pair.first > 12 && pair.second <= 12) evidence.day_first += value.count;
    if (pair.second > 12 && pair.first <= 12) evidence.month_first += value.count;
    if (pair.first > 12 || pair.second > 12 || pair.first == pair.second) continue;
    evidence.open += value.count;
    if (pair.mark == '.') dotted += value.count;
  }
  if (evidence.month_first > evidence.day_first) evidence.order = Order::month_first;
  evidence.assumed = evidence.open > 0 && evidence.day_first == evidence.month_first && 2 * dotted <= evidence.open;
  return evidence;
}

bool look_like_serials(std::span<const CountedText> values) {
  std::size_t serials = 0, filled = 0;
  for (const CountedText& value : values) {
    const std::string_view text = trimmed(value.text);
    if (text.empty() || says_unknown(text)) continue;
    ++filled;
    const std::string_view whole = text.substr(0, text.find('.'));
    serials += whole.size() == 5 && whole >= "10000" && whole <= "60000" &&
               std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
  }
  return serials >= 2 && 2 * serials >= filled;
}

PartialDate date_inside(std::string_view text) {
  const auto is_number = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (!is_number(text[from]) || (from > 0 && is_number(text[from - 1]))) continue;
    std::size_t end = from;
    while (end < text.size() && (is_number(text[end]) || text[end] == '.' || text[end] == '/' || text[end] == '-')) ++end;
    while (end > from && !is_number(text[end - 1])) --end;
    if (end - from < 8) continue;
    if (const DateReading reading = read_date(text.substr(from, end - from)); reading.trouble.empty() && reading.date.day)
      return reading.date;
  }
  return {};
}

}  // namespace nostoi::intake
