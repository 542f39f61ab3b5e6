// seek_transaction: a transaction that keeps the rows for searching up to the events that are appended to it. An event is followed when the
// next one comes, or with the commit: by then the rest of the index has followed it too.
#pragma once

#include "register/seek_writer.hpp"
#include "store/many_rows.hpp"

namespace nostoi::seek {

/// What to write a register through: the transaction itself where the register has no rows for searching that are up to its last event.
/// An empty register begins them.
Result<std::unique_ptr<nostoi::Transaction>> followed(std::unique_ptr<nostoi::Transaction> transaction);

}  // namespace nostoi::seek
