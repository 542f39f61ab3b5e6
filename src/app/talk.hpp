// Talking to the person at the terminal: errors, wrong use, progress. All of it goes to stderr; stdout is for results.
#pragma once

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

#include "nostoi/base.hpp"

namespace nostoi::app {

/// Exit status: the outputs are complete, the answer is no, wrong use, failed.
enum Status : int { complete = 0, answer_is_no = 1, wrong_use = 2, failed = 3 };

/// Says what went wrong and gives the status `failed`.
int complain(const Error& error);
/// Says what was wrong with the command line, where to read more, and gives the status `wrong_use`.
int misuse(const std::string& sentence, std::string_view command = {});

/// One line that is written over and over, when stderr is a terminal and the work has taken more than two seconds. May be told from
/// any thread.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void tell(std::string_view stage, double done);

 private:
  using Clock = std::chrono::steady_clock;
  const bool terminal_;
  const Clock::time_point begun_;
  Clock::time_point told_;
  bool shown_ = false;
  std::mutex guard_;
};

}  // namespace nostoi::app
