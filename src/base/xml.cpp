// The wrapper around expat. Nothing is thrown through it: a stop is a flag that the parser is told at once.
#include "base/xml.hpp"

#include <expat.h>
#include <unicode/ucnv.h>

#include <string>

namespace nostoi {

namespace {

constexpr int depth_bound = 500;
constexpr XML_Index token_bound = 8 << 20;  // bytes that may pass without the parser finishing a token

/// Encodings of one byte a character that expat does not know and ICU does (windows-1251, koi8-u): told as a table.
int on_encoding(void*, const char* name, XML_Encoding* table) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  const bool single = U_SUCCESS(status) && ucnv_getMaxCharSize(converter) == 1;
  for (int byte = 0; single && byte < 256; ++byte) {
    const char in = static_cast<char>(byte);
    UChar out[4];
    UErrorCode one = U_ZERO_ERROR;
    const int size = ucnv_toUChars(converter, out, 4, &in, 1, &one);
    table->map[byte] = U_SUCCESS(one) && size == 1 ? out[0] : -1;
  }
  ucnv_close(converter);
  table->data = nullptr;
  table->convert = nullptr;
  table->release = nullptr;
  return single ? XML_STATUS_OK : XML_STATUS_ERROR;
}

}  // namespace

struct XmlStream::State {
  XmlEvents& events;
  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser{XML_ParserCreateNS(nullptr, xml_separator), XML_ParserFree};
  XML_Index fed = 0;
  int depth = 0;
  XmlStop stop = XmlStop::none;

  void halt(XmlStop why) {
    if (stop == XmlStop::none) stop = why;
    XML_StopParser(parser.get(), XML_FALSE);
  }
  void told() {
    if (events.enough()) halt(XmlStop::enough);
  }
  bool taken(XML_Status status) {
    if (status != XML_STATUS_OK && stop == XmlStop::none)
      stop = XML_GetErrorCode(parser.get()) == XML_ERROR_UNKNOWN_ENCODING ? XmlStop::encoding : XmlStop::malformed;
    return stop == XmlStop::none;
  }

  /// The parts of a name as the parser gives it.
  static std::pair<std::string_view, std::string_view> parts(std::string_view whole) {
    const std::size_t at = whole.find(xml_separator);
    if (at == whole.npos) return {{}, whole};
    return {whole.substr(0, at), whole.substr(at + 1)};
  }
  static void on_start(void* data, const char* name, const char** attributes) {
    State& state = *static_cast<State*>(data);
    if (state.stop != XmlStop::none) return;
    if (++state.depth > depth_bound) return state.halt(XmlStop::too_deep);
    const auto [space, local] = parts(name);
    state.events.start(space, local, attributes);
    state.told();
  }
  static void on_end(void* data, const char* name) {
    State& state = *static_cast<State*>(data);
    if (state.stop != XmlStop::none) return;
    --state.depth;
    const auto [space, local] = parts(name);
    state.events.end(space, local);
    state.told();
  }
  static void on_text(void* data, const char* text, int length) {
    State& state = *static_cast<State*>(data);
    if (state.stop == XmlStop::none) state.events.text({text, static_cast<std::size_t>(length)});
  }
  static void on_entity(void* data, const char*, int, const char*, int, const char*, const char*, const char*, const char*) {
    static_cast<State*>(data)->halt(XmlStop::entities);
  }
};

XmlStream::XmlStream(XmlEvents& events) : state_(new State{events}) {
  const XML_Parser parser = state_->parser.get();
  XML_SetUserData(parser, state_.get());
  XML_SetElementHandler(parser, State::on_start, State::on_end);
  XML_SetCharacterDataHandler(parser, State::on_text);
  XML_SetEntityDeclHandler(parser, State::on_entity);
  XML_SetUnknownEncodingHandler(parser, on_encoding, nullptr);
}

XmlStream::~XmlStream() = default;

bool XmlStream::feed(std::string_view piece) {
  const XML_Parser parser = state_->parser.get();
  if (state_->stop != XmlStop::none) return false;
  const bool more = state_->taken(XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), XML_FALSE));
  state_->fed += static_cast<XML_Index>(piece.size());
  if (more && state_->fed - XML_GetCurrentByteIndex(parser) > token_bound) state_->stop = XmlStop::endless_token;
  return state_->stop == XmlStop::none;
}

bool XmlStream::finish() { return state_->stop == XmlStop::none && state_->taken(XML_Parse(state_->parser.get(), "", 0, XML_TRUE)); }

XmlStop XmlStream::stopped() const { return state_->stop; }
std::uint64_t XmlStream::line() const { return XML_GetCurrentLineNumber(state_->parser.get()); }
std::string_view XmlStream::why() const {
  const XML_LChar* text = XML_ErrorString(XML_GetErrorCode(state_->parser.get()));
  return text ? text : "";
}

}  // namespace nostoi
