// frames: the write-ahead log beside a register, looked at before the library reads it. The library takes everything up to the first frame
// that does not check out and says nothing of the rest: behind a power cut that is a write nobody confirmed, behind a flipped bit it is
// whatever was confirmed since.
#pragma once

#include <filesystem>

#include "nostoi/base.hpp"

namespace nostoi::sqlite {

/// Refuses (invalid) where the log breaks off and more was confirmed behind it: a write begins only when the one before is on the disk, so
/// a frame that goes on from the end of a write shows that this write was. Of the last write it cannot be told whether it was confirmed.
Result<void> log_must_hold(const std::filesystem::path& file);

}  // namespace nostoi::sqlite
