// Fuzzes PFIF: any bytes are records and findings; what is written of them is read again as the same, and converting it changes no byte.
#include "nostoi/pfif.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace nostoi::pfif;
  const Document document = read_text({reinterpret_cast<const char*>(bytes), size});
  for (const nostoi::Finding& finding : validate(document, 1'748'736'000)) {
    must(!finding.code.empty() && !finding.message.empty(), "a finding has a code and a sentence");
    must(finding.row <= document.records.size(), "a finding stands in a record");
  }
  const Document converted = to_1_4(document).document;
  const std::string written = write(converted);
  const Document again = read_text(written);
  must(again.findings.empty() || converted.records.empty(), "what is written is in order");
  must(write(to_1_4(again).document) == written, "converting again gives the same bytes");
  std::vector<nostoi::Finding> left_out;
  (void)write_ftm(converted, left_out);
  return 0;
}
