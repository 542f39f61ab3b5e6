// One sentence for each way in which a part can end.
#include "intake/part_findings.hpp"

namespace nostoi::intake {

namespace {

std::string_view code_of(XmlEnding ending) {
  switch (ending) {
    case XmlEnding::missing:
      return "part-missing";
    case XmlEnding::damaged:
      return "part-damaged";
    case XmlEnding::too_large:
      return "part-too-large";
    case XmlEnding::encrypted:
      return "part-encrypted";
    case XmlEnding::malformed:
      return "part-malformed";
    case XmlEnding::refused:
      return "part-refused";
    case XmlEnding::complete:
      break;
  }
  return {};
}

}  // namespace

void note_ending(XmlEnding ending, std::string_view part, TableWriter& out, std::uint64_t row) {
  if (ending != XmlEnding::complete) out.note(code_of(ending), std::string(part), {{"part", std::string(part)}}, row);
}

void note_package(const Package& package, TableWriter& out) {
  if (package.salvaged()) out.note("package-truncated", "");
  for (const std::string& name : package.twice()) out.note("part-twice", name, {{"part", name}});
}

tl::unexpected<Error> refuse_without(std::string_view part, XmlEnding ending, const std::filesystem::path& path) {
  const std::string why = say(code_of(ending), {{"part", std::string(part)}});
  return fail(Code::invalid, say("document-unreadable", {{"file", path.string()}, {"why", why}}), {path.string(), 0, ""});
}

}  // namespace nostoi::intake
