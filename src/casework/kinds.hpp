// kinds: the records of casework, as they stand in the log (docs/formats/log.md).
#pragma once

#include <string_view>

namespace nostoi::casework::kind {

inline constexpr std::string_view enquiry = "enquiry-opened", proved = "enquiry-proved", allowed = "enquiry-allowed",
                                  promised = "enquiry-promised", answered = "enquiry-answered", closed = "enquiry-closed",
                                  query = "query-sent", replied = "query-replied", custody = "custody-begun",
                                  custody_change = "custody-changed", duty_done = "duty-done";

}  // namespace nostoi::casework::kind
