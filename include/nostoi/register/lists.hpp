// The lists of a register: taking them up, their versions, and what is known of each.
#pragma once

#include <filesystem>
#include <optional>

#include "nostoi/model.hpp"
#include "nostoi/register/register.hpp"

namespace nostoi {

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
/// All lists, in the order in which they came; of those that the actor is not cleared for, that they are there.
Result<std::vector<ListFacts>> lists(Register& reg, const access::Actor& actor);
/// The list that somebody means by its position or by its name, of which the latest version is meant. not_found where there is none that
/// the actor is cleared for, conflict where several have that name.
Result<Position> list_named(Snapshot& snapshot, const access::Actor& actor, std::string_view text);

/// Keeps the bytes of a file that is a source, beside what was read of it. invalid where it is another file than the one that was read,
/// conflict where they are kept already. Gives their number. The log grows by a third more than that.
Result<std::uint64_t> keep_bytes(Register& reg, const access::Actor& actor, Position source, const std::filesystem::path& file);
/// Gives the bytes of the file that a list was read from, in parts. not_found where they were not kept, denied where they were erased,
/// where the actor is not cleared for the source or for what one of its columns says, or where anything in it is sealed.
Result<void> source_bytes(Register& reg, const access::Actor& actor, Position list, const std::function<void(std::string_view)>& out);

/// The anchor that a person names: "a123", "p123", "123", or "LIST:ROW" of a list whose name is there once among those that the actor is
/// cleared for: of another it is not told that it is there.
Result<Position> anchor_named(Snapshot& snapshot, const access::Actor& actor, std::string_view text);

}  // namespace nostoi
