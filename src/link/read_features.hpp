// read_features: from the cells of a feature's columns to numbers of its values in the rows. One idea: a distinct value is read once,
// whatever number of lines carries it.
#pragma once

#include "link/compared.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::link {

/// The lists as rows of the plans' features, in their forms; nothing is counted yet.
Prepared read_plans(const std::vector<List>& lists, const std::vector<Plan>& plans, std::size_t threads);

/// Parts of names, codes, texts and categories: a cell is one value.
void read_single(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at);

/// A date column is read as it stands; columns of years, months and days fill what stays empty: one list may have the date, another the
/// year.
void read_dates(const Plan& plan, const std::vector<List>& lists, Prepared& to, std::size_t at);

/// Words of every line's name, from all of its name columns, each word once. Lines with the same words share a value.
void read_words(const Plan& plan, const std::vector<List>& lists, std::size_t threads, Prepared& to, std::size_t at);

constexpr std::size_t values_a_chunk = 1024;

/// Calls `each(value)` for the distinct values of a column that say something, in parallel.
template <class Each>
void for_values(const Column& column, std::size_t threads, Each&& each) {
  const std::uint32_t values = column.values.size();
  for_chunks((values + values_a_chunk - 1) / values_a_chunk, threads, [&](std::size_t chunk) {
    const std::size_t end = std::min<std::size_t>(values, (chunk + 1) * values_a_chunk);
    for (std::size_t value = std::max<std::size_t>(1, chunk * values_a_chunk); value < end; ++value)
      if (!intake::says_unknown(column.values[static_cast<std::uint32_t>(value)])) each(static_cast<std::uint32_t>(value));
  });
}

}  // namespace nostoi::link
