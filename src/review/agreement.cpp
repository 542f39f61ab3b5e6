// How well two people agree, and how far all of them are.
#include <algorithm>
#include <map>

#include "review/queue.hpp"

namespace nostoi::review {

namespace {

std::size_t index(Verdict verdict) { return static_cast<std::size_t>(verdict); }

using ByNames = std::map<std::pair<std::string, std::string>, Agreement>;

void count(const Reading& reading, ByNames& all) {
  if (!reading.is_complete()) return;
  const Opinion *first = &reading.opinions[0], *second = &reading.opinions[1];
  if (second->reviewer < first->reviewer) std::swap(first, second);
  Agreement& of = all[{first->reviewer, second->reviewer}];
  of.first = first->reviewer;
  of.second = second->reviewer;
  ++of.counts[index(first->verdict)][index(second->verdict)];
}

/// Who took the live decisions about a pair.
Result<std::vector<std::string>> deciders(Snapshot& snapshot, const Proposal& pair) {
  const Result<std::vector<Decision>> all = decisions_of(snapshot, pair.left);
  if (!all) return tl::unexpected(all.error());
  std::vector<std::string> names;
  for (const Decision& one : *all)
    if (one.left == pair.left && one.right == pair.right && one.revoked == 0 && one.policy == 0) names.push_back(one.actor);
  return names;
}

class Counting {
 public:
  explicit Counting(const Team& team) : team_(team) {}

  void count_open(const Proposal& pair) {
    const Standing& standing = team_.standing({pair.left, pair.right});
    const Reading& reading = standing.reading;
    ++progress_.open;
    progress_.assigned += !reading.to.empty();
    progress_.read_by_two += reading.by_two() && !reading.is_complete();
    progress_.differ += standing.in_dispute() != nullptr;
    for (const std::string& name : {reading.to, reading.second})
      if (!name.empty() && !reading.has_said(name)) ++of(name).assigned;
    for (const auto& [name, why] : standing.skipped) ++of(name).skipped;
  }
  Progress::Of& of(const std::string& name) {
    Progress::Of& one = reviewers_[name];
    one.reviewer = name;
    return one;
  }
  Progress& progress() { return progress_; }
  Progress done() {
    for (auto& [name, one] : reviewers_) progress_.reviewers.push_back(std::move(one));
    return std::move(progress_);
  }

 private:
  const Team& team_;
  Progress progress_;
  std::map<std::string, Progress::Of> reviewers_;
};

}  // namespace

std::uint64_t Agreement::pairs() const {
  std::uint64_t sum = 0;
  for (const auto& row : counts)
    for (const std::uint64_t one : row) sum += one;
  return sum;
}

std::uint64_t Agreement::agreed() const { return counts[0][0] + counts[1][1] + counts[2][2]; }

std::optional<double> Agreement::kappa() const {
  const auto all = static_cast<double>(pairs());
  if (all == 0) return std::nullopt;
  double by_chance = 0;
  for (std::size_t verdict = 0; verdict < 3; ++verdict) {
    double of_first = 0, of_second = 0;
    for (std::size_t other = 0; other < 3; ++other) {
      of_first += static_cast<double>(counts[verdict][other]);
      of_second += static_cast<double>(counts[other][verdict]);
    }
    by_chance += of_first / all * (of_second / all);
  }
  if (by_chance == 1) return std::nullopt;
  return (static_cast<double>(agreed()) / all - by_chance) / (1 - by_chance);
}

Result<std::vector<Agreement>> agreement(Register& reg, const access::Actor& actor) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Team> team = Team::of(**snapshot);
  if (!team) return tl::unexpected(team.error());
  ByNames all;
  for (const auto& [pair, standing] : team->pairs()) {
    count(standing.reading, all);
    for (const Reading& reading : standing.before) count(reading, all);
  }
  std::vector<Agreement> told;
  for (auto& [names, one] : all) told.push_back(std::move(one));
  return told;
}

Result<Progress> progress(Register& reg, const access::Actor& actor, Position list) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Team> team = Team::of(**snapshot);
  const Result<Anchors> anchors = Anchors::of(**snapshot);
  const Result<std::vector<Proposal>> all = proposals(**snapshot);
  if (!team || !anchors) return tl::unexpected(team ? anchors.error() : team.error());
  if (!all) return tl::unexpected(all.error());
  Counting counting(*team);
  for (const Proposal& pair : *all) {
    if (!is_of_list(*anchors, pair, list)) continue;
    ++counting.progress().proposed;
    const Result<bool> open = is_open(**snapshot, pair.left, pair.right);
    const Result<std::vector<std::string>> names = deciders(**snapshot, pair);
    if (!open || !names) return tl::unexpected(open ? names.error() : open.error());
    if (*open) counting.count_open(pair);
    for (const std::string& name : *names) ++counting.of(name).decided;
  }
  return counting.done();
}

}  // namespace nostoi::review
