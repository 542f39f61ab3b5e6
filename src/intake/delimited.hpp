// delimited: the reader of delimited text behind read_delimited, for text from anywhere (tests, fuzzing).
#pragma once

#include "intake/decoded_text.hpp"
#include "intake/raw.hpp"

namespace nostoi::intake {

void read_delimited_text(DecodedText& text, const Limits& limits, RawSink& sink);

}  // namespace nostoi::intake
