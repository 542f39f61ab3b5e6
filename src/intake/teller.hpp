// teller: findings of the text formats on their way to the sink. A file that is odd in every row says so a bounded number of times,
// and then how often more: nothing is left out silently, and a hostile file does not fill the memory with findings.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "intake/raw.hpp"

namespace nostoi::intake {

class Teller {
 public:
  static constexpr std::uint64_t most = 1000;  ///< findings of one code that are told one by one
  explicit Teller(RawSink& sink) : sink_(sink) {}

  /// Tells what is odd in a place; the sentence is that of the words `code`. `column`: its heading, or column_name().
  void tell(std::string_view code, std::uint64_t physical_row, const std::string& column, std::string_view text, Arguments arguments = {});
  /// As tell(), for a row that cannot be given: it is always told to the sink, so that every row has its fate.
  void reject(std::string_view code, std::uint64_t physical_row, std::string_view text, Arguments arguments = {});
  /// Tells how many findings were not told one by one.
  void finish();

 private:
  RawSink& sink_;
  std::map<std::string, std::uint64_t, std::less<>> counts_;
};

/// How a place in a row without known headings is named in a finding: "@3" is the third column, as in --columns FIELD=@3.
std::string column_name(std::size_t column);

/// A cell that a spreadsheet would calculate. It is text here and stays what it is; who exports it should know.
bool is_formula(std::string_view cell);

/// A beginning of `text` for a finding: whole characters, a few hundred bytes at most.
std::string excerpt(std::string_view text);

}  // namespace nostoi::intake
