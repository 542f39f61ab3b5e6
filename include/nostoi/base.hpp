// base: what every room needs and no domain knows: results, hashes, workers, words in three languages, safe files.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace nostoi {

/// What kind of failure; stable, mapped to exit status and HTTP status at the doors.
enum class Code { invalid, not_found, conflict, denied, unsupported, io, internal };

/// Stable name of a code, as written in JSON and CSV ("invalid", "not_found", …).
std::string_view code_name(Code code);

/// Where something went wrong: any part may be empty.
struct Place {
  std::string file;
  std::uint64_t row = 0;  ///< physical row, from 1; 0 when it is not about a row
  std::string column;
};

/// A failure as a value: a code for programs, a sentence for a person, a place.
struct Error {
  Code code = Code::internal;
  std::string sentence;
  Place place;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand to return a failure: `return fail(Code::io, say("file-unreadable", {{"file", name}}));`
inline tl::unexpected<Error> fail(Code code, std::string sentence, Place place = {}) {
  return tl::unexpected<Error>(Error{code, std::move(sentence), std::move(place)});
}

// -------------------------------------------------------------------------------------------------- weights

/// Weights are log2 Bayes factors in fixed point: 65,536 is one bit. Sums of them do not depend on the order of adding.
using Weight = std::int32_t;
constexpr double weight_scale = 65536.0;
constexpr double bits(Weight weight) { return weight / weight_scale; }
constexpr Weight to_weight(double bits) { return static_cast<Weight>(bits * weight_scale + (bits < 0 ? -0.5 : 0.5)); }

// ---------------------------------------------------------------------------------------------------- words

enum class Language { uk, ru, en };

/// The language of the person at the door; set once by the door, English until then.
void set_language(Language language);
Language language();
/// While it lives, this thread speaks another language, and so do the workers that it starts (for_chunks): a server answers many.
class Speaking {
 public:
  explicit Speaking(Language language);
  ~Speaking();
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;

 private:
  std::optional<Language> before_;
};

using Arguments = std::initializer_list<std::pair<std::string_view, std::string>>;

/// The sentence for `key` of data/words in the current language, with {name} replaced by its argument.
/// A key that no file has is a broken invariant (throws std::logic_error); a test proves that all languages are complete.
std::string say(std::string_view key, Arguments arguments = {});
std::string say(Language language, std::string_view key, Arguments arguments = {});
/// Whether there are words for a key that is made from data ("level-" + name): what has none is shown by its name.
bool has_words(std::string_view key);
/// The sentence for `key` with every {blank} shown as "…": what it says whatever fills it.
std::string say_in_general(std::string_view key);

// ---------------------------------------------------------------------------------------------------- shipped data

/// The bytes of data/NAME: from the overlay folder when one was set and has it, otherwise those embedded at build time.
Result<std::string> shipped(std::string_view name);
/// Names of all embedded files below a folder of data/ ("cultures"), sorted.
std::vector<std::string> shipped_names(std::string_view folder);
/// `--data DIR`: files of this folder replace embedded ones of the same name.
void set_data_overlay(std::filesystem::path folder);
/// SHA-256 over all shipped data in effect, hex: recorded in model.json.
std::string shipped_hash();

// ---------------------------------------------------------------------------------------------------- hashes

/// Lower-case hexadecimal digits of bytes, and back: nothing where the text is not what hex() writes.
std::string hex(std::string_view bytes);
std::optional<std::string> bytes_of_hex(std::string_view digits);

/// Lower-case hex SHA-256 of a text.
std::string sha256_hex(std::string_view bytes);
/// SHA-256 of a stream of chunks.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::string_view bytes);
  /// The digest, and as digits; one of them, once, at the end.
  std::array<unsigned char, 32> digest();
  std::string hex();

 private:
  void* state_;
};

/// 64-bit mixing of a counter and a seed (splitmix64): the counter-based random numbers of the tree; the same on every machine.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ull;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBull;
  return x ^ (x >> 31);
}
constexpr std::uint64_t mix(std::uint64_t seed, std::uint64_t counter) { return mix(mix(seed) ^ counter); }

/// Fast 64-bit hash of bytes, the same on every run and machine; not for adversaries with power over what must stay unique.
std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t seed = 0);

// ---------------------------------------------------------------------------------------------------- workers

/// Runs `work(chunk)` for chunk = 0 … chunks-1 on up to `threads` threads and returns when all are done. Chunks are handed out in
/// order; what a chunk computes must not depend on which thread runs it: that is what makes results equal on 1 and 64 threads.
/// An exception thrown by a chunk is thrown again here.
void for_chunks(std::size_t chunks, std::size_t threads, const std::function<void(std::size_t)>& work);

/// Number of threads to use when the user named none: the machine's, at least 1.
std::size_t default_threads();

// ---------------------------------------------------------------------------------------------------- files

/// A file that appears complete or not at all: written without a name (or beside its final name, where the file system knows no
/// nameless files) with mode 0600, synced, then named by commit(). Destroyed without commit(), it leaves nothing behind.
class SafeFile {
 public:
  static Result<SafeFile> create(std::filesystem::path path);
  SafeFile(SafeFile&&) noexcept;
  SafeFile& operator=(SafeFile&&) noexcept;
  ~SafeFile();
  void write(std::string_view bytes);  ///< buffered; an error is remembered and told by commit()
  Result<void> settle();               ///< all bytes are on the disk, still without their name: what is left to commit() is one rename
  Result<void> commit();

 private:
  SafeFile() = default;
  std::filesystem::path path_, temporary_;
  int file_ = -1;
  int error_ = 0;
  bool nameless_ = false, settled_ = false;
  std::string buffer_;
};

/// Appends one CSV field, quoted when RFC 4180 asks for it.
void append_csv(std::string& out, std::string_view field);

}  // namespace nostoi
