// page_sums: every page of a register that is not encrypted ends in a sum of its bytes, which is looked at whenever the page is read from
// the disk. A database library takes what it reads for true; a flipped bit in a key would hide a row from everybody without a word.
#pragma once

#include <sqlite3.h>

namespace nostoi::sqlite {

/// What a page leaves free at its end.
constexpr int bytes_of_sum = 8;
/// The extended error code of a page whose sum is another.
constexpr int page_is_damaged = SQLITE_IOERR | (32 << 8);

/// The name under which the library opens files with such pages (a layer over its own way to files); files of before, whose pages have no
/// sums, are read as they are.
const char* page_sums();

}  // namespace nostoi::sqlite
