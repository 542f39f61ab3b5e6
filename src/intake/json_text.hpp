// json_text: the reader of JSON behind read_json, for bytes from anywhere (tests, fuzzing).
#pragma once

#include "intake/json_shape.hpp"
#include "intake/raw.hpp"

namespace nostoi::intake {

/// `open` gives the same bytes from their beginning each time it is called. Returns the errno of reading, 0 when it went well.
int read_json_bytes(const OpenBytes& open, const Limits& limits, RawSink& sink);

}  // namespace nostoi::intake
