// DOCX: a package in which one part is the text; every table of it is a table.
#include "intake/docx.hpp"
#include "intake/part_findings.hpp"
#include "intake/relations.hpp"

namespace nostoi::intake {

Result<void> read_docx(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  const Result<Package> package = Package::open(path, limits);
  if (!package) return tl::unexpected(package.error());
  TableWriter out(sink, limits);
  note_package(*package, out);
  const std::string part = target_of(relations_of(*package, ""), "officeDocument", "word/document.xml");
  const XmlEnding ending = read_document(package->part(part), limits, out);
  if (ending == XmlEnding::missing) return refuse_without(part, ending, path);
  note_ending(ending, part, out, out.row());
  out.finish();
  return {};
}

}  // namespace nostoi::intake
