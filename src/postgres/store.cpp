// The store in a database. A snapshot is a repeatable read; the transaction holds a lock on the log until it ends, so that writers wait
// for each other. What is written goes to the server in batches, always before anything is read.
#include <algorithm>
#include <map>
#include <tuple>

#include "nostoi/postgres.hpp"
#include "postgres/migrations.hpp"
#include "postgres/session.hpp"
#include "store/many_rows.hpp"

namespace nostoi::postgres {

namespace {

constexpr std::size_t a_page = 2000;  // rows fetched at a time
constexpr std::size_t a_batch = 5000;

using Columns = std::vector<std::string>;
const Columns of_event{"position", "at", "kind", "actor", "purpose", "previous", "commitment", "hash", "nonce", "payload"};
std::string bytes_of(const pqxx::field& field) { return pqxx::binarystring(field).str(); }

/// A digest of another length is none of ours: zeros, which check() finds.
evidence::Digest digest_of(const pqxx::field& field) { return evidence::digest_of(bytes_of(field)).value_or(evidence::Digest{}); }

Event event_of(const pqxx::row& row) {
  Event event;
  event.header = {row[0].as<std::uint64_t>(), row[1].as<std::int64_t>(), row[2].as<std::string>(), row[3].as<std::string>(),
                  row[4].as<std::string>(),   digest_of(row[5]),         digest_of(row[6])};
  event.hash = digest_of(row[7]);
  event.nonce = bytes_of(row[8]);
  event.payload = bytes_of(row[9]);
  return event;
}

/// Bytes as the server reads them: \x and hexadecimal digits.
std::string bytea(std::string_view bytes) { return "\\x" + hex(bytes); }
std::string bytea(const evidence::Digest& digest) { return "\\x" + evidence::hex(digest); }

/// Texts as the server reads an array of them.
std::string array_of(std::span<const std::string> texts) {
  std::string array = "{";
  for (const std::string& text : texts) {
    array += array.size() > 1 ? ",\"" : "\"";
    for (const char letter : text) {
      if (letter == '"' || letter == '\\') array += '\\';
      array += letter;
    }
    array += '"';
  }
  return array + "}";
}

using Reading = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

// What a snapshot and a transaction read; `Work` is the transaction of the library.
template <class Base, class Work>
class Reader : public Base, public ManyRows {
 public:
  explicit Reader(std::shared_ptr<Pool> pool)
      : pool_(std::move(pool)), connection_(pool_->take()), work_(std::make_unique<Work>(*connection_)) {}
  ~Reader() override {
    work_.reset();
    pool_->give_back(std::move(connection_));
  }

  Result<std::uint64_t> last() override {
    return ready([&]() -> Result<std::uint64_t> { return work().exec_prepared("last").front().front().template as<std::uint64_t>(); });
  }

  Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) override {
    constexpr std::uint64_t most = ~std::uint64_t{0} >> 1;
    for (to = std::min(to, most); from <= to;) {
      const Result<pqxx::result> page = ready([&]() -> Result<pqxx::result> { return work().exec_prepared("read", from, to, a_page); });
      if (!page) return tl::unexpected(page.error());
      for (const pqxx::row& row : *page) {
        const Event event = event_of(row);
        if (!take(event)) return {};
        from = event.header.position + 1;
      }
      if (page->size() < a_page) break;
    }
    return {};
  }

  Result<std::optional<std::string>> get(std::string_view key) override {
    return guarded([&]() -> Result<std::optional<std::string>> {
      const pqxx::result row = work().exec_prepared("get", std::string(key));
      return row.empty() ? std::nullopt : std::optional(row.front().front().template as<std::string>());
    });
  }

  Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view, std::string_view)>& take) override {
    std::string after;  // the last key that was given
    while (true) {
      const Result<pqxx::result> page = guarded(
          [&]() -> Result<pqxx::result> { return work().exec_prepared("scan", std::string(prefix), key_behind(prefix), after, a_page); });
      if (!page) return tl::unexpected(page.error());
      for (const pqxx::row& row : *page) {
        after = row[0].template as<std::string>();
        if (!take(after, row[1].template as<std::string>())) return {};
      }
      if (page->size() < a_page) return {};
    }
  }

  Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take) override {
    std::vector<std::string> behind;
    for (const std::string& prefix : prefixes) behind.push_back(key_behind(prefix));
    const Result<pqxx::result> rows =
        ready([&]() -> Result<pqxx::result> { return work().exec_prepared("scan_each", array_of(prefixes), array_of(behind)); });
    if (!rows) return tl::unexpected(rows.error());
    for (const pqxx::row& row : *rows)
      take(row[0].template as<std::size_t>() - 1, {row[1].c_str(), row[1].size()}, {row[2].c_str(), row[2].size()});
    return {};
  }

 protected:
  Work& work() { return *work_; }
  /// What has to be on the server before it is asked.
  virtual Result<void> flush() { return {}; }
  template <class Ask>
  auto ready(Ask&& ask) -> decltype(ask()) {
    return guarded([&]() -> decltype(ask()) {
      if (const Result<void> done = flush(); !done) return tl::unexpected(done.error());
      return ask();
    });
  }

 private:
  std::shared_ptr<Pool> pool_;
  std::unique_ptr<pqxx::connection> connection_;
  std::unique_ptr<Work> work_;
};

class DatabaseTransaction final : public Reader<Transaction, pqxx::work> {
 public:
  explicit DatabaseTransaction(std::shared_ptr<Pool> pool) : Reader(std::move(pool)) {
    work().exec("LOCK TABLE event IN EXCLUSIVE MODE");
    next_ = work().exec("SELECT coalesce(max(position), 0) + 1 FROM event").front().front().as<std::uint64_t>();
  }

  Result<void> append(const Event& event) override {
    if (event.header.position != next_) return fail(Code::conflict, say("store-position"));
    ++next_;
    events_.push_back(event);
    return events_.size() < a_batch ? Result<void>() : guarded([&] { return flush(); });
  }
  Result<void> put(std::string_view key, std::string_view value) override {
    rows_.insert_or_assign(std::string(key), std::string(value));
    return rows_.size() < a_batch ? Result<void>() : guarded([&] { return flush(); });
  }
  // Rows that wait to be written are looked at where they are: whoever reads and writes in turn does not send them one by one.
  Result<std::optional<std::string>> get(std::string_view key) override {
    const auto waiting = rows_.find(key);
    return waiting == rows_.end() ? Reader::get(key) : std::optional(waiting->second);
  }
  Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view, std::string_view)>& take) override {
    const auto first = rows_.lower_bound(prefix), behind = rows_.lower_bound(key_behind(prefix));
    const std::vector<std::pair<std::string, std::string>> waiting(first, behind);
    if (waiting.empty()) return Reader::scan(prefix, take);
    auto next = waiting.begin();
    bool more = true;
    const Result<void> done = Reader::scan(prefix, [&](std::string_view key, std::string_view value) {
      for (; more && next != waiting.end() && next->first < key; ++next) more = take(next->first, next->second);
      const bool newer = next != waiting.end() && next->first == key;
      if (more) more = take(key, newer ? std::string_view(next->second) : value);
      next += newer;
      return more;
    });
    for (; done && more && next != waiting.end(); ++next) more = take(next->first, next->second);
    return done;
  }
  Result<void> forget(std::string_view prefix) override {
    return ready([&]() -> Result<void> {
      work().exec_params("DELETE FROM row WHERE key >= $1 AND key < $2", std::string(prefix), key_behind(prefix));
      return {};
    });
  }
  Result<void> erase(std::uint64_t position) override {
    return ready([&]() -> Result<void> {
      const pqxx::result done = work().exec_params("UPDATE event SET nonce = '', payload = '' WHERE position = $1", position);
      return done.affected_rows() == 1 ? Result<void>()
                                       : fail(Code::not_found, say("log-no-event", {{"position", std::to_string(position)}}));
    });
  }
  Result<void> commit() override {
    return ready([&]() -> Result<void> {
      work().commit();
      return {};
    });
  }

 private:
  Result<void> flush() override {
    if (!events_.empty()) write_events();
    if (!rows_.empty()) write_rows();
    return {};
  }
  void write_events() {
    pqxx::stream_to stream(work(), "event", of_event);
    for (const Event& event : events_) {
      const evidence::Header& header = event.header;
      stream << std::make_tuple(header.position, header.at, header.kind, header.actor, header.purpose, bytea(header.previous),
                                bytea(header.commitment), bytea(event.hash), bytea(event.nonce), bytea(event.payload));
    }
    stream.complete();
    events_.clear();
  }
  void write_rows() {
    std::string sql = "INSERT INTO row(key, value) VALUES";
    for (const auto& [key, value] : rows_) sql += (sql.back() == ')' ? ",(" : "(") + work().quote(key) + "," + work().quote(value) + ")";
    work().exec(sql + " ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    rows_.clear();
  }

  std::uint64_t next_ = 0;
  std::vector<Event> events_;
  std::map<std::string, std::string, std::less<>> rows_;
};

class DatabaseSnapshot final : public Reader<Snapshot, Reading> {
 public:
  // The server takes its snapshot with the first question.
  explicit DatabaseSnapshot(std::shared_ptr<Pool> pool) : Reader(std::move(pool)) { work().exec("SELECT 1 FROM event LIMIT 1"); }
};

class DatabaseStore final : public Store {
 public:
  explicit DatabaseStore(std::shared_ptr<Pool> pool) : pool_(std::move(pool)) {}
  Result<std::unique_ptr<Snapshot>> snapshot() override {
    return guarded([&]() -> Result<std::unique_ptr<Snapshot>> { return std::make_unique<DatabaseSnapshot>(pool_); });
  }
  Result<std::unique_ptr<Transaction>> transaction() override {
    return guarded([&]() -> Result<std::unique_ptr<Transaction>> { return std::make_unique<DatabaseTransaction>(pool_); });
  }
  // The tables are written anew; the server's own write-ahead log and its backups are the administrator's.
  Result<void> scrub() override {
    return guarded([&]() -> Result<void> {
      std::unique_ptr<pqxx::connection> connection = pool_->take();
      {
        pqxx::nontransaction work(*connection);
        for (const char* sql : {"VACUUM FULL event", "VACUUM FULL row"}) work.exec(sql);
      }
      pool_->give_back(std::move(connection));
      return {};
    });
  }

 private:
  std::shared_ptr<Pool> pool_;
};

}  // namespace

bool is_address(std::string_view text) { return text.starts_with("postgresql://") || text.starts_with("postgres://"); }

namespace {

/// The store in a schema; whether it has to be there, or must not be, is looked at where somebody says so.
Result<std::unique_ptr<Store>> open_schema(const std::string& address, const std::string& schema, std::optional<Opening> opening) {
  return guarded([&]() -> Result<std::unique_ptr<Store>> {
    auto pool = std::make_shared<Pool>(address, schema);
    std::unique_ptr<pqxx::connection> connection = pool->take();
    const bool there = is_there(*connection, schema);
    if (there && opening == Opening::create) return fail(Code::conflict, say("register-not-empty"));
    if (!there && opening == Opening::existing) return fail(Code::not_found, say("register-empty"));
    if (const Result<void> done = migrate(*connection, schema); !done) return tl::unexpected(done.error());
    pool->give_back(std::move(connection));
    return std::make_unique<DatabaseStore>(std::move(pool));
  });
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::string& address, Opening opening) { return open_schema(address, "nostoi", opening); }

Result<std::unique_ptr<Store>> open_trail(const std::string& address) { return open_schema(address, "nostoi_audit", {}); }

}  // namespace nostoi::postgres
