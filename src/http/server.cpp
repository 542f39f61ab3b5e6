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

}  // namespace

struct Server::Inside {
  explicit Inside(Listening listening, workbench::Answerer answerer)
      : house(listening.limits, std::move(answerer), std::max<std::size_t>(listening.workers, 1)),
        guests(listening.limits.connections, listening.limits.connections_of_peer) {}
  ~Inside() { house.workers.join(); }
  class Visit;

  Result<void> listen(const Listening& listening);
  asio::awaitable<void> accept();
  void let_in(tcp::socket socket);
  asio::awaitable<void> receive(tcp::socket socket);
  asio::awaitable<void> wait_for_stop();

  House house;
  Guests guests;
  std::shared_ptr<asio::ssl::context> cipher;
  asio::io_context thread{1};
  tcp::acceptor acceptor{thread};
  asio::posix::stream_descriptor stopped{thread};
  int stop_handle = -1;
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
    error_code ignored;
    if (inside_.house.closing && inside_.connections.empty()) inside_.stopped.cancel(ignored);  // nobody is waited for any more
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
  stop_handle = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (stop_handle < 0) return fail(Code::io, say("http-files", {{"connections", std::to_string(listening.limits.connections)}}));
  stopped.assign(stop_handle);
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
  Connection connection(house, channel_of(std::move(socket), cipher.get()), address.to_string(), cipher != nullptr);
  visit.begins(connection);
  co_await connection.serve();
}

asio::awaitable<void> Server::Inside::wait_for_stop() {
  std::uint64_t times = 0;
  error_code error;
  co_await stopped.async_read_some(asio::buffer(&times, sizeof times), asio::redirect_error(asio::use_awaitable, error));
  house.closing = true;
  acceptor.close(error);
  for (Connection* connection : connections) connection->close();
  if (times == 1 && !connections.empty())
    co_await stopped.async_read_some(asio::buffer(&times, sizeof times), asio::redirect_error(asio::use_awaitable, error));
  for (Connection* connection : connections) connection->cut();
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
  inside_->thread.run();
}

void Server::stop() noexcept {
  const std::uint64_t once = 1;
  [[maybe_unused]] const auto written = ::write(inside_->stop_handle, &once, sizeof once);
}

}  // namespace nostoi::http
