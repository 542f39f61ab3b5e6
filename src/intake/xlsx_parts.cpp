// The small parts of a workbook: the list of sheets, styles and shared strings.
#include <algorithm>
#include <charconv>

#include "intake/xlsx.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t most_entries = 65536;      // sheets, styles: a file with more is not from a spreadsheet program
constexpr std::size_t arena_bound = 512u << 20;  // bytes of shared strings that are kept

unsigned whole(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool truth(std::string_view text) { return text == "1" || text == "true" || text == "on"; }

struct WorkbookReader : XmlHandler {
  Workbook& workbook;
  explicit WorkbookReader(Workbook& to) : workbook(to) {}
  void start(const Tag& tag, const Attributes& attributes) override {
    if (tag.is(Space::sheet, "workbookPr")) workbook.from_1904 = truth(attributes.get("date1904"));
    if (!tag.is(Space::sheet, "sheet") || workbook.sheets.size() >= most_entries) return;
    const std::string_view state = attributes.get("state");
    workbook.sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get(Space::relation, "id")),
                               state == "hidden" || state == "veryHidden"});
  }
  void end(const Tag&) override {}
};

struct StyleReader : XmlHandler {
  std::vector<NumberFormat>& formats;
  std::unordered_map<unsigned, NumberFormat> codes;
  bool in_cell_formats = false;
  explicit StyleReader(std::vector<NumberFormat>& to) : formats(to) {}
  void start(const Tag& tag, const Attributes& attributes) override {
    if (tag.is(Space::sheet, "numFmt") && codes.size() < most_entries)
      codes[whole(attributes.get("numFmtId"))] = format_of_code(attributes.get("formatCode"));
    if (tag.is(Space::sheet, "cellXfs")) in_cell_formats = true;
    if (!in_cell_formats || !tag.is(Space::sheet, "xf") || formats.size() >= most_entries) return;
    const unsigned id = whole(attributes.get("numFmtId"));
    const auto own = codes.find(id);
    formats.push_back(own != codes.end() ? own->second : built_in_format(id));
  }
  void end(const Tag& tag) override {
    if (tag.is(Space::sheet, "cellXfs")) in_cell_formats = false;
  }
};

struct StringReader : XmlHandler {
  SharedStrings& strings;
  BoundedText current;
  bool in_item = false, in_text = false;
  int phonetic = 0;
  StringReader(SharedStrings& to, std::size_t bound) : strings(to), current(bound) {}
  void start(const Tag& tag, const Attributes&) override {
    if (tag.space != Space::sheet) return;
    if (tag.name == "si") {
      in_item = true;
      current.clear();
    }
    phonetic += tag.name == "rPh";
    in_text = in_item && phonetic == 0 && tag.name == "t";
  }
  void end(const Tag& tag) override {
    if (tag.space != Space::sheet) return;
    in_text = false;
    phonetic -= tag.name == "rPh";
    if (tag.name != "si" || !in_item) return;
    in_item = false;
    strings.add(current);
    enough = strings.full();
  }
  void text(std::string_view piece) override {
    if (in_text) current.append(piece);
  }
};

}  // namespace

XmlEnding read_workbook(const ByteSource& part, Workbook& workbook) {
  WorkbookReader reader(workbook);
  return parse_xml(part, reader);
}

XmlEnding read_styles(const ByteSource& part, std::vector<NumberFormat>& formats) {
  StyleReader reader(formats);
  return parse_xml(part, reader);
}

XmlEnding SharedStrings::read(const ByteSource& part) {
  StringReader reader(*this, limits_.cell_bytes);
  return parse_xml(part, reader);
}

void SharedStrings::add(const BoundedText& raw) {
  if (full_ || bytes_.size() + raw.view().size() > arena_bound || ends_.size() * sizeof(ends_[0]) > arena_bound) {
    full_ = true;
    return;
  }
  if (raw.length() > raw.view().size()) long_[ends_.size()] = raw.length();
  if (raw.view().find("_x") == std::string_view::npos)
    bytes_.append(raw.view());
  else
    bytes_.append(unescaped(raw.view()));
  ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
}

std::optional<SharedStrings::Text> SharedStrings::operator[](std::size_t number) const {
  if (number >= ends_.size()) return std::nullopt;
  const std::size_t from = number == 0 ? 0 : ends_[number - 1];
  const auto found = long_.find(number);
  return Text{std::string_view(bytes_).substr(from, ends_[number] - from), found == long_.end() ? 0 : found->second};
}

std::optional<CellPlace> cell_place(std::string_view reference) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < reference.size(); ++at) {
    const char letter = static_cast<char>(reference[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    if (at >= 6) return std::nullopt;
    place.column = place.column * 26 + static_cast<std::size_t>(letter - 'A' + 1);
  }
  if (at == 0) return std::nullopt;
  const auto [end, error] = std::from_chars(reference.data() + at, reference.data() + reference.size(), place.row);
  if (error != std::errc() || end != reference.data() + reference.size() || place.row == 0 || place.row > 0xFFFFFFFFu) return std::nullopt;
  --place.column;
  return place;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t mark = std::min(text.find("_x", at), text.size());
    out.append(text.substr(at, mark - at));
    if (mark == text.size()) break;
    unsigned code = 0;
    const bool escape = mark + 7 <= text.size() && text[mark + 6] == '_' &&
                        std::from_chars(text.data() + mark + 2, text.data() + mark + 6, code, 16).ptr == text.data() + mark + 6;
    const bool plain = escape && code < 0x80 && code != 0;  // what is escaped in practice: control characters and the underscore
    if (plain)
      out += static_cast<char>(code);
    else
      out.append(text.substr(mark, 2));
    at = mark + (plain ? 7 : 2);
  }
  return out;
}

}  // namespace nostoi::intake
