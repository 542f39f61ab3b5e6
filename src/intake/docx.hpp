// docx: the text of a WordprocessingML document as tables of rows, or as one table of its paragraphs.
#pragma once

#include "intake/table_writer.hpp"
#include "intake/xml.hpp"

namespace nostoi::intake {

enum class DocumentPart { tables, paragraphs };

struct DocumentSeen {
  XmlEnding ending = XmlEnding::complete;
  std::size_t tables = 0;
};
DocumentSeen read_document(const ByteSource& part, DocumentPart what, const Limits& limits, TableWriter& out);

/// Tables; the paragraphs when the document has none (a list that somebody pasted).
XmlEnding read_document(const ByteSource& part, const Limits& limits, TableWriter& out);

}  // namespace nostoi::intake
