// Each reviewer's pairs are read with that reviewer's place in the queue and the maker's clearance: who reads a pair without knowing of a
// colleague does not learn it from paper, for every reviewer's work begins on a sheet of its own.
#include <algorithm>
#include <map>
#include <set>

#include "forms/fill.hpp"
#include "nostoi/review.hpp"
#include "register/entry.hpp"
#include "review/queue.hpp"

namespace nostoi::forms {

namespace {

const Kind& kind_of_lists() { return *std::ranges::find(kinds(), true, &Kind::of_list); }

Result<std::vector<review::Waiting>> pairs_of(Snapshot& snapshot, const access::Actor& maker, const std::string& reviewer,
                                              const ListFacts& list) {
  review::Asked asked;
  asked.top = static_cast<std::size_t>(-1);
  asked.list = list.at;
  (reviewer.empty() ? asked.free : asked.mine) = true;
  const std::string nobody = "\n";  // is nobody's name: nothing was given to it, and it skipped nothing
  return review::queue_of(snapshot, {reviewer.empty() ? nobody : reviewer, maker.purpose, maker.clearance}, asked);
}

/// The files that a worklist shows, each read once.
class Files {
 public:
  Files(Snapshot& snapshot, const access::Actor& actor) : snapshot_(snapshot), actor_(actor) {}
  Result<const PersonFile*> of(Position anchor) {
    if (const auto found = files_.find(anchor); found != files_.end()) return &found->second;
    Result<PersonFile> file = file_of(snapshot_, actor_, anchor);
    if (!file) return tl::unexpected(file.error());
    return &files_.emplace(anchor, std::move(*file)).first->second;
  }
  access::Reading reading() const {
    access::Reading reading{"form-worklist", {}};
    for (const auto& [anchor, file] : files_)
      for (const FileEntry& entry : file.entries) reading.about.push_back(entry.anchor);
    return reading;
  }

 private:
  Snapshot& snapshot_;
  const access::Actor& actor_;
  std::map<Position, PersonFile> files_;
};

const FileEntry& entry_of(const PersonFile& file, Position anchor) { return *std::ranges::find(file.entries, anchor, &FileEntry::anchor); }

/// All that an entry says of identity, in one line.
std::string called(const FileEntry& entry) {
  std::string text;
  for (const Statement& one : entry.statements) {
    const Field* field = find_field(one.property);
    if (field && field->role == Role::identity && !one.retracted) text += (text.empty() ? "" : " · ") + one.value;
  }
  return text;
}

std::string stands_at(const FileEntry& entry) {
  return entry.list.at ? entry.list.name + ":" + std::to_string(entry.row) : "a" + std::to_string(entry.anchor);
}

/// The other sides of each line's pairs, whoever has them.
using Others = std::map<Position, std::set<Position>>;

Result<Task> task_of(Files& files, const review::Waiting& pair, const ListFacts& list, const Others& others, std::int32_t today) {
  const bool left = pair.left > list.at && pair.left <= list.at + list.lines;
  Task task;
  task.line = left ? pair.left : pair.right;
  task.other = left ? pair.right : pair.left;
  task.row = task.line - list.at;
  const Result<const PersonFile*> file = files.of(task.line), other = files.of(task.other);
  if (!file || !other) return tl::unexpected(file ? other.error() : file.error());
  const FileEntry &entry = entry_of(**file, task.line), &other_entry = entry_of(**other, task.other);
  task.called = called(entry);
  task.other_called = called(other_entry);
  task.other_stands = stands_at(other_entry);
  task.probability = pair.score.probability;
  task.urgent = pair.urgent;
  task.flags = standing_flags(**file, entry, list, others.at(task.line).size(), today);
  return task;
}

std::string code_of(const Worklist& worklist) {
  std::string all = worklist.number;
  for (const Work& work : worklist.work) {
    all += "\n" + work.reviewer;
    for (const Task& one : work.tasks) all += "\n" + std::to_string(one.line) + " " + std::to_string(one.other);
  }
  return short_code(all);
}

Result<ListFacts> list_at(Register& reg, const access::Actor& actor, Position at) {
  const Result<std::vector<ListFacts>> all = lists(reg, actor);
  if (!all) return tl::unexpected(all.error());
  const auto found = std::ranges::find(*all, at, &ListFacts::at);
  if (found == all->end() || found->name.empty()) return fail(Code::not_found, say("version-no-list", {{"list", std::to_string(at)}}));
  return *found;
}

}  // namespace

Result<Worklist> worklist(Register& reg, const access::Actor& actor, Position at) {
  const Result<ListFacts> list = list_at(reg, actor, at);
  if (!list) return tl::unexpected(list.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<review::Progress> progress = review::progress(reg, actor, at);
  const Result<std::uint64_t> last = (*snapshot)->last();
  if (!progress || !last) return tl::unexpected(progress ? last.error() : progress.error());
  std::vector<std::pair<std::string, std::vector<review::Waiting>>> waiting;
  std::vector<std::string> reviewers;
  for (const review::Progress::Of& one : progress->reviewers)
    if (one.assigned > 0) reviewers.push_back(one.reviewer);
  reviewers.emplace_back();
  Others others;
  for (const std::string& reviewer : reviewers) {
    Result<std::vector<review::Waiting>> pairs = pairs_of(**snapshot, actor, reviewer, *list);
    if (!pairs) return tl::unexpected(pairs.error());
    for (const review::Waiting& one : *pairs) others[one.left].insert(one.right), others[one.right].insert(one.left);
    if (!pairs->empty()) waiting.emplace_back(reviewer, std::move(*pairs));
  }
  const std::int32_t today = day_of_moment(reg.surroundings().clock());
  Worklist made{&kind_of_lists(), at, *last, list->name, number_of(kind_of_lists(), at, *last), "", today, {}};
  Files files(**snapshot, actor);
  for (const auto& [reviewer, pairs] : waiting) {
    Work work{reviewer, {}};
    for (const review::Waiting& one : pairs) {
      Result<Task> task = task_of(files, one, *list, others, made.made);
      if (!task) return tl::unexpected(task.error());
      work.tasks.push_back(std::move(*task));
    }
    made.work.push_back(std::move(work));
  }
  made.code = code_of(made);
  access::Reading reading = files.reading();
  reading.about.push_back(at);
  if (const Result<void> told = reg.will_show(actor, reading); !told) return tl::unexpected(told.error());
  return made;
}

}  // namespace nostoi::forms
