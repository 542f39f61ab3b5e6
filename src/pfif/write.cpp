// Records → XML of 1.4. Only what XML cannot hold is changed: such characters become U+FFFD. A text comes back from the reader as it went
// in, but for blanks at its ends, which no reader keeps.
#include "base/utf8.hpp"
#include "pfif/spec.hpp"

namespace nostoi::pfif {

namespace {

bool in_xml(char32_t c) { return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF); }

void append_text(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\r')
      out += "&#13;";  // as itself it would come back as a line feed
    else
      append_code_point(out, in_xml(c) ? c : U'\uFFFD');
  }
}

void append_elements(std::string& out, const Record& record, const std::string& indent) {
  const Shape& shape = spec().layout(Version::v1_4).of(record.kind);
  for (const std::string& name : shape.elements) {
    const std::string_view value = record.value(name);
    if (value.empty()) continue;
    append_text(out += indent + "<pfif:" + name + ">", value);
    out += "</pfif:" + name + ">\n";
  }
}

void append_note(std::string& out, const Record& note, const std::string& indent) {
  out += indent + "<pfif:note>\n";
  append_elements(out, note, indent + "  ");
  out += indent + "</pfif:note>\n";
}

}  // namespace

std::string write(const Document& document) {
  std::vector<std::vector<std::size_t>> notes(document.records.size());
  for (std::size_t i = 0; i < document.records.size(); ++i)
    if (const auto& within = document.records[i].within) notes[*within].push_back(i);
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pfif:pfif xmlns:pfif=\"" + spec().space + "1.4\">\n";
  for (std::size_t i = 0; i < document.records.size(); ++i) {
    const Record& record = document.records[i];
    if (record.kind == RecordKind::note && !record.within) append_note(out, record, "  ");
    if (record.kind == RecordKind::note) continue;
    out += "  <pfif:person>\n";
    append_elements(out, record, "    ");
    for (const std::size_t note : notes[i]) append_note(out, document.records[note], "    ");
    out += "  </pfif:person>\n";
  }
  return out + "</pfif:pfif>\n";
}

}  // namespace nostoi::pfif
