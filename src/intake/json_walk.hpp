// json_walk: JSON as a stream of openings, scalars and closings, each with its path. Bounded in depth and memory, and never stopped by
// damage: after it the walk goes on with the next line (JSON Lines) or the next object of the array.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/decoded_text.hpp"
#include "intake/raw.hpp"
#include "intake/window.hpp"

namespace nostoi::intake {

/// A string, number or literal.
struct JsonScalar {
  std::string_view text;    ///< strings unescaped, numbers and true/false as written, null empty; at most Limits::cell_bytes
  std::uint64_t size = 0;   ///< bytes of the whole
  bool replaced = false;    ///< an escape stood for what is no text (\u0000, half a surrogate pair): U+FFFD
  bool reordering = false;  ///< an escape stood for a character that reorders text
};

enum class JsonDamage {
  syntax,  ///< what is no JSON
  comma,   ///< only the comma between two records is missing: nothing is lost
  end      ///< the text ends within a value
};

/// Receives the walk. A path names where an event stands: keys joined with dots, "[]" for being in an array: "people[].name".
class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual void open(const std::string& path, bool array) = 0;
  virtual void close(const std::string& path, bool array) = 0;
  virtual void scalar(const std::string& path, const JsonScalar& scalar) = 0;
  /// What is nested too deeply is passed over.
  virtual void too_deep(const std::string& path) = 0;
  /// What was open is lost but the outermost array; `excerpt` is how the record under way begins.
  virtual void damaged(JsonDamage damage, std::string_view excerpt) = 0;
};

class JsonWalk {
 public:
  static constexpr std::size_t deepest = 64;
  static constexpr std::size_t longest_key = 1000;  ///< bytes; the rest of a key is passed over
  /// `lines`: JSON Lines, where no value reaches over a line end.
  JsonWalk(Text& text, bool lines, const Limits& limits, JsonEvents& events)
      : text_(text), lines_(lines), cell_bytes_(limits.cell_bytes), events_(events) {}
  void run();

  std::uint64_t offset() const { return offset_ + at_; }  ///< how much of the text has been walked
  std::uint64_t line() const { return line_; }            ///< on which line the walk is, from 1

 private:
  enum class Expect { value, value_or_end, key, key_or_end, colon, comma_or_end };
  struct Frame {
    bool array = false;
    std::size_t path = 0;  // length of the path outside it
  };
  static constexpr int nothing = -1;

  int peek();
  void skip();
  int next_mark();
  bool refill();
  bool step(int c);
  bool value(int c);
  bool scalar(bool read);
  bool open(bool array);
  bool close(bool array);
  bool key();
  bool string(std::size_t most);
  bool escape(std::size_t most);
  void take_code_unit(char32_t unit, std::size_t most);
  bool plain();
  void add(std::string_view text, std::size_t most);
  bool pass_over();
  void value_ended();
  void begin_record();
  void recover(int c);
  bool find_next_object(bool behind_another);
  std::string_view excerpt() const;

  Text& text_;
  bool lines_;
  std::size_t cell_bytes_;
  JsonEvents& events_;
  Window window_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0, line_ = 1;
  Expect expect_ = Expect::value;
  std::vector<Frame> frames_;
  std::size_t arrays_ = 0;  // of the frames
  std::string path_, token_, excerpt_;
  JsonScalar scalar_;
  char32_t high_ = 0;  // half a surrogate pair that waits for the other
  std::uint64_t record_ = 0;
  bool in_record_ = false;
};

}  // namespace nostoi::intake
