// A thin layer between the library and the file (its manual calls it a VFS shim): it passes everything on, and looks at whole pages of the
// main file as they go by. The write-ahead log has sums of its own.
#include "sqlite/page_sums.hpp"

#include <array>
#include <cstring>
#include <new>

#include "nostoi/base.hpp"

namespace nostoi::sqlite {

namespace {

constexpr int header_bytes = 100, at_reserved = 20, smallest_page = 512, largest_page = 65'536;

struct File {
  sqlite3_file base;
  sqlite3_file* under;  ///< the library's own
  bool main;            ///< no journal, no write-ahead log
  bool summed;
};
File& self(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
sqlite3_file* under(sqlite3_file* file) { return self(file).under; }

/// The header says how much each page leaves free.
void learn(File& file, const void* bytes, int count, sqlite3_int64 at) {
  if (file.main && at == 0 && count >= header_bytes) file.summed = static_cast<const unsigned char*>(bytes)[at_reserved] == bytes_of_sum;
}

bool is_page(int count, sqlite3_int64 at) {
  return count >= smallest_page && count <= largest_page && (count & (count - 1)) == 0 && at % count == 0;
}

/// The place of a page counts: a page that stands where another belongs is damage too.
std::uint64_t sum_of(const char* page, int count, sqlite3_int64 at) {
  return hash_bytes({page, static_cast<std::size_t>(count - bytes_of_sum)}, static_cast<std::uint64_t>(at));
}

int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  const int done = under(file)->pMethods->xRead(under(file), bytes, count, at);
  if (done != SQLITE_OK) return done;
  learn(self(file), bytes, count, at);
  if (!self(file).summed || !is_page(count, at)) return SQLITE_OK;
  const char* page = static_cast<const char*>(bytes);
  std::uint64_t sum;
  std::memcpy(&sum, page + count - bytes_of_sum, sizeof sum);
  return sum == sum_of(page, count, at) ? SQLITE_OK : page_is_damaged;
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  learn(self(file), bytes, count, at);
  if (!self(file).summed || !is_page(count, at)) return under(file)->pMethods->xWrite(under(file), bytes, count, at);
  thread_local std::array<char, largest_page> page;
  std::memcpy(page.data(), bytes, static_cast<std::size_t>(count));
  const std::uint64_t sum = sum_of(page.data(), count, at);
  std::memcpy(page.data() + count - bytes_of_sum, &sum, sizeof sum);
  return under(file)->pMethods->xWrite(under(file), page.data(), count, at);
}

int close(sqlite3_file* file) {
  const int done = under(file)->pMethods ? under(file)->pMethods->xClose(under(file)) : SQLITE_OK;
  ::operator delete(under(file));
  return done;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) { return under(file)->pMethods->xTruncate(under(file), size); }
int sync(sqlite3_file* file, int flags) { return under(file)->pMethods->xSync(under(file), flags); }
int size(sqlite3_file* file, sqlite3_int64* bytes) { return under(file)->pMethods->xFileSize(under(file), bytes); }
int lock(sqlite3_file* file, int kind) { return under(file)->pMethods->xLock(under(file), kind); }
int unlock(sqlite3_file* file, int kind) { return under(file)->pMethods->xUnlock(under(file), kind); }
int is_reserved(sqlite3_file* file, int* is) { return under(file)->pMethods->xCheckReservedLock(under(file), is); }
int control(sqlite3_file* file, int what, void* with) { return under(file)->pMethods->xFileControl(under(file), what, with); }
int sector(sqlite3_file* file) { return under(file)->pMethods->xSectorSize(under(file)); }
// Parts of pages are not to be read past the pages: their sums could not be looked at.
constexpr int reads_parts_of_pages = 0x8000;  // SQLITE_IOCAP_SUBPAGE_READ of later versions
int traits(sqlite3_file* file) { return under(file)->pMethods->xDeviceCharacteristics(under(file)) & ~reads_parts_of_pages; }
int shm_map(sqlite3_file* file, int region, int bytes, int extend, void volatile** map) {
  return under(file)->pMethods->xShmMap(under(file), region, bytes, extend, map);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return under(file)->pMethods->xShmLock(under(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { under(file)->pMethods->xShmBarrier(under(file)); }
int shm_unmap(sqlite3_file* file, int erase) { return under(file)->pMethods->xShmUnmap(under(file), erase); }

constexpr sqlite3_io_methods methods{2,       close,  read,   write,   truncate, sync,        size,      lock,    unlock, is_reserved,
                                     control, sector, traits, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

sqlite3_vfs* library() { return sqlite3_vfs_find(nullptr); }

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* said) {
  const auto room = static_cast<std::size_t>(library()->szOsFile);
  void* memory = ::operator new(room, std::nothrow);
  if (!memory) return SQLITE_NOMEM;
  std::memset(memory, 0, room);
  self(file) = {{&methods}, static_cast<sqlite3_file*>(memory), (flags & SQLITE_OPEN_MAIN_DB) != 0, false};
  const int done = library()->xOpen(library(), name, under(file), flags, said);
  sqlite3_int64 bytes = 0;
  // Of a file that begins, pages are written before the header is.
  if (done == SQLITE_OK && self(file).main) self(file).summed = size(file, &bytes) == SQLITE_OK && bytes == 0;
  return done;  // the library closes it either way
}
int remove(sqlite3_vfs*, const char* name, int sync) { return library()->xDelete(library(), name, sync); }
int access(sqlite3_vfs*, const char* name, int flags, int* is) { return library()->xAccess(library(), name, flags, is); }
int full_path(sqlite3_vfs*, const char* name, int room, char* path) { return library()->xFullPathname(library(), name, room, path); }
int entropy(sqlite3_vfs*, int count, char* bytes) { return library()->xRandomness(library(), count, bytes); }
int rest(sqlite3_vfs*, int microseconds) { return library()->xSleep(library(), microseconds); }
int now(sqlite3_vfs*, double* days) { return library()->xCurrentTime(library(), days); }
int last_error(sqlite3_vfs*, int count, char* text) { return library()->xGetLastError(library(), count, text); }
int now_fine(sqlite3_vfs*, sqlite3_int64* milliseconds) { return library()->xCurrentTimeInt64(library(), milliseconds); }

}  // namespace

const char* page_sums() {
  static sqlite3_vfs layer = [] {
    sqlite3_vfs made{};
    made.iVersion = 2;
    made.szOsFile = sizeof(File);
    made.mxPathname = library()->mxPathname;
    made.zName = "nostoi-page-sums";
    made.xOpen = open;
    made.xDelete = remove;
    made.xAccess = access;
    made.xFullPathname = full_path;
    made.xRandomness = entropy;
    made.xSleep = rest;
    made.xCurrentTime = now;
    made.xGetLastError = last_error;
    made.xCurrentTimeInt64 = now_fine;
    return made;
  }();
  static const int registered = sqlite3_vfs_register(&layer, 0);
  return registered == SQLITE_OK ? layer.zName : nullptr;
}

}  // namespace nostoi::sqlite
