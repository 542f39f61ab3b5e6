// office: the register that a command works on, and who works on it, from the options that all its commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "intake/day_named.hpp"
#include "model/day_text.hpp"
#include "nostoi/audit.hpp"
#include "nostoi/postgres.hpp"
#include "nostoi/register.hpp"
#include "nostoi/sqlite.hpp"

namespace nostoi::app {

/// --register FILE|postgresql://… --passphrase-file FILE --actor NAME --purpose WORD --clearance CLASS
struct OfficeOptions {
  std::string path, actor, purpose = "tracing", passphrase_file;
  std::vector<std::string> clearance;
  bool only_read = false;  ///< nothing is written to the register; what is read of it is written into its trail all the same
};
void declare_office(CLI::App& program, OfficeOptions& options);

/// Where a register and its trail are kept, and its desk where somebody asks for it.
struct Stores {
  std::shared_ptr<Store> reg, trail;
  std::function<Result<std::unique_ptr<Store>>()> desk;
};

/// A register, its actor, and the trail that hears of every reading.
struct Office {
  Register reg;
  access::Actor actor;
  std::shared_ptr<audit::Trail> trail;
  std::function<Result<std::unique_ptr<Store>>()> desk;  ///< its store, begun where it is not there
  bool only_read = false;  ///< nothing can be written to the register: it was asked so, or it is a travel copy
};
/// Who the options say works on it; without --actor, the name under which the user is logged in.
access::Actor actor_of(const OfficeOptions& options);
/// Refuses where no register was named or its actor may not act.
Result<void> may_act(const OfficeOptions& options);
/// Opens the register for somebody who may act.
Result<Office> open_office(const OfficeOptions& options);
/// Opens the register and does `work` on it, with the register as it is now where `work` wants that; what was wrong is told.
int in_office(const OfficeOptions& options, const std::function<int(Office&)>& work);
int in_office(const OfficeOptions& options, const std::function<int(Office&, Snapshot&)>& work);
/// Begins one.
Result<Office> begin_office(const OfficeOptions& options, bool encrypt);
/// The stores of a register that does not exist yet.
Result<Stores> new_stores(const OfficeOptions& options, bool encrypt);
/// The passphrase of a register in a file; empty, and nobody is asked, where it is not encrypted.
Result<sqlite::Passphrase> passphrase_of(const OfficeOptions& options, const std::string& file);

/// The day of the register's clock, as a day number.
std::int32_t today(const Office& office);
/// The number that a person names: of an enquiry, a decision, a record; refused where it is none.
Result<Position> number_named(const std::string& text);
/// The anchor that a person names (anchor_named); 0 for "".
Result<Position> anchor_or_none(const Office& office, Snapshot& snapshot, const std::string& text);
/// The list that a person names (list_named); 0 for "".
Result<Position> list_or_none(const Office& office, Snapshot& snapshot, const std::string& text);
/// The known time that a person names: a position of the log, a day ("2026-11-23": its end) or a moment ("2026-11-23 08:54"); 0 for "".
Result<Position> known_time(Snapshot& snapshot, const std::string& text);

}  // namespace nostoi::app
