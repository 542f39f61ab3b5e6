// ODS: a package with one part that holds all sheets, or the same in one XML file (.fods).
#include <fstream>

#include "intake/ods.hpp"
#include "intake/part_findings.hpp"

namespace nostoi::intake {

namespace {

constexpr std::string_view content_part = "content.xml";

struct EncryptionFinder : XmlHandler {
  bool found = false;
  void start(const Tag& tag, const Attributes&) override { found = enough = tag.is(Space::manifest, "encryption-data"); }
  void end(const Tag&) override {}
};

bool is_encrypted(const Package& package) {
  EncryptionFinder finder;
  parse_xml(package.part("META-INF/manifest.xml"), finder);
  return finder.found;
}

bool is_packed(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  char start[2] = {};
  return file.read(start, sizeof start) && std::string_view(start, sizeof start) == "PK";
}

Result<void> read_content(const ByteSource& content, std::string part, const std::filesystem::path& path, const Limits& limits,
                          TableWriter& out) {
  const XmlEnding ending = read_ods_content(content, limits, out);
  if (ending == XmlEnding::missing) return refuse_without(part, ending, path);
  note_ending(ending, part, out, out.row());
  out.finish();
  return {};
}

}  // namespace

Result<void> read_ods(const std::filesystem::path& path, const Limits& limits, RawSink& sink) {
  TableWriter out(sink, limits);
  if (!is_packed(path)) return read_content(plain_file_bytes(path), path.filename().string(), path, limits, out);
  const Result<Package> package = Package::open(path, limits);
  if (!package) return tl::unexpected(package.error());
  if (is_encrypted(*package))
    return fail(Code::unsupported, say("unsupported-password", {{"file", path.string()}}), {path.string(), 0, ""});
  note_package(*package, out);
  return read_content(package->part(content_part), std::string(content_part), path, limits, out);
}

}  // namespace nostoi::intake
