// Cutting chat lines: sender and time, bullet and number, then the name up to the first separator or digit, then the date.
#include "intake/chat.hpp"

#include <algorithm>

#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
std::size_t digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), digit) - text.begin());
}

char32_t first_letter(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? 0 : next_code_point(text, at);
}

/// "12.05.2025 14:33", "12.05.25, 14:33:05", "2025-05-12 2:33 PM": only digits, their separators and AM/PM, with a time of day.
bool is_moment(std::string_view text) {
  const bool allowed = std::all_of(text.begin(), text.end(),
                                   [](char c) { return digit(c) || std::string_view(" .,/:-APMapm").find(c) != std::string_view::npos; });
  return allowed && text.size() >= 8 && digit(text[0]) && text.find(':') != std::string_view::npos &&
         std::count_if(text.begin(), text.end(), digit) >= 6;
}

/// "Олена: " at the beginning of `text`: how many bytes it takes; 0 when nobody is named.
std::size_t sender_size(std::string_view text) {
  constexpr std::size_t longest = 80;
  const std::size_t colon = text.substr(0, longest).find(": ");
  if (colon != std::string_view::npos) return colon + 2;
  return text.size() <= longest && text.ends_with(':') ? text.size() : 0;
}

/// How much of `line` a chat has put before the message: "[12.05.2025 14:33] Олена: ", "12.05.2025, 14:33 - Олена: ", "Олена, [12.05.2025
/// 14:33]".
std::size_t context_size(std::string_view line) {
  const std::size_t open = line.find('['), close = open == std::string_view::npos ? open : line.find(']', open);
  if (close != std::string_view::npos && is_moment(line.substr(open + 1, close - open - 1))) {
    const bool sender_first = open > 0 && line.substr(0, open).ends_with(", ");
    if (open > 0 && !sender_first) return 0;
    std::size_t size = close + 1;
    if (size < line.size() && line[size] == ':') ++size;
    while (size < line.size() && line[size] == ' ') ++size;
    return sender_first ? size : size + sender_size(line.substr(size));
  }
  const std::size_t dash = line.substr(0, 32).find(" - ");
  if (dash == std::string_view::npos || !is_moment(line.substr(0, dash))) return 0;
  return dash + 3 + sender_size(line.substr(dash + 3));
}

/// Bullets, ticks and emojis at the beginning: everything that is no letter and no digit and opens nothing.
std::size_t bullet_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_letter(c) || digit(text[at]) || std::u32string_view(U"\"'(«“„#№+").find(c) != std::u32string_view::npos) break;
    at = next;
  }
  return at;
}

struct Marker {
  std::string_view number;
  std::size_t size = 0;  // of everything before the words
  bool certain = false;  // "1. ", "1) ", "№ 1", a bullet; not just "1 "
};

/// The number of a line and what surrounds it. "12.03.1987" is no number of a line.
Marker marker_of(std::string_view text) {
  Marker marker;
  std::size_t at = bullet_size(text);
  const bool bullet = at > 0;
  const std::size_t sign = text.substr(at).starts_with("№") ? 3 : text.substr(at).starts_with("#") ? 1 : 0;
  std::size_t from = at + sign;
  while (sign > 0 && from < text.size() && text[from] == ' ') ++from;
  const std::size_t count = digits(text.substr(from));
  if (count == 0 || count > 5) return {{}, at, bullet};
  std::size_t end = from + count;
  const std::size_t keycap = text.substr(end).starts_with("\xEF\xB8\x8F\xE2\x83\xA3") ? 6 : 0;  // 1️⃣
  end += keycap;
  const bool closed = end < text.size() && (text[end] == '.' || text[end] == ')' || text[end] == ':');
  if (closed) ++end;
  if (end < text.size() && digit(text[end])) return {{}, at, bullet};
  const bool spaced = end < text.size() && text[end] == ' ';
  if (!closed && !keycap && !spaced) return {{}, at, bullet};
  end += bullet_size(text.substr(end));
  const bool certain = closed || keycap > 0 || sign > 0;
  if (!certain && !is_upper(first_letter(text.substr(end)))) return {{}, at, bullet};
  return {text.substr(from, count), end, certain};
}

bool is_year(std::string_view text) { return text.size() == 4 && digits(text) == 4 && (text.starts_with("19") || text.starts_with("20")); }

/// "12.03.1987", "3/12/87", "1987-03-12", "xx.07.1944" at the beginning of `text`: digits, unknown digits, two separators.
std::size_t written_date(std::string_view text) {
  std::size_t size = 0, separators = 0, numbers = 0;
  for (; size < text.size(); ++size) {
    const char c = text[size];
    if (digit(c)) {
      ++numbers;
    } else if ((c == '.' || c == '/' || c == '-') && size > 0 && size + 1 < text.size() && text[size + 1] != ' ') {
      ++separators;
    } else if (c != 'x' && c != 'X' && c != '?') {
      break;
    }
  }
  while (size > 0 && !digit(text[size - 1])) --size;
  if (separators >= 2 && numbers >= 4 && size <= 10) return size;
  return is_year(text.substr(0, size)) ? size : 0;
}

/// How far a name goes: to a separator, a bracket, a dash between spaces, or a digit.
std::size_t name_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t here = at;
    const char32_t c = next_code_point(text, at);
    if (digit(text[here]) || std::u32string_view(U",;|\t(:/").find(c) != std::u32string_view::npos) return here;
    if ((c == 'x' || c == 'X') && written_date(text.substr(here)) > 0) return here;
    const bool dash = c == '-' || c == U'–' || c == U'—';
    if (dash && here > 0 && text[here - 1] == ' ' && at < text.size() && text[at] == ' ') return here;
  }
  return text.size();
}

/// What may stand around and between parts.
std::string_view bare(std::string_view text) {
  text = trimmed(text);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : {",", ";", "|", "-", "–", "—", ":", "/"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size()), more = true;
      if (text.ends_with(mark)) text.remove_suffix(mark.size()), more = true;
    }
    text = trimmed(text);
  }
  return text;
}

/// "12 березня 1987": a day, a word, a year.
std::size_t worded_date(std::string_view text) {
  const std::size_t day = digits(text);
  if (day == 0 || day > 2 || day >= text.size() || text[day] != ' ') return 0;
  std::size_t at = day + 1;
  while (at < text.size()) {
    std::size_t next = at;
    if (!is_letter(next_code_point(text, next))) break;
    at = next;
  }
  if (at == day + 1 || at >= text.size() || text[at] != ' ' || !is_year(text.substr(at + 1, 4))) return 0;
  return at + 5;
}

/// "р.н.", "г.р.", "року народження" after a date.
std::size_t birth_mark(std::string_view text) {
  const std::size_t space = text.starts_with(' ') ? 1 : 0;
  for (const std::string_view mark :
       {"року народження", "года рождения", "р. н.", "г. р.", "р.н.", "г.р.", "р.н", "г.р", "рн", "гр", "р.", "г."})
    if (text.substr(space).starts_with(mark)) return space + mark.size();
  return 0;
}

struct Found {
  std::size_t at = 0, size = 0;
};

Found find_date(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const bool could_begin = (digit(text[at]) || text[at] == 'x' || text[at] == 'X') && !digit(before) && (before & 0x80) == 0;
    if (!could_begin) continue;
    std::size_t size = std::max(worded_date(text.substr(at)), written_date(text.substr(at)));
    if (size == 0) continue;
    if (at + size < text.size() && digit(text[at + size])) continue;
    size += birth_mark(text.substr(at + size));
    return {at, size};
  }
  return {text.size(), 0};
}

template <class Visit>
void for_lines(std::string_view sample, std::size_t most, Visit visit) {
  while (!sample.empty() && most > 0) {
    const std::size_t end = std::min(sample.find_first_of("\r\n"), sample.size());
    const std::string_view line = trimmed(sample.substr(0, end));
    sample.remove_prefix(std::min(end + 1, sample.size()));
    if (line.empty()) continue;
    visit(line);
    --most;
  }
}

constexpr std::size_t sample_lines = 300;

}  // namespace

ChatLine cut_chat_line(std::string_view line) {
  ChatLine cut;
  cut.line = line;
  std::string_view text = trimmed(line);
  const std::size_t context = context_size(text);
  cut.context = trimmed(text.substr(0, context));
  text = trimmed(text.substr(context));
  const Marker marker = marker_of(text);
  cut.number = marker.number;
  text = trimmed(text.substr(marker.size));
  if (const Found first = find_date(text); first.size > 0 && first.at == 0) {  // the date comes before the name
    cut.date = text.substr(0, first.size);
    text = bare(text.substr(first.size));
  }
  const std::size_t name = name_size(text);
  cut.name = bare(text.substr(0, name));
  text = text.substr(name);
  const Found date = cut.date.empty() ? find_date(text) : Found{text.size(), 0};
  if (date.size > 0) cut.date = text.substr(date.at, date.size);
  cut.rest = bare(text.substr(0, date.at));
  if (date.size > 0) {
    const std::string_view after = bare(text.substr(date.at + date.size));
    if (!cut.rest.empty() && !after.empty()) cut.rest += ", ";
    cut.rest += after;
  }
  return cut;
}

bool is_chat(std::string_view sample) {
  std::size_t lines = 0, marked = 0;
  long last = 0;
  for_lines(sample, sample_lines, [&](std::string_view line) {
    ++lines;
    const std::size_t context = context_size(line);
    const std::string_view text = trimmed(line.substr(context));
    const Marker marker = marker_of(text);
    const long number = marker.number.empty() ? 0 : std::stol(std::string(marker.number));
    const bool follows = number > 0 && number == last + 1;
    last = number;
    marked += context > 0 || ((marker.certain || follows) && marker.size > 0 && is_letter(first_letter(text.substr(marker.size))));
  });
  return lines > 0 && marked * 2 >= lines;
}

bool has_parts(std::string_view sample) {
  bool found = false;
  for_lines(sample, sample_lines, [&](std::string_view line) {
    const ChatLine cut = cut_chat_line(line);
    found = found || (!cut.name.empty() && (!cut.date.empty() || !cut.number.empty() || !cut.rest.empty()));
  });
  return found;
}

}  // namespace nostoi::intake
