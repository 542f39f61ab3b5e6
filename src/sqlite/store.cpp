// The store in a file. Snapshots and the transaction each have a connection of their own; connections are kept for the next one.
#include <algorithm>
#include <mutex>

#include "sqlite/file_store.hpp"
#include "sqlite/frames.hpp"
#include "store/many_rows.hpp"

namespace nostoi::sqlite {

namespace {

constexpr const char* of_event = "position, at, kind, actor, purpose, previous, commitment, hash, nonce, payload";

/// Connections that nobody uses just now.
class Pool {
 public:
  Pool(std::filesystem::path file, Use use, Key key) : file_(std::move(file)), use_(use), key_(std::move(key)) {}
  Result<std::unique_ptr<Connection>> take() {
    {
      const std::lock_guard lock(guard_);
      if (!free_.empty()) {
        std::unique_ptr<Connection> connection = std::move(free_.back());
        free_.pop_back();
        return connection;
      }
    }
    return Connection::open(file_, use_, key_);
  }
  void give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(guard_);
    if (free_.size() < most_kept) free_.push_back(std::move(connection));
  }

 private:
  static constexpr std::size_t most_kept = 8;
  std::filesystem::path file_;
  Use use_;
  Key key_;
  std::mutex guard_;
  std::vector<std::unique_ptr<Connection>> free_;
};

/// A digest of another length is none of ours: zeros, which check() finds.
evidence::Digest digest(std::string_view bytes) { return evidence::digest_of(bytes).value_or(evidence::Digest{}); }

Event event_of(const Statement& row) {
  Event event;
  event.header = {static_cast<std::uint64_t>(row.number(0)),
                  row.number(1),
                  std::string(row.bytes(2)),
                  std::string(row.bytes(3)),
                  std::string(row.bytes(4)),
                  digest(row.bytes(5)),
                  digest(row.bytes(6))};
  event.hash = digest(row.bytes(7));
  event.nonce = row.bytes(8);
  event.payload = row.bytes(9);
  return event;
}

// What a snapshot and a transaction read, each in its own transaction of the library.
template <class Base>
class Reader : public Base, public ManyRows {
 public:
  Reader(std::shared_ptr<Pool> pool, std::unique_ptr<Connection> connection) : pool_(std::move(pool)), connection_(std::move(connection)) {}
  ~Reader() override {
    if (open_ && !connection_->run("ROLLBACK")) return;  // a connection that cannot even do that is not used again
    pool_->give_back(std::move(connection_));
  }

  Result<std::uint64_t> last() override {
    if (!end_) return tl::unexpected(end_.error());
    const auto statement = connection_->prepare("SELECT max(position) FROM event");
    if (!statement) return tl::unexpected(statement.error());
    const Result<bool> row = (*statement)->step();
    if (!row) return tl::unexpected(row.error());
    return static_cast<std::uint64_t>((*statement)->number(0));
  }

  Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) override {
    static const std::string sql = "SELECT " + std::string(of_event) + " FROM event WHERE position BETWEEN ? AND ? ORDER BY position";
    if (from == to) return read_one(from, take);
    const auto statement = connection_->prepare(sql.c_str());
    if (!statement) return tl::unexpected(statement.error());
    (*statement)->number(1, static_cast<std::int64_t>(from)).number(2, static_cast<std::int64_t>(to));
    for (;; ++from) {
      const Result<bool> row = (*statement)->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) return from <= to ? end_ : Result<void>();
      if (!take(event_of(**statement))) return {};
    }
  }

  Result<std::optional<std::string>> get(std::string_view key) override {
    const auto statement = connection_->prepare("SELECT value FROM row WHERE key = ?");
    if (!statement) return tl::unexpected(statement.error());
    const Result<bool> row = (*statement)->blob(1, key).step();
    if (!row) return tl::unexpected(row.error());
    return *row ? std::optional(std::string((*statement)->bytes(0))) : std::nullopt;
  }

  Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view, std::string_view)>& take) override {
    const std::string end = key_behind(prefix);
    const auto statement = connection_->prepare("SELECT key, value FROM row WHERE key >= ? AND key < ? ORDER BY key");
    if (!statement) return tl::unexpected(statement.error());
    (*statement)->blob(1, prefix).blob(2, end);
    while (true) {
      const Result<bool> row = (*statement)->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row || !take((*statement)->bytes(0), (*statement)->bytes(1))) return {};
    }
  }

  Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take) override {
    for (std::size_t which = 0; which < prefixes.size(); ++which) {
      const std::string end = key_behind(prefixes[which]);
      const auto statement = connection_->prepare("SELECT key, value FROM row WHERE key >= ? AND key < ? ORDER BY key");
      if (!statement) return tl::unexpected(statement.error());
      (*statement)->blob(1, prefixes[which]).blob(2, end);
      while (true) {
        const Result<bool> row = (*statement)->step();
        if (!row) return tl::unexpected(row.error());
        if (!*row) break;
        take(which, (*statement)->bytes(0), (*statement)->bytes(1));
      }
    }
    return {};
  }

  /// More was confirmed than can be read: whoever reads to the end, or asks for it, is told.
  void breaks_off(Error why) { end_ = tl::unexpected(std::move(why)); }

  /// Begins what the destructor ends where nothing else did.
  Result<void> begin(const char* sql) {
    const Result<void> begun = connection_->run(sql);
    open_ = begun.has_value();
    return begun;
  }

 protected:
  Connection& connection() { return *connection_; }
  bool open_ = false;
  Result<void> end_;

 private:
  Result<void> read_one(std::uint64_t position, const std::function<bool(const Event&)>& take) {
    static const std::string sql = "SELECT " + std::string(of_event) + " FROM event WHERE position = ?";
    std::optional<Event> event;
    {
      const auto statement = connection_->prepare(sql.c_str());
      if (!statement) return tl::unexpected(statement.error());
      const Result<bool> row = (*statement)->number(1, static_cast<std::int64_t>(position)).step();
      if (!row) return tl::unexpected(row.error());
      if (*row) event = event_of(**statement);
    }
    if (event) take(*event);
    return {};
  }

  std::shared_ptr<Pool> pool_;
  std::unique_ptr<Connection> connection_;
};

class FileTransaction final : public Reader<Transaction> {
 public:
  using Reader::Reader;

  Result<void> append(const Event& event) override {
    if (next_ == 0) {
      const Result<std::uint64_t> at = last();
      if (!at) return tl::unexpected(at.error());
      next_ = *at + 1;
    }
    if (event.header.position != next_) return fail(Code::conflict, say("store-position"));
    static const std::string sql = "INSERT INTO event(" + std::string(of_event) + ") VALUES(?,?,?,?,?,?,?,?,?,?)";
    const auto statement = connection().prepare(sql.c_str());
    if (!statement) return tl::unexpected(statement.error());
    Statement& row = **statement;
    row.number(1, static_cast<std::int64_t>(event.header.position)).number(2, event.header.at).text(3, event.header.kind);
    row.text(4, event.header.actor).text(5, event.header.purpose).blob(6, evidence::bytes(event.header.previous));
    row.blob(7, evidence::bytes(event.header.commitment)).blob(8, evidence::bytes(event.hash));
    if (event.payload.empty())
      row.none(9).none(10);
    else
      row.blob(9, event.nonce).blob(10, event.payload);
    ++next_;
    return row.run();
  }
  Result<void> put(std::string_view key, std::string_view value) override {
    const auto statement =
        connection().prepare("INSERT INTO row(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
    if (!statement) return tl::unexpected(statement.error());
    return (*statement)->blob(1, key).blob(2, value).run();
  }
  Result<void> forget(std::string_view prefix) override {
    const std::string end = key_behind(prefix);
    const auto statement = connection().prepare("DELETE FROM row WHERE key >= ? AND key < ?");
    if (!statement) return tl::unexpected(statement.error());
    return (*statement)->blob(1, prefix).blob(2, end).run();
  }
  Result<void> erase(std::uint64_t position) override {
    const auto statement = connection().prepare("UPDATE event SET nonce = NULL, payload = NULL WHERE position = ? RETURNING position");
    if (!statement) return tl::unexpected(statement.error());
    const Result<bool> row = (*statement)->number(1, static_cast<std::int64_t>(position)).step();
    if (!row) return tl::unexpected(row.error());
    return *row ? (*statement)->run() : fail(Code::not_found, say("log-no-event", {{"position", std::to_string(position)}}));
  }
  Result<void> commit() override {
    const Result<void> done = connection().run("COMMIT");
    if (done) open_ = false;
    return done;
  }

 private:
  std::uint64_t next_ = 0;
};

class FileStore final : public Store {
 public:
  FileStore(std::filesystem::path file, Use use, Key key)
      : file_(file), pool_(std::make_shared<Pool>(std::move(file), use, std::move(key))), use_(use) {}

  Result<std::unique_ptr<Snapshot>> snapshot() override {
    auto reader = make<Reader<Snapshot>>("BEGIN");
    if (!reader) return tl::unexpected(reader.error());
    // The library takes its snapshot with the first read. What is left of a damaged file changes no more.
    if (use_ == Use::salvage) {
      if (const Result<void> holds = log_must_hold(file_); !holds) (*reader)->breaks_off(holds.error());
      return std::unique_ptr<Snapshot>(std::move(*reader));
    }
    if (const auto seen = (*reader)->last(); !seen) return tl::unexpected(seen.error());
    return std::unique_ptr<Snapshot>(std::move(*reader));
  }
  Result<std::unique_ptr<Transaction>> transaction() override {
    auto writer = make<FileTransaction>("BEGIN IMMEDIATE");
    if (!writer) return tl::unexpected(writer.error());
    return std::unique_ptr<Transaction>(std::move(*writer));
  }
  // Pages keep what once stood in their free room. So everything is written anew, and the write-ahead log is emptied into the file.
  Result<void> scrub() override {
    Result<std::unique_ptr<Connection>> connection = pool_->take();
    if (!connection) return tl::unexpected(connection.error());
    Result<void> done =
        (*connection)->run("VACUUM; PRAGMA busy_timeout = 2000;");  // a reader may take his time: the file is whole without us
    if (done) done = emptied_log(**connection);
    (*connection)->be_patient();
    pool_->give_back(std::move(*connection));
    return done;
  }

 private:
  Result<void> emptied_log(Connection& connection) {
    const auto statement = connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!statement) return tl::unexpected(statement.error());
    const Result<bool> row = (*statement)->step();
    if (!row) return tl::unexpected(row.error());
    return *row && (*statement)->number(0) == 0 ? Result<void>() : fail(Code::conflict, say("store-scrub-read"));
  }

  template <class Which>
  Result<std::unique_ptr<Which>> make(const char* begin) {
    Result<std::unique_ptr<Connection>> connection = pool_->take();
    if (!connection) return tl::unexpected(connection.error());
    auto made = std::make_unique<Which>(pool_, std::move(*connection));
    if (const Result<void> begun = made->begin(begin); !begun) return tl::unexpected(begun.error());
    return made;
  }
  std::filesystem::path file_;
  std::shared_ptr<Pool> pool_;
  Use use_;
};

}  // namespace

std::unique_ptr<Store> store_in(const std::filesystem::path& file, Use use, const Key& key) {
  return std::make_unique<FileStore>(file, use, key);
}

}  // namespace nostoi::sqlite
