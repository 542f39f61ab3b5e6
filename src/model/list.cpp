// Small questions that every user of a list asks.
#include "nostoi/model.hpp"

namespace nostoi {

const Column* List::column(std::string_view field) const {
  for (const Column& column : columns)
    if (column.field == field) return &column;
  return nullptr;
}

const Column* List::id_column() const { return column("id"); }

std::string List::id(std::size_t line) const {
  const Column* column = id_column();
  return column ? std::string(column->cell(line)) : std::string();
}

}  // namespace nostoi
