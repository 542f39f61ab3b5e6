// rows: many short rows of numbers in two long ones.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::search {

class Rows {
 public:
  void add(std::span<const std::uint32_t> row) {
    values_.insert(values_.end(), row.begin(), row.end());
    starts_.push_back(static_cast<std::uint32_t>(values_.size()));
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(starts_.size() - 1); }
  std::span<const std::uint32_t> operator[](std::uint32_t row) const {
    return {values_.data() + starts_[row], values_.data() + starts_[row + 1]};
  }
  /// For each of `size` numbers, the rows it stands in, ascending, each once.
  Rows inverse(std::uint32_t size) const;

 private:
  std::vector<std::uint32_t> values_, starts_ = {0};
};

inline Rows Rows::inverse(std::uint32_t size) const {
  Rows back;
  back.starts_.assign(size + 1, 0);
  for (const std::uint32_t value : values_) ++back.starts_[value + 1];
  for (std::uint32_t value = 0; value < size; ++value) back.starts_[value + 1] += back.starts_[value];
  back.values_.resize(values_.size());
  std::vector<std::uint32_t> next(back.starts_.begin(), back.starts_.end() - 1);
  for (std::uint32_t row = 0; row < this->size(); ++row)
    for (const std::uint32_t value : (*this)[row]) back.values_[next[value]++] = row;
  return back;
}

/// Numbers for rows of numbers: equal rows have one, the empty row has 0.
class DistinctRows {
 public:
  DistinctRows() { rows_.add({}); }
  std::uint32_t number(const std::vector<std::uint32_t>& row) {
    const std::uint32_t number = keys_.intern({reinterpret_cast<const char*>(row.data()), row.size() * sizeof(std::uint32_t)});
    if (number == rows_.size()) rows_.add(row);
    return number;
  }
  Rows take() { return std::move(rows_); }

 private:
  Dictionary keys_;
  Rows rows_;
};

}  // namespace nostoi::search
