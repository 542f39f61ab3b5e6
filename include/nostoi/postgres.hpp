// postgres: a register in a PostgreSQL database, for an office with many users. Its encryption and its backups are the administrator's.
#pragma once

#include <memory>
#include <string>

#include "nostoi/store.hpp"

namespace nostoi::postgres {

/// Whether a register's address is one of a database: "postgresql://…".
bool is_address(std::string_view text);

/// The store in the database at a connection URI, in a schema of its own ("nostoi"). not_found or conflict where `opening` asks for
/// something else than is there; io where the server cannot be reached; unsupported where a later version wrote the register.
Result<std::unique_ptr<Store>> open(const std::string& address, Opening opening);

/// The store of its trail (audit.hpp), in a schema beside it ("nostoi_audit"); begun where it is not there.
Result<std::unique_ptr<Store>> open_trail(const std::string& address);
/// The store of its desk (desk.hpp), in the schema "nostoi_desk"; likewise.
Result<std::unique_ptr<Store>> open_desk(const std::string& address);

}  // namespace nostoi::postgres
