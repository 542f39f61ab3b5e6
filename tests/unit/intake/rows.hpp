// Tables written by hand for the tests of the assembly: what a reader would give, without a reader.
#pragma once

#include "intake/assembly.hpp"

namespace nostoi::intake {

using Rows = std::vector<std::vector<std::string>>;

inline void give(RawSink& sink, const Rows& rows, std::uint64_t first_row = 1) {
  for (const auto& row : rows) {
    const std::vector<std::string_view> cells(row.begin(), row.end());
    sink.row({cells, first_row++, false});
  }
}

/// The one list that these rows make.
inline List list_of(const Rows& rows, const RawTable& table = {}, const ReadOptions& options = {}) {
  Assembly assembly(options);
  assembly.table(table);
  give(assembly, rows);
  std::vector<List> lists = assembly.finish();
  return std::move(lists.at(0));
}

/// Codes of the findings of a list, in their order.
inline std::vector<std::string> codes(const List& list) {
  std::vector<std::string> codes;
  for (const Finding& finding : list.findings) codes.push_back(finding.code);
  return codes;
}

}  // namespace nostoi::intake
