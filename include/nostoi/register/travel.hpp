// travel: a copy of a register that holds only what somebody needs on a journey. The chain of the whole register stands in it, so that it
// can be held against the office's; of all that was not packed there is nothing but headers. It is read, never written to.
#pragma once

#include <optional>
#include <vector>

#include "nostoi/model.hpp"
#include "nostoi/register/register.hpp"

namespace nostoi {

/// Who goes along, with whom, and until when.
struct Journey {
  std::vector<Position> anchors;  ///< of persons: whoever is joined to one of them goes along
  std::vector<Position> lists;    ///< the persons of all their lines
  std::string bearer, why;
  PartialDate until;  ///< the day after which the copy no longer opens
};

/// What was packed.
struct Packed {
  Position at = 0;                        ///< the office's record of it
  std::vector<Position> anchors;          ///< all that go along
  std::vector<Position> left;             ///< of these persons too, and left at home: what witnesses said
  std::uint64_t events = 0, headers = 0;  ///< with what they say, and all
};

/// Packs a travel copy into an empty store, which has to be an encrypted one: that is the caller's to see to. The reading of every anchor
/// is told to the witness first; that the copy was made, for whom and until when, is recorded in the office's register. invalid where
/// nobody is named, or no bearer, ground or day; denied for the purpose of maintenance, where the actor is not cleared for something that
/// would go along, or where a file is sealed.
Result<Packed> pack(Register& office, const access::Actor& actor, const Journey& journey, std::shared_ptr<Store> into);

/// What a travel copy says of itself; nothing where the register is none.
struct TravelNote {
  std::string bearer, why;
  PartialDate until;
};
Result<std::optional<TravelNote>> travel_note(Snapshot& snapshot);

/// A travel copy as the office knows of it.
struct Travelling {
  Position at = 0;
  std::int64_t when = 0;
  std::string by, bearer, why;
  PartialDate until;
  std::size_t anchors = 0;
  std::string back;                     ///< how it came back, or what became of it; empty while it is out
  bool over(std::int64_t clock) const;  ///< it should have been back
};
Result<std::vector<Travelling>> travelling(Register& office, const access::Actor& actor);
/// Notes that a travel copy came back, was wiped or was lost. not_found where there is none of that number, conflict where it is back.
Result<Position> came_back(Register& office, const access::Actor& actor, Position at, const std::string& how);

}  // namespace nostoi
