// The terminal is opened by itself: standard input may be something else.
#include "app/passphrase.hpp"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <fstream>

namespace nostoi::app {

namespace {

/// The terminal that does not show what is typed.
class Terminal {
 public:
  Terminal() : file_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (file_ < 0 || ::tcgetattr(file_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent_ = ::tcsetattr(file_, TCSAFLUSH, &silent) == 0;
  }
  ~Terminal() {
    if (silent_) ::tcsetattr(file_, TCSAFLUSH, &before_);
    if (file_ >= 0) ::close(file_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  bool silent() const { return silent_; }
  void say_there(std::string_view text) {
    if (::write(file_, text.data(), text.size()) < 0) return;  // then nobody sees the question, and nobody answers
  }
  std::string line() {
    std::string text;
    for (char c = 0; ::read(file_, &c, 1) == 1 && c != '\n';) text += c;
    say_there("\n");
    return text;
  }

 private:
  int file_;
  termios before_{};
  bool silent_ = false;
};

Result<std::string> not_empty(std::string text) {
  if (!text.empty() && text.back() == '\r') text.pop_back();
  return text.empty() ? Result<std::string>(fail(Code::invalid, say("key-empty"))) : text;
}

}  // namespace

Result<std::string> ask_passphrase(const std::string& file, std::string_view prompt) {
  if (!file.empty()) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fail(Code::io, say("cli-no-file", {{"file", file}}));
    std::string text;
    std::getline(in, text);
    return not_empty(std::move(text));
  }
  Terminal terminal;
  if (!terminal.silent()) return fail(Code::invalid, say("key-no-terminal"));
  terminal.say_there(std::string(prompt) + " ");
  return not_empty(terminal.line());
}

Result<std::string> ask_new_passphrase(const std::string& file) {
  Result<std::string> first = ask_passphrase(file, say("key-ask-new"));
  if (!first || !file.empty()) return first;
  const Result<std::string> second = ask_passphrase(file, say("key-ask-again"));
  if (!second) return second;
  return *first == *second ? first : Result<std::string>(fail(Code::invalid, say("key-differ")));
}

}  // namespace nostoi::app
