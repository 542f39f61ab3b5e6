// Sessions and waits in memory: nothing of them outlives the program.
#include "nostoi/desk/sessions.hpp"

#include <algorithm>

#include "desk/password.hpp"
#include "nostoi/model.hpp"

namespace nostoi::desk {

std::string Sessions::begin(Position account, const std::string& peer) {
  const std::string held = secret_text(surroundings_.entropy(32)), token = secret_text(surroundings_.entropy(16));
  const std::int64_t now = surroundings_.clock();
  const std::lock_guard lock(guard_);
  std::erase_if(sessions_, [&](const auto& one) { return is_over(one.second); });
  sessions_[kept_of(held)] = {account, token, "", peer, now, now};
  return held;
}

bool Sessions::is_over(const Session& session) const {
  const std::int64_t now = surroundings_.clock();
  return now - session.last > idle || now - session.began > longest;
}

std::optional<Session> Sessions::find(std::string_view held) {
  const std::string kept = kept_of(std::string(held));
  const std::lock_guard lock(guard_);
  const auto found = sessions_.find(kept);
  if (found == sessions_.end()) return {};
  if (is_over(found->second)) return sessions_.erase(found), std::optional<Session>();
  found->second.last = surroundings_.clock();
  return found->second;
}

void Sessions::set_purpose(std::string_view held, const std::string& purpose) {
  const std::lock_guard lock(guard_);
  if (const auto found = sessions_.find(kept_of(std::string(held))); found != sessions_.end()) found->second.purpose = purpose;
}

void Sessions::end(std::string_view held) {
  const std::lock_guard lock(guard_);
  sessions_.erase(kept_of(std::string(held)));
}

void Sessions::end_all(Position account, std::string_view but) {
  const std::string kept = kept_of(std::string(but));
  const std::lock_guard lock(guard_);
  std::erase_if(sessions_, [&](const auto& one) { return one.second.account == account && one.first != kept; });
}

namespace {

constexpr std::int64_t longest_wait = 15 * 60'000;
constexpr std::size_t most_keys = 100'000;

std::int64_t wait_after(int count, int free) {
  if (count < free) return 0;
  return std::min(longest_wait, std::int64_t{1000} << std::min(count - free, 20));
}

}  // namespace

std::int64_t Throttle::wait_of(std::initializer_list<std::string> keys) {
  const std::int64_t now = clock_();
  const std::lock_guard lock(guard_);
  std::int64_t longest = 0;
  for (const std::string& key : keys)
    if (const auto found = tries_.find(key); found != tries_.end())
      longest = std::max(longest, found->second.last + wait_after(found->second.count, free_) - now);
  return longest;
}

void Throttle::failed(std::initializer_list<std::string> keys) {
  const std::int64_t now = clock_();
  const std::lock_guard lock(guard_);
  if (tries_.size() >= most_keys) forget_old(now);
  for (const std::string& key : keys) {
    Tries& tries = tries_[key];
    tries = {now - tries.last > milliseconds_a_day ? 1 : tries.count + 1, now};
  }
}

void Throttle::succeeded(const std::string& key) {
  const std::lock_guard lock(guard_);
  tries_.erase(key);
}

void Throttle::forget_old(std::int64_t now) {
  std::erase_if(tries_, [&](const auto& one) { return now - one.second.last > longest_wait; });
  if (tries_.size() >= most_keys) tries_.clear();
}

}  // namespace nostoi::desk
