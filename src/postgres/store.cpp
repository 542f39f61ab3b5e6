// The store in a database. A snapshot is a repeatable read; the transaction stands in transaction.cpp.
#include "nostoi/postgres.hpp"
#include "postgres/forwarded.hpp"
#include "postgres/migrations.hpp"
#include "postgres/transaction.hpp"

namespace nostoi::postgres {

namespace {

class DatabaseSnapshot final : public Forwarded<Snapshot, pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>> {
 public:
  // The server takes its snapshot with the first question.
  explicit DatabaseSnapshot(const std::shared_ptr<Pool>& pool) : Forwarded(pool, false) {
    last_ = work().exec("SELECT coalesce(max(position), 0) FROM event").front().front().as<std::uint64_t>();
  }
  Result<std::uint64_t> last() override { return last_; }

 private:
  std::uint64_t last_ = 0;
};

class DatabaseStore final : public Store {
 public:
  explicit DatabaseStore(std::shared_ptr<Pool> pool) : pool_(std::move(pool)) {}
  Result<std::unique_ptr<Snapshot>> snapshot() override {
    return guarded([&]() -> Result<std::unique_ptr<Snapshot>> { return std::make_unique<DatabaseSnapshot>(pool_); });
  }
  Result<std::unique_ptr<Transaction>> transaction() override {
    return guarded([&]() -> Result<std::unique_ptr<Transaction>> { return begin_transaction(pool_); });
  }
  // The tables are written anew; the server's own write-ahead log and its backups are the administrator's.
  Result<void> scrub() override {
    return guarded([&]() -> Result<void> {
      const Lease connection = lease(pool_);
      pqxx::nontransaction work(*connection);
      for (const char* sql : {"VACUUM FULL event", "VACUUM FULL row"}) work.exec(sql);
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
    const Lease connection = lease(pool);
    const bool there = is_there(*connection, schema);
    if (there && opening == Opening::create) return fail(Code::conflict, say("register-not-empty"));
    if (!there && opening == Opening::existing) return fail(Code::not_found, say("register-empty"));
    if (const Result<void> done = migrate(*connection, schema); !done) return tl::unexpected(done.error());
    return std::make_unique<DatabaseStore>(std::move(pool));
  });
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::string& address, Opening opening) { return open_schema(address, "nostoi", opening); }

Result<std::unique_ptr<Store>> open_trail(const std::string& address) { return open_schema(address, "nostoi_audit", {}); }
Result<std::unique_ptr<Store>> open_desk(const std::string& address) { return open_schema(address, "nostoi_desk", {}); }

}  // namespace nostoi::postgres
