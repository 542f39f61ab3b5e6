// sought: a query made ready for a list: its names, and what dates and places of the list say of it.
#pragma once

#include "search/contents.hpp"
#include "search/sought_names.hpp"

namespace nostoi::search {

class Sought {
 public:
  Sought(const Contents& people, const Query& query);

  bool has_name() const { return names_.any(); }
  bool led_by_a_word() const { return names_.led_by_a_word(); }
  const std::vector<SoughtName>& names() const { return names_.all(); }

  static constexpr Weight nothing_shared = SoughtNames::nothing_shared;
  /// What a name says for being the one asked for; nothing_shared where no word of it agrees.
  Weight of_name(std::uint32_t name) const;
  /// What date and place of a line say, and how unlikely anyone is at first.
  Weight of_circumstances(const Owner& owner) const { return dates_[owner.date] + places_[owner.place] + prior_; }
  /// The most that of_circumstances() can be.
  Weight best_circumstances() const { return best_; }
  /// Both together, by the best name of the line.
  Weight of_line(std::uint32_t line) const;

 private:
  const Contents& people_;
  SoughtNames names_;
  std::vector<Weight> dates_, places_;
  Weight prior_, best_;
};

Found found(std::uint32_t line, Weight weight);
bool better(const Found& a, const Found& b);

}  // namespace nostoi::search
