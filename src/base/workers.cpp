// A parallel loop over numbered chunks. Nothing is kept between calls: starting a thread costs tens of microseconds, a chunk milliseconds.
#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "nostoi/base.hpp"

namespace nostoi {

std::size_t default_threads() { return std::max(1u, std::thread::hardware_concurrency()); }

void for_chunks(std::size_t chunks, std::size_t threads, const std::function<void(std::size_t)>& work) {
  threads = std::max<std::size_t>(1, std::min(threads, chunks));
  if (threads == 1) {
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) work(chunk);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex guard;
  const Language spoken = language();
  const auto run = [&] {
    const Speaking as(spoken);
    for (std::size_t chunk; (chunk = next.fetch_add(1)) < chunks;) try {
        work(chunk);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (!failure) failure = std::current_exception();
        next = chunks;
      }
  };
  {
    std::vector<std::jthread> team;
    for (std::size_t i = 1; i < threads; ++i) team.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace nostoi
