// Slow and obvious: two spellings compared by filling every cell there is, in the words of the learned table itself. What
// spelled_compare.cpp must give wherever two words tell a bit or more.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "names/spelled.hpp"

namespace nostoi::reference {

inline names::SpellingWeight compare(const names::Spelled& a, const names::Spelled& b) {
  using namespace names;
  constexpr Cost behind = 22 * 1024;
  const bool one_script = a.cyrillic == b.cyrillic;
  const bool ordered = one_script ? a.letters <= b.letters : a.cyrillic;
  const Spelled &left = ordered ? a : b, &right = ordered ? b : a;
  const SpellingTable& table = !one_script ? cyrillic_latin() : a.cyrillic ? cyrillic_cyrillic() : latin_latin();
  const std::size_t tongue = one_script ? 0 : static_cast<std::size_t>(left.tongue);
  const UnitCosts& costs = table.by_tongue[tongue].costs;
  const Stretched &l = one_script ? left.own : left.other, &r = one_script ? right.own : right.other;
  const Alone &alone_l = l.alone[tongue], &alone_r = r.alone[tongue];
  const AloneAt *at_l = l.alone_at_first(tongue), *at_r = r.alone_at_first(tongue);
  const std::size_t rows = l.at.size(), columns = r.at.size();
  std::vector<std::vector<Cost>> cell(rows + 1, std::vector<Cost>(columns + 1, UnitCosts::none));
  cell[0][0] = 0;
  const auto number = [](const Stretched& word, std::size_t at, std::size_t length) {
    return length == 0 ? std::uint16_t{0} : word.at[at].number[length - 1];
  };
  for (std::size_t i = 0; i <= rows; ++i)
    for (std::size_t j = 0; j <= columns; ++j) {
      const bool in_band = std::abs(static_cast<int>(j) - static_cast<int>(i * columns / rows)) <= 4;
      if (!in_band || cell[i][j] > at_l[i].upto + at_r[j].upto + behind) continue;
      for (std::size_t p = 0; p <= 4 && i + p <= rows; ++p)
        for (std::size_t q = 0; q <= 4 && j + q <= columns; ++q) {
          if (p + q == 0) continue;
          Cost unit = p <= 1 && q <= 1 ? slip : UnitCosts::none;
          const std::uint16_t one = number(l, i, p), other = number(r, j, q);
          if (one != Stretches::unknown && other != Stretches::unknown) unit = std::min(unit, costs(costs.group(one), other));
          if (unit < UnitCosts::none) cell[i + p][j + q] = std::min(cell[i + p][j + q], cell[i][j] + unit);
        }
    }
  const Cost together = cell[rows][columns], apart = alone_l.whole + alone_r.whole;
  const Weight per_cost = static_cast<Weight>(weight_scale / cost_scale);
  if (apart - together < 1024) return {-to_weight(64), to_weight(64)};
  return {(apart - together) * per_cost, std::max(0, together - std::max(alone_l.best, alone_r.best)) * per_cost};
}

}  // namespace nostoi::reference
