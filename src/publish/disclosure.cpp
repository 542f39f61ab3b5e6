// People who stand in the same groups are of one kind. What can be made of the numbers by adding and taking away is the space that the
// groups span over the kinds; the number of a set of kinds follows if it lies in that space, that is where every vector that all groups are
// orthogonal to is orthogonal to it too. So each kind gets its column of those vectors, and a set follows where its columns add up to zero.
#include "publish/disclosure.hpp"

#include <algorithm>
#include <map>

namespace nostoi::publish {

namespace {

using Number = std::uint64_t;
__extension__ using Wide = unsigned __int128;
constexpr Number prime = (Number{1} << 61) - 1;

Number times(Number one, Number other) { return static_cast<Number>(static_cast<Wide>(one) * other % prime); }
Number minus(Number one, Number other) { return one >= other ? one - other : one + prime - other; }
Number inverse(Number one) {
  Number out = 1;
  for (Number power = prime - 2; power > 0; power >>= 1, one = times(one, one))
    if (power & 1) out = times(out, one);
  return out;
}

/// People of one kind: those who stand in the same groups.
struct Kinds {
  std::vector<std::vector<Position>> people;
  std::vector<std::vector<Number>> groups;  ///< a row a group: 1 where the kind stands in it
};

Kinds kinds_of(const std::vector<std::vector<Position>>& told) {
  std::map<Position, std::vector<std::size_t>> stands_in;
  for (std::size_t group = 0; group < told.size(); ++group)
    for (const Position one : told[group]) stands_in[one].push_back(group);
  std::map<std::vector<std::size_t>, std::vector<Position>> by_groups;
  for (const auto& [one, groups] : stands_in) by_groups[groups].push_back(one);
  Kinds kinds;
  kinds.groups.assign(told.size(), std::vector<Number>(by_groups.size(), 0));
  for (const auto& [groups, people] : by_groups) {
    for (const std::size_t group : groups) kinds.groups[group][kinds.people.size()] = 1;
    kinds.people.push_back(people);
  }
  return kinds;
}

/// Brings the rows into reduced echelon form; gives the column in which each row that is left begins.
std::vector<std::size_t> reduce(std::vector<std::vector<Number>>& rows, std::size_t columns) {
  std::vector<std::size_t> begins;
  for (std::size_t column = 0; column < columns && begins.size() < rows.size(); ++column) {
    const std::size_t at = begins.size();
    const auto pivot =
        std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end(), [&](const auto& row) { return row[column] != 0; });
    if (pivot == rows.end()) continue;
    std::swap(rows[at], *pivot);
    const Number scale = inverse(rows[at][column]);
    for (Number& one : rows[at]) one = times(one, scale);
    for (std::size_t other = 0; other < rows.size(); ++other) {
      const Number factor = rows[other][column];
      if (other == at || factor == 0) continue;
      for (std::size_t i = column; i < columns; ++i) rows[other][i] = minus(rows[other][i], times(factor, rows[at][i]));
    }
    begins.push_back(column);
  }
  rows.resize(begins.size());
  return begins;
}

/// For each kind its entries in a basis of the vectors that all groups are orthogonal to.
std::vector<std::vector<Number>> columns_of_null_space(std::vector<std::vector<Number>> rows, std::size_t kinds) {
  const std::vector<std::size_t> begins = reduce(rows, kinds);
  std::vector<std::vector<Number>> columns(kinds);
  for (std::size_t free = 0; free < kinds; ++free) {
    if (std::ranges::find(begins, free) != begins.end()) continue;
    for (std::size_t kind = 0; kind < kinds; ++kind) columns[kind].push_back(kind == free ? 1 : 0);
    for (std::size_t row = 0; row < begins.size(); ++row) columns[begins[row]].back() = minus(0, rows[row][free]);
  }
  return columns;
}

/// Looks through the sets of small kinds that are together too few.
class Search {
 public:
  Search(const Kinds& kinds, const std::vector<std::vector<Number>>& columns, std::uint64_t smallest)
      : kinds_(kinds), columns_(columns), smallest_(smallest), sum_(columns.empty() ? 0 : columns.front().size(), 0) {
    for (std::size_t kind = 0; kind < kinds.people.size(); ++kind)
      if (kinds.people[kind].size() < smallest) small_.push_back(kind);
  }

  std::optional<Disclosed> run() {
    if (from(0, 0)) return Disclosed{people(), false};
    return looked_ > most ? std::optional<Disclosed>({{}, true}) : std::nullopt;
  }

 private:
  static constexpr std::size_t most = 1'000'000;

  bool follows() const {
    return std::ranges::all_of(sum_, [](Number one) { return one == 0; });
  }

  bool from(std::size_t next, std::uint64_t together) {
    for (std::size_t at = next; at < small_.size(); ++at) {
      const std::uint64_t now = together + kinds_.people[small_[at]].size();
      if (now >= smallest_) continue;
      if (++looked_ > most) return false;
      add(small_[at]);
      chosen_.push_back(small_[at]);
      if (follows() || from(at + 1, now)) return true;
      chosen_.pop_back();
      take_away(small_[at]);
    }
    return false;
  }
  void add(std::size_t kind) {
    for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] = minus(sum_[i], minus(0, columns_[kind][i]));
  }
  void take_away(std::size_t kind) {
    for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] = minus(sum_[i], columns_[kind][i]);
  }
  std::vector<Position> people() const {
    std::vector<Position> all;
    for (const std::size_t kind : chosen_) all.insert(all.end(), kinds_.people[kind].begin(), kinds_.people[kind].end());
    std::ranges::sort(all);
    return all;
  }

  const Kinds& kinds_;
  const std::vector<std::vector<Number>>& columns_;
  std::uint64_t smallest_;
  std::vector<Number> sum_;
  std::vector<std::size_t> small_, chosen_;
  std::size_t looked_ = 0;
};

}  // namespace

std::optional<Disclosed> disclosed(const std::vector<std::vector<Position>>& told, std::uint64_t smallest) {
  const Kinds kinds = kinds_of(told);
  const std::vector<std::vector<Number>> columns = columns_of_null_space(kinds.groups, kinds.people.size());
  return Search(kinds, columns, smallest).run();
}

}  // namespace nostoi::publish
