// Counting who is connected, and from where.
#include "http/guests.hpp"

namespace nostoi::http {

bool Guests::let_in(const std::string& from) {
  if (here_ >= in_all_) return false;
  if (!from.empty()) {
    std::size_t& count = of_[from];
    if (count >= of_peer_) return false;
    ++count;
  }
  ++here_;
  return true;
}

void Guests::leaves(const std::string& from) {
  --here_;
  if (const auto found = of_.find(from); found != of_.end() && --found->second == 0) of_.erase(found);
}

}  // namespace nostoi::http
