// view: a line of a proposal as the recipient would see it, and as the register itself knows it, to keep a rule. What a cell says comes
// from the first alone, which is read as by an actor who is cleared for no more than the recipient, for the purpose "publication": a
// witness who did not consent to sharing, a seal, or a class that may not leave are not in it, whoever publishes.
#pragma once

#include "nostoi/publish/publication.hpp"
#include "register/inside.hpp"

namespace nostoi::publish {

struct View {
  Position person = 0;
  PersonFile leaves, whole;
};

/// As known at a moment of the log (0: now). not_found where no anchor of a person stands there.
Result<View> view_of(Snapshot& snapshot, const RecipientKind& kind, const std::string& actor, Position anchor, Position known = 0);

/// The cells of these columns: of each property the value that is shown where there is room for one; a name that nobody says whole is put
/// together from its parts.
std::vector<Cell> cells_of(const View& view, const std::vector<std::string>& columns);

/// The statement that a cell rests on, in the file that leaves; nullptr where it has none.
const Statement* statement_of(const View& view, const Cell& cell);

/// What would leave, stopped or not, asked about or not.
Result<Table> table_of(Snapshot& snapshot, const Proposal& proposal, const std::string& actor, Position known = 0);

}  // namespace nostoi::publish
