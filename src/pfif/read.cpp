// Bytes → records. The reader follows the nesting of a document: what wraps records (pfif, a feed of Atom or RSS), the records, their
// elements. Whatever stands where it should not is told and passed over; the records around it are read.
#include <algorithm>
#include <fstream>

#include "base/xml.hpp"
#include "pfif/spaces.hpp"
#include "pfif/teller.hpp"

namespace nostoi::pfif {

namespace {

constexpr std::size_t value_bound = 1 << 20;  // bytes of one element that are kept
constexpr std::size_t piece_bytes = 1 << 16;

constexpr std::string_view blanks = " \t\r\n";
bool is_blank(std::string_view text) { return text.find_first_not_of(blanks) == text.npos; }

class Reader final : public XmlEvents {
 public:
  explicit Reader(Document& document) : document_(document), teller_(document.findings) {}
  void follow(const XmlStream& stream) { stream_ = &stream; }

  void start(std::string_view space, std::string_view name, const char** attributes) override {
    ++depth_;
    if (passed_over_ > 0 || in_element()) return start_within(name);
    const bool own = spaces_.is_pfif(space, name, depth_ == 1);
    if (own) tell_space(space);
    if (own && *attributes != nullptr) tell_attributes(name, attributes);
    const bool record = own && (name == "person" || name == "note");
    if (record) return start_record(name == "person" ? RecordKind::person : RecordKind::note);
    if (!open_.empty()) return start_element(own, name);
    if (depth_ == 1)
      start_root(own, space, name);
    else
      start_wrapper(own, space, name);
  }

  void end(std::string_view, std::string_view) override {
    if (passed_over_ > 0)
      --passed_over_;
    else if (element_depth_ == depth_)
      end_element();
    else if (!in_element() && !open_.empty() && depth_ == open_.back().depth)
      open_.pop_back();
    else if (!in_element() && entry_depth_ == depth_)
      entry_depth_ = 0;
    --depth_;
  }

  void text(std::string_view text) override {
    if (passed_over_ > 0) return;
    if (in_element()) {
      length_ += text.size();
      std::string& value = element().value;
      if (value.size() <= value_bound) value.append(text.substr(0, value_bound + 4 - value.size()));  // room to cut between characters
    } else if (!is_blank(text) && (!open_.empty() || (!document_.feed && depth_ == 1))) {
      const std::uint64_t number = open_.empty() ? 0 : record().number;
      if (stray_in_ != number || number == 0) teller_.tell("pfif-stray-text", number, stream_->line(), "", text);
      stray_in_ = number;
    }
  }

  void finish() {
    if (in_element()) end_element();
    if (document_.records.empty() && !document_.feed) teller_.tell("pfif-no-records", 0, 1, "", "");
    teller_.finish();
  }
  Teller& teller() { return teller_; }

 private:
  struct Open {
    std::size_t record;
    int depth;
  };
  bool in_element() const { return element_depth_ > 0; }
  Record& record() { return document_.records[open_.back().record]; }
  Element& element() { return record().elements.back(); }

  void tell_space(std::string_view space) {
    const std::uint64_t number = open_.empty() ? 0 : record().number;
    const Space read = spaces_.read(space);
    if (!version_known_) {
      version_known_ = true;
      document_.version = read.version;
      if (!read.exact)
        teller_.tell("pfif-namespace", number, stream_->line(), "", space, {{"version", std::string(version_name(read.version))}});
    } else if (read.version != document_.version && mixed_in_ != number) {
      mixed_in_ = number;
      teller_.tell("pfif-versions-mixed", number, stream_->line(), "", space,
                   {{"version", std::string(version_name(document_.version))}, {"other", std::string(version_name(read.version))}});
    }
  }

  void tell_attributes(std::string_view name, const char** attributes) {
    std::string_view attribute = attributes[0];
    if (const std::size_t at = attribute.find(xml_separator); at != attribute.npos) attribute.remove_prefix(at + 1);
    teller_.tell("pfif-attribute", open_.empty() ? 0 : record().number, stream_->line(), name, attributes[1],
                 {{"attribute", std::string(attribute)}});
  }

  void start_root(bool own, std::string_view space, std::string_view name) {
    const bool entry = space == atom_space && name == "entry";
    document_.feed = entry || (space == atom_space && name == "feed") || (space.empty() && name == "rss");
    if (entry) entry_depth_ = depth_;
    plain_ = own && name == "pfif";
    if (!plain_ && !document_.feed) teller_.tell("pfif-root", 0, stream_->line(), name, space);
  }

  /// Between the root and the records: entries and items of feeds, pfif within them (1.1), and what is none of these.
  void start_wrapper(bool own, std::string_view space, std::string_view name) {
    const bool entry = document_.feed && ((space == atom_space && name == "entry") || (space.empty() && name == "item"));
    if (entry) entry_depth_ = depth_;
    if (own && name == "pfif" && document_.feed && entry_depth_ == depth_ - 1)
      entry_depth_ = depth_;
    else if (!entry && !document_.feed)
      teller_.tell(own ? "pfif-misplaced" : "pfif-foreign", 0, stream_->line(), name, space, {{"element", std::string(name)}});
  }

  void start_record(RecordKind kind) {
    const bool in_person = !open_.empty() && record().kind == RecordKind::person && depth_ == open_.back().depth + 1;
    const bool beside = open_.empty() && ((plain_ && depth_ == 2) || (document_.feed && entry_depth_ == depth_ - 1));
    const bool apart = kind == RecordKind::person || spec().layout(document_.version).notes_apart || document_.feed;
    const bool placed = kind == RecordKind::note ? in_person || (beside && apart) : beside;
    Record begun{kind, document_.records.size() + 1, stream_->line(), {}, {}};
    if (kind == RecordKind::note && in_person) begun.within = open_.back().record;
    const std::string_view name = kind == RecordKind::person ? "person" : "note";
    if (!placed) teller_.tell("pfif-misplaced", begun.number, begun.line, name, "", {{"element", std::string(name)}});
    open_.push_back({document_.records.size(), depth_});
    document_.records.push_back(std::move(begun));
  }

  void start_element(bool own, std::string_view name) {
    if (!own) {
      teller_.tell("pfif-foreign", record().number, stream_->line(), name, "", {{"element", std::string(name)}});
      passed_over_ = 1;
      return;
    }
    record().elements.push_back({std::string(name), "", stream_->line(), false});
    element_depth_ = depth_;
    length_ = 0;
    nested_ = false;
  }

  /// An element within one that holds text, or within one that is passed over.
  void start_within(std::string_view name) {
    if (passed_over_ == 0 && !nested_) {
      nested_ = true;
      teller_.tell("pfif-nested", record().number, stream_->line(), element().name, name, {{"element", std::string(name)}});
    }
    if (passed_over_ > 0) ++passed_over_;
  }

  void end_element() {
    element_depth_ = 0;
    Element& read = element();
    if (length_ > value_bound) {
      read.value = excerpt(read.value, value_bound);
      teller_.tell("pfif-value-cut", record().number, read.line, read.name, read.value,
                   {{"size", std::to_string(length_)}, {"limit", std::to_string(value_bound)}});
    }
    const std::size_t from = read.value.find_first_not_of(blanks);
    if (from == read.value.npos) return read.value.clear();
    const std::size_t to = read.value.find_last_not_of(blanks) + 1;
    read.padded = from > 0 || to < read.value.size();
    if (read.padded) read.value = read.value.substr(from, to - from);
  }

  Document& document_;
  Teller teller_;
  Spaces spaces_;
  const XmlStream* stream_ = nullptr;
  std::vector<Open> open_;  // records that have begun and not ended
  int depth_ = 0, element_depth_ = 0, entry_depth_ = 0, passed_over_ = 0;
  std::uint64_t length_ = 0, stray_in_ = 0, mixed_in_ = 0;
  bool plain_ = false, version_known_ = false, nested_ = false;
};

std::string_view code_of(XmlStop stop) {
  switch (stop) {
    case XmlStop::entities:
      return "pfif-entities";
    case XmlStop::too_deep:
      return "pfif-depth";
    case XmlStop::endless_token:
      return "pfif-token";
    case XmlStop::encoding:
      return "pfif-encoding";
    case XmlStop::malformed:
      return "pfif-xml-malformed";
    case XmlStop::none:
    case XmlStop::enough:
      break;
  }
  return {};
}

/// Feeds a stream from a source that gives the next piece, empty at the end.
template <class Next>
Document read(Next next, std::uint64_t bound = most_bytes) {
  Document document;
  Reader reader(document);
  XmlStream stream(reader);
  reader.follow(stream);
  std::uint64_t fed = 0;
  for (std::string_view piece = next(); !piece.empty(); piece = next()) {
    fed += piece.size();
    if (fed > bound) {
      reader.teller().tell("pfif-too-large", 0, stream.line(), "", "", {{"limit", std::to_string(bound)}});
      break;
    }
    if (!stream.feed(piece)) break;
  }
  if (fed <= bound) stream.finish();
  if (const std::string_view code = code_of(stream.stopped()); !code.empty())
    reader.teller().tell(code, document.records.empty() ? 0 : document.records.back().number, stream.line(), "", "",
                         {{"why", std::string(stream.why())}});
  reader.finish();
  return document;
}

}  // namespace

Document read_text(std::string_view bytes, std::uint64_t at_most) {
  const auto next = [bytes]() mutable {
    const std::string_view piece = bytes.substr(0, piece_bytes);
    bytes.remove_prefix(piece.size());
    return piece;
  };
  return read(next, at_most);
}

Result<Document> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file || std::filesystem::is_directory(path, error))
    return fail(Code::not_found, say("cli-no-file", {{"file", path.string()}}), {path.string(), 0, ""});
  std::string buffer(piece_bytes, '\0');
  Document document = read([&] {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    return std::string_view(buffer).substr(0, static_cast<std::size_t>(file.gcount()));
  });
  if (file.bad()) return fail(Code::io, say("cli-no-file", {{"file", path.string()}}), {path.string(), 0, ""});
  return document;
}

}  // namespace nostoi::pfif
