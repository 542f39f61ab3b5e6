// repeats: a write that is said twice with one key is done once. Browsers and networks repeat what they do not know the end of; the key is
// written down before the work begins and what came of it after, so that a repetition finds one of three: the same answer, that it is under
// way, or, after a crash, that nobody can tell.
#pragma once

#include <map>
#include <mutex>

#include "nostoi/desk/desk.hpp"
#include "nostoi/workbench/request.hpp"

namespace nostoi::workbench {

class Repeats {
 public:
  static constexpr std::int64_t remembered = 24 * 60 * 60'000;  ///< milliseconds

  explicit Repeats(Register desk) : desk_(std::move(desk)) {}
  /// Reads what was asked before, as far as it is remembered.
  Result<void> open();

  /// Begins the work of a key, or gives what a repetition is answered with.
  Result<std::optional<Response>> begin(const access::Actor& by, const std::string& key, const Request& request);
  /// What came of it.
  Result<void> end(const access::Actor& by, const std::string& key, const Response& response);

 private:
  struct Known {
    std::string said;  ///< hash of what was asked
    std::int64_t when = 0;
    int status = 0;            ///< 0: no answer yet
    bool of_this_run = false;  ///< otherwise it was asked of a program that is gone
    std::optional<Response> answer;
  };
  Register desk_;
  std::mutex guard_;
  std::map<std::string, Known> known_;  // by hash of account and key
};

}  // namespace nostoi::workbench
