// xml: the stream of base/xml for the parts of documents. Namespaces become a short list of spaces (the strict and the transitional names
// of OOXML meet here), so that readers ask for `Space::sheet, "row"` whatever prefix the writer chose.
#pragma once

#include <string_view>

#include "intake/package.hpp"

namespace nostoi::intake {

enum class Space { none, other, sheet, word, relation, part_relation, markup, office, table, text, style, manifest, calc_extension };

struct Tag {
  Space space = Space::none;
  std::string_view name;  ///< without prefix; valid during the call
  bool is(Space in, std::string_view called) const { return space == in && name == called; }
};

/// The attributes of one element; valid during the call.
class Attributes {
 public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  /// Value of the attribute without a prefix; empty when it is not there.
  std::string_view get(std::string_view name) const;
  /// Value of the attribute of that space. In OOXML some writers leave the prefix out.
  std::string_view get(Space space, std::string_view name) const;

 private:
  const char** pairs_;
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(const Tag& tag, const Attributes& attributes) = 0;
  virtual void end(const Tag& tag) = 0;
  virtual void text(std::string_view) {}
  bool enough = false;  ///< set by the handler to end the reading
};

/// How a document ended: the endings of its bytes, and what can be wrong with the document itself.
enum class XmlEnding { complete, missing, damaged, too_large, encrypted, malformed, refused };

XmlEnding parse_xml(const ByteSource& bytes, XmlHandler& handler);

}  // namespace nostoi::intake
