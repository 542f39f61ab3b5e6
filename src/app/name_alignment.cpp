// The alignment of names::compare in words.
#include "app/name_alignment.hpp"

#include "nostoi/base.hpp"

namespace nostoi::app {

std::string_view relation_name(names::Relation relation) {
  static constexpr std::string_view all[] = {"same", "spelling", "form", "short-form", "initial", "resembling", "different"};
  return all[static_cast<std::size_t>(relation)];
}

std::string relation_label(names::Relation relation) { return say("names-relation-" + std::string(relation_name(relation))); }

std::vector<std::vector<std::string>> words_that_meet(std::string_view left, std::string_view right) {
  names::Reading one = names::read(left), other = names::read(right);
  one.other_names.clear(), other.other_names.clear();  // linking does not compare them
  std::vector<std::vector<std::string>> rows;
  for (const names::AlignedWords& pair : names::compare(one, other).words)
    if (pair.relation != names::Relation::same)
      rows.push_back({one.tokens[pair.left].text, other.tokens[pair.right].text, relation_label(pair.relation)});
  return rows;
}

}  // namespace nostoi::app
