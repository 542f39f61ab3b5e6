// A person's file: what was said of a person, by whom, which value is shown, and finding a person by name.
#pragma once

#include "nostoi/register/identity.hpp"
#include "nostoi/register/lists.hpp"
#include "nostoi/register/notes.hpp"

namespace nostoi {

/// Somebody said that a property has a value.
struct Statement {
  Position anchor = 0, at = 0;  ///< at: the event that says so: the line itself, or a statement by hand
  std::size_t column = 0;       ///< of the line, from 1; 0: by hand
  std::string property;         ///< property id, or the heading of a column without one
  std::string value;            ///< verbatim
  PartialDate date;             ///< where the value is a date that could be read
  std::string qualifier = "exact", stance = "asserted", speaker, cited;
  PartialDate valid;
  Position retracted = 0;  ///< the event that took it back
};

/// One anchor as a person's file shows it: a line of a list, a note, or an entity.
struct FileEntry {
  Position anchor = 0;
  std::string entity, name;  ///< of an entity (entities.hpp): its kind, and its name as it was opened
  ListFacts list;            ///< of a line; list.at is 0 for a note or an entity
  std::uint64_t row = 0, physical_row = 0;
  Note note;                              ///< of a note
  std::int64_t at = 0;                    ///< when it became known
  std::string actor;                      ///< who took it up
  bool erased = false;                    ///< so is it, for everybody, where what it said was erased
  bool withheld = false;                  ///< the actor is not cleared for it: nothing it says is given
  std::vector<Position> one_origin_with;  ///< anchors that have one origin with it, as somebody learned
  std::size_t withheld_statements = 0;    ///< said of properties for whose class the actor is not cleared: they are not among statements
  std::vector<Statement> statements;      ///< those that hold first, then those taken back

  bool is_note() const { return list.at == 0 && entity.empty(); }
};

/// Any two moments: what was known at `known` (0: now) of what was true on `valid` (not known: at any time). A statement that does not
/// say when it was true is taken to be true at all times.
struct AsOf {
  Position known = 0;
  PartialDate valid;
};

/// What somebody said in an act: proposed it, confirmed it, refused it. `at` is 0 where nobody did.
struct ActWord {
  Position at = 0;
  std::string actor, why;
  std::int64_t when = 0;
};

enum class ActState : std::uint8_t { proposed, confirmed, refused, taken_back };
/// "proposed", "confirmed", "refused", "taken-back": each has its words "act-…".
std::string_view act_state_name(ActState state);

/// What only two people may do (acts.hpp): without effect until somebody else confirms it. Like statements, acts hang on anchors.
struct Act {
  std::string what;    ///< one of acts::kinds()
  Position about = 0;  ///< an anchor
  ActWord proposed, confirmed, refused;
  bool withheld = false;  ///< the actor is not cleared for the reasons

  ActState state() const;
};

/// The file of a person, or of an entity.
struct PersonFile {
  Position person = 0, asked = 0, known = 0;
  std::vector<FileEntry> entries;
  std::vector<Decision> decisions;  ///< inside the person, live and taken back
  std::vector<Decision> conflicts;  ///< live "not same" between anchors that other decisions join
  std::vector<Act> acts;            ///< about its anchors, oldest first
};

/// The file of the person whom `anchor` belongs to.
Result<PersonFile> person_file(Register& reg, const access::Actor& actor, Position anchor, const AsOf& as_of = {});

/// The files that several anchors belong to, one for each in their order, as one reading: the trail hears of all that is in them at once.
Result<std::vector<PersonFile>> person_files(Register& reg, const access::Actor& actor, const std::vector<Position>& anchors,
                                             const std::string& what, const AsOf& as_of = {});

/// The origin of every statement of a file, by entry and statement: a number from 0. Statements have one origin where their entries copy
/// each other or the same source, or where one speaker stands behind them.
std::vector<std::vector<std::size_t>> origins(const PersonFile& file);

/// The value that is shown where there is room for one. The rule names itself, and the others stay beside it.
struct Shown {
  std::string property;
  const Statement* statement = nullptr;
  std::size_t origins = 0;  ///< independent origins that say so
  std::size_t others = 0;   ///< other values that somebody says
  std::string rule;         ///< "most-origins-then-latest": has its words "rule-…"
};
/// One for each property of which somebody asserts a value, in the order of properties(), headings behind them. Of what each party says in
/// its own name (Property::per_party) none is chosen.
std::vector<Shown> shown(const PersonFile& file);
std::vector<Shown> shown(PersonFile&&) = delete;  // what it gives points into the file

/// The last position that was known at a clock time (milliseconds since 1970); 0 where nothing was.
Result<Position> known_at(Snapshot& snapshot, std::int64_t at);
/// The clock time of an event; not_found where there is none.
Result<std::int64_t> clock_of(Snapshot& snapshot, Position at);

/// A person as an answer to a query.
struct PersonFound {
  Position person = 0;  ///< the oldest of the person's anchors that the actor may read
  Position anchor = 0;  ///< the entry that fits best
  Weight weight = 0;    ///< log2 of the odds that this entry is of the person meant, taking every entry as equally likely at first
  double probability = 0;
};

/// Seeks a person as search does in a list ("Гнатюк Микола 1980 Херсон", search.hpp): the best `top`, best first. Entries that decisions
/// join are one answer; what the actor is not cleared for gives none. As of now. not_found where the rows for it are not there or end
/// before the log does: rebuild() makes them.
Result<std::vector<PersonFound>> find_people(Register& reg, const access::Actor& actor, std::string_view text, std::size_t top);

}  // namespace nostoi
