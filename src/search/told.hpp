// told: what a line of a list, or somebody, tells of a person, as far as search reads it; and what follows from that of names, birth and
// places. One rule for lists in memory and for the entries of a register.
#pragma once

#include <array>

#include "nostoi/search.hpp"

namespace nostoi::search {

/// What a field is to search.
enum class Part : std::uint8_t {
  none,
  surname,
  given_name,
  patronymic,
  full,
  former,
  other,
  birth_date,
  birth_year,
  birth_month,
  birth_day,
  place
};
Part part_of(std::string_view field);

class Told {
 public:
  /// What is told first of a full name or a date counts; another full name is another spelling. The text has to stay where it is.
  void add(Part part, std::string_view text, const PartialDate& date = {});
  /// Whether a part of a name was told already.
  bool has(Part part) const { return part <= Part::patronymic && part != Part::none && !parts_[index(part)].empty(); }

  /// The full name (or its parts together), the same with a former surname, and every other name.
  std::vector<std::string> names() const;
  PartialDate born() const;
  /// All places together.
  std::string place() const;

 private:
  static std::size_t index(Part part) { return static_cast<std::size_t>(part) - static_cast<std::size_t>(Part::surname); }
  std::string_view full_;
  std::array<std::string_view, 3> parts_;
  bool in_parts_ = false;
  std::vector<std::string_view> spellings_, former_, other_, places_;
  PartialDate born_;
  std::array<std::string_view, 3> birth_;  // year, month, day
};

}  // namespace nostoi::search
