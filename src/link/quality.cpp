// cluster_quality and b_cubed. One idea: both are ratios of sums over draws (people, joined where the linking joined them), and a draw's
// share of the sums says how far the ratio would move without it: the variance is the sum of those shares squared.
#include "link/quality.hpp"

#include <algorithm>
#include <cmath>

namespace nostoi::link {

namespace {

constexpr double z = 1.959963984540054;  // 95 % of the normal distribution lie within ± z

struct Interval {
  double low = 0, high = 1;
};

/// Wilson's interval of a share seen on `size` (effective) draws.
Interval wilson(double share, double size) {
  if (!(size > 0)) return {};
  const double zz = z * z / size, middle = (share + zz / 2) / (1 + zz);
  const double half = z / (1 + zz) * std::sqrt(share * (1 - share) / size + zz / (4 * size));
  return {std::clamp(middle - half, 0.0, share), std::clamp(middle + half, share, 1.0)};
}

/// The interval of a ratio whose shares' squares sum up to `variance`. At 0 and 1, and where all draws agree, the shares say nothing:
/// then the draws that take part are counted.
Interval interval(double ratio, double variance, double draws) {
  if (draws > 1) variance *= draws / (draws - 1);
  return wilson(ratio, variance > 0 ? ratio * (1 - ratio) / variance : draws);
}

struct Ratio {
  double above = 0, below = 0;
  double value() const { return below > 0 ? above / below : 1; }
  double share(double a, double b) const { return below > 0 ? (a - value() * b) / below : 0; }
};

template <class Draw, class Above, class Below>
std::pair<double, Interval> estimate(const std::vector<Draw>& draws, const Above& above, const Below& below) {
  Ratio ratio;
  for (const Draw& draw : draws) ratio.above += above(draw), ratio.below += below(draw);
  double variance = 0, taking_part = 0;
  for (const Draw& draw : draws) {
    const double share = ratio.share(above(draw), below(draw));
    variance += share * share;
    taking_part += below(draw) > 0;
  }
  return {ratio.value(), interval(ratio.value(), variance, taking_part)};
}

void put(std::pair<double, Interval> from, double& value, double& low, double& high) {
  value = from.first;
  low = from.second.low;
  high = from.second.high;
}

/// Calls `cell(t, size of t, size of f, lines in both)` for every true group t and found group f that share lines, t by t.
template <class Cell>
void for_each_cell(const Dense& truth, const Dense& found, const Cell& cell) {
  std::vector<std::uint32_t> sizes(found.count), begin(truth.count + 1), at;
  for (const std::uint32_t f : found.group) ++sizes[f];
  for (const std::uint32_t t : truth.group) ++begin[t + 1];
  for (std::uint32_t t = 0; t < truth.count; ++t) begin[t + 1] += begin[t];
  at = begin;
  std::vector<std::uint32_t> members(found.group.size());
  for (std::size_t line = 0; line < members.size(); ++line) members[at[truth.group[line]]++] = found.group[line];
  for (std::uint32_t t = 0; t < truth.count; ++t) {
    const auto from = members.begin() + begin[t], to = members.begin() + begin[t + 1];
    std::sort(from, to);
    for (auto run = from; run != to;) {
      const auto end = std::upper_bound(run, to, *run);
      cell(t, to - from, sizes[*run], end - run);
      run = end;
    }
  }
}

/// The draw of each true group: true groups that share a found group are one.
Merging draws_of(const Dense& truth, const Dense& found) {
  constexpr std::uint32_t none = UINT32_MAX;
  Merging draws(truth.count);
  std::vector<std::uint32_t> seen(found.count, none);
  for (std::size_t line = 0; line < truth.group.size(); ++line) {
    std::uint32_t& first = seen[found.group[line]];
    if (first == none)
      first = truth.group[line];
    else
      draws.merge(first, truth.group[line]);
  }
  return draws;
}

/// A draw's lines, and the sums over them of the share of their found and of their true person that is right.
struct LineSums {
  double lines = 0, precise = 0, recalled = 0;
};

/// The harmonic mean of two ratios; its shares are theirs, weighted by how it moves with each.
std::pair<double, Interval> harmonic(const std::vector<LineSums>& draws, double p, double r, double lines) {
  const double f1 = p + r > 0 ? 2 * p * r / (p + r) : 0;
  const double by_p = p + r > 0 ? 2 * r * r / ((p + r) * (p + r)) : 0, by_r = p + r > 0 ? 2 * p * p / ((p + r) * (p + r)) : 0;
  double variance = 0, taking_part = 0;
  for (const LineSums& draw : draws) {
    if (draw.lines == 0) continue;
    const double share = (by_p * (draw.precise - p * draw.lines) + by_r * (draw.recalled - r * draw.lines)) / lines;
    variance += share * share;
    ++taking_part;
  }
  return {f1, interval(f1, variance, taking_part)};
}

}  // namespace

Dense dense(const std::vector<std::uint32_t>& groups) {
  Dense result;
  std::vector<std::uint32_t> names(groups);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  result.count = static_cast<std::uint32_t>(names.size());
  result.group.reserve(groups.size());
  for (const std::uint32_t group : groups)
    result.group.push_back(static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), group) - names.begin()));
  return result;
}

Quality pair_quality(const std::vector<Tally>& draws) {
  Quality quality;
  const auto right = [](const Tally& t) { return t.right; };
  put(estimate(draws, right, [](const Tally& t) { return t.claimed; }), quality.precision, quality.precision_low, quality.precision_high);
  put(estimate(draws, right, [](const Tally& t) { return t.there; }), quality.recall, quality.recall_low, quality.recall_high);
  const auto twice_right = [](const Tally& t) { return 2 * t.right; };
  put(estimate(draws, twice_right, [](const Tally& t) { return t.claimed + t.there; }), quality.f1, quality.f1_low, quality.f1_high);
  return quality;
}

Quality cluster_quality(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found) {
  const Dense people = dense(truth), persons = dense(found);
  Merging draws = draws_of(people, persons);
  std::vector<Tally> tallies(people.count);
  std::uint32_t last = people.count;
  for_each_cell(people, persons, [&](std::uint32_t t, double lines, double found_lines, double both) {
    Tally& tally = tallies[draws.root(t)];
    tally.right += both * (both - 1) / 2;
    tally.claimed += both * (found_lines - 1) / 2;
    if (last != t) tally.there += lines * (lines - 1) / 2;
    last = t;
  });
  return pair_quality(tallies);
}

Quality b_cubed(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found) {
  const Dense people = dense(truth), persons = dense(found);
  Merging draws = draws_of(people, persons);
  std::vector<LineSums> sums(people.count);
  for_each_cell(people, persons, [&](std::uint32_t t, double lines, double found_lines, double both) {
    LineSums& sum = sums[draws.root(t)];
    sum.lines += both;
    sum.precise += both * both / found_lines;
    sum.recalled += both * both / lines;
  });
  Quality quality;
  const auto lines = [](const LineSums& s) { return s.lines; };
  put(estimate(sums, [](const LineSums& s) { return s.precise; }, lines), quality.precision, quality.precision_low, quality.precision_high);
  put(estimate(sums, [](const LineSums& s) { return s.recalled; }, lines), quality.recall, quality.recall_low, quality.recall_high);
  put(harmonic(sums, quality.precision, quality.recall, static_cast<double>(truth.size())), quality.f1, quality.f1_low, quality.f1_high);
  return quality;
}

}  // namespace nostoi::link
