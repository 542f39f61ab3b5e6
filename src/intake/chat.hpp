// chat: text pasted from a chat, one person a line: "1. Петренко Іван Сергійович, 12.03.1987 р.н., м. Харків". A line is cut into
// the parts that columns can be recognised by; whatever the cutting misses is still there, because the whole line is the last part.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace nostoi::intake {

/// The parts of a line, in the order of the columns given to the sink.
struct ChatLine {
  std::string_view number;   ///< the number in the list, digits only
  std::string_view name;     ///< what stands before the first separator or date
  std::string_view date;     ///< the first date or year, with what says that it is of birth ("р.н.")
  std::string rest;          ///< everything else
  std::string_view context;  ///< sender and time that a chat puts before a message
  std::string_view line;     ///< the line as it is

  static constexpr std::size_t parts = 6;
  std::array<std::string_view, parts> cells() const { return {number, name, date, rest, context, line}; }
};

/// Cuts one line; the views are into it.
ChatLine cut_chat_line(std::string_view line);

/// Whether most lines of the sample begin as lines of a pasted list do: with a number or bullet and a word, or with a sender and time.
bool is_chat(std::string_view sample);

/// Whether cutting would find anything in lines that no delimiter makes a table of.
bool has_parts(std::string_view sample);

}  // namespace nostoi::intake
