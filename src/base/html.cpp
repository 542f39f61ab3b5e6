// Escaping, and the few elements a report is made of.
#include "base/html.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "base/letters.hpp"

namespace nostoi {

namespace {

std::string_view entity(std::int32_t letter) {
  switch (letter) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

void append_letter(std::string& out, std::int32_t letter, std::string_view bytes) {
  if (letter < 0)
    out += "\xEF\xBF\xBD";
  else if (unseen(letter))
    out += fmt::format("<span class=\"unseen\">U+{:04X}</span>", static_cast<unsigned>(letter));
  else if (const std::string_view replacement = entity(letter); !replacement.empty())
    out += replacement;
  else
    out += bytes;
}

Html marked(const std::vector<Letter>& text, const std::vector<bool>& common) {
  Html out;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (inside == common[i]) out.text += common[i] ? "</mark>" : "<mark>";
    inside = !common[i];
    append_letter(out.text, text[i].value, text[i].bytes);
  }
  if (inside) out.text += "</mark>";
  return tag("bdi", out);
}

// Capitals are no difference between two people.
bool alike(const Letter& a, const Letter& b) {
  return a.bytes == b.bytes ||
         (a.value >= 0 && b.value >= 0 && u_foldCase(a.value, U_FOLD_CASE_DEFAULT) == u_foldCase(b.value, U_FOLD_CASE_DEFAULT));
}

// Marks in both texts the letters of a longest common subsequence.
void find_common(const std::vector<Letter>& a, const std::vector<Letter>& b, std::vector<bool>& in_a, std::vector<bool>& in_b) {
  std::vector<std::vector<std::uint16_t>> longest(a.size() + 1, std::vector<std::uint16_t>(b.size() + 1));
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i][j] =
          alike(a[i], b[j]) ? static_cast<std::uint16_t>(longest[i + 1][j + 1] + 1) : std::max(longest[i + 1][j], longest[i][j + 1]);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (alike(a[i], b[j]))
      in_a[i++] = in_b[j++] = true;
    else if (longest[i + 1][j] >= longest[i][j + 1])
      ++i;
    else
      ++j;
  }
}

}  // namespace

Html escape(std::string_view text) {
  Html out;
  out.text.reserve(text.size());
  for (const Letter& letter : letters(text)) append_letter(out.text, letter.value, letter.bytes);
  return out;
}

Html tag(std::string_view name, const Html& content, std::string_view attributes) {
  const std::size_t dot = name.find('.');
  const std::string_view element = name.substr(0, dot);
  std::string out = fmt::format("<{}", element);
  if (dot != std::string_view::npos) out += fmt::format(" class=\"{}\"", name.substr(dot + 1));
  if (!attributes.empty()) out += fmt::format(" {}", attributes);
  return {fmt::format("{}>{}</{}>", out, content.text, element)};
}

Html words(std::string_view key, Arguments arguments) { return escape(say(key, arguments)); }

Html cell(std::string_view text) {
  constexpr std::size_t most = 400;  // bytes shown of a cell; nobody reads a page of text in a table
  if (text.size() <= most) return tag("bdi", escape(text));
  std::size_t end = most;
  while ((text[end] & 0xC0) == 0x80) --end;
  return tag("bdi", escape(text.substr(0, end)) + markup("\u2026")) +
         tag("span.hint", words("report-cell-long", {{"bytes", std::to_string(text.size())}}));
}

Html table(const std::vector<std::string>& headings, const std::vector<Row>& rows, const std::set<std::size_t>& numeric) {
  Html head, body;
  for (std::size_t i = 0; i < headings.size(); ++i)
    head += tag(numeric.contains(i) ? "th.number" : "th", escape(headings[i]), "scope=\"col\"");
  for (const Row& row : rows) {
    Html cells;
    for (std::size_t i = 0; i < row.size(); ++i) cells += tag(numeric.contains(i) ? "td.number" : "td", row[i]);
    body += tag("tr", cells) + markup("\n");
  }
  return tag("div.scroll", tag("table", tag("thead", tag("tr", head)) + tag("tbody", body)));
}

std::string_view language_code() {
  constexpr std::string_view codes[] = {"uk", "ru", "en"};
  return codes[static_cast<std::size_t>(language())];
}

std::string filled(std::string_view page, Arguments values) {
  std::string out;
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t open = page.find("{{", at), close = page.find("}}", std::min(open, page.size()));
    out += page.substr(at, std::min(open, page.size()) - at);
    if (close == std::string_view::npos) break;
    for (const auto& [name, value] : values)
      if (name == page.substr(open + 2, close - open - 2)) out += value;
    at = close + 2;
  }
  return out;
}

Result<std::string> page_alone(std::string_view folder, const std::string& title, Arguments values) {
  const std::string own(folder);
  const Result<std::string> page = shipped("page/page.html"), base = shipped("page/base.css");
  const Result<std::string> body = shipped(own + "/body.html"), style = shipped(own + "/" + own + ".css");
  for (const Result<std::string>* file : {&page, &base, &body, &style})
    if (!*file) return tl::unexpected(file->error());
  return filled(
      *page,
      {{"language", std::string(language_code())}, {"title", title}, {"base", *base}, {"style", *style}, {"body", filled(*body, values)}});
}

Marked mark_differences(std::string_view left, std::string_view right) {
  constexpr std::size_t most = 400;  // bytes; longer cells are no names: telling their letters apart helps nobody and costs the square
  if (left.size() > most || right.size() > most) return {cell(left), cell(right)};
  const std::vector<Letter> a = letters(left), b = letters(right);
  std::vector<bool> in_a(a.size()), in_b(b.size());
  find_common(a, b, in_a, in_b);
  // Another alphabet, other words, nothing on one side: everything would be marked, and nothing shown by it.
  const auto common = static_cast<std::size_t>(std::ranges::count(in_a, true));
  if (2 * common < std::min(a.size(), b.size()) || common == 0) return {cell(left), cell(right)};
  return {marked(a, in_a), marked(b, in_b)};
}

}  // namespace nostoi
