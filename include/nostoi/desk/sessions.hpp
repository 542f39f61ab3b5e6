// Sessions: who is signed in at the moment. They live in memory and are over when the server is; what is kept of each is a hash of what the
// browser holds. Guesses are slowed down for whoever guesses, so that nobody can lock somebody else out.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "nostoi/register.hpp"

namespace nostoi::desk {

struct Session {
  Position account = 0;
  std::string token;    ///< what every write has to carry, told to the page and to nobody else
  std::string purpose;  ///< for what people's files are opened; empty until it was asked
  std::string peer;     ///< where it was begun
  std::int64_t began = 0, last = 0;
};

/// Thread-safe.
class Sessions {
 public:
  static constexpr std::int64_t idle = 30 * 60'000, longest = 12 * 60 * 60'000;  ///< milliseconds

  explicit Sessions(Surroundings surroundings) : surroundings_(std::move(surroundings)) {}
  /// Begins one and gives what the browser holds of it: never what it held before.
  std::string begin(Position account, const std::string& peer);
  /// The session of what the browser holds, used now; nothing where it is over.
  std::optional<Session> find(std::string_view held);
  void set_purpose(std::string_view held, const std::string& purpose);
  void end(std::string_view held);
  /// Ends all of an account but one: after another password, when it is closed.
  void end_all(Position account, std::string_view but = {});

 private:
  bool is_over(const Session& session) const;
  Surroundings surroundings_;
  std::mutex guard_;
  std::map<std::string, Session> sessions_;  // by what is kept of them
};

/// How long somebody who guesses has to wait. Thread-safe; bounded memory.
class Throttle {
 public:
  explicit Throttle(std::function<std::int64_t()> clock, int free = 5) : clock_(std::move(clock)), free_(free) {}
  /// Milliseconds to wait before the next try of any of these keys; 0: none.
  std::int64_t wait_of(std::initializer_list<std::string> keys);
  /// The first are free; from then on each doubles the wait, from a second to a quarter of an hour. Forgotten after a day.
  void failed(std::initializer_list<std::string> keys);
  void succeeded(const std::string& key);

 private:
  struct Tries {
    int count = 0;
    std::int64_t last = 0;
  };
  void forget_old(std::int64_t now);
  std::function<std::int64_t()> clock_;
  int free_;
  std::mutex guard_;
  std::map<std::string, Tries> tries_;
};

}  // namespace nostoi::desk
