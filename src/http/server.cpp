// The door itself: it listens, lets in, counts, and closes.
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <set>

#include "http/cipher.hpp"
#include "http/connection.hpp"
#include "http/guests.hpp"
#include "nostoi/http.hpp"

namespace nostoi::http {

namespace {

using asio::ip::tcp;
using boost::system::error_code;

/// What guests are counted by: the address; of IPv6 its network, because a whole network is given to one customer. Empty for this machine.
std::string origin_of(const asio::ip::address& address) {
  if (address.is_loopback()) return {};
  if (address.is_v4()) return address.to_string();
  asio::ip::address_v6::bytes_type bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), 0);
  return asio::ip::address_v6(bytes).to_string();
}

/// An address of IPv4 that came in by IPv6 is one of IPv4.
asio::ip::address plain(const asio::ip::address& address) {
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address;
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
}

/// Every connection is an open file, and the registers want theirs; the soft limit of a login is often 1024.
bool make_room(std::size_t connections) {
  constexpr rlim_t others = 256;
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0) return false;
  const rlim_t wanted = connections + others;
  if (files.rlim_cur >= wanted) return true;
  if (files.rlim_max != RLIM_INFINITY && files.rlim_max < wanted) return false;
  files.rlim_cur = wanted;
  return setrlimit(RLIMIT_NOFILE, &files) == 0;
}

/// What may be rung from any thread and from a signal handler; whoever waits hears how often it was.
class Bell {
 public:
  explicit Bell(asio::io_context& thread) : hangs_(thread) {}
  bool hang() {
    handle_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (handle_ < 0) return false;
    hangs_.assign(handle_);
    return true;
  }
  void ring() noexcept {
    const std::uint64_t once = 1;
    [[maybe_unused]] const auto written = ::write(handle_, &once, sizeof once);
  }
  /// 0: nobody waits for it any more.
  asio::awaitable<std::uint64_t> rung() {
    std::uint64_t times = 0;
    error_code error;
    co_await hangs_.async_read_some(asio::buffer(&times, sizeof times), asio::redirect_error(asio::use_awaitable, error));
    co_return error ? 0 : times;
  }
  void leave() {
    error_code ignored;
    hangs_.cancel(ignored);
  }

 private:
  asio::posix::stream_descriptor hangs_;
  int handle_ = -1;
};

}  // namespace

struct Server::Inside {
  explicit Inside(Listening listening, workbench::Answerer answerer)
      : tls(listening.tls),
        renewed(std::move(listening.renewed)),
        house(listening.limits, std::move(answerer), std::max<std::size_t>(listening.workers, 1)),
        guests(listening.limits.connections, listening.limits.connections_of_peer) {}
  ~Inside() { house.workers.join(); }
  class Visit;

  Result<void> listen(const Listening& listening);
  asio::awaitable<void> accept();
  void let_in(tcp::socket socket);
  asio::awaitable<void> receive(tcp::socket socket);
  asio::awaitable<void> wait_for_stop();
  asio::awaitable<void> wait_for_renewal();

  std::optional<Tls> tls;
  std::function<void(const Result<void>&)> renewed;
  House house;
  Guests guests;
  std::shared_ptr<asio::ssl::context> cipher;  // of who comes from now on
  asio::io_context thread{1};
  tcp::acceptor acceptor{thread};
  Bell stopping{thread}, renewing{thread};
  std::uint16_t port = 0;
  std::set<Connection*> connections;
};

/// A connection among the others, from its coming to its going.
class Server::Inside::Visit {
 public:
  Visit(Inside& inside, const std::string& from) : inside_(inside), from_(from) {}
  ~Visit() {
    inside_.connections.erase(connection_);
    inside_.guests.leaves(from_);
    if (inside_.house.closing && inside_.connections.empty()) inside_.stopping.leave();  // nobody is waited for any more
  }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;
  void begins(Connection& connection) { inside_.connections.insert(connection_ = &connection); }

 private:
  Inside& inside_;
  Connection* connection_ = nullptr;
  const std::string& from_;
};

Result<void> Server::Inside::listen(const Listening& listening) {
  error_code error;
  const asio::ip::address address = asio::ip::make_address(listening.address, error);
  if (error) return fail(Code::invalid, say("http-address", {{"address", listening.address}}));
  if (!make_room(listening.limits.connections))
    return fail(Code::unsupported, say("http-files", {{"connections", std::to_string(listening.limits.connections)}}));
  const tcp::endpoint endpoint(address, listening.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(tcp::acceptor::max_listen_connections, error);
  if (error)
    return fail(Code::io,
                say("http-listen", {{"address", listening.address}, {"port", std::to_string(listening.port)}, {"why", error.message()}}));
  if (!stopping.hang() || !renewing.hang())
    return fail(Code::io, say("http-files", {{"connections", std::to_string(listening.limits.connections)}}));
  port = acceptor.local_endpoint(error).port();
  return {};
}

asio::awaitable<void> Server::Inside::accept() {
  asio::steady_timer pause(thread);
  while (acceptor.is_open()) {
    error_code error;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      let_in(std::move(socket));
    } else if (acceptor.is_open()) {  // no files left, or whoever knocked is gone: do not spin
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
  }
}

/// Whatever becomes of one connection, for want of memory too, the door stays open for the next.
void Server::Inside::let_in(tcp::socket socket) {
  try {
    asio::co_spawn(thread, receive(std::move(socket)), asio::detached);
  } catch (const std::bad_alloc&) {
  }
}

asio::awaitable<void> Server::Inside::receive(tcp::socket socket) {
  error_code error;
  const tcp::endpoint other = socket.remote_endpoint(error);
  if (error || house.closing) co_return;
  const asio::ip::address address = plain(other.address());
  const std::string from = origin_of(address);
  if (!guests.let_in(from)) co_return;
  Visit visit(*this, from);
  const std::shared_ptr<asio::ssl::context> agreed = cipher;  // it goes on with what it began with, whatever is renewed meanwhile
  Connection connection(house, channel_of(std::move(socket), agreed.get()), address.to_string(), agreed != nullptr);
  visit.begins(connection);
  co_await connection.serve();
}

asio::awaitable<void> Server::Inside::wait_for_stop() {
  const std::uint64_t times = co_await stopping.rung();
  error_code ignored;
  house.closing = true;
  acceptor.close(ignored);
  renewing.leave();
  for (Connection* connection : connections) connection->close();
  if (times == 1 && !connections.empty()) co_await stopping.rung();
  for (Connection* connection : connections) connection->cut();
}

/// What cannot be used does not take the place of what can.
asio::awaitable<void> Server::Inside::wait_for_renewal() {
  while (!house.closing && co_await renewing.rung() > 0) {
    auto fresh = tls ? cipher_of(*tls) : Result<std::shared_ptr<asio::ssl::context>>(nullptr);
    const Result<void> done = fresh ? Result<void>() : tl::unexpected(fresh.error());
    if (fresh) cipher = std::move(*fresh);
    if (renewed) renewed(done);
  }
}

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::open(Listening listening, workbench::Answerer answerer) {
  auto inside = std::make_unique<Inside>(listening, std::move(answerer));
  if (listening.tls) {
    auto cipher = cipher_of(*listening.tls);
    if (!cipher) return tl::unexpected(cipher.error());
    inside->cipher = std::move(*cipher);
  }
  if (auto listens = inside->listen(listening); !listens) return tl::unexpected(listens.error());
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

std::uint16_t Server::port() const { return inside_->port; }

void Server::run() {
  asio::co_spawn(inside_->thread, inside_->accept(), asio::detached);
  asio::co_spawn(inside_->thread, inside_->wait_for_stop(), asio::detached);
  asio::co_spawn(inside_->thread, inside_->wait_for_renewal(), asio::detached);
  inside_->thread.run();
}

void Server::stop() noexcept { inside_->stopping.ring(); }
void Server::renew() noexcept { inside_->renewing.ring(); }

}  // namespace nostoi::http
