// xml: a stream of elements and text from pieces of bytes, through expat. Whoever reads XML from strangers reads it here: declared
// entities, bottomless nesting and endless tokens are refused, and what was read before stays read.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

namespace nostoi {

/// Stands between the namespace and the name of an attribute; no namespace can hold it.
inline constexpr char xml_separator = '\n';

class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  /// `space` is the name of the namespace, empty without one; `attributes` are pairs of a name and a value, ended by nullptr.
  virtual void start(std::string_view space, std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view space, std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;
  /// Asked after every event: true ends the reading.
  virtual bool enough() const { return false; }
};

/// What may stop a stream: the listener had enough; or what is wrong with the document.
enum class XmlStop { none, enough, entities, too_deep, endless_token, encoding, malformed };

class XmlStream {
 public:
  explicit XmlStream(XmlEvents& events);
  ~XmlStream();
  /// The next piece, of any size; false when nothing more is wanted.
  bool feed(std::string_view piece);
  /// No more pieces will come: true when the document is whole.
  bool finish();
  XmlStop stopped() const;
  std::uint64_t line() const;    ///< of the event that is told, or of what stopped the stream; from 1
  std::string_view why() const;  ///< the parser's own word for what is malformed, in English

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nostoi
