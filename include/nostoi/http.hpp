// http: the door of the workbench: bytes of a browser become a Request, the Response becomes bytes. It knows nothing of what is asked; it
// holds off who asks wrongly, slowly, too much or without end (docs/decisions/0023-the-door.md).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "nostoi/workbench/request.hpp"

namespace nostoi::http {

/// What one client, and all together, may take. The defaults suit an office of some dozen people.
struct Limits {
  std::size_t head_bytes = 16u << 10;        ///< the request line and the headers; more is answered 431
  std::size_t body_bytes = 8u << 20;         ///< declared or sent in chunks; more is answered 413, unread
  std::size_t bodies_bytes = 256u << 20;     ///< of all bodies that are held at once; more is answered 503
  std::size_t connections = 1024;            ///< at once; whoever comes then is turned away
  std::size_t connections_of_peer = 64;      ///< from one address (IPv6: one network of 64 bits), other than this machine's own
  std::chrono::milliseconds head{10'000};    ///< from the first byte of a request to the end of its head, and for the handshake of TLS
  std::chrono::milliseconds body{60'000};    ///< for the whole of the body
  std::chrono::milliseconds idle{60'000};    ///< between two requests, and before the first
  std::chrono::milliseconds write{60'000};   ///< for 64 KiB of an answer, or what there is of it
  std::chrono::milliseconds parting{2'000};  ///< for the other end to read the last answer before the connection is closed
};

/// Files in PEM: the certificate with those that sign it, and its key, which no passphrase locks. TLS 1.2 and 1.3 alone are spoken.
struct Tls {
  std::filesystem::path certificate, key;
};

struct Listening {
  std::string address = "127.0.0.1";  ///< IPv4 or IPv6
  std::uint16_t port = 0;             ///< 0: any that is free
  std::optional<Tls> tls;
  std::function<void(const Result<void>&)> renewed;  ///< hears, on the thread of run(), what came of each renew()
  std::size_t workers = 4;                           ///< so many requests are answered at once
  Limits limits;
};

/// A door that listens. What it takes for granted of the Answerer:
/// - it may be called by `workers` threads at once; when it throws, the answer is 500 without a word;
/// - it answers HEAD as it would GET: the body is left out here;
/// - its headers are none of those that belong to the door (Date, Content-Length, Transfer-Encoding, Connection and their like), and
///   hold no control character: an answer that does not keep to this is not sent, but 500;
/// - `Response::more` is asked by one worker at a time, for the next part only when the one before has been handed to the network; when
///   it throws, the connection is cut, so that nobody takes the part for the whole.
class Server {
 public:
  /// Listens from here on; answers from run() on. invalid where the address is none or the certificate cannot be used, io where the port
  /// is taken, unsupported where the machine allows fewer open files than there may be connections.
  static Result<std::unique_ptr<Server>> open(Listening listening, workbench::Answerer answerer);
  ~Server();

  std::uint16_t port() const;
  /// Answers until stop(); called once.
  void run();
  /// From any thread and from a signal handler. Nothing new is taken, requests whose head was read are answered, then run() returns.
  /// Called a second time, it cuts those too.
  void stop() noexcept;
  /// From any thread and from a signal handler. The certificate and its key are read again from their files, for whoever comes from now
  /// on; who is connected stays so. Where they cannot be used, those before go on being used, and `renewed` hears why.
  void renew() noexcept;

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace nostoi::http
