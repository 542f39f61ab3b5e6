// sought: a query made ready: its readings, and what dates and places of the list say of it. The weight of a person is decided here, for
// the index and for its slow twin alike.
#pragma once

#include <limits>

#include "search/contents.hpp"

namespace nostoi::search {

/// A word of a query that people may have broken off: what it tells that a name's word begins so.
struct Beginning {
  Weight weight = 0;  ///< 0: nothing
  std::span<const std::uint32_t> words;
};

/// A name that is sought, with what every word of it tells as a beginning.
struct SoughtName {
  names::Reading reading;
  std::vector<names::NameWord> words;
  std::vector<Beginning> beginnings;
};

class Sought {
 public:
  Sought(const Contents& people, const Query& query);

  bool has_name() const { return !names_.front().reading.tokens.empty(); }
  /// Whether there is a word that can lead to names; initials cannot.
  bool led_by_a_word() const { return led_by_a_word_; }
  const std::vector<SoughtName>& names() const { return names_; }

  static constexpr Weight nothing_shared = std::numeric_limits<Weight>::min();
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
  std::vector<SoughtName> names_;
  bool led_by_a_word_;
  std::vector<Weight> dates_, places_;
  Weight prior_, best_;
};

Found found(std::uint32_t line, Weight weight);
bool better(const Found& a, const Found& b);

}  // namespace nostoi::search
