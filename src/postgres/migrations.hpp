// migrations: what the schema looks like, step by step. A step that was published is never changed; a new one is added behind it.
#pragma once

#include <pqxx/pqxx>

#include "nostoi/base.hpp"

namespace nostoi::postgres {

/// Whether there is a register in a schema of the database.
bool is_there(pqxx::connection& connection, const std::string& schema);

/// Brings a schema to the last step, all in one transaction; unsupported where a later version wrote it.
Result<void> migrate(pqxx::connection& connection, const std::string& schema);

}  // namespace nostoi::postgres
