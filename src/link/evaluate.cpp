// evaluate(): truth, people.csv and links.csv brought on one set of lines, then measured.
#include <algorithm>
#include <cmath>

#include "link/evaluation_tables.hpp"
#include "link/quality.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t bins = 10;

/// The lines that are counted, in order, with their group by the truth and by people.csv.
struct Lines {
  std::vector<LineKey> line;
  std::vector<std::uint32_t> truth, found;
  static constexpr std::uint32_t none = UINT32_MAX;

  std::uint32_t number(LineKey key) const {
    const auto at = std::lower_bound(line.begin(), line.end(), key);
    return at != line.end() && *at == key ? static_cast<std::uint32_t>(at - line.begin()) : none;
  }
};

/// Walks truth and people side by side. A line that one of them lacks is alone there, or is left out where the truth is silent.
Lines bring_together(const Truth& truth, const std::vector<Member>& people, bool people_given, Evaluation& told) {
  Lines lines;
  const auto add = [&](LineKey line, std::uint32_t true_group, std::uint32_t found_group) {
    lines.line.push_back(line);
    lines.truth.push_back(true_group);
    lines.found.push_back(found_group);
  };
  std::uint32_t alone = Lines::none;  // counts down: numbers that no group has
  auto t = truth.members.begin();
  auto p = people.begin();
  while (t != truth.members.end() || p != people.end()) {
    if (p == people.end() || (t != truth.members.end() && t->line < p->line)) {
      add(t->line, t->group, --alone);
      told.missing += people_given;
      ++t;
    } else if (t == truth.members.end() || p->line < t->line) {
      if (truth.of_pairs)
        add(p->line, --alone, p->group);
      else
        ++told.uncovered;
      ++p;
    } else {
      add(t->line, t->group, p->group);
      ++t, ++p;
    }
  }
  return lines;
}

/// Without people.csv, a truth of pairs speaks of the lines of the links too.
std::vector<Member> lines_of(const std::vector<Link>& links) {
  std::vector<Member> lines;
  for (const Link& link : links) lines.push_back({link.left, 0}), lines.push_back({link.right, 0});
  std::sort(lines.begin(), lines.end(), [](const Member& a, const Member& b) { return a.line < b.line; });
  lines.erase(std::unique(lines.begin(), lines.end(), [](const Member& a, const Member& b) { return a.line == b.line; }), lines.end());
  return lines;
}

/// A pair between counted lines.
struct Judged {
  std::uint32_t left, right;
  double probability;
  bool match, right_in_truth;
};

std::vector<Judged> judge(const std::vector<Link>& links, const Lines& lines) {
  std::vector<Judged> judged;
  for (const Link& link : links) {
    const std::uint32_t a = lines.number(link.left), b = lines.number(link.right);
    if (a == Lines::none || b == Lines::none || a == b) continue;
    judged.push_back({std::min(a, b), std::max(a, b), link.probability, link.match, lines.truth[a] == lines.truth[b]});
  }
  const auto order = [](const Judged& x, const Judged& y) { return std::pair(x.left, x.right) < std::pair(y.left, y.right); };
  std::stable_sort(judged.begin(), judged.end(), order);
  const auto same = [](const Judged& x, const Judged& y) { return x.left == y.left && x.right == y.right; };
  judged.erase(std::unique(judged.begin(), judged.end(), same), judged.end());
  return judged;
}

Quality pairwise(const std::vector<Judged>& pairs, const Lines& lines) {
  const Dense people = dense(lines.truth);
  Merging draws(people.count);
  for (const Judged& pair : pairs)
    if (pair.match) draws.merge(people.group[pair.left], people.group[pair.right]);
  std::vector<Tally> tallies(people.count);
  std::vector<double> size(people.count);
  for (const std::uint32_t person : people.group) ++size[person];
  for (std::uint32_t person = 0; person < people.count; ++person)
    tallies[draws.root(person)].there += size[person] * (size[person] - 1) / 2;
  for (const Judged& pair : pairs) {
    if (!pair.match) continue;
    Tally& tally = tallies[draws.root(people.group[pair.left])];
    tally.claimed += 1;
    tally.right += pair.right_in_truth;
  }
  return pair_quality(tallies);
}

ReliabilityBin bin_of(const Judged* from, const Judged* to) {
  ReliabilityBin bin{static_cast<std::uint64_t>(to - from), from->probability, (to - 1)->probability, 0, 0};
  for (const Judged* pair = from; pair != to; ++pair) bin.expected += pair->probability, bin.observed += pair->right_in_truth;
  bin.expected /= static_cast<double>(bin.pairs);
  bin.observed /= static_cast<double>(bin.pairs);
  return bin;
}

double error_of(const std::vector<ReliabilityBin>& of, std::uint64_t pairs) {
  double error = 0;
  for (const ReliabilityBin& bin : of) error += static_cast<double>(bin.pairs) * std::abs(bin.expected - bin.observed);
  return pairs ? error / static_cast<double>(pairs) : 0;
}

Calibration calibrate(std::vector<Judged> pairs) {
  std::stable_sort(pairs.begin(), pairs.end(), [](const Judged& a, const Judged& b) { return a.probability < b.probability; });
  Calibration told;
  told.pairs = pairs.size();
  const Judged *begin = pairs.data(), *end = begin + pairs.size(), *at = begin;
  for (std::size_t i = 0; i < bins; ++i) {
    const double low = static_cast<double>(i) / bins, high = static_cast<double>(i + 1) / bins;
    const Judged* to =
        i + 1 == bins ? end : std::lower_bound(at, end, high, [](const Judged& pair, double bound) { return pair.probability < bound; });
    if (to != at) {
      told.by_width.push_back(bin_of(at, to));
      told.by_width.back().from = low;
      told.by_width.back().to = high;
    }
    at = to;
    const std::size_t from = pairs.size() * i / bins, until = pairs.size() * (i + 1) / bins;
    if (from != until) told.by_count.push_back(bin_of(begin + from, begin + until));
  }
  told.error_by_width = error_of(told.by_width, told.pairs);
  told.error_by_count = error_of(told.by_count, told.pairs);
  return told;
}

}  // namespace

Result<Evaluation> evaluate(const std::filesystem::path& truth_path, const std::filesystem::path& links_path,
                            const std::filesystem::path& people_path) {
  Result<Truth> truth = read_truth(truth_path);
  if (!truth) return tl::unexpected(truth.error());
  Evaluation told;
  std::vector<Member> people;
  std::vector<Link> links;
  const bool people_given = !people_path.empty();
  if (!links_path.empty()) {
    Result<std::vector<Link>> read = read_links(links_path, truth->names);
    if (!read) return tl::unexpected(read.error());
    links = std::move(*read);
  }
  if (people_given) {
    Result<std::vector<Member>> read = read_people(people_path, truth->names);
    if (!read) return tl::unexpected(read.error());
    people = std::move(*read);
  } else if (truth->of_pairs) {
    people = lines_of(links);
  }
  const Lines lines = bring_together(*truth, people, people_given, told);
  told.lines = lines.line.size();
  told.people = dense(lines.truth).count;
  if (people_given) {
    told.cluster = cluster_quality(lines.truth, lines.found);
    told.b_cubed = b_cubed(lines.truth, lines.found);
  }
  if (!links_path.empty()) {
    std::vector<Judged> judged = judge(links, lines);
    told.pairwise = pairwise(judged, lines);
    told.calibration = calibrate(std::move(judged));
  }
  return told;
}

}  // namespace nostoi::link
