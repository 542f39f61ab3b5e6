// file_store: the store in a file of which it is known that its tables are ours.
#pragma once

#include "nostoi/store.hpp"
#include "sqlite/connection.hpp"

namespace nostoi::sqlite {

std::unique_ptr<Store> store_in(const std::filesystem::path& file, Use use, const Key& key);

}  // namespace nostoi::sqlite
