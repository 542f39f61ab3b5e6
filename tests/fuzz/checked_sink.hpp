// A sink for fuzzing that stops the run when a reader breaks the promises of raw.hpp, and remembers what it was given.
#pragma once

#include <cstdlib>
#include <string>

#include "intake/raw.hpp"
#include "intake/utf8.hpp"

namespace nostoi::intake {

class CheckedSink final : public RawSink {
 public:
  void table(const RawTable& table) override {
    headers_ = table.headers.size();
    add("table " + table.name);
    for (const std::string& header : table.headers) check_text(header);
    row_ = 0;
    ++tables_;
  }
  void row(const RawRow& row) override {
    check(tables_ > 0);
    check(headers_ == 0 || row.cells.size() == headers_);
    check_place(row.physical_row);
    for (const std::string_view cell : row.cells) check_text(cell);
    add("row");
  }
  void rejected(std::uint64_t physical_row, Finding finding) override {
    check(tables_ > 0);
    check_place(physical_row);
    this->finding(std::move(finding));
  }
  void finding(Finding finding) override {
    check(!finding.code.empty() && !finding.message.empty() && finding.row == 0);
    check_text(finding.text);
    add(finding.code);
  }
  const std::string& seen() const { return seen_; }

  static void check(bool holds) {
    if (!holds) std::abort();
  }

 private:
  void check_place(std::uint64_t physical_row) {
    check(physical_row >= row_ && physical_row > 0);
    row_ = physical_row;
    add(std::to_string(physical_row));
  }
  void check_text(std::string_view text) {
    add(text);
    while (!text.empty()) {
      const std::size_t size = character_size(text);
      check(size > 0);
      text.remove_prefix(size);
    }
  }
  void add(std::string_view text) { seen_.append(text) += '\x1f'; }

  std::size_t headers_ = 0, tables_ = 0;
  std::uint64_t row_ = 0;
  std::string seen_;
};

}  // namespace nostoi::intake
