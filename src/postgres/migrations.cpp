// The steps; the table step holds the number of those that were taken.
#include "postgres/migrations.hpp"

#include <array>

namespace nostoi::postgres {

namespace {

constexpr std::array<const char*, 1> steps{
    // 1: the log, and rows computed from it. An erased event has an empty nonce and payload.
    "CREATE TABLE event(position BIGINT PRIMARY KEY, at BIGINT NOT NULL, kind TEXT NOT NULL, actor TEXT NOT NULL, purpose TEXT NOT NULL,"
    "  previous BYTEA NOT NULL, commitment BYTEA NOT NULL, hash BYTEA NOT NULL, nonce BYTEA NOT NULL, payload BYTEA NOT NULL);"
    "CREATE TABLE row(key TEXT COLLATE \"C\" PRIMARY KEY, value TEXT NOT NULL);",
};

}  // namespace

bool is_there(pqxx::connection& connection, const std::string& schema) {
  return !pqxx::nontransaction(connection).exec("SELECT to_regclass('" + schema + ".step')").front().front().is_null();
}

Result<void> migrate(pqxx::connection& connection, const std::string& schema) {
  pqxx::work work(connection);
  work.exec("CREATE SCHEMA IF NOT EXISTS " + schema + "; CREATE TABLE IF NOT EXISTS step(taken INT NOT NULL)");
  const pqxx::result row = work.exec("SELECT taken FROM step");
  const auto taken = row.empty() ? 0 : row.front().front().as<std::size_t>();
  if (taken > steps.size()) return fail(Code::unsupported, say("postgres-later"));
  for (std::size_t step = taken; step < steps.size(); ++step) work.exec(steps[step]);
  work.exec("DELETE FROM step; INSERT INTO step VALUES(" + std::to_string(steps.size()) + ")");
  work.commit();
  return {};
}

}  // namespace nostoi::postgres
