// memory: see the header.
#include "app/memory.hpp"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#endif

namespace nostoi::app {

#ifdef __GLIBC__

namespace {
constexpr int long_table = 64 << 20;       // bytes; what is longer goes back to the system at once
constexpr int in_large_pages = 256 << 20;  // of addresses: memory comes with the first touch
constexpr std::uintptr_t page = 4096;

void begin_with_large_pages() {
  void* const heap = std::malloc(in_large_pages);
  const std::uintptr_t from = (reinterpret_cast<std::uintptr_t>(heap) + page - 1) & ~(page - 1);
  if (heap) ::madvise(reinterpret_cast<void*>(from), in_large_pages - page, MADV_HUGEPAGE);
  std::free(heap);
}
}  // namespace

void keep_memory() {
  if (!::mallopt(M_TRIM_THRESHOLD, 2 * in_large_pages) || !::mallopt(M_MMAP_THRESHOLD, 2 * in_large_pages)) return;
  begin_with_large_pages();
  ::mallopt(M_MMAP_THRESHOLD, long_table);
}

#else

void keep_memory() {}

#endif

}  // namespace nostoi::app
