// register: one sourced file per person, nothing overwritten, everything reversible. Everything that happens is an event in a log that is
// only appended to; what is known at a moment is computed from the events up to it. Statements and identity decisions hang on anchors
// (lines of lists, notes), never on persons, so that a split gives every statement back. docs/formats/log.md says what stands in the log.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/access.hpp"
#include "nostoi/model.hpp"
#include "nostoi/store.hpp"

namespace nostoi {

// ------------------------------------------------------------------------------------------------ the register

/// What comes from outside and is given in tests: the clock in milliseconds since 1970 UTC, and bytes nobody can guess.
struct Surroundings {
  std::function<std::int64_t()> clock;
  std::function<std::string(std::size_t bytes)> entropy;
  /// Those of the machine.
  static Surroundings real();
};

struct TrailOf;

class Register {
 public:
  /// Begins a register in an empty store.
  static Result<Register> create(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor);
  /// Opens one that is there; not_found where the store is empty, unsupported where its log is of another format.
  static Result<Register> open(std::shared_ptr<Store> store, Surroundings surroundings);
  friend Result<std::pair<Register, TrailOf>> open_trail(std::shared_ptr<Store> store, Surroundings surroundings,
                                                         const access::Actor& actor, const TrailOf& of);

  /// The register as it is now, for somebody who may act. Whoever shows of it says what, with will_show(), before he does.
  Result<std::unique_ptr<Snapshot>> read(const access::Actor& actor) const;
  /// From now on nothing is answered before the witness has heard of it. Without one nobody can tell who has seen whom.
  void tell(std::shared_ptr<access::Witness> witness) { witness_ = std::move(witness); }
  /// Tells the witness what is about to be shown to whom; what is refused must not be shown.
  Result<void> will_show(const access::Actor& actor, const access::Reading& reading) const;
  Store& store() const { return *store_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  Register(std::shared_ptr<Store> store, Surroundings surroundings) : store_(std::move(store)), surroundings_(std::move(surroundings)) {}
  std::shared_ptr<Store> store_;
  Surroundings surroundings_;
  std::shared_ptr<access::Witness> witness_;
};

/// A log about the readings of a register is a register of its own kind: of which register it is, and how many events that had when it
/// began.
struct TrailOf {
  std::string reg;
  std::uint64_t events = 0;
};
/// Begins one in an empty store, or opens the one that is there. Register::open refuses it (unsupported).
Result<std::pair<Register, TrailOf>> open_trail(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor,
                                                const TrailOf& of);

/// A place in the log: an event, and of an event that is a line or a note the anchor it is.
using Position = std::uint64_t;

// ------------------------------------------------------------------------------------------------------- lists

/// What is known of a file beside its bytes.
struct Received {
  std::string from;                       ///< who gave it
  std::string medium;                     ///< how it came: "e-mail", "paper", …
  std::string handling = "ordinary";      ///< one of access::handling_classes()
  PartialDate as_of;                      ///< the day its lists were true at, as far as told
  std::vector<std::string> derives_from;  ///< SHA-256 of sources it was made from, as far as known
  std::string owner, side, purpose;       ///< of the lists in it: whose, of which side, for what ("missing", "held", …)
  std::string evidence;                   ///< the kind of evidence that each of its lines is (captivity.hpp); empty: none
  Position version_of = 0;                ///< its one list is a new version of that list
  bool corrections = false;               ///< … and has only the lines that changed: what it does not name stays as it was
};

/// One cell of an entry that stands in two versions of a list; rows count from 1.
struct CellChange {
  std::uint64_t before = 0, after = 0;
  std::string column, was, is;  ///< column: heading in the later version; was or is is empty where a version has no such column
  bool withheld = false;        ///< what changed of this entry, one thing or several, is not told to the actor, nor in which columns
};
/// How one version of a list became another.
struct ListChanges {
  bool by_id = false;                                              ///< entries were known again by their ids
  std::vector<std::pair<std::uint64_t, std::uint64_t>> continued;  ///< rows before and after of one entry
  std::vector<CellChange> cells;
  std::vector<std::uint64_t> added, gone;
};
/// Compares two versions. Entries are known again by ids that stand once in each, where both have a column of ids; otherwise by all that
/// both say of identity, then by names alone where no date of birth speaks against it, each standing once among what is left. O(cells).
ListChanges changes(const List& before, const List& after);

/// What importing the lists of one file did.
struct Imported {
  Position source = 0;
  bool known_before = false;  ///< a file of these bytes is in the register: nothing was done
  std::vector<Position> lists;
  std::uint64_t lines = 0, findings = 0, rejected = 0;
  std::optional<ListChanges> changes;  ///< where it was a new version
};

/// Takes up the lists of one file: one event for the source, then for each list its head, its lines and its findings. All or nothing.
/// The entries of a new version are joined to those before by decisions of the actor; a row of corrections whose id is not known is
/// rejected with a finding. `dry`: everything is tried, and nothing is written. not_found where there is no such list, conflict where it
/// has a later version, invalid where a version has several lists or corrections have no ids.
Result<Imported> import_lists(Register& reg, const access::Actor& actor, const std::vector<List>& lists, const Received& received,
                              bool dry = false);

/// A list of the register.
struct ListFacts {
  Position at = 0, source = 0;
  std::string name, owner, side, purpose, handling, sha256, from, evidence;
  PartialDate as_of;
  Position version_of = 0, later = 0;     ///< the versions before and after it, 0 where there are none
  std::vector<std::string> derives_from;  ///< the sources its source was made from, and theirs, as far as the register knows them
  std::uint64_t lines = 0;
  Position line(std::uint64_t row) const { return at + row; }  ///< the anchor of a row, from 1
};
/// All lists, in the order in which they came.
Result<std::vector<ListFacts>> lists(Snapshot& snapshot);
/// A list as it was read, with every cell and date; the anchor of line i is facts.line(i + 1).
Result<List> list_again(Snapshot& snapshot, const ListFacts& facts);

/// The anchor that a person names: "a123", "p123", "123", or "LIST:ROW" of a list whose name is in the register once.
Result<Position> anchor_named(Snapshot& snapshot, std::string_view text);

// ---------------------------------------------------------------------------------------------------- identity

enum class Verdict : std::uint8_t { same, not_same, unsure };
std::string_view verdict_name(Verdict verdict);
std::optional<Verdict> verdict_named(std::string_view name);

/// What was known of the pair when it was decided.
struct ScoreThen {
  Weight weight = 0;
  double probability = 0;
  Position matched = 0;  ///< the matching that gave it
};

struct Decision {
  Position at = 0;
  Position left = 0, right = 0;  ///< anchors, left < right
  Verdict verdict = Verdict::unsure;
  std::string why, actor;
  Position revoked = 0;            ///< the event that took it back, 0 while it holds
  Position batch = 0, policy = 0;  ///< the batch it was taken in, the signature of the policy that took it; 0: by itself, by a person
  bool withheld = false;           ///< why it was taken is not told: it is about an anchor that the actor is not cleared for
};

/// Decides about two anchors. Anything may be decided again: the later decision stands beside the earlier one, which has to be revoked
/// where it says something else (conflict otherwise). Gives the position of the decision.
Result<Position> decide(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why,
                        const std::optional<ScoreThen>& score = {});
/// Takes a decision back; not_found where there is none, conflict where it was taken back before.
Result<Position> revoke(Register& reg, const access::Actor& actor, Position decision, const std::string& why);

/// The person whom an anchor belongs to as of a known time (0: now): the oldest anchor of those that live "same" decisions join.
Result<Position> person_of(Snapshot& snapshot, Position anchor, Position known = 0);
/// The anchors of a person, oldest first.
Result<std::vector<Position>> anchors_of(Snapshot& snapshot, Position person, Position known = 0);
/// All decisions that touch an anchor, in the order in which they were taken, those taken back included; as of a known time.
Result<std::vector<Decision>> decisions_of(Snapshot& snapshot, Position anchor, Position known = 0);

// ------------------------------------------------------------------------------------------ notes and statements

/// Of what kind a thing is that is no entity: a person.
inline constexpr std::string_view of_persons = "person";
/// The kinds of entities that statements may be about beside persons (data/model/entities.json); each has its words "entity-KIND".
const std::vector<std::string>& entity_kinds();

/// A property that statements may be about: a field of lists, or one of data/model/properties.
struct Property {
  std::string id, group, source;  ///< group: its file, with the words "group-GROUP"; source: the article or form that asks for it
  Kind kind = Kind::text;
  std::vector<std::string> values;    ///< the vocabulary where it is closed, otherwise empty
  std::string vocabulary;             ///< a value has the words "value-VOCABULARY-VALUE": the property's id, or a name that several share
  std::string handling = "ordinary";  ///< what it says is of that class by its nature, whatever its line or note is
  bool per_party = false;             ///< each party says its own: no rule picks one value
  std::vector<std::string> of{"person"};  ///< the kinds of things it is said of: "person", or some of entity_kinds()
};
/// Fields first; checked when loaded.
const std::vector<Property>& properties();
/// nullptr when there is none of that id.
const Property* find_property(std::string_view id);
/// How something can be said (data/model/statements.json), the plainest first; each has its words "qualifier-ID", "stance-ID", "medium-ID".
const std::vector<std::string>& qualifiers();
const std::vector<std::string>& stances();
const std::vector<std::string>& media();

/// Something recorded by hand: a call, a debrief, a document read by a person. It is an anchor.
struct Note {
  std::string speaker;                    ///< who says so; a witness stands behind a code
  std::string medium = "other";           ///< one of media()
  std::string handling = "ordinary";      ///< one of access::handling_classes()
  std::string text;                       ///< in the words of the one who took it
  PartialDate said_on;                    ///< when it was said
  std::vector<std::string> derives_from;  ///< what it repeats: SHA-256 of sources, "a123" of anchors
};

/// What somebody says by hand.
struct Said {
  std::string property, value;
  std::string qualifier = "exact", stance = "asserted";
  std::string speaker{}, cited{};  ///< who says it, where it is not the anchor's own speaker; on whose word
  PartialDate valid{};             ///< when it was true, as far as told
};

/// What a statement is called: "a12:3" is what the third cell of line a12 says, "s40" one made by hand. And which one is meant.
std::string statement_name(Position at, std::size_t column);
struct StatementNamed {
  Position at = 0;
  std::size_t column = 0;
};
std::optional<StatementNamed> statement_named(std::string_view text);

/// What taking a note did.
struct NoteTaken {
  Position note = 0, decision = 0;  ///< decision: that the note is about the person of an anchor; 0 where nobody was named
  std::vector<Position> statements;
};

/// Takes a note and what it says, and joins it to the person of `about` where that is not 0. All or nothing. invalid where a property,
/// value, qualifier, stance, medium or handling class is none, or a date cannot be read.
Result<NoteTaken> take_note(Register& reg, const access::Actor& actor, const Note& note, const std::vector<Said>& said, Position about = 0);
/// Adds a statement to an anchor that is there.
Result<Position> state(Register& reg, const access::Actor& actor, Position anchor, const Said& said);
/// Takes a statement back: that of a cell (`at` is the line, column from 1) or one made by hand (column 0). Nothing is deleted; it is not
/// shown any more as of later known times. conflict where it was taken back before.
Result<Position> retract(Register& reg, const access::Actor& actor, Position at, std::size_t column, const std::string& why);

// ------------------------------------------------------------------------------------------------ a person's file

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
/// The acts about an anchor, oldest first, as of a known time.
Result<std::vector<Act>> acts_about(Snapshot& snapshot, const access::Actor& actor, Position anchor, Position known = 0);

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

/// The last position that was known at a clock time (milliseconds since 1970); 0 where nothing was.
Result<Position> known_at(Snapshot& snapshot, std::int64_t at);

// -------------------------------------------------------------------------------------------------- the log itself

/// What a check of the whole register found; `wrong` is empty when all is well.
struct Checked {
  std::uint64_t events = 0, erased = 0;
  std::uint64_t holds = 0;  ///< up to this event the chain holds
  evidence::Digest head{};  ///< hash of the last event: whoever keeps it elsewhere can prove later that nothing before it was changed
  std::vector<std::string> wrong;
};
/// Follows the chain from the first event to the last and compares the index with what the log says. O(events).
Result<Checked> check(Snapshot& snapshot);
/// Makes the index anew from the log.
Result<void> rebuild(Register& reg);

/// The log as JSON Lines, an event a line, in canonical JSON.
Result<void> dump(Snapshot& snapshot, const std::function<void(std::string_view line)>& out);
/// How much of a damaged log still holds.
struct Recovered {
  std::uint64_t events = 0;           ///< written out: those from the first on, as far as each follows from the one before
  std::optional<std::uint64_t> lost;  ///< those behind them, where it can be told how many there were
  std::string why;                    ///< what is wrong with the next one, a sentence; empty when all is well
};
/// Writes the part of a log that still holds, as dump() does.
Result<Recovered> recover(Snapshot& snapshot, const std::function<void(std::string_view line)>& out);
/// Fills an empty store from a dump, of which `next` gives a line at a time; refuses the first line that does not follow from those
/// before it. The register is then the same: its dump has the same bytes.
Result<Register> load(std::shared_ptr<Store> store, Surroundings surroundings, const std::function<std::optional<std::string>()>& next);

}  // namespace nostoi
