// read_only: a store that is only read: a copy on which people go on working while the register itself is away.
#pragma once

#include <memory>

#include "nostoi/store.hpp"

namespace nostoi {

/// The same store, of which nobody gets a transaction (conflict, with a sentence).
std::unique_ptr<Store> read_only(std::unique_ptr<Store> store);

}  // namespace nostoi
