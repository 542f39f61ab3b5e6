// split_cells: lists kept as one line of text a person ("Петренко Іван Сергійович, 12.03.1987 р.н."). Where nearly every cell of a
// column is a name followed by a date, both are given columns of their own beside the one they stand in.
#pragma once

#include "nostoi/model.hpp"

namespace nostoi::intake {

/// What one such cell holds.
struct NameAndDate {
  std::string_view name;  ///< without the number in front of it
  std::string_view date;  ///< with the words that belong to it; empty when there is none
  std::string_view rest;
};
NameAndDate split_name_and_date(std::string_view cell);

/// Adds the columns to lists that have no name of a person in a column of its own. The verbatim column stays, and is not compared.
void split_cells(List& list);

}  // namespace nostoi::intake
