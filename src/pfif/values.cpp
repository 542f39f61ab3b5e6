// The forms of PFIF 1.4 §4 and §5, and of its older versions where they are stricter.
#include "pfif/values.hpp"

#include <unicode/uloc.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <string>

#include "nostoi/model.hpp"

namespace nostoi::pfif {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether `text` has the form: 9 stands for any digit, everything else for itself.
bool has_form(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(), [](char c, char as) { return as == '9' ? is_digit(c) : c == as; });
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_label(std::string_view label) {
  const auto inner = [](char c) { return is_small(c) || is_digit(c) || c == '-'; };
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::all_of(label.begin(), label.end(), inner);
}

}  // namespace

Time read_time(std::string_view text) {
  const std::size_t dot = text.find('.');
  std::string whole(text.substr(0, dot));
  if (dot != text.npos) {
    const std::string_view fraction = text.substr(dot + 1);
    const std::size_t digits = fraction.find_first_not_of("0123456789");
    if (digits == 0 || digits == fraction.npos || fraction.substr(digits) != "Z") return {};
    whole += 'Z';
  }
  if (!has_form(whole, "9999-99-99T99:99:99Z")) return {};
  const std::string_view at(whole);
  const int year = number(at.substr(0, 4)), hour = number(at.substr(11, 2)), minute = number(at.substr(14, 2));
  const int second = number(at.substr(17, 2));
  const auto month = static_cast<unsigned>(number(at.substr(5, 2))), day = static_cast<unsigned>(number(at.substr(8, 2)));
  if (!is_calendar_day(year, month, day) || hour > 23 || minute > 59 || second > 60) return {true, {}};
  return {true, std::int64_t{day_number(year, month, day)} * 86'400 + hour * 3600 + minute * 60 + second};
}

BirthDate read_birth_date(std::string_view text) {
  if (!has_form(text, "9999") && !has_form(text, "9999-99") && !has_form(text, "9999-99-99")) return {};
  const int year = number(text.substr(0, 4));
  const auto month = text.size() > 4 ? static_cast<unsigned>(number(text.substr(5, 2))) : 1u;
  const auto day = text.size() > 7 ? static_cast<unsigned>(number(text.substr(8, 2))) : 1u;
  if (!is_calendar_day(year, month, day)) return {true, {}};
  return {true, day_number(year, month, day)};
}

Age read_age(std::string_view text) {
  const std::size_t hyphen = text.find('-');
  const std::string_view low = text.substr(0, hyphen), high = hyphen == text.npos ? low : text.substr(hyphen + 1);
  const auto is_number = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), is_digit); };
  if (!is_number(low) || !is_number(high)) return {};
  const auto bare = [](std::string_view part) { return part.substr(std::min(part.find_first_not_of('0'), part.size() - 1)); };
  return {true, std::pair(bare(high).size(), bare(high)) < std::pair(bare(low).size(), bare(low))};
}

bool is_record_id(std::string_view text) {
  const std::size_t slash = text.find('/', 1);
  return !text.empty() && slash != text.npos && slash + 1 < text.size();
}

bool has_domain(std::string_view record_id) {
  std::string_view domain = record_id.substr(0, record_id.find('/'));
  if (domain.empty() || domain.size() > 255) return false;
  while (true) {
    const std::size_t dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    if (dot == domain.npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_email(std::string_view text) {
  const std::size_t at = text.find('@', 1);
  return !text.empty() && at != text.npos && at + 1 < text.size();
}

bool is_phone(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789 -+()") == text.npos; }

bool is_url(std::string_view text) {
  for (const std::string_view scheme : {"http://", "https://"})
    if (text.starts_with(scheme))
      return text.size() > scheme.size() && text[scheme.size()] != '/' && text.find_first_of(" \t\r\n") == text.npos;
  return false;
}

bool is_urls(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view url = text.substr(0, end);
    while (url.ends_with('\r') || url.ends_with(' ')) url.remove_suffix(1);
    if (!url.empty() && !is_url(url)) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

bool is_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return is_small(c) || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_letters(std::string_view text, std::size_t size) {
  return text.size() == size && std::all_of(text.begin(), text.end(), is_capital);
}

bool is_subdivision(std::string_view text) {
  if (text.size() > 3 && is_country(text.substr(0, 2)) && text[2] == '-') text.remove_prefix(3);
  return !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), [](char c) { return is_capital(c) || is_digit(c); });
}

bool is_country(std::string_view text) {
  static const std::set<std::string, std::less<>> codes = [] {
    std::set<std::string, std::less<>> all;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) all.insert(*code);
    return all;
  }();
  return codes.contains(text);
}

}  // namespace nostoi::pfif
