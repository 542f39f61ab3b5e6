// columns: what --columns asks for: FIELD=HEADER, FIELD=@3. A heading is meant when it is the same but for case and space around.
#pragma once

#include "nostoi/intake.hpp"

namespace nostoi::intake {

/// Whether a choice means the column with this heading at this position (from 0).
bool means(const ColumnChoice& choice, std::string_view header, std::size_t position);

}  // namespace nostoi::intake
