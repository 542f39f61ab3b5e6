// What every connection is told, and what the server's errors mean to a person.
#include "postgres/session.hpp"

#include "postgres/events.hpp"

namespace nostoi::postgres {

namespace {

// The writer before is waited for half a minute; the search path keeps everything in the register's own schema. Whatever is asked is found
// by its key: a planner that guesses how many rows lie between two keys guesses far too many, reads the whole table in parallel and
// compiles the question first.
constexpr const char* settings =
    "SET lock_timeout = '30s'; SET client_encoding TO 'UTF8'; SET client_min_messages TO warning; SET plan_cache_mode = force_generic_plan;"
    "SET enable_seqscan = off; SET enable_bitmapscan = off; SET max_parallel_workers_per_gather = 0; SET jit = off";

// What is asked over and over is planned once a connection.
void prepare_questions(pqxx::connection& connection) {
  const std::string event = std::string("SELECT ") + of_event + " FROM event WHERE position ";
  connection.prepare("events", event + "BETWEEN $1 AND $2 ORDER BY position LIMIT $3");
  connection.prepare("events_at", event + "= ANY($1::bigint[]) ORDER BY position");
  connection.prepare("get", "SELECT value FROM row WHERE key = $1");
  connection.prepare("rows", "SELECT key, value FROM row WHERE key >= $1 AND key < $2 AND key > $3 ORDER BY key LIMIT $4");
  connection.prepare(
      "rows_of_each",
      "SELECT asked.which, found.key, found.value FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked(low, high, which) "
      "CROSS JOIN LATERAL (SELECT key, value FROM row WHERE key >= asked.low COLLATE \"C\" AND key < asked.high COLLATE \"C\") "
      "AS found ORDER BY asked.which, found.key");
  connection.prepare("put",
                     "INSERT INTO row(key, value) SELECT * FROM unnest($1::text[], $2::text[]) "
                     "ON CONFLICT(key) DO UPDATE SET value = excluded.value");
}

}  // namespace

std::unique_ptr<pqxx::connection> Pool::take() {
  {
    std::unique_lock lock(guard_);
    ++waiting_;
    const bool there = given_back_.wait_for(lock, patience, [&] { return in_use_ < most_in_use; });
    --waiting_;
    if (!there) throw AllInUse();
    ++in_use_;
    if (!free_.empty()) {
      std::unique_ptr<pqxx::connection> connection = std::move(free_.back());
      free_.pop_back();
      return connection;
    }
  }
  try {
    return opened();
  } catch (...) {
    give_back(nullptr);
    throw;
  }
}

std::unique_ptr<pqxx::connection> Pool::opened() const {
  auto connection = std::make_unique<pqxx::connection>(address_);
  pqxx::nontransaction(*connection).exec("SET search_path TO " + schema_ + "; " + settings);
  prepare_questions(*connection);
  return connection;
}

void Pool::give_back(std::unique_ptr<pqxx::connection> connection) {
  const std::lock_guard lock(guard_);
  --in_use_;
  if (connection && connection->is_open() && free_.size() < most_kept + waiting_) free_.push_back(std::move(connection));
  given_back_.notify_one();
}

Error error_now() {
  constexpr std::string_view lock_not_available = "55P03", serialization_failure = "40001";
  const auto failed = [](const std::exception& what) { return Error{Code::io, say("postgres-failed", {{"why", what.what()}}), {}}; };
  try {
    throw;
  } catch (const pqxx::sql_error& error) {
    if (error.sqlstate() == lock_not_available || error.sqlstate() == serialization_failure)
      return {Code::conflict, say("postgres-busy"), {}};
    return failed(error);
  } catch (const AllInUse&) {
    return {Code::conflict, say("postgres-crowded"), {}};
  } catch (const pqxx::broken_connection& error) {
    return {Code::io, say("postgres-unreachable", {{"why", error.what()}}), {}};
  } catch (const std::exception& error) {
    return failed(error);
  }
}

}  // namespace nostoi::postgres
