// The head of a request, read in one way or refused: what two readers could take for two different things (request smuggling) is no
// request. So there is no folding, no guessing of line ends, no second length, no list where one value is meant. Pure: bytes in, value out.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "nostoi/workbench/request.hpp"

namespace nostoi::http {

/// The status with which a request is refused.
struct Refusal {
  int status;
  bool operator==(const Refusal&) const = default;
};

template <class T>
using Read = tl::expected<T, Refusal>;

/// Finds the end of a head in bytes that arrive in pieces, and says at the first byte that cannot stand in a head that there will be none.
class HeadEnd {
 public:
  /// Looks at what came since the last call; all the bytes are handed in each time. The length of the head with its empty line, once it is
  /// whole; nothing while it is not.
  Read<std::optional<std::size_t>> look(std::string_view bytes);

 private:
  std::size_t looked_ = 0;
};

struct Head {
  workbench::Request request;           ///< without body and peer
  std::optional<std::uint64_t> length;  ///< Content-Length
  bool chunked = false;                 ///< Transfer-Encoding: chunked
  bool awaits_continue = false;         ///< Expect: 100-continue
  bool is_last = false;                 ///< Connection: close
};

/// A head as HeadEnd found it, with its empty line.
Read<Head> read_head(std::string_view head);

}  // namespace nostoi::http
