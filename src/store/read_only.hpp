// read_only: a store that is only read: a copy on which people go on working while the register itself is away.
#pragma once

#include <memory>

#include "nostoi/store.hpp"

namespace nostoi {

/// The same store, of which nobody gets a transaction (conflict, with a sentence).
std::shared_ptr<Store> read_only(std::shared_ptr<Store> store);

}  // namespace nostoi
