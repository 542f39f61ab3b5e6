// The store that is gone with the process. A state is never changed: a transaction works on a copy, and committing puts it in place.
#include <map>
#include <mutex>

#include "nostoi/store.hpp"

namespace nostoi {

namespace {

struct State {
  std::vector<Event> events;
  std::map<std::string, std::string, std::less<>> rows;
};

// What both a snapshot and a transaction can tell of a state.
template <class Base>
class Reader : public Base {
 public:
  Result<std::uint64_t> last() override { return state().events.size(); }

  Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) override {
    for (std::uint64_t at = std::max<std::uint64_t>(1, from); at <= to && at <= state().events.size(); ++at)
      if (!take(state().events[at - 1])) break;
    return {};
  }

  Result<std::optional<std::string>> get(std::string_view key) override {
    const auto row = state().rows.find(key);
    if (row == state().rows.end()) return std::optional<std::string>();
    return std::optional<std::string>(row->second);
  }

  Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view, std::string_view)>& take) override {
    for (auto row = state().rows.lower_bound(prefix); row != state().rows.end() && row->first.starts_with(prefix); ++row)
      if (!take(row->first, row->second)) break;
    return {};
  }

 private:
  virtual const State& state() const = 0;
};

class MemorySnapshot final : public Reader<Snapshot> {
 public:
  explicit MemorySnapshot(std::shared_ptr<const State> state) : state_(std::move(state)) {}

 private:
  const State& state() const override { return *state_; }
  std::shared_ptr<const State> state_;
};

class MemoryStore final : public Store {
 public:
  Result<std::unique_ptr<Snapshot>> snapshot() override { return std::make_unique<MemorySnapshot>(now()); }
  Result<std::unique_ptr<Transaction>> transaction() override;
  Result<void> scrub() override { return {}; }

  std::shared_ptr<const State> now() {
    const std::lock_guard lock(guard_);
    return state_;
  }
  void become(std::shared_ptr<const State> state) {
    const std::lock_guard lock(guard_);
    state_ = std::move(state);
  }
  std::mutex writing;

 private:
  std::mutex guard_;
  std::shared_ptr<const State> state_ = std::make_shared<State>();
};

class MemoryTransaction final : public Reader<Transaction> {
 public:
  explicit MemoryTransaction(MemoryStore& store) : store_(store), lock_(store.writing), state_(std::make_shared<State>(*store.now())) {}

  Result<void> append(const Event& event) override {
    if (event.header.position != state_->events.size() + 1) return fail(Code::conflict, say("store-position"));
    state_->events.push_back(event);
    return {};
  }
  Result<void> put(std::string_view key, std::string_view value) override {
    state_->rows.insert_or_assign(std::string(key), std::string(value));
    return {};
  }
  Result<void> forget(std::string_view prefix) override {
    std::erase_if(state_->rows, [&](const auto& row) { return row.first.starts_with(prefix); });
    return {};
  }
  Result<void> erase(std::uint64_t position) override {
    if (position == 0 || position > state_->events.size())
      return fail(Code::not_found, say("log-no-event", {{"position", std::to_string(position)}}));
    Event& event = state_->events[position - 1];
    event.nonce.clear();
    event.payload.clear();
    return {};
  }
  Result<void> commit() override {
    store_.become(state_);
    lock_.unlock();
    return {};
  }

 private:
  const State& state() const override { return *state_; }
  MemoryStore& store_;
  std::unique_lock<std::mutex> lock_;
  std::shared_ptr<State> state_;
};

Result<std::unique_ptr<Transaction>> MemoryStore::transaction() { return std::make_unique<MemoryTransaction>(*this); }

}  // namespace

std::unique_ptr<Store> memory_store() { return std::make_unique<MemoryStore>(); }

std::string key_behind(std::string_view prefix) {
  std::string key(prefix);
  ++key.back();
  return key;
}

}  // namespace nostoi
