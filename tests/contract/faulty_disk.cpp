// A layer between SQLite and the real file. Writes go through, so that everything that runs sees them; beside them it keeps what a disk
// would hold for sure.
#include "faulty_disk.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::testing {

namespace {

/// A write, or a truncation to `at`, that was not synchronised.
struct Pending {
  bool truncates;
  std::uint64_t at;
  std::string bytes;
};
struct Held {
  std::string durable;
  std::vector<Pending> pending;
};
struct Disk {
  std::map<std::string, Held> files;
  Fault fault = Fault::none;
  std::uint64_t at = 0, count = 0;
  bool dead = false;
} disk;

constexpr std::size_t sector = 512;

void write_into(std::string& content, const Pending& one) {
  if (one.truncates) return content.resize(std::min<std::size_t>(content.size(), one.at));
  content.resize(std::max<std::size_t>(content.size(), one.at + one.bytes.size()));
  content.replace(one.at, one.bytes.size(), one.bytes);
}

/// Only the sectors that chance kept; the others stay as they were.
void tear(std::string& content, const Pending& one, std::uint64_t seed) {
  for (std::size_t from = 0; from < one.bytes.size(); from += sector)
    if (mix(seed, from) % 2) write_into(content, {false, one.at + from, one.bytes.substr(from, sector)});
}

/// What this operation meets.
Fault next() {
  if (disk.dead) return Fault::power_cut;
  if (++disk.count != disk.at) return Fault::none;
  disk.dead = disk.fault == Fault::power_cut;
  return disk.fault;
}

struct File {
  sqlite3_file base;
  sqlite3_file* under;
  Held* held;  ///< none of files without a name
};
sqlite3_file* under(sqlite3_file* file) { return reinterpret_cast<File*>(file)->under; }
Held* held(sqlite3_file* file) { return reinterpret_cast<File*>(file)->held; }
sqlite3_vfs* real() { return sqlite3_vfs_find("unix"); }

void remember(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  if (held(file))
    held(file)->pending.push_back(
        {false, static_cast<std::uint64_t>(at), {static_cast<const char*>(bytes), static_cast<std::size_t>(count)}});
}
int do_write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  remember(file, bytes, count, at);
  return under(file)->pMethods->xWrite(under(file), bytes, count, at);
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  const bool powered = !disk.dead;
  const Fault fault = next();
  if (fault == Fault::none) return do_write(file, bytes, count, at);
  if (fault == Fault::power_cut && powered) remember(file, bytes, count, at);  // it was on its way
  if (fault == Fault::short_write) do_write(file, bytes, count / 2, at);
  return fault == Fault::short_write ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (next() != Fault::none) return SQLITE_IOERR_TRUNCATE;
  if (held(file)) held(file)->pending.push_back({true, static_cast<std::uint64_t>(size), {}});
  return under(file)->pMethods->xTruncate(under(file), size);
}
int sync(sqlite3_file* file, int) {
  if (next() != Fault::none) return SQLITE_IOERR_FSYNC;
  if (!held(file)) return SQLITE_OK;
  for (const Pending& one : held(file)->pending) write_into(held(file)->durable, one);
  held(file)->pending.clear();
  return SQLITE_OK;
}

int close(sqlite3_file* file) {
  const int done = under(file)->pMethods ? under(file)->pMethods->xClose(under(file)) : SQLITE_OK;
  ::operator delete(under(file));
  return done;
}
int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  return disk.dead ? SQLITE_IOERR_READ : under(file)->pMethods->xRead(under(file), bytes, count, at);
}
int size(sqlite3_file* file, sqlite3_int64* bytes) { return under(file)->pMethods->xFileSize(under(file), bytes); }
int lock(sqlite3_file* file, int kind) { return under(file)->pMethods->xLock(under(file), kind); }
int unlock(sqlite3_file* file, int kind) { return under(file)->pMethods->xUnlock(under(file), kind); }
int reserved(sqlite3_file* file, int* is) { return under(file)->pMethods->xCheckReservedLock(under(file), is); }
int control(sqlite3_file* file, int what, void* with) { return under(file)->pMethods->xFileControl(under(file), what, with); }
int sectors(sqlite3_file* file) { return under(file)->pMethods->xSectorSize(under(file)); }
int traits(sqlite3_file* file) { return under(file)->pMethods->xDeviceCharacteristics(under(file)); }
int shm_map(sqlite3_file* file, int region, int bytes, int extend, void volatile** map) {
  return under(file)->pMethods->xShmMap(under(file), region, bytes, extend, map);
}
int shm_lock(sqlite3_file* file, int from, int count, int flags) {
  return under(file)->pMethods->xShmLock(under(file), from, count, flags);
}
void shm_barrier(sqlite3_file* file) { under(file)->pMethods->xShmBarrier(under(file)); }
int shm_unmap(sqlite3_file* file, int erase) { return under(file)->pMethods->xShmUnmap(under(file), erase); }

constexpr sqlite3_io_methods methods{2,       close,   read,   write,   truncate, sync,        size,      lock,    unlock, reserved,
                                     control, sectors, traits, shm_map, shm_lock, shm_barrier, shm_unmap, nullptr, nullptr};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* said) {
  file->pMethods = nullptr;  // nothing to be closed
  if (disk.dead) return SQLITE_CANTOPEN;
  void* memory = ::operator new(static_cast<std::size_t>(real()->szOsFile));
  std::memset(memory, 0, static_cast<std::size_t>(real()->szOsFile));
  File& made = *reinterpret_cast<File*>(file);
  made = {{&methods}, static_cast<sqlite3_file*>(memory), nullptr};
  const int done = real()->xOpen(real(), name, made.under, flags, said);
  if (done == SQLITE_OK && name) {
    const auto [at, fresh] = disk.files.try_emplace(name);
    if (fresh) at->second.durable = bytes_of(name);
    made.held = &at->second;
  }
  return done;
}
int remove(sqlite3_vfs*, const char* name, int synced) {
  if (disk.dead) return SQLITE_IOERR_DELETE;
  const auto at = disk.files.find(name);
  if (at != disk.files.end()) at->second = {};
  return real()->xDelete(real(), name, synced);
}
int access(sqlite3_vfs*, const char* name, int flags, int* is) { return real()->xAccess(real(), name, flags, is); }
int full_path(sqlite3_vfs*, const char* name, int room, char* path) { return real()->xFullPathname(real(), name, room, path); }
int entropy(sqlite3_vfs*, int count, char* bytes) { return real()->xRandomness(real(), count, bytes); }
int rest(sqlite3_vfs*, int microseconds) { return real()->xSleep(real(), microseconds); }
int now(sqlite3_vfs*, double* days) { return real()->xCurrentTime(real(), days); }
int last_error(sqlite3_vfs*, int count, char* text) { return real()->xGetLastError(real(), count, text); }
int now_fine(sqlite3_vfs*, sqlite3_int64* milliseconds) { return real()->xCurrentTimeInt64(real(), milliseconds); }

sqlite3_vfs* layer() {
  static sqlite3_vfs made = [] {
    sqlite3_vfs one{};
    one.iVersion = 2;
    one.szOsFile = sizeof(File);
    one.mxPathname = real()->mxPathname;
    one.zName = "faulty";
    one.xOpen = open;
    one.xDelete = remove;
    one.xAccess = access;
    one.xFullPathname = full_path;
    one.xRandomness = entropy;
    one.xSleep = rest;
    one.xCurrentTime = now;
    one.xGetLastError = last_error;
    one.xCurrentTimeInt64 = now_fine;
    return one;
  }();
  return &made;
}

sqlite3_vfs* usual = nullptr;  // what SQLite opened files with before

}  // namespace

FaultyDisk::FaultyDisk() {
  sqlite3_initialize();
  disk = {};
  usual = sqlite3_vfs_find(nullptr);
#ifdef NOSTOI_ENCRYPTION
  sqlite3_vfs_register(layer(), 0);
  sqlite3mc_vfs_create("faulty", 1);  // what encrypts stands between
#else
  sqlite3_vfs_register(layer(), 1);
#endif
}

FaultyDisk::~FaultyDisk() { sqlite3_vfs_register(usual, 1); }

void FaultyDisk::arm(Fault fault, std::uint64_t at) {
  disk.fault = fault;
  disk.at = at;
  disk.count = 0;
}
std::uint64_t FaultyDisk::count() const { return disk.count; }
void FaultyDisk::repair() {
  disk.dead = false;
  disk.at = 0;
}

void FaultyDisk::leave(const std::filesystem::path& file, const std::filesystem::path& folder, std::uint64_t seed) const {
  for (const char* end : {"", "-wal", "-journal"}) {
    const auto at = disk.files.find(file.string() + end);
    if (at == disk.files.end()) continue;
    std::string content = at->second.durable;
    for (std::size_t i = 0; i < at->second.pending.size(); ++i) {
      const std::uint64_t chance = mix(seed, i);
      if (chance % 3 == 1) write_into(content, at->second.pending[i]);
      if (chance % 3 == 2) tear(content, at->second.pending[i], chance);
    }
    if (!content.empty()) std::ofstream(folder / (file.filename().string() + end), std::ios::binary) << content;
  }
}

}  // namespace nostoi::testing
