// transaction: the one that writes. It holds a lock on the log until it ends, so that writers wait for each other, and that what it once
// knows of the rows stays true.
#pragma once

#include "nostoi/store.hpp"
#include "postgres/session.hpp"

namespace nostoi::postgres {

std::unique_ptr<Transaction> begin_transaction(const std::shared_ptr<Pool>& pool);

}  // namespace nostoi::postgres
