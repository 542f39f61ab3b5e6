// What is written waits and goes to the server in batches: rows that are known to be new are copied, others put over what is there.
#include "postgres/transaction.hpp"

#include "postgres/events.hpp"
#include "postgres/forwarded.hpp"

namespace nostoi::postgres {

namespace {

constexpr std::size_t a_batch = 5000, batch_bytes = std::size_t{8} << 20;

class DatabaseTransaction final : public Forwarded<Transaction, pqxx::work> {
 public:
  explicit DatabaseTransaction(const std::shared_ptr<Pool>& pool) : Forwarded(pool, true) {
    const pqxx::result last = work().exec("LOCK TABLE event IN EXCLUSIVE MODE; SELECT coalesce(max(position), 0) FROM event");
    last_ = last.front().front().as<std::uint64_t>();
  }

  Result<std::uint64_t> last() override { return last_; }
  Result<void> append(const Event& event) override {
    if (event.header.position != last_ + 1) return fail(Code::conflict, say("store-position"));
    ++last_;
    waiting_.events.push_back(event);
    bytes_ += event.payload.size();
    return sent_if_many();
  }
  Result<void> put(std::string_view key, std::string_view value) override {
    const bool is_new = reader().known().put(key, value);
    const auto [row, first] = waiting_.rows.try_emplace(std::string(key));
    if (first) row->second.is_new = is_new;
    row->second.value = value;
    bytes_ += value.size();
    return sent_if_many();
  }
  Result<void> forget(std::string_view prefix) override {
    const std::string low(prefix), behind = key_behind(prefix);
    waiting_.rows.erase(waiting_.rows.lower_bound(low), waiting_.rows.lower_bound(behind));
    reader().known().forget(low, behind);
    return tried([&]() -> Result<void> {
      work().exec_params("DELETE FROM row WHERE key >= $1 AND key < $2", low, behind);
      return {};
    });
  }
  Result<void> erase(std::uint64_t position) override {
    reader().forget_event(position);
    return tried([&]() -> Result<void> {
      send();
      const pqxx::result done = work().exec_params("UPDATE event SET nonce = '', payload = '' WHERE position = $1", position);
      return done.affected_rows() == 1 ? Result<void>()
                                       : fail(Code::not_found, say("log-no-event", {{"position", std::to_string(position)}}));
    });
  }
  Result<void> commit() override {
    if (failed_) return tl::unexpected(*failed_);
    return tried([&]() -> Result<void> {
      send();
      work().commit();
      return {};
    });
  }

 private:
  Result<void> sent_if_many() {
    if (waiting_.events.size() < a_batch && waiting_.rows.size() < a_batch && bytes_ < batch_bytes) return {};
    return tried([&]() -> Result<void> { return send(), Result<void>(); });
  }
  /// What the server once refused is lost with all else: the server would take a later commit for giving up.
  Result<void> tried(const std::function<Result<void>()>& work) {
    return guarded([&]() -> Result<void> {
      try {
        return work();
      } catch (const std::exception&) {
        failed_ = error_now();
        throw;
      }
    });
  }
  void send() {
    if (!waiting_.events.empty()) write_events(work(), waiting_.events);
    waiting_.events.clear();
    if (!waiting_.rows.empty()) write_rows();
    waiting_.rows.clear();
    bytes_ = 0;
  }
  void write_rows() {
    std::vector<std::string> keys, values;
    std::optional<pqxx::stream_to> stream;
    for (auto& [key, row] : waiting_.rows) {
      if (row.is_new) {
        if (!stream) stream.emplace(work(), "row", std::vector<std::string>{"key", "value"});
        *stream << std::tie(key, row.value);
      } else {
        keys.push_back(key);
        values.push_back(std::move(row.value));
      }
    }
    if (stream) stream->complete();
    stream.reset();
    if (!keys.empty()) work().exec_prepared("put", array_of(keys), array_of(values));
  }

  std::uint64_t last_ = 0;
  std::size_t bytes_ = 0;  // that wait
  std::optional<Error> failed_;
};

}  // namespace

std::unique_ptr<Transaction> begin_transaction(const std::shared_ptr<Pool>& pool) { return std::make_unique<DatabaseTransaction>(pool); }

}  // namespace nostoi::postgres
