// The life of a connection, as one coroutine that reads from top to bottom.
#include "http/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace nostoi::http {

namespace {

constexpr std::size_t one_reading = 16u << 10;
constexpr std::size_t one_writing = 64u << 10;

}  // namespace

class Connection::Held {
 public:
  explicit Held(House& house) : house_(house) {}
  ~Held() { house_.bodies_bytes -= bytes_; }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  /// Whether the house can hold so many more.
  bool more(std::size_t bytes) {
    bytes_ += bytes;
    house_.bodies_bytes += bytes;
    return house_.bodies_bytes <= house_.limits.bodies_bytes;
  }

 private:
  House& house_;
  std::size_t bytes_ = 0;
};

Connection::Connection(House& house, std::unique_ptr<Channel> channel, std::string peer, bool over_tls)
    : house_(house), channel_(std::move(channel)), peer_(std::move(peer)), over_tls_(over_tls) {}

void Connection::close() {
  if (!under_way_) cut();
}

asio::awaitable<void> Connection::serve() {
  bool goes_on = co_await channel_->open(in(house_.limits.head));
  while (goes_on && !house_.closing) {
    goes_on = co_await serve_one();
    under_way_ = false;
  }
  channel_->cut();
}

/// Whether another request may follow.
asio::awaitable<bool> Connection::serve_one() {
  Arrived head = co_await read_head();
  if (!head) co_return false;
  under_way_ = true;
  if (!*head) co_return co_await refuse(head->error());
  Held held(house_);
  std::optional<Read<std::string>> body = co_await read_body(**head, held);
  if (!body) co_return false;
  if (!*body) co_return co_await refuse(body->error());
  (**head).request.body = std::move(**body);
  co_return co_await answer(std::move(**head));
}

asio::awaitable<Got> Connection::read_more(Moment until) {
  const std::size_t before = unread_.size();
  unread_.resize(before + one_reading);
  const Got got = co_await channel_->read(std::span(unread_).subspan(before), until);
  unread_.resize(before + got.count);
  co_return got;
}

asio::awaitable<Connection::Arrived> Connection::read_head() {
  HeadEnd end;
  bool begun = !unread_.empty();
  Moment until = in(begun ? house_.limits.head : house_.limits.idle);
  for (;;) {
    const Read<std::optional<std::size_t>> found = end.look(unread_);
    if (!found) co_return Read<Head>(tl::unexpected(found.error()));
    if (found->value_or(unread_.size()) > house_.limits.head_bytes) co_return Read<Head>(tl::unexpected(Refusal{431}));
    if (*found) {
      Read<Head> head = http::read_head(std::string_view(unread_).substr(0, **found));
      unread_.erase(0, **found);
      co_return head;
    }
    const Got got = co_await read_more(until);
    if (got.late && begun) co_return Read<Head>(tl::unexpected(Refusal{408}));
    if (got.count == 0) co_return std::nullopt;
    if (!begun) until = in(house_.limits.head);
    begun = true;
  }
}

asio::awaitable<std::optional<Read<std::string>>> Connection::read_body(const Head& head, Held& held) {
  using Refused = Read<std::string>;
  Read<Body> body = Body::of(head, house_.limits.body_bytes);
  if (!body) co_return Refused(tl::unexpected(body.error()));
  if (head.awaits_continue && !body->is_whole() && unread_.empty())
    if (!co_await write(go_on)) co_return std::nullopt;
  const Moment until = in(house_.limits.body);
  for (;;) {
    const Read<std::size_t> taken = body->take(unread_);
    if (!taken) co_return Refused(tl::unexpected(taken.error()));
    if (!held.more(*taken)) co_return Refused(tl::unexpected(Refusal{503}));
    unread_.erase(0, *taken);
    if (body->is_whole()) co_return Refused(body->release());
    const Got got = co_await read_more(until);
    if (got.late) co_return Refused(tl::unexpected(Refusal{408}));
    if (got.count == 0) co_return std::nullopt;
  }
}

Asked Connection::asked(const Head* head) const {
  return {head != nullptr && head->request.method == "HEAD", head == nullptr || head->is_last || house_.closing, std::time(nullptr)};
}

/// Whoever sends what is no request is not listened to any further: where the next one would begin is anybody's guess.
asio::awaitable<bool> Connection::refuse(Refusal refusal) {
  const std::string bytes = bare_reply(refusal.status, asked(nullptr));
  if (co_await write(bytes)) co_await channel_->part(in(house_.limits.parting));
  co_return false;
}

asio::awaitable<bool> Connection::answer(Head head) {
  head.request.peer = peer_;
  head.request.over_tls = over_tls_;
  const workbench::Request& request = head.request;
  auto work = [this, &request]() -> asio::awaitable<workbench::Response> {
    try {
      co_return house_.answerer(request);
    } catch (...) {  // whatever it is: it is not for the wire, and the door stays open
      co_return workbench::Response{500, {}, {}, {}};
    }
  };
  workbench::Response response = co_await asio::co_spawn(house_.workers, std::move(work), asio::use_awaitable);
  const Asked wish = asked(&head);
  std::optional<Reply> reply = reply_of(response, wish);
  if (!reply) reply = Reply{bare_reply(500, wish), false};
  bool written = co_await write(reply->bytes);
  if (written && reply->goes_on) written = co_await stream(response);
  if (response.more) asio::post(house_.workers, [more = std::move(response.more)] {});  // what it holds ends where it was used
  if (!written || !wish.is_last) co_return written;
  co_await channel_->part(in(house_.limits.parting));
  co_return false;
}

/// Part after part, each asked for when the one before is out of the house. Where it breaks off, the last chunk is missing, and the other
/// end knows.
asio::awaitable<bool> Connection::stream(workbench::Response& response) {
  auto work = [&response]() -> asio::awaitable<std::optional<std::optional<std::string>>> {
    try {
      co_return response.more();
    } catch (...) {
      co_return std::nullopt;
    }
  };
  for (;;) {
    std::optional<std::optional<std::string>> part = co_await asio::co_spawn(house_.workers, work, asio::use_awaitable);
    if (!part) co_return false;
    if (!*part) co_return co_await write(last_chunk);
    if ((**part).empty()) continue;  // a chunk without bytes would be the last
    const std::string chunk = chunk_of(std::move(**part));
    if (!co_await write(chunk)) co_return false;
  }
}

asio::awaitable<bool> Connection::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view piece = bytes.substr(0, one_writing);
    if (!co_await channel_->write(piece, in(house_.limits.write))) co_return false;
    bytes.remove_prefix(piece.size());
  }
  co_return true;
}

}  // namespace nostoi::http
