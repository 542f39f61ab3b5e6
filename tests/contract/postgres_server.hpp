// A real PostgreSQL server for the tests: started once, in a folder of its own, on a Unix socket, by a user without rights; gone with the
// process that asked for it.
#pragma once

#include <string>

namespace nostoi::testing {

/// Whether Debian's server is installed; tests that need it say so where it is not.
bool postgres_is_installed();

/// The address of a database in which there is no register; `which` tells databases apart that are used at once.
std::string empty_database(int which);

}  // namespace nostoi::testing
