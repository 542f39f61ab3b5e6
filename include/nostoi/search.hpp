// search: one person sought in a list of many. A query is what somebody remembers: a name in any script and order, or a part of it,
// initials, perhaps a year of birth or a place. Everyone who could be meant is ranked by the evidence; nothing is cut but what lies
// behind the number that was asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/model.hpp"
#include "nostoi/names.hpp"

namespace nostoi::search {

/// What is sought; any part may be empty.
struct Query {
  std::string name;
  PartialDate born;
  std::string place;
};

/// What every line of a list asks: its name columns, its date of birth, its places.
std::vector<Query> queries_of(const List& list);

/// A person of the list, as an answer.
struct Found {
  std::uint32_t line = 0;  ///< from 0
  Weight weight = 0;       ///< log2 of the odds that this is the person meant, taking everyone in the list as equally likely at first
  double probability = 0;  ///< the same, as a probability
  bool operator==(const Found&) const = default;
};

struct Contents;  // what is kept of the list, see src/search

/// The people of one list, ready to be searched. Reads the columns of the name (full or in parts, other names, former surnames), of the
/// date or year of birth and of places. Thread-safe to read. Memory: the distinct words once, and a few numbers per line.
class People {
 public:
  static People of(const List& list, std::size_t threads = 1);
  People(People&&) noexcept;
  People& operator=(People&&) noexcept;
  ~People();

  /// A query as people type it: "Гнатюк Микола 1980 Херсон". A number is a date or year of birth; a word that stands in the places of
  /// more lines than in their names is a place.
  Query read_query(std::string_view text) const;

  /// The best `top` of all, best first; equal weights in the order of the list. Somebody with whom no word of the name is shared is not
  /// found.
  std::vector<Found> find(const Query& query, std::size_t top) const;

 private:
  explicit People(std::unique_ptr<const Contents> contents);
  std::unique_ptr<const Contents> contents_;
};

}  // namespace nostoi::search
