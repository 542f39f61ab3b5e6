// Does a cell tell a side more than it has said of the person itself? Names word by word, across alphabets; dates by their bounds; all else
// as texts. Where the side has said nothing of it, everything is more.
#include <algorithm>

#include "nostoi/names.hpp"
#include "publish/guards.hpp"
#include "publish/vocabulary.hpp"

namespace nostoi::publish {

namespace {

const std::vector<std::string> parts_of_names{"name", "surname", "given_name", "patronymic", "other_name", "former_name"};

/// What the side says of these properties.
std::vector<const Statement*> said_by(const View& view, const std::vector<std::string>& speakers,
                                      const std::vector<std::string>& properties) {
  std::vector<const Statement*> all;
  for (const FileEntry& entry : view.whole.entries)
    for (const Statement& one : entry.statements)
      if (one.retracted == 0 && one.stance != "denied" && has(speakers, one.speaker) && has(properties, one.property)) all.push_back(&one);
  return all;
}

std::vector<names::NameWord> words_of(const std::string& text) { return names::name_words(names::read(text), names::tongue_of(text)); }

/// A word that is theirs too, as they or another language spell it. An initial of theirs does not say the name.
bool is_theirs(const names::NameWord& word, const std::vector<names::NameWord>& theirs) {
  return std::ranges::any_of(theirs, [&](const names::NameWord& other) {
    const names::Relation relation = names::compare(word, other).relation;
    return relation == names::Relation::same || relation == names::Relation::spelling || relation == names::Relation::form;
  });
}

bool name_says_more(const std::string& name, const std::vector<const Statement*>& said) {
  std::vector<names::NameWord> theirs;
  for (const Statement* one : said) std::ranges::move(words_of(one->value), std::back_inserter(theirs));
  const std::vector<names::NameWord> ours = words_of(name);
  return ours.empty() || !std::ranges::all_of(ours, [&](const names::NameWord& word) { return is_theirs(word, theirs); });
}

/// They have said at least as exactly when it was.
bool covers(const PartialDate& theirs, const PartialDate& ours) {
  return theirs.known() && theirs.from >= ours.from && theirs.to <= ours.to;
}

}  // namespace

bool says_more(const View& view, const std::vector<std::string>& speaks_as, const std::string& property, const Cell& cell) {
  const bool is_name = has(parts_of_names, property);
  const std::vector<const Statement*> said = said_by(view, speaks_as, is_name ? parts_of_names : std::vector<std::string>{property});
  if (is_name) return name_says_more(cell.value, said);
  const Statement* ours = statement_of(view, cell);
  return std::ranges::none_of(said, [&](const Statement* theirs) {
    if (ours && ours->date.known()) return covers(theirs->date, ours->date);
    return names::normalise(theirs->value) == names::normalise(cell.value);
  });
}

}  // namespace nostoi::publish
