// together: decisions that were taken in one go, each an event of its own, and how all of them are found again: a record behind them says
// from where to where they stand, and each names what it follows from.
#pragma once

#include "register/decide.hpp"
#include "register/record.hpp"

namespace nostoi::review {

/// The live decisions that follow from a record ("batch" or "policy"), as records of that kind tell where they stand.
Result<std::vector<Position>> live_decisions(Snapshot& snapshot, Position ground, std::string_view member, std::string_view kind);

/// Writes where the decisions stand; nothing where there are none.
Result<void> add_place(Log& log, Position ground, std::string_view kind, const std::vector<Position>& decisions, const std::string& why);

/// Takes them back, each by an event of its own.
Result<void> take_back(Log& log, const std::vector<Position>& decisions, const std::string& why);

}  // namespace nostoi::review
