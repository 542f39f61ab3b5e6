// Nameless files first, names at the end, with signals held back for that moment.
#include "app/outputs.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace nostoi::app {

namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> not_writable(const fs::path& path, int why) {
  return fail(Code::io, say("file-not-writable", {{"file", path.string()}, {"why", std::strerror(why)}}), {path.string(), 0, ""});
}

// While the files get their names a signal waits: the moment is short, and half a set would be worse than a late goodbye.
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t all;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_BLOCK, &all, &before_);
  }
  ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace

Result<void> writable_folder(const fs::path& folder) {
  std::error_code error;
  fs::path existing = fs::absolute(folder, error);
  while (!fs::exists(existing, error) && existing.has_parent_path() && existing != existing.parent_path())
    existing = existing.parent_path();
  if (!fs::is_directory(existing, error)) return not_writable(folder, ENOTDIR);
  if (::access(existing.c_str(), W_OK | X_OK) != 0) return not_writable(folder, errno);
  return {};
}

Result<Outputs> Outputs::open(fs::path folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    fs::create_directories(folder, error);
    if (error) return not_writable(folder, error.value());
    fs::permissions(folder, fs::perms::owner_all, error);
  }
  return Outputs(std::move(folder));
}

Result<void> Outputs::add(std::string_view name, const std::function<void(const Out&)>& write) {
  Result<SafeFile> file = SafeFile::create(folder_ / name);
  if (!file) return tl::unexpected(file.error());
  write([&](std::string_view piece) { file->write(piece); });
  names_.push_back(folder_ / name);
  files_.push_back(std::move(*file));
  return {};
}

Result<void> Outputs::add(std::string_view name, std::string_view text) {
  return add(name, [&](const Out& out) { out(text); });
}

Result<void> Outputs::settle() {
  std::vector<Result<void>> settled(files_.size());  // all at once: to settle is to wait for the disk
  for_chunks(files_.size(), files_.size(), [&](std::size_t file) { settled[file] = files_[file].settle(); });
  for (const Result<void>& one : settled)
    if (!one) return one;
  return {};
}

Result<void> Outputs::commit() {
  if (const Result<void> settled = settle(); !settled) return settled;
  const SignalsWait wait;
  ::unlink(names_.back().c_str());
  for (const fs::path& path : taken_away_) ::unlink(path.c_str());
  for (SafeFile& file : files_)
    if (const Result<void> done = file.commit(); !done) return done;
  return {};
}

}  // namespace nostoi::app
