// publication: the only way out of a register. Somebody proposes what is to leave, to whom, on what ground and until when; guards look at
// every line and every cell; what they ask is answered by a person; somebody else approves; then copies are made, each under a mark of its
// own, and every copy is followed until it is destroyed. The default is no: data/model/publishing.json says what may leave to whom, and
// nothing else may. Publications are records in the log; what leaves is computed from the register and must still be what was approved.
#pragma once

#include <optional>

#include "nostoi/register.hpp"

namespace nostoi::publish {

// --------------------------------------------------------------------------------------------------- vocabulary

/// A kind of recipient (data/model/publishing.json, checked when loaded); has its words "recipient-ID".
struct RecipientKind {
  std::string id;
  std::vector<std::string> columns, usual;  ///< properties that may leave to it, and those that are proposed
  std::vector<std::string> clearance;       ///< handling classes beyond "ordinary" that may
  std::vector<std::string> grounds;         ///< each has its words "ground-ID"
  std::vector<std::string> guards;          ///< of guards(), beside those that hold for all
  int days = 0;                             ///< how long a copy may be kept
  bool onward = false;                      ///< it may be allowed to pass a copy on
  std::uint64_t smallest = 0;               ///< a count of fewer people than that is not told
};
const std::vector<RecipientKind>& recipient_kinds();
/// nullptr where there is none of that id.
const RecipientKind* find_recipient(std::string_view id);
/// The guards; each has its words "guard-ID", what it holds off.
const std::vector<std::string>& guards();

// ------------------------------------------------------------------------------------------------------ proposal

struct Recipient {
  std::string kind, name;
  std::vector<std::string> speaks_as;  ///< the speakers of the register in whose words it has spoken itself; its name is one
};

/// One person who is to stand in it.
struct Line {
  Position anchor = 0;
  std::string ground;  ///< one of the kind's
  std::string reason;  ///< whose consent and where it is written, …
};

/// How many people the lists name, told by up to two properties whose values are a closed vocabulary.
struct Count {
  std::vector<Position> lists;
  std::vector<std::string> by;
  std::string caption;  ///< what is counted, as its readers will see it
};

/// Lines of people, or a count of them: never both.
struct Proposal {
  Recipient to;
  std::vector<std::string> columns;  ///< properties, in the order in which they will stand
  std::vector<Line> lines;
  Count count;                      ///< where it has lists
  std::uint64_t rows = 0;           ///< how many lines it is meant to have, as a person counted
  std::vector<std::string> onward;  ///< to whom a copy may be passed on
  PartialDate until;                ///< the last day on which a copy may be kept
  std::string why;
  Position corrects = 0;  ///< the publication in whose place it comes

  bool counts() const { return !count.lists.empty(); }
};

/// What would stand in a cell, and the statement that says so: `at` is 0 where nothing is said, or where it was decided to leave it out.
struct Cell {
  std::string value;
  Position at = 0;
  std::size_t column = 0;  ///< of the statement, as in Statement
};
/// A line of a person, or one number of a count.
struct Row {
  Position anchor = 0, person = 0;
  std::vector<Cell> cells;
};
struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  /// SHA-256 of what it says, in hexadecimal digits: by this an approval holds what was approved.
  std::string hash() const;
};

/// Somebody decided on what a guard asked: the cell leaves, or it stays empty.
struct Answer {
  bool give = false;
  std::string actor, why;
  Position at = 0;
};

/// What a guard holds against a proposal: against all of it, a line or a cell.
struct Obstacle {
  std::string guard;
  bool stops = true;             ///< nothing leaves while it stands; otherwise it asks, and a person answers
  Position anchor = 0;           ///< of the line; 0: against the whole
  std::string column;            ///< empty: against the whole line
  std::string sentence;          ///< what is wrong, without a value that the actor may not read
  std::optional<Answer> answer;  ///< of one that asks
  bool open() const { return stops || !answer; }
};
struct Looked {
  Table table;                      ///< what would leave; lines that are stopped are empty
  std::vector<Obstacle> obstacles;  ///< in the order of lines and columns
};

/// What would leave, and what stands against it; nothing is written. invalid where a word is none of the vocabulary.
Result<Looked> look(Register& reg, const access::Actor& actor, const Proposal& proposal);
/// The proposal without the lines that something stops; `rows` counts those that are left.
Proposal without_stopped(Proposal proposal, const Looked& looked);

/// Writes a proposal down and gives its number. conflict where something stops it.
Result<Position> propose(Register& reg, const access::Actor& actor, const Proposal& proposal);

struct CellNamed {
  Position anchor = 0;
  std::string column;
};
/// Decides on cells that a guard asks about. conflict where one of them is not asked about, or the publication was approved or refused.
Result<Position> answer(Register& reg, const access::Actor& actor, Position publication, const std::vector<CellNamed>& cells, bool give,
                        const std::string& why);
/// Approves what stands in the publication now. denied for who proposed it or decided that a cell leaves, and for who may not read all of
/// it; conflict where something stops it or is not answered.
Result<Position> approve(Register& reg, const access::Actor& actor, Position publication, const std::string& why);
/// Refuses a proposal, or takes an approval back before a copy was made.
Result<Position> refuse(Register& reg, const access::Actor& actor, Position publication, const std::string& why);

// -------------------------------------------------------------------------------------------------------- copies

/// What became of a copy: "acknowledged", "passed-on", "returned", "destroyed", "leaked"; each has its words "copy-…".
const std::vector<std::string>& copy_words();

struct CopyWord {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor, word, why;
};
struct Copy {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor, to, mark, format, sha256;  ///< mark: stands in every row; sha256: of the file
  std::uint64_t rows = 0;
  std::vector<CopyWord> words;
  bool gone() const;  ///< returned or destroyed
};

enum class State : std::uint8_t { proposed, approved, refused, issued, expired, recalled };
/// "proposed", …: each has its words "publication-…".
std::string_view state_name(State state);

/// What a number of a count is of: a value of each property of Count::by, nothing for all of them.
using Under = std::vector<std::optional<std::string>>;

struct Publication {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor;
  Proposal proposal;
  std::string approved_hash;
  std::vector<Under> told;  ///< of a count: the numbers that were approved to be told
  ActWord approved, refused, recalled;
  std::vector<std::pair<CellNamed, Answer>> answers;  ///< the last of each cell
  std::vector<Copy> copies;
  Position corrected_by = 0;
  State state = State::proposed;
  /// Copies are out that should not be: it was recalled, corrected or is over.
  bool wants_copies_back() const;
};

/// Those that name the person of an anchor in a line, or count one of the lists that do; oldest first, as of now.
Result<std::vector<Publication>> publications_about(Register& reg, const access::Actor& actor, Position anchor);
/// All publications, oldest first, as of a known time (0: now).
Result<std::vector<Publication>> publications(Register& reg, const access::Actor& actor, Position known = 0);
/// One of them, and what stands in it as of now.
struct Shown {
  Publication publication;
  Looked looked;
  bool changed = false;  ///< what stands in it is not what was approved: copies that are out are stale
};
Result<Shown> publication(Register& reg, const access::Actor& actor, Position at);

struct Issued {
  Copy copy;
  std::string file;    ///< the bytes of the copy
  std::string letter;  ///< what goes with it: a text in the language of the thread
};
/// Makes a copy for the recipient or for one to whom it may be passed on. `format`: one of formats(). The record is on the disk before the
/// bytes are given. conflict where it was not approved, is over or recalled, or where the register has changed what was approved.
Result<Issued> issue(Register& reg, const access::Actor& actor, Position publication, const std::string& to, const std::string& format);
/// "csv", "xlsx".
const std::vector<std::string>& formats();

/// Wants all copies back. conflict where there are none.
Result<Position> recall(Register& reg, const access::Actor& actor, Position publication, const std::string& why);
/// Records what became of a copy.
Result<Position> tell_of_copy(Register& reg, const access::Actor& actor, Position copy, const std::string& word, const std::string& why);

/// Whose copy a file is that came to light: the mark, or, where that was cut out, the order of its rows.
struct Traced {
  Position publication = 0, copy = 0;
  std::string to, mark;
  bool by_mark = false;
  double rows = 0, order = 0;  ///< the part of its rows that stand in the copy, and of neighbours that follow each other as there
};
/// The copies that the lists of a file may come from, the likeliest first; none where no row is of a copy.
Result<std::vector<Traced>> trace(Register& reg, const access::Actor& actor, const std::vector<List>& lists);

}  // namespace nostoi::publish
