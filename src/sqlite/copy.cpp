// A register copied while it is in use. The library writes what lives in it into a new file (free pages, and what was erased in them, stay
// behind); that file is read back from the first event to the last before it is given the name under which people will trust it.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "nostoi/sqlite.hpp"
#include "sqlite/migrations.hpp"

namespace nostoi::sqlite {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> not_written(const fs::path& file, int error) {
  return fail(error == EEXIST ? Code::conflict : Code::io,
              say("file-not-writable", {{"file", file.string()}, {"why", std::strerror(error)}}), {file.string(), 0, ""});
}

/// A file under a name of its own until it is kept; gone, with what the library laid beside it, where it is not.
class Part {
 public:
  explicit Part(const fs::path& name) : path_(name.string() + ".part") {}
  ~Part() {
    if (!made_) return;
    for (const char* end : {"", "-journal", "-wal", "-shm"}) ::unlink((path_.string() + end).c_str());
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  Result<void> make() {
    std::error_code error;
    if (fs::exists(path_, error)) return fail(Code::conflict, say("copy-unfinished", {{"file", path_.string()}}), {path_.string(), 0, ""});
    const Result<void> made = make_private(path_);
    made_ = made.has_value();
    return made;
  }
  /// Gives it its name, on the disk; never in the place of another.
  Result<void> keep(const fs::path& name) {
    if (const int error = synced(path_, O_RDONLY)) return not_written(path_, error);
    if (const int error = named(name)) return not_written(name, error);
    made_ = false;
    const int error = synced(name.has_parent_path() ? name.parent_path() : fs::path("."), O_RDONLY | O_DIRECTORY);
    return error ? Result<void>(not_written(name, error)) : Result<void>();
  }
  const fs::path& path() const { return path_; }

 private:
  static int synced(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) return errno;
    const int error = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    return error;
  }
  int named(const fs::path& name) const {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (::access(name.c_str(), F_OK) == 0) return EEXIST;  // a file system that cannot do both at once
    return ::rename(path_.c_str(), name.c_str()) == 0 ? 0 : errno;
  }
  fs::path path_;
  bool made_ = false;
};

Result<void> write_out(Connection& connection, const fs::path& into) {
  const Result<std::unique_ptr<Statement>> statement = connection.prepare_once("VACUUM INTO ?");
  if (!statement) return tl::unexpected(statement.error());
  return (*statement)->text(1, into.native()).run();
}

/// What a copy says of itself; the first thing that is wrong with it otherwise.
Result<Checked> checked(const fs::path& copy, const Key& key, const fs::path& of) {
  const Result<std::unique_ptr<Store>> store = look_at(copy, key);
  if (!store) return tl::unexpected(store.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = (*store)->snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<Checked> checked = check(**snapshot);
  if (checked && !checked->wrong.empty())
    return fail(Code::invalid, say("copy-wrong", {{"file", of.string()}, {"why", checked->wrong.front()}}), {of.string(), 0, ""});
  return checked;
}

/// The new file without its name, checked.
Result<Checked> copied(const fs::path& file, Part& part, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::look, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const auto step = step_of(**connection, file); !step) return tl::unexpected(step.error());
  if (const Result<void> made = part.make(); !made) return tl::unexpected(made.error());
  if (const Result<void> done = write_out(**connection, part.path()); !done) return tl::unexpected(done.error());
  return checked(part.path(), key, file);
}

}  // namespace

namespace {

/// A log beside a register, beside the copy of the register; nothing where it has none.
Result<void> copy_beside(const fs::path& beside, const fs::path& into, const Key& key) {
  std::error_code error;
  if (!fs::exists(beside, error)) return {};
  Part part(into);
  if (const Result<Checked> done = copied(beside, part, key); !done) return tl::unexpected(done.error());
  return part.keep(into);
}

}  // namespace

Result<Checked> copy(const fs::path& file, const fs::path& into, const Passphrase& passphrase) {
  std::error_code error;
  for (const fs::path& taken : {into, trail_of(into), desk_of(into)})
    if (fs::exists(taken, error)) return not_written(taken, EEXIST);
  if (!fs::exists(file, error)) return fail(Code::not_found, say("store-not-there", {{"file", file.string()}}), {file.string(), 0, ""});
  const Result<Key> key = unwrap_key(file, passphrase);
  if (!key) return tl::unexpected(key.error());
  Part part(into);
  Result<Checked> all_well = copied(file, part, *key);
  if (!all_well) return all_well;
  if (const Result<void> done = copy_beside(trail_of(file), trail_of(into), key_of_trail(*key)); !done) return tl::unexpected(done.error());
  if (const Result<void> done = copy_beside(desk_of(file), desk_of(into), key_of_desk(*key)); !done) return tl::unexpected(done.error());
  // The key first: a register without its key would be a copy of nothing.
  if (*key)
    if (const Result<void> done = copy_key(file, into); !done) return tl::unexpected(done.error());
  if (const Result<void> kept = part.keep(into); !kept) return tl::unexpected(kept.error());
  return all_well;
}

}  // namespace nostoi::sqlite
