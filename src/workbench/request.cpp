// Reading what a request asks for, strictly: no two readers of one target may differ about what it names.
#include "nostoi/workbench/request.hpp"

#include <unicode/utf8.h>

#include <algorithm>

namespace nostoi::workbench {

namespace {

std::optional<int> digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return {};
}

bool is_plain_text(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 letter = 0;
    U8_NEXT(bytes, at, size, letter);
    if (letter < 0x20 || letter == 0x7F) return false;  // less than 0: no UTF-8
  }
  return true;
}

/// Percent-encoding and, in a query, "+" for a space; nothing where an escape is none or what comes out is no plain text.
std::optional<std::string> decoded(std::string_view text, bool in_query) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += in_query && text[i] == '+' ? ' ' : text[i];
      continue;
    }
    const std::optional<int> high = i + 1 < text.size() ? digit_of(text[i + 1]) : std::nullopt;
    const std::optional<int> low = i + 2 < text.size() ? digit_of(text[i + 2]) : std::nullopt;
    if (!high || !low) return {};
    out += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return is_plain_text(out) ? std::optional(out) : std::nullopt;
}

tl::unexpected<Error> unreadable() { return fail(Code::invalid, say("workbench-target")); }

bool is_segment(const std::string& text) { return !text.empty() && text != "." && text != ".." && text.find('/') == text.npos; }

Result<std::vector<std::string>> path_of(std::string_view text) {
  std::vector<std::string> path;
  if (!text.starts_with('/')) return unreadable();
  if (text == "/") return path;
  for (std::size_t from = 1; from <= text.size();) {
    const std::size_t to = std::min(text.find('/', from), text.size());
    const std::optional<std::string> segment = decoded(text.substr(from, to - from), false);
    if (!segment || !is_segment(*segment)) return unreadable();
    path.push_back(*segment);
    from = to + 1;
    if (to + 1 == text.size()) return unreadable();  // ends in a slash
  }
  return path;
}

Result<std::map<std::string, std::string>> query_of(std::string_view text) {
  std::map<std::string, std::string> query;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t to = std::min(text.find('&', from), text.size());
    const std::string_view pair = text.substr(from, to - from);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::optional<std::string> name = decoded(pair.substr(0, equals), true);
    const std::optional<std::string> value = decoded(equals < pair.size() ? pair.substr(equals + 1) : "", true);
    if (!name || !value || name->empty() || !query.emplace(*name, *value).second) return unreadable();
    from = to + 1;
  }
  return query;
}

}  // namespace

std::optional<std::string_view> Request::header(std::string_view name) const {
  const auto is_it = [&](const auto& one) { return one.first == name; };
  const auto found = std::ranges::find_if(headers, is_it);
  if (found == headers.end() || std::any_of(found + 1, headers.end(), is_it)) return {};
  return found->second;
}

Result<Target> read_target(std::string_view target) {
  const std::size_t mark = std::min(target.find('?'), target.size());
  Result<std::vector<std::string>> path = path_of(target.substr(0, mark));
  if (!path) return tl::unexpected(path.error());
  Result<std::map<std::string, std::string>> query = query_of(mark < target.size() ? target.substr(mark + 1) : "");
  if (!query) return tl::unexpected(query.error());
  return Target{std::move(*path), std::move(*query)};
}

}  // namespace nostoi::workbench
