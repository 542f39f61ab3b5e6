// session: connections to the server, and its exceptions as errors.
#pragma once

#include <memory>
#include <mutex>
#include <pqxx/pqxx>
#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::postgres {

/// Connections that nobody uses just now. Thread-safe.
class Pool {
 public:
  Pool(std::string address, std::string schema) : address_(std::move(address)), schema_(std::move(schema)) {}
  std::unique_ptr<pqxx::connection> take();
  void give_back(std::unique_ptr<pqxx::connection> connection);

 private:
  static constexpr std::size_t most_kept = 8;
  std::string address_, schema_;
  std::mutex guard_;
  std::vector<std::unique_ptr<pqxx::connection>> free_;
};

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
