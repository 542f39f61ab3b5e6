// interner: cells become numbers. Rows are gathered in batches, column by column; while the reader fills one batch, workers intern
// the columns of the one before. Every column meets its batches in order, so the numbers do not depend on the number of threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <memory>
#include <span>
#include <string_view>
#include <thread>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::intake {

class Interner {
 public:
  /// `columns` must outlive this and not move; cells of columns that are not `kept` are let go.
  Interner(std::vector<Column>& columns, std::vector<bool> kept, std::size_t threads);
  ~Interner();
  Interner(const Interner&) = delete;
  Interner& operator=(const Interner&) = delete;

  /// One line. Cells beyond those given are missing; more than there are columns are the caller's affair.
  void add(std::span<const std::string_view> cells);
  /// Everything added is in the columns, which are frozen. Nothing may be added afterwards.
  void finish();

 private:
  /// The cells of one column in one batch, end to end.
  struct Strip {
    std::vector<char> bytes;
    std::vector<std::uint32_t> ends;
  };
  struct Batch {
    std::vector<Strip> strips;
    std::size_t rows = 0, bytes = 0;
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::vector<std::jthread> team;  // last: joined before what it works on goes
  };

  void hand_over();
  void help(Batch& batch);
  void complete(Batch& batch);
  void intern(std::size_t column, Strip& strip);

  std::vector<Column>& columns_;
  std::vector<bool> kept_;
  std::size_t threads_;
  std::unique_ptr<Batch> filling_, working_;
};

}  // namespace nostoi::intake
