// Fuzzes XLSX: the container as a whole, and each of its parts as XML. Packed input is told by its first bytes.
#include "intake/xlsx.hpp"

#include "documents.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
  using namespace nostoi::intake;
  const std::string_view input = view_of(bytes, size);
  if (input.starts_with("PK")) {
    read_as_file(read_xlsx, input);
    return 0;
  }
  const Limits limits = small_limits();
  StrictSink sink(limits);
  TableWriter out(sink, limits);
  SharedStrings strings(limits);
  std::vector<NumberFormat> formats;
  Workbook workbook;
  strings.read(as_part(input));
  read_styles(as_part(input), formats);
  read_workbook(as_part(input), workbook);
  out.begin_table({});
  read_sheet(as_part(input), {strings, formats, workbook.from_1904, limits}, out);
  out.end_table();
  out.finish();
  return 0;
}
