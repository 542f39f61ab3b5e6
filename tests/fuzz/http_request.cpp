// Whatever bytes come to the door: the same in one piece and in pieces, and what is let in has one reading. Written down plainly and read
// again, it is the same request, and no byte of it could pass for the beginning of another.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>

#include "http/body.hpp"
#include "http/head.hpp"

using namespace nostoi;
using namespace nostoi::http;

namespace {

constexpr std::size_t most = 1000;

struct Outcome {
  int status = 0;  // 0: not whole
  std::optional<Head> head;
  std::string body;
  std::size_t used = 0;
};

/// As a connection reads: the head as soon as it is there, then what belongs to the body.
Outcome read(std::string_view bytes, std::size_t piece) {
  Outcome outcome;
  HeadEnd end;
  std::optional<Body> body;
  for (std::size_t there = std::min(piece, bytes.size());; there = std::min(there + piece, bytes.size())) {
    if (!outcome.head) {
      const auto found = end.look(bytes.substr(0, there));
      if (!found) return {found.error().status, {}, {}, 0};
      if (*found) {
        auto head = read_head(bytes.substr(0, **found));
        if (!head) return {head.error().status, {}, {}, 0};
        auto begun = Body::of(*head, most);
        if (!begun) return {begun.error().status, {}, {}, 0};
        outcome.head = std::move(*head);
        outcome.used = **found;
        body = std::move(*begun);
      }
    }
    if (body) {
      const auto taken = body->take(bytes.substr(outcome.used, there - outcome.used));
      if (!taken) return {taken.error().status, {}, {}, 0};
      outcome.used += *taken;
      if (body->bytes().size() > most) std::abort();
      if (body->is_whole()) {
        outcome.status = 200;
        outcome.body = body->release();
        return outcome;
      }
    }
    if (there == bytes.size()) return {};
  }
}

std::string written(const Outcome& outcome) {
  const workbench::Request& request = outcome.head->request;
  std::string out = request.method + " " + request.target + " HTTP/1.1\r\n";
  for (const auto& [name, value] : request.headers) {
    if (name.find_first_of("\r\n: ") != name.npos || value.find_first_of(std::string_view("\r\n\0", 3)) != value.npos) std::abort();
    if (name != "transfer-encoding" && name != "content-length") out += name + ":" + value + "\r\n";
  }
  return out + "Content-Length:" + std::to_string(outcome.body.size()) + "\r\n\r\n" + outcome.body;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Outcome whole = read(bytes, std::max<std::size_t>(size, 1));
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}}) {
    const Outcome pieces = read(bytes, piece);
    if (pieces.status != whole.status || pieces.body != whole.body || pieces.used != whole.used) std::abort();
  }
  if (whole.status != 200) return 0;
  if (whole.used > size || !whole.head->request.target.starts_with('/')) std::abort();
  const std::string plain = written(whole);
  const Outcome again = read(plain, plain.size());
  if (again.status != 200 || again.used != plain.size() || again.body != whole.body || written(again) != plain) std::abort();
  return 0;
}
