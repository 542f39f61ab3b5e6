// A sink that keeps everything, and readers of text held in memory: what the tests of the text formats share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/delimited.hpp"
#include "intake/json_text.hpp"
#include "intake/teller.hpp"

namespace nostoi::intake {

using Cells = std::vector<std::string>;

struct Collected final : RawSink {
  std::vector<RawTable> tables;
  std::vector<Cells> rows;
  std::vector<std::uint64_t> places;
  std::vector<Finding> findings;
  std::vector<std::uint64_t> rejected_rows;

  void table(const RawTable& table) override { tables.push_back(table); }
  void row(const RawRow& row) override {
    rows.emplace_back(row.cells.begin(), row.cells.end());
    places.push_back(row.physical_row);
  }
  void rejected(std::uint64_t physical_row, Finding finding) override {
    rejected_rows.push_back(physical_row);
    findings.push_back(std::move(finding));
  }
  void finding(Finding finding) override { findings.push_back(std::move(finding)); }

  /// "code@row" of every finding, in order.
  std::vector<std::string> told() const {
    std::vector<std::string> told;
    for (const Finding& finding : findings) told.push_back(finding.code + "@" + std::to_string(finding.physical_row));
    return told;
  }
};

inline Collected read_text(std::string_view bytes, const Limits& limits = {}, std::size_t block = DecodedText::default_block,
                           std::size_t piece = SIZE_MAX) {
  Collected collected;
  DecodedText text(memory_bytes(bytes, piece), block);
  read_delimited_text(text, limits, collected);
  return collected;
}

inline Collected read_json_text(std::string_view bytes, const Limits& limits = {}, std::size_t piece = SIZE_MAX) {
  Collected collected;
  read_json_bytes([&] { return memory_bytes(bytes, piece); }, limits, collected);
  return collected;
}

}  // namespace nostoi::intake
