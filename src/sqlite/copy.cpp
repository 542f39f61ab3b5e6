// A register copied while it is in use. The library writes what lives in it into a new file (free pages, and what was erased in them, stay
// behind); that file is read back from the first event to the last before it is given the name under which people will trust it.
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "nostoi/sqlite.hpp"
#include "sqlite/migrations.hpp"
#include "sqlite/nameless.hpp"

namespace nostoi::sqlite {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> not_written(const fs::path& file, int error) {
  return fail(error == EEXIST ? Code::conflict : Code::io,
              say("file-not-writable", {{"file", file.string()}, {"why", std::strerror(error)}}), {file.string(), 0, ""});
}

fs::path folder_of(const fs::path& name) { return name.has_parent_path() ? name.parent_path() : fs::path("."); }

int synced(const fs::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) return errno;
  const int error = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  return error;
}

/// A file that has no name until it is kept. Where there are no such files it has one of its own, which is gone, with what the library laid
/// beside it, where the file is not kept; and where even that was prevented, whoever makes the next copy clears it away.
class Part {
 public:
  explicit Part(const fs::path& name) : name_(name), own_(name.string() + ".part") {}
  ~Part() {
    if (lock_ < 0) return;
    if (made_) clear();
    ::close(lock_);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;

  Result<void> make() {
    if (const Result<void> cleared = clear_left(); !cleared) return cleared;
    nameless_ = Nameless::in(folder_of(name_));
    if (nameless_) return {};
    if (const Result<void> made = make_private(own_); !made) return made;
    made_ = true;
    return lock() ? Result<void>() : not_written(own_, errno);
  }
  /// Sees to it that it is on the disk.
  Result<void> settle() {
    const int error = nameless_ ? nameless_->sync() : synced(own_, O_RDONLY);
    return error ? Result<void>(not_written(name_, error)) : Result<void>();
  }
  /// Gives it its name, on the disk; never in the place of another.
  Result<void> keep() {
    if (const int error = nameless_ ? nameless_->give(name_) : rename()) return not_written(name_, error);
    made_ = false;
    const int error = synced(folder_of(name_), O_RDONLY | O_DIRECTORY);
    return error ? Result<void>(not_written(name_, error)) : Result<void>();
  }
  fs::path path() const { return nameless_ ? nameless_->path() : own_; }

 private:
  /// What a copy that was cut short has left; conflict where it is being made.
  Result<void> clear_left() {
    std::error_code error;
    if (!fs::exists(own_, error)) return {};
    if (!lock()) return fail(Code::conflict, say("copy-unfinished", {{"file", own_.string()}}), {own_.string(), 0, ""});
    clear();
    ::close(std::exchange(lock_, -1));
    return {};
  }
  bool lock() {
    lock_ = ::open(own_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return lock_ >= 0 && ::flock(lock_, LOCK_EX | LOCK_NB) == 0;
  }
  void clear() const {
    for (const char* end : {"-journal", "-wal", "-shm", ""}) ::unlink((own_.string() + end).c_str());
  }
  int rename() const {
    if (::renameat2(AT_FDCWD, own_.c_str(), AT_FDCWD, name_.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    if (::access(name_.c_str(), F_OK) == 0) return EEXIST;  // a file system that cannot do both at once
    return ::rename(own_.c_str(), name_.c_str()) == 0 ? 0 : errno;
  }
  fs::path name_, own_;
  std::optional<Nameless> nameless_;
  int lock_ = -1;
  bool made_ = false;
};

Result<void> write_out(Connection& connection, const fs::path& into) {
  const Result<std::unique_ptr<Statement>> statement = connection.prepare("VACUUM INTO ?");
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

/// The new file without its name, checked and on the disk.
Result<Checked> copied(const fs::path& file, Part& part, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::look, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const auto step = step_of(**connection, file); !step) return tl::unexpected(step.error());
  if (const Result<void> made = part.make(); !made) return tl::unexpected(made.error());
  if (const Result<void> done = write_out(**connection, part.path()); !done) return tl::unexpected(done.error());
  Result<Checked> all_well = checked(part.path(), key, file);
  if (!all_well) return all_well;
  const Result<void> settled = part.settle();
  return settled ? std::move(all_well) : tl::unexpected(settled.error());
}

/// A log beside a register, beside the copy of the register; nothing where it has none.
class PartBeside {
 public:
  PartBeside(const fs::path& log, const fs::path& into, const Key& key) : log_(log), part_(into), key_(key) {}
  Result<void> make() {
    std::error_code error;
    made_ = fs::exists(log_, error);
    const Result<Checked> done = made_ ? copied(log_, part_, key_) : Result<Checked>();
    return done ? Result<void>() : tl::unexpected(done.error());
  }
  Result<void> keep() { return made_ ? part_.keep() : Result<void>(); }

 private:
  fs::path log_;
  Part part_;
  Key key_;
  bool made_ = false;
};

}  // namespace

Result<Checked> copy(const fs::path& file, const fs::path& into, const Passphrase& passphrase) {
  std::error_code error;
  for (const fs::path& taken : {into, trail_of(into), desk_of(into)})
    if (fs::exists(taken, error)) return not_written(taken, EEXIST);
  if (!fs::exists(file, error)) return fail(Code::not_found, say("store-not-there", {{"file", file.string()}}), {file.string(), 0, ""});
  const Result<Key> key = unwrap_key(file, passphrase);
  if (!key) return tl::unexpected(key.error());
  Part part(into);
  PartBeside trail(trail_of(file), trail_of(into), key_of_trail(*key)), desk(desk_of(file), desk_of(into), key_of_desk(*key));
  Result<Checked> all_well = copied(file, part, *key);
  if (!all_well) return all_well;
  for (PartBeside* one : {&trail, &desk})
    if (const Result<void> made = one->make(); !made) return tl::unexpected(made.error());
  // The register last: without its key, its trail or its desk it would be a copy of nothing, or of less.
  Result<void> kept = *key ? copy_key(file, into) : Result<void>();
  for (PartBeside* one : {&trail, &desk})
    if (kept) kept = one->keep();
  if (kept) kept = part.keep();
  return kept ? std::move(all_well) : tl::unexpected(kept.error());
}

}  // namespace nostoi::sqlite
