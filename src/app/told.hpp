// told: a table that a command answers with, for people as a text table and for programs as JSON: an array of objects with stable names.
#pragma once

#include <string>
#include <vector>

namespace nostoi::app {

struct ToldColumn {
  std::string name;   ///< in JSON
  std::string label;  ///< key of its words, in the table
  bool number = false;
};

/// A cell: what a person reads, and what a program does where that is something else.
struct ToldCell {
  ToldCell(std::string text) : read(text), word(std::move(text)) {}
  ToldCell(const char* text) : ToldCell(std::string(text)) {}
  ToldCell(std::string text, std::string id) : read(std::move(text)), word(std::move(id)) {}
  std::string read, word;
};
/// A word of a vocabulary: its words for people, itself for programs; empty stays empty.
ToldCell told_word(const std::string& prefix, const std::string& id);

class Told {
 public:
  explicit Told(std::vector<ToldColumn> columns) : columns_(std::move(columns)) {}
  void row(std::vector<ToldCell> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  /// To stdout. A table without rows is the sentence `nothing`; in JSON it is an empty array.
  void print(bool json, const std::string& nothing) const;

 private:
  std::vector<ToldColumn> columns_;
  std::vector<std::vector<ToldCell>> rows_;
};

}  // namespace nostoi::app
