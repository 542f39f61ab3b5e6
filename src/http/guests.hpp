// Who is connected, and how many of one address: this machine itself is not counted apart, everybody else is. Not for several threads.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace nostoi::http {

class Guests {
 public:
  Guests(std::size_t in_all, std::size_t of_peer) : in_all_(in_all), of_peer_(of_peer) {}
  /// Whether there is room for one more from there; empty is this machine.
  bool let_in(const std::string& from);
  void leaves(const std::string& from);

 private:
  std::size_t in_all_, of_peer_, here_ = 0;
  std::map<std::string, std::size_t> of_;
};

}  // namespace nostoi::http
