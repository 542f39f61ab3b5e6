// register: one sourced file per person, nothing overwritten, everything reversible. Everything that happens is an event in a log that is
// only appended to; what is known at a moment is computed from the events up to it. Statements and identity decisions hang on anchors
// (lines of lists), never on persons, so that a split gives every statement back. docs/formats/log.md says what stands in the log.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/access.hpp"
#include "nostoi/evidence.hpp"
#include "nostoi/model.hpp"

namespace nostoi {

// --------------------------------------------------------------------------------------------------- the store

/// Something that happened, as it stands in the log. Its position is its known time.
struct Event {
  evidence::Header header;
  std::string nonce, payload;  ///< payload: canonical JSON; both empty when it was erased
  evidence::Digest hash{};     ///< evidence::chain(header)
};

/// A register as it was at one moment. Beside the log stands an index: rows of text by key, sorted by bytes, computed from the log and
/// disposable. What a store implements decides nothing: what the rows mean is known to this room alone.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  /// Position of the last event, 0 in an empty store.
  virtual Result<std::uint64_t> last() = 0;
  /// Events from … to, both included, in order, as far as they are there; ends early when `take` says false.
  virtual Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) = 0;
  /// The row of a key; none when there is none.
  virtual Result<std::optional<std::string>> get(std::string_view key) = 0;
  /// Rows whose key begins with `prefix`, by key; ends early when `take` says false.
  virtual Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view key, std::string_view value)>& take) = 0;
};

/// What is being written, by one writer at a time; sees itself. Destroyed without commit(), it never was.
class Transaction : public Snapshot {
 public:
  /// The next event: its position has to be last() + 1 (conflict otherwise).
  virtual Result<void> append(const Event& event) = 0;
  virtual Result<void> put(std::string_view key, std::string_view value) = 0;
  /// Forgets every row whose key begins with `prefix`.
  virtual Result<void> forget(std::string_view prefix) = 0;
  /// When it returns well, everything is on the disk; when not, nothing is.
  virtual Result<void> commit() = 0;
};

/// Where a register is kept. Thread-safe; any number of snapshots beside one transaction.
class Store {
 public:
  virtual ~Store() = default;
  virtual Result<std::unique_ptr<Snapshot>> snapshot() = 0;
  /// Waits for the writer before; refused (conflict) when it takes too long.
  virtual Result<std::unique_ptr<Transaction>> transaction() = 0;
};

/// Whether a store has to be there, or must not be there.
enum class Opening : std::uint8_t { existing, create };

/// The first key behind all that begin with `prefix`, which must not be empty: keys are ASCII.
std::string key_behind(std::string_view prefix);

/// A store that is gone with the process: for tests and for trying things out. A transaction copies everything.
std::unique_ptr<Store> memory_store();

// ------------------------------------------------------------------------------------------------ the register

/// What comes from outside and is given in tests: the clock in milliseconds since 1970 UTC, and bytes nobody can guess.
struct Surroundings {
  std::function<std::int64_t()> clock;
  std::function<std::string(std::size_t bytes)> entropy;
  /// Those of the machine.
  static Surroundings real();
};

class Register {
 public:
  /// Begins a register in an empty store.
  static Result<Register> create(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor);
  /// Opens one that is there; not_found where the store is empty, unsupported where its log is of another format.
  static Result<Register> open(std::shared_ptr<Store> store, Surroundings surroundings);

  /// The register as it is now, for somebody who may act.
  Result<std::unique_ptr<Snapshot>> read(const access::Actor& actor) const;
  Store& store() const { return *store_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  Register(std::shared_ptr<Store> store, Surroundings surroundings) : store_(std::move(store)), surroundings_(std::move(surroundings)) {}
  std::shared_ptr<Store> store_;
  Surroundings surroundings_;
};

/// A place in the log: an event, and of an event that is a line the anchor it is.
using Position = std::uint64_t;

// ------------------------------------------------------------------------------------------------------- lists

/// What is known of a file beside its bytes.
struct Received {
  std::string from;                       ///< who gave it
  std::string medium;                     ///< how it came: "e-mail", "paper", …
  std::string handling = "ordinary";      ///< one of access::handling_classes()
  std::vector<std::string> derives_from;  ///< SHA-256 of sources it was made from, as far as known
  std::string owner, side, purpose;       ///< of the lists in it: whose, of which side, for what ("missing", "held", …)
};

/// What importing the lists of one file did.
struct Imported {
  Position source = 0;
  bool known_before = false;  ///< a file of these bytes is in the register: nothing was done
  std::vector<Position> lists;
  std::uint64_t lines = 0, findings = 0, rejected = 0;
};

/// Takes up the lists of one file: one event for the source, then for each list its head, its lines and its findings. All or nothing.
Result<Imported> import_lists(Register& reg, const access::Actor& actor, const std::vector<List>& lists, const Received& received);

/// A list of the register.
struct ListFacts {
  Position at = 0, source = 0;
  std::string name, owner, side, purpose, handling, sha256;
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
  Position revoked = 0;  ///< the event that took it back, 0 while it holds
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

// ------------------------------------------------------------------------------------------------ a person's file

/// Somebody said that a property has a value.
struct Statement {
  Position anchor = 0;
  std::string property;    ///< field id, or the heading of a column without one
  std::string value;       ///< verbatim
  PartialDate date;        ///< where the value is a date that could be read
  std::size_t column = 0;  ///< of the list, from 1
};

/// One line as a person's file shows it.
struct FileLine {
  Position anchor = 0;
  ListFacts list;
  std::uint64_t row = 0, physical_row = 0;
  std::int64_t at = 0;    ///< when it became known
  std::string actor;      ///< who took it up
  bool withheld = false;  ///< the actor is not cleared for its source: no statement is given
  std::vector<Statement> statements;
};

struct PersonFile {
  Position person = 0, asked = 0, known = 0;
  std::vector<FileLine> lines;
  std::vector<Decision> decisions;  ///< inside the person, live and taken back
  std::vector<Decision> conflicts;  ///< live "not same" between anchors that other decisions join
};

/// The file of the person whom `anchor` belongs to, as of a known time (0: now).
Result<PersonFile> person_file(Register& reg, const access::Actor& actor, Position anchor, Position known = 0);

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
