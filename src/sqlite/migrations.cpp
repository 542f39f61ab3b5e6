// The steps. user_version is the number of those that were taken.
#include "sqlite/migrations.hpp"

#include <array>

namespace nostoi::sqlite {

namespace {

constexpr std::array<const char*, 1> published{
    // 1: the log, and rows computed from it
    "PRAGMA application_id = 0x4E535449;"
    "CREATE TABLE event(position INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL, purpose TEXT NOT NULL,"
    "  previous BLOB NOT NULL, commitment BLOB NOT NULL, hash BLOB NOT NULL, nonce BLOB, payload BLOB) STRICT;"
    "CREATE TABLE row(key BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;",
};

Result<std::int64_t> pragma(Connection& connection, const char* sql) {
  Result<std::unique_ptr<Statement>> statement = connection.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const Result<bool> row = (*statement)->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? (*statement)->number(0) : 0;
}

}  // namespace

Steps published_steps() { return published; }

Result<std::int64_t> step_of(Connection& connection, const std::filesystem::path& file, Steps steps) {
  const Result<std::int64_t> whose = pragma(connection, "PRAGMA application_id"), taken = pragma(connection, "PRAGMA user_version");
  if (!whose || !taken) return tl::unexpected(whose ? taken.error() : whose.error());
  const Place place{file.string(), 0, ""};
  if (*whose != application) return fail(Code::invalid, say("store-no-register", {{"file", file.string()}}), place);
  if (*taken > static_cast<std::int64_t>(steps.size()))
    return fail(Code::unsupported, say("store-later", {{"file", file.string()}}), place);
  return *taken;
}

Result<void> migrate(Connection& connection, const std::filesystem::path& file, bool fresh, Steps steps) {
  const Result<std::int64_t> taken = fresh ? Result<std::int64_t>(0) : step_of(connection, file, steps);
  if (!taken) return tl::unexpected(taken.error());
  for (std::size_t step = static_cast<std::size_t>(*taken); step < steps.size(); ++step) {
    const std::string sql =
        "BEGIN IMMEDIATE;" + std::string(steps[step]) + "PRAGMA user_version = " + std::to_string(step + 1) + "; COMMIT;";
    if (const Result<void> done = connection.run(sql.c_str()); !done) return done;
  }
  return {};
}

Result<std::optional<std::filesystem::path>> keep_before(const std::filesystem::path& file, const Passphrase& passphrase, Steps steps) {
  const Result<Key> key = unwrap_key(file, passphrase);
  const Result<std::unique_ptr<Connection>> connection = key ? Connection::open(file, Use::look, *key) : tl::unexpected(key.error());
  const Result<std::int64_t> taken = connection ? step_of(**connection, file, steps) : tl::unexpected(connection.error());
  if (!taken) return tl::unexpected(taken.error());
  if (*taken == static_cast<std::int64_t>(steps.size())) return std::optional<std::filesystem::path>();
  const std::filesystem::path kept = file.string() + ".before-" NOSTOI_VERSION;
  std::error_code error;
  if (std::filesystem::exists(kept, error)) return std::optional(kept);  // an upgrade that was cut short has made it
  const Result<Checked> copied = copy(file, kept, passphrase);
  return copied ? Result<std::optional<std::filesystem::path>>(kept) : tl::unexpected(copied.error());
}

Result<std::optional<std::filesystem::path>> keep_before_upgrade(const std::filesystem::path& file, const Passphrase& passphrase) {
  return keep_before(file, passphrase, published_steps());
}

}  // namespace nostoi::sqlite
