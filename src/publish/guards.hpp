// guards: what stands against a proposal. Each guard is one function that names what it holds off; data/model/publishing.json says before
// whom it stands. A guard tells no value that only the register itself knows.
#pragma once

#include <set>

#include "publish/view.hpp"

namespace nostoi::publish {

/// What an embargo in force shuts: anchors of lines, notes or entities, and lists.
struct Embargoed {
  std::vector<std::pair<Position, std::string>> things;  ///< and what the embargo is called
};

struct Before {
  const Proposal& proposal;
  const RecipientKind& kind;
  const Embargoed& embargoed;
  std::int32_t today = 0;
};

/// The name of an embargo in force on anything of the person's file; nullptr where there is none.
const std::string* embargo_on(const View& view, const Embargoed& embargoed);

/// Against the day until which it may be kept, and those to whom it may be passed on.
std::vector<Obstacle> against_time_and_reach(const Before& before);
/// Against the whole of a list: how many lines, which columns, until when, who else.
std::vector<Obstacle> against_whole(const Before& before);
/// Against a line and its cells. `seen`: the persons of the lines before it.
std::vector<Obstacle> against_line(const Before& before, const Line& line, const View& view, const std::vector<Cell>& cells,
                                   const std::set<Position>& seen);

/// Whether what a cell says is more than what the side has said of that person itself.
bool says_more(const View& view, const std::vector<std::string>& speaks_as, const std::string& property, const Cell& cell);

}  // namespace nostoi::publish
