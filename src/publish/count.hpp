// count: a table of numbers of people, of which none tells of a few of them.
#pragma once

#include "publish/guards.hpp"

namespace nostoi::publish {

/// Whom the lists name, and what each of them is counted under. A person of several lists is counted once.
struct Population {
  std::vector<std::pair<Position, Position>> people;  ///< person, and an anchor of his, ascending
  std::vector<std::vector<std::string>> values;       ///< for each its values of Count::by; empty: not known
};
Result<Population> population_of(Snapshot& snapshot, const RecipientKind& kind, const std::string& actor, const Count& count,
                                 Position known = 0);

/// One number: of those who have these values.
struct Counted {
  Under under;
  std::vector<Position> people;  ///< ascending
  bool told = true;
};
/// All numbers of a count: every pair of values, the sums over each, and all of them. Those of fewer than `smallest` are not told, nor as
/// many others as it takes that none of these follows from what is told here and was told `before`. nothing where that cannot be had.
std::optional<std::vector<Counted>> counted(const Population& population, std::size_t by, std::uint64_t smallest,
                                            const std::vector<std::vector<Position>>& before);

/// The groups of which a number is known to a recipient: told to him before, or to everybody. By the persons of now.
Result<std::vector<std::vector<Position>>> told_before(Snapshot& snapshot, const access::Actor& actor, const Recipient& to,
                                                       std::int64_t clock);

/// What stands against a count: its lists and properties, an embargo on anybody in it, families that were not told yet.
Result<std::vector<Obstacle>> against_count(Snapshot& snapshot, const access::Actor& actor, const Before& before,
                                            const Population& population);

/// The table of a count: a column for each property and one of numbers, empty where one is not told.
Table table_of(const Count& count, const std::vector<Counted>& numbers);

}  // namespace nostoi::publish
