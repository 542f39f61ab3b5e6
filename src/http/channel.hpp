// The two ends of one connection, in the clear or over TLS: every reading and writing has a moment until which it must be done. The only
// part that knows what bytes travel in.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <span>
#include <string_view>

namespace boost::asio::ssl {
class context;
}

namespace nostoi::http {

namespace asio = boost::asio;
using Moment = std::chrono::steady_clock::time_point;

/// What came of reading: bytes, or none because the time was over or because the other end is gone.
struct Got {
  std::size_t count = 0;
  bool late = false;
};

class Channel {
 public:
  virtual ~Channel() = default;
  /// Agrees on a cipher, where there is one to agree on; whether it may be spoken on.
  virtual asio::awaitable<bool> open(Moment until) = 0;
  virtual asio::awaitable<Got> read(std::span<char> into, Moment until) = 0;
  /// All of it, or false.
  virtual asio::awaitable<bool> write(std::string_view bytes, Moment until) = 0;
  /// Says that nothing more comes, and reads what the other end still sends without looking at it until that one hangs up: closing
  /// before would take the last answer out of its hands.
  virtual asio::awaitable<void> part(Moment until) = 0;
  /// Whatever is being read or written ends at once.
  virtual void cut() = 0;
};

/// `cipher` may be null; it outlives the channel.
std::unique_ptr<Channel> channel_of(asio::ip::tcp::socket socket, asio::ssl::context* cipher);

}  // namespace nostoi::http
