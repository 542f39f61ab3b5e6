// What is set on every connection: the log that is written ahead, and full synchronisation: what was confirmed is on the disk.
#include "sqlite/connection.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sqlite/frames.hpp"
#include "sqlite/nameless.hpp"
#include "sqlite/page_sums.hpp"

namespace nostoi::sqlite {

namespace {

constexpr const char* settings =
    "PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; "
    "PRAGMA cache_size=-65536;";
// A file shorter than its header says is read as far as it goes.
constexpr const char* tolerant = "PRAGMA writable_schema=ON;";
constexpr int patience_ms = 30'000;  // for the writer before

}  // namespace

// The file is there before the library sees it: its companions get the same mode.
Result<void> make_private(const std::filesystem::path& file) {
  const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (made < 0)
    return fail(errno == EEXIST ? Code::conflict : Code::io,
                say("file-not-writable", {{"file", file.string()}, {"why", std::strerror(errno)}}), {file.string(), 0, ""});
  ::close(made);
  return {};
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file, Use use, const Key& key) {
  let_library_open_nameless();
  const Result<void> ready = use == Use::create ? make_private(file) : use == Use::salvage ? Result<void>() : log_must_hold(file);
  if (!ready) return tl::unexpected(ready.error());
  std::unique_ptr<Connection> connection(new Connection(file));
  const int flags = writes(use) ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  const char* layer = key || use == Use::salvage ? nullptr : page_sums();  // the pages of an encrypted file are sealed one by one
  if (sqlite3_open_v2(file.c_str(), &connection->database_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, layer) != SQLITE_OK)
    return tl::unexpected(connection->error());
  if (int reserved = bytes_of_sum; layer) sqlite3_file_control(connection->database_, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  if (key && !unlock(connection->database_, *key)) return fail(Code::unsupported, say("key-no-encryption"), {file.string(), 0, ""});
  sqlite3_extended_result_codes(connection->database_, 1);
  connection->be_patient();
  const std::string pragmas = std::string(use == Use::salvage ? tolerant : "") + settings + (writes(use) ? "PRAGMA journal_mode=WAL;" : "");
  if (const Result<void> set = connection->run(pragmas.c_str()); !set) return tl::unexpected(set.error());
  return connection;
}

Connection::~Connection() {
  for (const auto& [text, statements] : idle_)
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  sqlite3_close(database_);
}

void Connection::be_patient() { sqlite3_busy_timeout(database_, patience_ms); }

Result<void> Connection::run(const char* sql) {
  if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return tl::unexpected(error());
  return {};
}

Result<std::unique_ptr<Statement>> Connection::prepare(const char* sql) {
  std::vector<sqlite3_stmt*>& idle = idle_[sql];
  sqlite3_stmt* statement = nullptr;
  if (!idle.empty()) {
    statement = idle.back();
    idle.pop_back();
  } else if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
    return tl::unexpected(error());
  }
  return std::make_unique<Statement>(*this, sql, statement);
}

Error Connection::error() const {
  const int exactly = database_ ? sqlite3_extended_errcode(database_) : SQLITE_NOMEM, code = exactly & 0xFF;
  const std::string why = database_ ? sqlite3_errmsg(database_) : sqlite3_errstr(code);
  const Place place{file_.string(), 0, ""};
  if (code == SQLITE_BUSY || code == SQLITE_LOCKED) return {Code::conflict, say("store-busy", {{"file", file_.string()}}), place};
  if (code == SQLITE_NOTADB) return {Code::invalid, say("store-no-register", {{"file", file_.string()}}), place};
  if (code == SQLITE_CORRUPT || exactly == page_is_damaged)
    return {Code::invalid, say("store-damaged", {{"file", file_.string()}, {"why", why}}), place};
  return {Code::io, say("store-failed", {{"file", file_.string()}, {"why", why}}), place};
}

Statement::~Statement() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  connection_.idle_[sql_].push_back(statement_);
}

Statement& Statement::number(int at, std::int64_t value) { return sqlite3_bind_int64(statement_, at, value), *this; }
Statement& Statement::text(int at, std::string_view value) {
  return sqlite3_bind_text(statement_, at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC), *this;
}
Statement& Statement::blob(int at, std::string_view value) {
  return sqlite3_bind_blob(statement_, at, value.data(), static_cast<int>(value.size()), SQLITE_STATIC), *this;
}
Statement& Statement::none(int at) { return sqlite3_bind_null(statement_, at), *this; }

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return tl::unexpected(connection_.error());
}

Result<void> Statement::run() {
  while (true) {
    const Result<bool> more = step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
  }
}

std::string_view Statement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return {data ? data : "", static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace nostoi::sqlite
