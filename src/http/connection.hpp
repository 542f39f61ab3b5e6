// One connection from its first byte to its last: requests one after the other, each read, answered by a worker and written before the
// next is looked at. Everything but the Answerer runs on the one thread of the door, so nothing here is locked.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <optional>
#include <string>

#include "http/body.hpp"
#include "http/channel.hpp"
#include "http/head.hpp"
#include "http/reply.hpp"
#include "nostoi/http.hpp"

namespace nostoi::http {

/// What all connections share.
struct House {
  Limits limits;
  workbench::Answerer answerer;
  asio::thread_pool workers;
  std::size_t bodies_bytes = 0;  ///< held at the moment
  bool closing = false;

  House(Limits limits, workbench::Answerer answerer, std::size_t workers)
      : limits(limits), answerer(std::move(answerer)), workers(workers) {}
};

class Connection {
 public:
  Connection(House& house, std::unique_ptr<Channel> channel, std::string peer, bool over_tls);

  /// To its end.
  asio::awaitable<void> serve();
  /// The door closes: what is under way is answered, nothing is waited for.
  void close();
  void cut() { channel_->cut(); }

 private:
  /// Of the bodies of the house, given back when the request is answered.
  class Held;
  /// Nothing where the other end is gone or idle.
  using Arrived = std::optional<Read<Head>>;

  asio::awaitable<bool> serve_one();
  asio::awaitable<Arrived> read_head();
  asio::awaitable<std::optional<Read<std::string>>> read_body(const Head& head, Held& held);
  asio::awaitable<bool> refuse(Refusal refusal);
  asio::awaitable<bool> answer(Head head);
  asio::awaitable<bool> stream(workbench::Response& response);
  asio::awaitable<bool> write(std::string_view bytes);
  asio::awaitable<Got> read_more(Moment until);
  Moment in(std::chrono::milliseconds span) const { return std::chrono::steady_clock::now() + span; }
  Asked asked(const Head* head) const;

  House& house_;
  std::unique_ptr<Channel> channel_;
  std::string peer_;
  bool over_tls_;
  bool under_way_ = false;  ///< a head was read and its answer is not yet written
  std::string unread_;      ///< came in and was not yet looked at: never more than a head and one reading
};

}  // namespace nostoi::http
