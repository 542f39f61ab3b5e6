// HTML as a type of its own: text from outside becomes Html only through escape(), so that a cell can never be taken for markup.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi {

struct Html {
  std::string text;
  Html& operator+=(const Html& other) { return text += other.text, *this; }
  friend Html operator+(Html left, const Html& right) { return left += right; }
};

/// Text as HTML: markup escaped; control characters, zero-width characters and changes of writing direction shown as visible marks.
Html escape(std::string_view text);

/// Markup that stands in the program itself, never made from data.
inline Html markup(std::string_view text) { return {std::string(text)}; }

/// `tag("td.number", content)` is <td class="number">content</td>; `attributes` is written as it stands.
Html tag(std::string_view name, const Html& content, std::string_view attributes = {});

/// The sentence for a key, escaped.
Html words(std::string_view key, Arguments arguments = {});

/// A cell of a list: escaped, set apart from the direction of the text around it.
Html cell(std::string_view text);

using Row = std::vector<Html>;
/// A table with a heading row; columns named in `numeric` (by their place) are set to the right.
Html table(const std::vector<std::string>& headings, const std::vector<Row>& rows, const std::set<std::size_t>& numeric = {});

/// A shipped page with its {{names}} filled in.
std::string filled(std::string_view page, Arguments values);

/// A page that stands alone: data/page around data/FOLDER/body.html, whose {{names}} are filled in, and data/FOLDER/FOLDER.css.
Result<std::string> page_alone(std::string_view folder, const std::string& title, Arguments values);
/// "uk", "ru" or "en": the current language, as pages name theirs.
std::string_view language_code();

/// Two texts, with the letters marked in which they differ.
struct Marked {
  Html left, right;
};
Marked mark_differences(std::string_view left, std::string_view right);

}  // namespace nostoi
