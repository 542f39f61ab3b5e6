// kinds: the records of publishing, as they stand in the log (docs/formats/log.md).
#pragma once

#include <string_view>

namespace nostoi::publish::kind {

inline constexpr std::string_view proposed = "publication-proposed", answered = "publication-answered", approved = "publication-approved",
                                  refused = "publication-refused", copied = "publication-copied", copy_told = "publication-copy-told",
                                  recalled = "publication-recalled", embargo = "embargo-set", lifted = "embargo-lifted",
                                  waived = "family-waived";

}  // namespace nostoi::publish::kind
