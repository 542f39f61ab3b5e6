// rows: the keys of the index and what stands under them. Numbers are written with leading zeros, so that the order of bytes is theirs.
//   list/LIST                       lines source
//   source/SHA256                   source
//   decision/DECISION               left right verdict
//   decided/ANCHOR/DECISION         other verdict revoked
//   member/ANCHOR/FROM              person until
//   people/PERSON/ANCHOR/FROM       until
//   version/LIST                    the version after it
//   note/NOTE                       (nothing)
//   stated/ANCHOR/STATEMENT         (nothing)
//   retracted/EVENT/COLUMN          retracted at; COLUMN 0 is a statement by hand
//   about/EVENT/RECORD              kind of the record
//   of-kind/KIND/RECORD             (nothing)
//   remains/EVENT                   what an erasure left of its payload
// FROM … UNTIL are known times [from, until); until 0 holds still. An anchor without a row is a person of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "nostoi/register.hpp"

namespace nostoi::rows {

/// The prefixes of all rows that are computed from the log alone.
inline constexpr std::string_view of_the_log[] = {"about/",  "decided/", "decision/",  "list/",   "member/", "note/",   "of-kind/",
                                                  "people/", "remains/", "retracted/", "source/", "stated/", "version/"};

/// A position as it stands in keys: twelve digits.
std::string digits(Position position);

std::string list(Position list);
std::string source(std::string_view sha256);
std::string version(Position list);
std::string decision(Position decision);
std::string decided(Position anchor, Position decision);
std::string decided(Position anchor);  ///< the prefix of all of them
std::string note(Position note);
std::string stated(Position anchor, Position statement);
std::string stated(Position anchor);
std::string retracted(Position event, std::uint64_t column);
std::string retracted(Position event);
std::string about(Position event, Position record);
std::string about(Position event);
std::string remains(Position event);
inline constexpr std::string_view all_remains = "remains/";
std::string of_kind(std::string_view kind, Position record);
std::string of_kind(std::string_view kind);
std::string member(Position anchor, Position from);
std::string member(Position anchor);
std::string people(Position person, Position anchor, Position from);
std::string people(Position person, Position anchor);
std::string people(Position person);

/// "12 7 0"
std::string numbers(std::initializer_list<std::uint64_t> values);
/// The numbers of a row or a key, whatever stands between them.
std::vector<std::uint64_t> read_numbers(std::string_view text);

/// The numbers that end the keys of the rows under a prefix, by key.
Result<std::vector<Position>> ends_of(Snapshot& snapshot, std::string_view prefix);
/// Whether there is any row under a prefix: one look.
Result<bool> any_under(Snapshot& snapshot, std::string_view prefix);

}  // namespace nostoi::rows
