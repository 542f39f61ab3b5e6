// copy: a table as one recipient gets it.
#pragma once

#include "publish/record.hpp"
#include "publish/written.hpp"

namespace nostoi::publish {

/// Ten signs that nobody can guess: 50 bits.
std::string new_mark(const Surroundings& surroundings);

/// The rows in an order that this mark alone gives, so that a copy without its marks is still known by it. The lines of one publication
/// stand in another order in each copy.
std::vector<const Row*> in_order_of(const std::string& mark, const Table& table);

/// The heading of a column, in the language of the thread.
std::string column_words(const std::string& column);

/// Numbered rows with the mark in each, headings in the language of the thread.
Sheet sheet_of(const Table& table, const std::string& mark);

/// Numbers under the words of their values, in the order of the table.
Sheet sheet_of_count(const Table& table, const std::string& mark);

/// What stands in one table and not, or otherwise, in another: lines by their anchors.
struct Difference {
  std::vector<const Row*> added, gone;
  std::vector<std::pair<const Row*, const Row*>> changed;
};
Difference difference(const Table& before, const Table& after);

/// What goes with a copy. `before`: the table that it corrects, nullptr where it corrects none.
std::string letter_of(const Publication& publication, const Copy& copy, const Table& table, const Table* before);

}  // namespace nostoi::publish
