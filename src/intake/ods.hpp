// ods: the content of an OpenDocument spreadsheet, packed or flat, as tables of rows.
#pragma once

#include "intake/table_writer.hpp"
#include "intake/xml.hpp"

namespace nostoi::intake {

XmlEnding read_ods_content(const ByteSource& content, const Limits& limits, TableWriter& out);

}  // namespace nostoi::intake
