// A client that sends exactly the bytes it is told to, over a plain socket, and a door that is open as long as the test lasts.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

#include "nostoi/http.hpp"

namespace nostoi::http::testing {

/// One connection to this machine. Nothing here waits longer than ten seconds.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, const std::string& address = "127.0.0.1");
  ~RawClient();
  RawClient(RawClient&& other) noexcept : socket_(std::exchange(other.socket_, -1)), unread_(std::move(other.unread_)) {}

  /// Whether the other end took all of it.
  bool send(std::string_view bytes);
  /// The next answer, whole: its head and the body that the head announces. Empty where the other end hangs up before.
  std::string answer(bool to_head = false);
  /// Everything until the other end hangs up.
  std::string rest();
  /// Whether the other end hangs up without another byte.
  bool is_hung_up() { return rest().empty() && ended_; }
  void finish_sending();
  /// Hangs up in the roughest way there is.
  void reset();
  void keep_receive_buffer_small();
  int socket() const { return socket_; }

 private:
  bool receive();

  int socket_ = -1;
  bool ended_ = false;
  std::string unread_;
};

int status_of(const std::string& answer);
/// The value of a header, in whatever case it is written; empty where it is not there.
std::string header_of(const std::string& answer, std::string_view name);
std::string body_of(const std::string& answer);
/// The parts of a chunked body, joined; "broken" where the coding is.
std::string unchunked(const std::string& body);

/// A request as it would be sent by a browser.
std::string get(std::string_view target, std::string_view headers = {});
std::string post(std::string_view target, std::string_view body);

/// Says what it was asked: "METHOD target body".
workbench::Response echo(const workbench::Request& request);

class OpenDoor {
 public:
  explicit OpenDoor(workbench::Answerer answerer = echo, Limits limits = {}, std::size_t workers = 2);
  explicit OpenDoor(Listening listening, workbench::Answerer answerer = echo);
  ~OpenDoor();
  std::uint16_t port() const { return server_->port(); }
  Server& server() { return *server_; }
  /// Waits until run() has returned.
  void join();
  /// The first answer to bytes sent over a connection of its own.
  std::string said_to(std::string_view bytes);

 private:
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// Sends the bytes over a connection of their own and says with which status they were refused: 0 where they were not, or where the
/// connection stayed open afterwards, or where anything came behind the refusal.
int refusal_of(OpenDoor& door, std::string_view bytes);

}  // namespace nostoi::http::testing
