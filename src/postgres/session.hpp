// session: connections to the server, and its exceptions as errors.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::postgres {

/// Nobody gave a connection back in time.
struct AllInUse : std::runtime_error {
  AllInUse() : std::runtime_error("all connections are in use") {}
};

/// Connections to the server. A server has room for a hundred (PostgreSQL's default), and not for us alone: whoever comes when many are in
/// use waits for one. Thread-safe.
class Pool {
 public:
  Pool(std::string address, std::string schema) : address_(std::move(address)), schema_(std::move(schema)) {}
  std::unique_ptr<pqxx::connection> take();
  void give_back(std::unique_ptr<pqxx::connection> connection);

 private:
  std::unique_ptr<pqxx::connection> opened() const;

  static constexpr std::size_t most_kept = 8, most_in_use = 60;
  static constexpr std::chrono::seconds patience{30};
  std::string address_, schema_;
  std::mutex guard_;
  std::condition_variable given_back_;
  std::size_t in_use_ = 0, waiting_ = 0;
  std::vector<std::unique_ptr<pqxx::connection>> free_;
};

/// A connection of a pool, given back when it is not held any more.
struct GiveBack {
  std::shared_ptr<Pool> pool;
  void operator()(pqxx::connection* connection) const { pool->give_back(std::unique_ptr<pqxx::connection>(connection)); }
};
using Lease = std::unique_ptr<pqxx::connection, GiveBack>;
inline Lease lease(const std::shared_ptr<Pool>& pool) { return {pool->take().release(), GiveBack{pool}}; }

/// What an exception of the library means; to be called where one was caught.
Error error_now();

/// Runs `work`, which gives a Result; what it throws becomes an error.
template <class Work>
auto guarded(Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception&) {
    return tl::unexpected(error_now());
  }
}

}  // namespace nostoi::postgres
