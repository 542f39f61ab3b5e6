// The format is the library's own (its manual: "WAL-mode file format"): a header, then frames of a page each. A frame says which page it
// is, whether a write ends with it, the salts of the header, and a sum over all frames up to it. Numbers are big-endian; the sums run over
// words of the machine that began the log.
#include "sqlite/frames.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <vector>

namespace nostoi::sqlite {

namespace {

constexpr std::size_t header_bytes = 32, frame_header_bytes = 24, summed_of_frame_header = 8;
constexpr std::uint32_t magic = 0x377f0682;  // its last bit: the sums run over big-endian words
constexpr std::uint32_t smallest_page = 512, largest_page = 65'536;

std::uint32_t big_endian(const unsigned char* bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8 | bytes[3];
}

struct Sum {
  std::uint32_t one = 0, two = 0;
  bool operator==(const Sum&) const = default;
};
Sum sum_at(const unsigned char* bytes) { return {big_endian(bytes), big_endian(bytes + 4)}; }

/// The sum of words, going on from another.
Sum summed(Sum from, const unsigned char* bytes, std::size_t count, bool swapped) {
  for (std::size_t at = 0; at < count; at += 8) {
    std::array<std::uint32_t, 2> words;
    std::memcpy(words.data(), bytes + at, sizeof words);
    if (swapped) words = {__builtin_bswap32(words[0]), __builtin_bswap32(words[1])};
    from.one += words[0] + from.two;
    from.two += words[1] + from.one;
  }
  return from;
}

struct Frame {
  bool of_this_log = false, ends_a_write = false;
  Sum said, sum;  // what it says its sum is, and what it is
  bool checks_out() const { return of_this_log && said == sum; }
};

class Log {
 public:
  /// Nothing where there is no log, or one that has hardly begun.
  static std::optional<Log> beside(const std::filesystem::path& file) {
    Log log;
    log.file_ = ::open((file.string() + "-wal").c_str(), O_RDONLY | O_CLOEXEC);
    struct stat seen{};
    if (log.file_ < 0 || ::fstat(log.file_, &seen) != 0) return std::nullopt;
    if (!log.read(0, log.header_)) return std::nullopt;
    log.page_ = big_endian(log.header_.data() + 8);
    const bool is_log = (big_endian(log.header_.data()) & ~1u) == magic && std::has_single_bit(log.page_);
    if (!is_log || log.page_ < smallest_page || log.page_ > largest_page) return std::nullopt;
    const bool big = big_endian(log.header_.data()) & 1;
    log.swapped_ = big != (std::endian::native == std::endian::big);
    log.frames_ = (static_cast<std::size_t>(seen.st_size) - header_bytes) / log.frame_bytes();
    std::array<unsigned char, frame_header_bytes> first;
    const bool doubtful = !log.header_checks_out() && log.frames_ > 0 && log.read(log.place(0), first);
    std::memcpy(log.salts_.data(), doubtful ? first.data() + 8 : log.header_.data() + 16, log.salts_.size());
    return log;
  }
  Log(Log&& other) noexcept { *this = std::move(other); }
  Log& operator=(Log&& other) noexcept {
    std::swap(file_, other.file_);
    header_ = other.header_;
    salts_ = other.salts_;
    page_ = other.page_;
    frames_ = other.frames_;
    swapped_ = other.swapped_;
    return *this;
  }
  ~Log() {
    if (file_ >= 0) ::close(file_);
  }

  /// How many frames check out one after the other from the first, as the library goes, and the sum over them.
  struct Held {
    std::size_t frames = 0;
    Sum sum;
  };
  Held holds() const {
    Held held{0, sum_at(header_.data() + 24)};
    while (header_checks_out() && held.frames < frames_) {
      const std::optional<Frame> next = frame(held.frames, held.sum);
      if (!next || !next->checks_out()) break;
      held = {held.frames + 1, next->sum};
    }
    return held;
  }

  /// Whether behind those that hold a write ends and another goes on from it. Where the first of them is damaged in what it says of itself
  /// alone, its own sum is taken for that.
  bool goes_on_behind_a_write(const Held& held) const {
    if (const std::optional<Frame> first = frame(held.frames, held.sum);
        first && first->ends_a_write && follows(first->sum, held.frames + 1))
      return true;
    for (std::size_t at = held.frames; at + 1 < frames_; ++at) {
      const Frame header = header_of(at);
      if (header.of_this_log && header.ends_a_write && header_of(at + 1).of_this_log && follows(header.said, at + 1)) return true;
    }
    return false;
  }

  /// Whether nobody began the log anew meanwhile.
  bool is_the_same() const {
    std::array<unsigned char, header_bytes> now;
    return read(0, now) && now == header_;
  }

 private:
  Log() = default;
  std::size_t frame_bytes() const { return frame_header_bytes + page_; }
  template <class Bytes>
  bool read(std::size_t at, Bytes& bytes) const {
    return ::pread(file_, bytes.data(), bytes.size(), static_cast<off_t>(at)) == static_cast<ssize_t>(bytes.size());
  }
  bool header_checks_out() const { return summed({}, header_.data(), 24, swapped_) == sum_at(header_.data() + 24); }
  std::size_t place(std::size_t frame) const { return header_bytes + frame * frame_bytes(); }

  Frame told(const unsigned char* bytes) const {
    Frame frame;
    frame.of_this_log = big_endian(bytes) != 0 && std::memcmp(bytes + 8, salts_.data(), salts_.size()) == 0;
    frame.ends_a_write = big_endian(bytes + 4) != 0;
    frame.said = sum_at(bytes + 16);
    return frame;
  }
  Frame header_of(std::size_t at) const {
    std::array<unsigned char, frame_header_bytes> bytes;
    return read(place(at), bytes) ? told(bytes.data()) : Frame();
  }
  /// A frame as one that goes on from a sum.
  std::optional<Frame> frame(std::size_t at, Sum sum) const {
    std::vector<unsigned char> bytes(frame_bytes());
    if (at >= frames_ || !read(place(at), bytes)) return std::nullopt;
    Frame frame = told(bytes.data());
    frame.sum = summed(sum, bytes.data(), summed_of_frame_header, swapped_);
    frame.sum = summed(frame.sum, bytes.data() + frame_header_bytes, page_, swapped_);
    return frame;
  }
  bool follows(Sum sum, std::size_t at) const {
    const std::optional<Frame> next = frame(at, sum);
    return next && next->checks_out();
  }

  int file_ = -1;
  std::array<unsigned char, header_bytes> header_{};
  std::array<unsigned char, 8> salts_{};  // of the header, or, where that is damaged, of the first frame
  std::uint32_t page_ = 0;
  std::size_t frames_ = 0;
  bool swapped_ = false;
};

}  // namespace

Result<void> log_must_hold(const std::filesystem::path& file) {
  const std::optional<Log> log = Log::beside(file);
  if (!log) return {};
  Log::Held held = log->holds();
  // Somebody may be writing: what broke off at one look and holds at the next was not there yet.
  for (bool still = false; !still;) {
    if (!log->goes_on_behind_a_write(held)) return {};
    const Log::Held again = log->holds();
    still = again.frames == held.frames;
    held = again;
  }
  if (!log->is_the_same()) return {};
  const std::string why = say("log-breaks-off", {{"frame", std::to_string(held.frames + 1)}});
  return fail(Code::invalid, say("store-damaged", {{"file", file.string()}, {"why", why}}), {file.string(), 0, ""});
}

}  // namespace nostoi::sqlite
