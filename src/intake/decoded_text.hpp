// decoded_text: bytes of any encoding as valid UTF-8 text. UTF-8 is read straight into the window and only checked there; what is not
// clean is decoded line by line, so that one damaged or foreign line costs only itself and is remembered as an oddity with its place.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "intake/bytes.hpp"
#include "intake/encoding.hpp"
#include "intake/records.hpp"

namespace nostoi::intake {

/// Something that decoding met, by where it stands in the text given.
struct Oddity {
  enum Kind {
    replaced,    ///< bytes or characters that are no text became U+FFFD
    foreign,     ///< a line in another encoding than the file
    reordering,  ///< characters that show text in another order than it has
    truncated    ///< the file ends within a character
  };
  Kind kind;
  std::uint64_t offset;   ///< in bytes of the text given
  std::string_view used;  ///< for foreign: the encoding by which the line was read
};

/// The code of the finding that tells it.
std::string_view code_of(Oddity::Kind kind);

class DecodedText final : public Text {
 public:
  static constexpr std::size_t default_block = 1 << 18;
  /// Reads a sample and decides on the encoding. `block`: how much is read at a time; `sample`: from how much the encoding is decided.
  explicit DecodedText(std::unique_ptr<Bytes> bytes, std::size_t block = default_block, std::size_t sample = default_block);

  bool more(Window& window) override;
  std::string_view encoding() const { return encoding_.name; }
  int failed() const { return bytes_->failed(); }
  /// Oddities of the text given so far, in its order; who tells them takes them out. While `most_pending` wait, further ones are not kept:
  /// they stand in the same huge record.
  static constexpr std::size_t most_pending = 1 << 16;
  std::deque<Oddity>& oddities() { return oddities_; }

 private:
  bool take(std::size_t block);
  std::size_t whole_lines(std::string_view raw, bool forced) const;
  void decode(std::string_view raw, Window& window);
  void decode_line(std::string_view line, std::string& out);
  void decode_utf8_line(std::string_view line, std::string& out);
  void decode_utf8(std::string_view text, std::string& out);
  void decode_single_bytes(std::string_view line, const SingleByte& table, std::string& out);
  void decode_utf16(std::string_view raw, std::string& out);
  void note(Oddity::Kind kind, std::uint64_t offset, std::string_view used = {});

  std::unique_ptr<Bytes> bytes_;
  std::size_t block_;
  std::string pending_;  // read, not given yet
  bool ended_ = false;
  Encoding encoding_;
  std::uint64_t given_ = 0;
  std::string decoded_;
  std::deque<Oddity> oddities_;
};

}  // namespace nostoi::intake
