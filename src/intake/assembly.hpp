// assembly: raw rows in, lists out. A table's first rows are held back until its plan is made from them; from then on rows stream
// through: each gets its one fate, and the cells of lines go to the interner.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "intake/interner.hpp"
#include "intake/plan.hpp"
#include "intake/raw.hpp"

namespace nostoi::intake {

/// One table on its way to a list.
class TableAssembly {
 public:
  TableAssembly(const RawTable& table, const ReadOptions& options);
  void row(const RawRow& row);
  void rejected(std::uint64_t physical_row, Finding finding);
  void finding(Finding finding);
  List finish();

 private:
  void begin();
  void pass_title(const SampleRow& row);
  void place(const RawRow& row);
  void add_line(const RawRow& row);
  void tell_ragged(const RawRow& row);
  void tell(std::string_view code, std::uint64_t physical_row, std::string text, bool of_line);
  void stand_at(std::uint64_t physical_row);
  void place_findings();
  void name_columns();

  RawTable table_;
  const ReadOptions& options_;
  Sample sample_;
  std::size_t sample_bytes_ = 0;
  std::optional<Plan> plan_;
  std::vector<std::string> headings_;  // of the table's own row of headings, for finding them again further down
  std::vector<bool> role_known_;       // per column: not left to the data
  List list_;
  std::unique_ptr<Interner> interner_;  // after the list, whose columns its workers fill
};

/// The sink of a whole file.
class Assembly final : public RawSink {
 public:
  explicit Assembly(const ReadOptions& options) : options_(options) {}
  void table(const RawTable& table) override;
  void row(const RawRow& row) override;
  void rejected(std::uint64_t physical_row, Finding finding) override;
  void finding(Finding finding) override;
  /// The lists, without name and source; tables that held no row at all are none.
  std::vector<List> finish();

  /// Called with the number of cell bytes seen so far, now and then.
  std::function<void(std::uint64_t)> seen;

 private:
  void close();

  ReadOptions options_;
  std::unique_ptr<TableAssembly> open_;
  std::vector<List> lists_;
  std::vector<Finding> early_;  // findings before the first table
  std::uint64_t bytes_ = 0, told_ = 0;
};

}  // namespace nostoi::intake
