// sought_names: the name of a query made ready, and what a name says for being the one asked for. It knows nothing of the people but how
// many words begin as a word of the query does; the weight of a person is decided here, for every index and for its slow twin alike.
#pragma once

#include <functional>
#include <limits>

#include "nostoi/search.hpp"

namespace nostoi::search {

/// A name that is sought, with what every word of it tells as the beginning of a word: people break words off.
struct SoughtName {
  names::Reading reading;
  std::vector<names::NameWord> words;
  std::vector<Weight> beginnings;  ///< 0: nothing
};

/// Whether a word is long enough to be the beginning of another.
bool may_begin(const names::Token& token);
/// What it tells that a name has a word that begins so, where that many of all names have one.
Weight weight_of_beginning(std::uint64_t names_beginning_so, std::uint64_t names);

class SoughtNames {
 public:
  /// `beginning` is asked for words that may_begin().
  SoughtNames(const std::string& text, const std::function<Weight(const names::Token&)>& beginning);

  const std::vector<SoughtName>& all() const { return names_; }
  bool any() const { return !names_.front().reading.tokens.empty(); }
  /// Whether there is a word that can lead to names; initials cannot.
  bool led_by_a_word() const { return led_by_a_word_; }

  static constexpr Weight nothing_shared = std::numeric_limits<Weight>::min();
  /// What a name says: its words ready to be compared, and their romanised forms. nothing_shared where no word agrees.
  Weight of(std::span<const names::NameWord> words, std::span<const std::string_view> romanised) const;

 private:
  std::vector<SoughtName> names_;
  bool led_by_a_word_;
};

/// A name and what it may be as well (a former surname, another name, the wrong keyboard), each for itself.
std::vector<names::Reading> readings_of(const names::Reading& reading);

}  // namespace nostoi::search
