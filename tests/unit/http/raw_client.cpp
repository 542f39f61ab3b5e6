// Sockets of POSIX, no library: what is tested must not be tested with itself.
#include "raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace nostoi::http::testing {

RawClient::RawClient(std::uint16_t port, const std::string& address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  inet_pton(AF_INET, address.c_str(), &to.sin_addr);
  const timeval patience{10, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("no connection to the door");
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::receive() {
  char bytes[65536];
  const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
  if (count > 0) unread_.append(bytes, static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EAGAIN)) ended_ = true;
  return count > 0;
}

std::string RawClient::answer(bool to_head) {
  std::size_t end = 0;
  while ((end = unread_.find("\r\n\r\n")) == unread_.npos)
    if (!receive()) return {};
  end += 4;
  const std::string head = unread_.substr(0, end);
  if (status_of(head) == 100) to_head = true;
  if (!to_head && header_of(head, "transfer-encoding") == "chunked") {
    std::size_t last = 0;
    while ((last = unread_.find("0\r\n\r\n", end - 2)) == unread_.npos || unread_.substr(last - 2, 2) != "\r\n")
      if (!receive()) return {};
    end = last + 5;
  } else if (const std::string length = header_of(head, "content-length"); !to_head && !length.empty()) {
    end += std::stoul(length);
    while (unread_.size() < end)
      if (!receive()) return {};
  }
  std::string answer = unread_.substr(0, end);
  unread_.erase(0, end);
  return answer;
}

std::string RawClient::rest() {
  while (receive()) {
  }
  return std::exchange(unread_, {});
}

void RawClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

void RawClient::reset() {
  const linger at_once{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(std::exchange(socket_, -1));
}

void RawClient::keep_receive_buffer_small() {
  const int size = 4096;
  setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
}

int status_of(const std::string& answer) { return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0; }

std::string header_of(const std::string& answer, std::string_view name) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  for (std::size_t at = answer.find("\r\n"); at != answer.npos && answer.compare(at, 4, "\r\n\r\n") != 0;
       at = answer.find("\r\n", at + 2)) {
    const std::string_view line = std::string_view(answer).substr(at + 2, answer.find("\r\n", at + 2) - at - 2);
    if (line.size() > name.size() && line[name.size()] == ':' && std::ranges::equal(line.substr(0, name.size()), name, same))
      return std::string(line.substr(name.size() + 2));
  }
  return {};
}

std::string body_of(const std::string& answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == answer.npos ? "" : answer.substr(end + 4);
}

std::string unchunked(const std::string& body) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t end = body.find("\r\n", at);
    if (end == body.npos) return "broken";
    const std::size_t size = std::stoul(body.substr(at, end - at), nullptr, 16);
    if (body.size() < end + 2 + size + 2 || body.substr(end + 2 + size, 2) != "\r\n") return "broken";
    if (size == 0) return body.size() == end + 4 ? out : "broken";
    out += body.substr(end + 2, size);
    at = end + 2 + size + 2;
  }
}

std::string get(std::string_view target, std::string_view headers) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: office\r\n" + std::string(headers) + "\r\n";
}

std::string post(std::string_view target, std::string_view body) {
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: office\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
         std::string(body);
}

workbench::Response echo(const workbench::Request& request) {
  return {200, {{"Content-Type", "text/plain"}}, request.method + " " + request.target + " " + request.body, {}};
}

namespace {

Listening listening_with(Limits limits, std::size_t workers) {
  Listening listening;
  listening.limits = limits;
  listening.workers = workers;
  return listening;
}

}  // namespace

OpenDoor::OpenDoor(workbench::Answerer answerer, Limits limits, std::size_t workers)
    : OpenDoor(listening_with(limits, workers), std::move(answerer)) {}

OpenDoor::OpenDoor(Listening listening, workbench::Answerer answerer) {
  Result<std::unique_ptr<Server>> server = Server::open(std::move(listening), std::move(answerer));
  if (!server) throw std::runtime_error(server.error().sentence);
  server_ = std::move(*server);
  thread_ = std::thread([this] { server_->run(); });
}

OpenDoor::~OpenDoor() {
  server_->stop();
  join();
}

void OpenDoor::join() {
  if (thread_.joinable()) thread_.join();
}

std::string OpenDoor::said_to(std::string_view bytes) {
  RawClient client(port());
  client.send(bytes);
  return client.answer();
}

int refusal_of(OpenDoor& door, std::string_view bytes) {
  RawClient client(door.port());
  client.send(bytes);
  const std::string answer = client.answer();
  if (header_of(answer, "connection") != "close" || !body_of(answer).empty()) return 0;
  return client.is_hung_up() ? status_of(answer) : 0;
}

}  // namespace nostoi::http::testing
