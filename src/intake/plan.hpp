// plan: what a table is, decided from its first rows: where the heading stands, how many columns there are, what each of them means.
// Everything after it streams; nothing here looks at more than the sample.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "intake/raw.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::intake {

/// A row kept from the beginning of a table.
struct SampleRow {
  std::vector<std::string> cells;
  std::uint64_t physical_row = 0;
  bool hidden = false;
};
using Sample = std::vector<SampleRow>;

struct PlannedColumn {
  std::string header;            ///< verbatim
  const Field* field = nullptr;  ///< nullptr: not recognised, its role comes from the data
  std::optional<Role> role;      ///< fixed although the field is not recognised; otherwise the data decides
  std::string chosen_by = "data";
  bool kept = true;  ///< false: free text, read and not kept
};

struct Plan {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t header = none;   ///< index in the sample of the row of headings; none: there is none
  bool given_headers = false;  ///< the format names its columns itself
  std::size_t first_line = 0;  ///< index in the sample of the first row that may be a line
  std::vector<PlannedColumn> columns;
};

Plan plan_table(const RawTable& table, const Sample& sample, const std::vector<ColumnChoice>& choices);

}  // namespace nostoi::intake
