// What is said is made plain first: a file name must not steer the terminal either.
#include "app/talk.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "base/letters.hpp"
#include "app/numbers.hpp"

namespace nostoi::app {

int complain(const Error& error) {
  fmt::print(stderr, "nostoi: {}\n", plain(error.sentence));
  return failed;
}

int misuse(const std::string& sentence, std::string_view command) {
  const std::string help = command.empty() ? "nostoi --help" : fmt::format("nostoi {} --help", command);
  fmt::print(stderr, "nostoi: {}\n{}\n", plain(sentence), say("cli-see-help", {{"command", help}}));
  return wrong_use;
}

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) == 1), begun_(Clock::now()), told_(begun_) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

void Progress::tell(std::string_view stage, double done) {
  using namespace std::chrono_literals;
  if (!terminal_) return;
  const std::lock_guard lock(guard_);
  const Clock::time_point now = Clock::now();
  if (now - begun_ < 2s || now - told_ < 100ms) return;
  told_ = now;
  shown_ = true;
  fmt::print(stderr, "\r\033[K{} {}", stage, percent(std::clamp(done, 0.0, 1.0)));
  std::fflush(stderr);
}

}  // namespace nostoi::app
