// The wrapper around expat. Nothing is thrown through it: a stop is a flag that the parser is told at once.
#include "intake/xml.hpp"

#include <expat.h>

#include <memory>
#include <utility>

namespace nostoi::intake {

namespace {

constexpr char separator = '\n';  // cannot stand in a namespace name after attribute normalisation
constexpr int depth_bound = 500;
constexpr XML_Index token_bound = 8 << 20;  // bytes that may pass without the parser finishing a token

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

struct Parse {
  XmlHandler& handler;
  XML_Parser parser;
  int depth = 0;
  bool refused = false;
  std::string last_uri = {};
  Space last_space = Space::other;

  Tag tag(const char* name) {
    const std::string_view whole(name);
    const std::size_t at = whole.find(separator);
    if (at == whole.npos) return {Space::none, whole};
    if (whole.substr(0, at) != last_uri) {
      last_uri = whole.substr(0, at);
      last_space = space_of(last_uri);
    }
    return {last_space, whole.substr(at + 1)};
  }

  void stop_if_enough() {
    if (handler.enough || refused) XML_StopParser(parser, XML_FALSE);
  }
};

void on_start(void* data, const char* name, const char** attributes) {
  Parse& parse = *static_cast<Parse*>(data);
  if (++parse.depth > depth_bound) parse.refused = true;
  if (!parse.refused && !parse.handler.enough) parse.handler.start(parse.tag(name), Attributes(attributes));
  parse.stop_if_enough();
}

void on_end(void* data, const char* name) {
  Parse& parse = *static_cast<Parse*>(data);
  --parse.depth;
  if (!parse.refused && !parse.handler.enough) parse.handler.end(parse.tag(name));
  parse.stop_if_enough();
}

void on_text(void* data, const char* text, int length) {
  Parse& parse = *static_cast<Parse*>(data);
  if (!parse.refused && !parse.handler.enough) parse.handler.text({text, static_cast<std::size_t>(length)});
}

void on_entity(void* data, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
  Parse& parse = *static_cast<Parse*>(data);
  parse.refused = true;
  parse.stop_if_enough();
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
    const std::size_t at = whole.find(separator);
    if (at == whole.npos ? whole == name : whole.substr(at + 1) == name && space_of(whole.substr(0, at)) == space) return pair[1];
  }
  return {};
}

XmlEnding parse_xml(const ByteSource& bytes, XmlHandler& handler) {
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreateNS(nullptr, separator), XML_ParserFree);
  Parse parse{handler, parser.get()};
  XML_SetUserData(parser.get(), &parse);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetEntityDeclHandler(parser.get(), on_entity);
  XML_Index fed = 0;
  bool malformed = false;
  const Ending ending = bytes([&](std::string_view piece) {
    malformed = XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()), XML_FALSE) != XML_STATUS_OK;
    fed += static_cast<XML_Index>(piece.size());
    if (fed - XML_GetCurrentByteIndex(parser.get()) > token_bound) parse.refused = true;
    return !malformed && !parse.refused && !handler.enough;
  });
  if (handler.enough) return XmlEnding::complete;
  if (parse.refused) return XmlEnding::refused;
  if (malformed) return XmlEnding::malformed;
  if (ending == Ending::missing) return XmlEnding::missing;
  if (ending == Ending::damaged) return XmlEnding::damaged;
  if (ending == Ending::too_large) return XmlEnding::too_large;
  if (ending == Ending::encrypted) return XmlEnding::encrypted;
  if (XML_Parse(parser.get(), "", 0, XML_TRUE) == XML_STATUS_OK) return XmlEnding::complete;
  return parse.refused ? XmlEnding::refused : XmlEnding::malformed;
}

}  // namespace nostoi::intake
