// Only independent origins count: a post that an NGO copied and a register copied from the NGO is one. Statements that share a ground,
// directly or through others, have one origin.
#include <map>
#include <string>

#include "nostoi/register.hpp"

namespace nostoi {

namespace {

std::string voice(const std::string& speaker) { return "by " + speaker; }

/// What an entry rests on: itself, its source, what that was made from, and who stands behind it.
std::vector<std::string> grounds(const FileEntry& entry) {
  const std::vector<std::string>& derived = entry.is_note() ? entry.note.derives_from : entry.list.derives_from;
  const std::string& speaker = entry.is_note() ? entry.note.speaker : entry.list.owner;
  std::vector<std::string> all{"a" + std::to_string(entry.anchor)};
  all.insert(all.end(), derived.begin(), derived.end());
  if (entry.list.at != 0) all.push_back(entry.list.sha256);
  if (!speaker.empty()) all.push_back(voice(speaker));
  for (const Position other : entry.one_origin_with) all.push_back("a" + std::to_string(other));
  return all;
}

/// Grounds that belong together, found by the least number among them.
class Together {
 public:
  std::size_t of(const std::string& ground) { return root(numbers_.emplace(ground, parent_.size()).first->second); }
  void join(const std::string& one, const std::string& other) {
    const std::size_t a = of(one), b = of(other);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::size_t root(std::size_t number) {
    if (number == parent_.size()) parent_.push_back(number);
    while (parent_[number] != number) number = parent_[number];
    return number;
  }
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::size_t> parent_;
};

/// The ground of one statement: who says it by hand speaks for himself, everything else is the entry's.
std::string ground_of(const FileEntry& entry, const Statement& statement) {
  const bool own_voice = statement.column == 0 && !statement.speaker.empty() && statement.speaker != entry.note.speaker;
  return own_voice ? voice(statement.speaker) : "a" + std::to_string(entry.anchor);
}

}  // namespace

std::vector<std::vector<std::size_t>> origins(const PersonFile& file) {
  Together together;
  for (const FileEntry& entry : file.entries) {
    const std::vector<std::string> all = grounds(entry);
    for (const std::string& ground : all) together.join(all.front(), ground);
  }
  std::vector<std::vector<std::size_t>> of;
  std::map<std::size_t, std::size_t> dense;
  for (const FileEntry& entry : file.entries) {
    of.emplace_back();
    for (const Statement& statement : entry.statements)
      of.back().push_back(dense.emplace(together.of(ground_of(entry, statement)), dense.size()).first->second);
  }
  return of;
}

}  // namespace nostoi
