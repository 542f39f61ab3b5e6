// Fuzzes DOCX: the container, and the document as XML.
#include "intake/docx.hpp"

#include "documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace nostoi::intake;
  const std::string_view input = view_of(bytes, size);
  if (input.starts_with("PK")) {
    read_as_file(read_docx, input);
    return 0;
  }
  const Limits limits = small_limits();
  StrictSink sink(limits);
  TableWriter out(sink, limits);
  read_document(as_part(input), limits, out);
  out.finish();
  return 0;
}
