// The XML of documents: the stream of base/xml, with the namespaces that office documents use as spaces.
#include "intake/xml.hpp"

#include <string>
#include <utility>

#include "base/xml.hpp"

namespace nostoi::intake {

namespace {

constexpr std::pair<std::string_view, Space> spaces[] = {
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", Space::sheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", Space::sheet},
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::word},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", Space::word},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", Space::relation},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", Space::relation},
    {"http://schemas.openxmlformats.org/package/2006/relationships", Space::part_relation},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", Space::markup},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", Space::office},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", Space::table},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", Space::text},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", Space::style},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", Space::manifest},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", Space::calc_extension},
};

Space space_of(std::string_view uri) {
  for (const auto& [name, space] : spaces)
    if (name == uri) return space;
  return Space::other;
}

/// Gives a handler its events, with the namespace as a space; the last one is remembered, for most elements are of the same.
class Spaces final : public XmlEvents {
 public:
  explicit Spaces(XmlHandler& handler) : handler_(handler) {}
  void start(std::string_view space, std::string_view name, const char** attributes) override {
    handler_.start(tag(space, name), Attributes(attributes));
  }
  void end(std::string_view space, std::string_view name) override { handler_.end(tag(space, name)); }
  void text(std::string_view text) override {
    if (!handler_.enough) handler_.text(text);
  }
  bool enough() const override { return handler_.enough; }

 private:
  Tag tag(std::string_view space, std::string_view name) {
    if (space.empty()) return {Space::none, name};
    if (space != last_name_) {
      last_name_ = space;
      last_space_ = space_of(space);
    }
    return {last_space_, name};
  }
  XmlHandler& handler_;
  std::string last_name_;
  Space last_space_ = Space::other;
};

XmlEnding ending_of(XmlStop stop) {
  switch (stop) {
    case XmlStop::none:
    case XmlStop::enough:
      return XmlEnding::complete;
    case XmlStop::entities:
    case XmlStop::too_deep:
    case XmlStop::endless_token:
      return XmlEnding::refused;
    case XmlStop::encoding:
    case XmlStop::malformed:
      break;
  }
  return XmlEnding::malformed;
}

}  // namespace

std::string_view Attributes::get(std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2)
    if (name == *pair) return pair[1];
  return {};
}

std::string_view Attributes::get(Space space, std::string_view name) const {
  for (const char** pair = pairs_; *pair; pair += 2) {
    const std::string_view whole(*pair);
    const std::size_t at = whole.find(xml_separator);
    if (at == whole.npos ? whole == name : whole.substr(at + 1) == name && space_of(whole.substr(0, at)) == space) return pair[1];
  }
  return {};
}

XmlEnding parse_xml(const ByteSource& bytes, XmlHandler& handler) {
  Spaces spaces(handler);
  XmlStream stream(spaces);
  const Ending ending = bytes([&](std::string_view piece) { return stream.feed(piece); });
  if (stream.stopped() != XmlStop::none) return ending_of(stream.stopped());
  if (ending == Ending::missing) return XmlEnding::missing;
  if (ending == Ending::damaged) return XmlEnding::damaged;
  if (ending == Ending::too_large) return XmlEnding::too_large;
  if (ending == Ending::encrypted) return XmlEnding::encrypted;
  stream.finish();
  return ending_of(stream.stopped());
}

}  // namespace nostoi::intake
