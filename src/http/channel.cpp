// One template for both kinds of connection, so that a deadline is kept in one way.
#include "http/channel.hpp"

#include <array>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

namespace nostoi::http {

namespace {

using boost::system::error_code;
using Socket = asio::ip::tcp::socket;
using Cipher = asio::ssl::stream<Socket>;

Socket& socket_of(Socket& stream) { return stream; }
Socket& socket_of(Cipher& stream) { return stream.next_layer(); }

/// While it lives, what the socket does is ended at the moment, and again what follows of it: a handshake is many readings and writings.
class Deadline {
 public:
  Deadline(asio::steady_timer& timer, Socket& socket, Moment until) : timer_(timer) {
    timer_.expires_at(until);
    watch(timer_, socket, late_);
  }
  ~Deadline() { timer_.cancel(); }
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
  bool is_late() const { return *late_; }

 private:
  static void watch(asio::steady_timer& timer, Socket& socket, std::weak_ptr<bool> watched) {
    timer.async_wait([&timer, &socket, watched](error_code error) {
      const std::shared_ptr<bool> late = watched.lock();
      if (error || !late) return;
      *late = true;
      error_code ignored;
      socket.cancel(ignored);
      timer.expires_after(std::chrono::milliseconds(50));
      watch(timer, socket, watched);
    });
  }

  asio::steady_timer& timer_;
  std::shared_ptr<bool> late_ = std::make_shared<bool>(false);
};

template <class Stream>
class ChannelOver final : public Channel {
 public:
  template <class... Arguments>
  explicit ChannelOver(Socket socket, Arguments&... arguments) : stream_(std::move(socket), arguments...), timer_(stream_.get_executor()) {}

  asio::awaitable<bool> open(Moment until) override {
    error_code error;
    socket_of(stream_).set_option(asio::ip::tcp::no_delay(true), error);
    if constexpr (std::is_same_v<Stream, Cipher>) {
      const Deadline deadline(timer_, socket_of(stream_), until);
      co_await stream_.async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, error));
      co_return !error;
    }
    co_return true;
  }

  asio::awaitable<Got> read(std::span<char> into, Moment until) override {
    const Deadline deadline(timer_, socket_of(stream_), until);
    error_code error;
    const std::size_t count =
        co_await stream_.async_read_some(asio::buffer(into.data(), into.size()), asio::redirect_error(asio::use_awaitable, error));
    co_return Got{error ? 0 : count, error && deadline.is_late()};
  }

  asio::awaitable<bool> write(std::string_view bytes, Moment until) override {
    const Deadline deadline(timer_, socket_of(stream_), until);
    error_code error;
    co_await asio::async_write(stream_, asio::buffer(bytes), asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
  }

  asio::awaitable<void> part(Moment until) override {
    const Deadline deadline(timer_, socket_of(stream_), until);
    error_code error;
    if constexpr (std::is_same_v<Stream, Cipher>) co_await stream_.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
    Socket& socket = socket_of(stream_);
    socket.shutdown(Socket::shutdown_send, error);
    std::array<char, 4096> unread;
    for (error = {}; !error && !deadline.is_late();)
      co_await socket.async_read_some(asio::buffer(unread), asio::redirect_error(asio::use_awaitable, error));
  }

  void cut() override {
    error_code ignored;
    socket_of(stream_).close(ignored);
  }

 private:
  Stream stream_;
  asio::steady_timer timer_;
};

}  // namespace

std::unique_ptr<Channel> channel_of(Socket socket, asio::ssl::context* cipher) {
  if (cipher == nullptr) return std::make_unique<ChannelOver<Socket>>(std::move(socket));
  return std::make_unique<ChannelOver<Cipher>>(std::move(socket), *cipher);
}

}  // namespace nostoi::http
