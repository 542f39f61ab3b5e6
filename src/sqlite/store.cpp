// The store in a file. Snapshots and the transaction each have a connection of their own; connections are kept for the next one.
#include <unistd.h>

#include <algorithm>
#include <mutex>

#include "nostoi/sqlite.hpp"
#include "sqlite/migrations.hpp"
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
    const auto statement = connection_->prepare("SELECT max(position) FROM event");
    if (!statement) return tl::unexpected(statement.error());
    const Result<bool> row = (*statement)->step();
    if (!row) return tl::unexpected(row.error());
    return static_cast<std::uint64_t>((*statement)->number(0));
  }

  Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) override {
    static const std::string sql = "SELECT " + std::string(of_event) + " FROM event WHERE position BETWEEN ? AND ? ORDER BY position";
    if (from == to) return read_one(from, take);
    const auto statement = connection_->prepare_once(sql.c_str());
    if (!statement) return tl::unexpected(statement.error());
    (*statement)->number(1, static_cast<std::int64_t>(from)).number(2, static_cast<std::int64_t>(to));
    while (true) {
      const Result<bool> row = (*statement)->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row || !take(event_of(**statement))) return {};
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
    const auto statement = connection_->prepare_once("SELECT key, value FROM row WHERE key >= ? AND key < ? ORDER BY key");
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

  /// Begins what the destructor ends where nothing else did.
  Result<void> begin(const char* sql) {
    const Result<void> begun = connection_->run(sql);
    open_ = begun.has_value();
    return begun;
  }

 protected:
  Connection& connection() { return *connection_; }
  bool open_ = false;

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
      : pool_(std::make_shared<Pool>(std::move(file), use, std::move(key))), use_(use) {}

  Result<std::unique_ptr<Snapshot>> snapshot() override {
    auto reader = make<Reader<Snapshot>>("BEGIN");
    if (!reader) return tl::unexpected(reader.error());
    // The library takes its snapshot with the first read. What is left of a damaged file changes no more.
    if (use_ == Use::salvage) return std::unique_ptr<Snapshot>(std::move(*reader));
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
  std::shared_ptr<Pool> pool_;
  Use use_;
};

}  // namespace

namespace {

Result<void> must_be_there(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) return {};
  return fail(Code::not_found, say("store-not-there", {{"file", file.string()}}), {file.string(), 0, ""});
}

/// The key of a register that is there.
Result<Key> key_of(const std::filesystem::path& file, const Passphrase& passphrase) {
  if (const Result<void> there = must_be_there(file); !there) return tl::unexpected(there.error());
  return unwrap_key(file, passphrase);
}

Result<std::unique_ptr<Store>> begin(const std::filesystem::path& file, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::create, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const Result<void> done = migrate(**connection, file, true); !done) return tl::unexpected(done.error());
  return std::unique_ptr<Store>(std::make_unique<FileStore>(file, Use::work, key));
}

}  // namespace

namespace {

Result<std::unique_ptr<Store>> go_on(const std::filesystem::path& file, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::work, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const Result<void> done = migrate(**connection, file, false); !done) return tl::unexpected(done.error());
  return std::unique_ptr<Store>(std::make_unique<FileStore>(file, Use::work, key));
}

/// The store, and what its file is encrypted with.
struct Opened {
  std::unique_ptr<Store> store;
  Key key;
};
Result<Opened> opened(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase) {
  std::error_code error;
  const bool fresh = opening == Opening::create;
  const bool taken = fresh && std::filesystem::exists(file, error);  // then its key file, if it has one, is not touched
  const Result<Key> key = taken ? Result<Key>(Key()) : fresh ? new_key(file, passphrase) : key_of(file, passphrase);
  if (!key) return tl::unexpected(key.error());
  Result<std::unique_ptr<Store>> store = fresh ? begin(file, *key) : go_on(file, *key);
  if (!store && fresh && *key) std::filesystem::remove(key_file_of(file), error);
  if (!store) return tl::unexpected(store.error());
  return Opened{std::move(*store), *key};
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase) {
  Result<Opened> done = opened(file, opening, passphrase);
  if (!done) return tl::unexpected(done.error());
  return std::move(done->store);
}

namespace {

/// Begins a trail under a name of its own first: one that was cut short must not stand where the trail is looked for, and nothing that
/// stands there is ever replaced.
Result<void> begin_trail(const std::filesystem::path& beside, const Key& key) {
  const std::filesystem::path fresh = beside.string() + "." + std::to_string(::getpid()) + ".new";
  std::error_code error;
  std::filesystem::remove(fresh, error);
  if (const auto begun = begin(fresh, key); !begun) return tl::unexpected(begun.error());
  std::filesystem::create_hard_link(fresh, beside, error);
  if (error && error != std::errc::file_exists) std::filesystem::rename(fresh, beside, error);  // a stick that knows no links
  std::error_code gone;
  std::filesystem::remove(fresh, gone);
  if (!error || error == std::errc::file_exists) return {};
  return fail(Code::io, say("file-not-writable", {{"file", beside.string()}, {"why", error.message()}}), {beside.string(), 0, ""});
}

Result<std::unique_ptr<Store>> open_trail_with(const std::filesystem::path& file, const Key& key_of_register) {
  std::error_code error;
  const std::filesystem::path beside = trail_of(file);
  const Key key = key_of_trail(key_of_register);
  if (!std::filesystem::exists(beside, error))
    if (const Result<void> begun = begin_trail(beside, key); !begun) return tl::unexpected(begun.error());
  return go_on(beside, key);
}

}  // namespace

std::filesystem::path trail_of(const std::filesystem::path& file) { return file.string() + "-audit"; }

Result<WithTrail> open_with_trail(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase) {
  Result<Opened> reg = opened(file, opening, passphrase);
  if (!reg) return tl::unexpected(reg.error());
  Result<std::unique_ptr<Store>> trail = open_trail_with(file, reg->key);
  if (!trail) return tl::unexpected(trail.error());
  return WithTrail{std::move(reg->store), std::move(*trail)};
}

Result<std::unique_ptr<Store>> open_trail(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  return key ? open_trail_with(file, *key) : tl::unexpected(key.error());
}

Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  return key ? look_at(file, *key) : tl::unexpected(key.error());
}

Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::look, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const auto step = step_of(**connection, file); !step) return tl::unexpected(step.error());
  return std::unique_ptr<Store>(std::make_unique<FileStore>(file, Use::look, key));
}

Result<std::unique_ptr<Store>> salvage(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  if (!key) return tl::unexpected(key.error());
  return std::unique_ptr<Store>(std::make_unique<FileStore>(file, Use::salvage, *key));
}

}  // namespace nostoi::sqlite
