// How a register in a file is begun, opened, looked at and salvaged, and its trail beside it.
#include <unistd.h>

#include "nostoi/sqlite.hpp"
#include "sqlite/file_store.hpp"
#include "sqlite/migrations.hpp"

namespace nostoi::sqlite {

namespace {

Result<void> must_be_there(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) return {};
  return fail(Code::not_found, say("store-not-there", {{"file", file.string()}}), {file.string(), 0, ""});
}

/// The key of a register that is there.
Result<Key> key_of(const std::filesystem::path& file, const Passphrase& passphrase) {
  if (const Result<void> there = must_be_there(file); !there) return tl::unexpected(there.error());
  return unwrap_key(file, passphrase);
}

Result<std::unique_ptr<Store>> begin(const std::filesystem::path& file, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::create, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const Result<void> done = migrate(**connection, file, true); !done) return tl::unexpected(done.error());
  return store_in(file, Use::work, key);
}

Result<std::unique_ptr<Store>> go_on(const std::filesystem::path& file, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::work, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const Result<void> done = migrate(**connection, file, false); !done) return tl::unexpected(done.error());
  return store_in(file, Use::work, key);
}

/// The store, and what its file is encrypted with.
struct Opened {
  std::unique_ptr<Store> store;
  Key key;
};
Result<Opened> opened(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase) {
  std::error_code error;
  const bool fresh = opening == Opening::create;
  const bool taken = fresh && std::filesystem::exists(file, error);  // then its key file, if it has one, is not touched
  const Result<Key> key = taken ? Result<Key>(Key()) : fresh ? new_key(file, passphrase) : key_of(file, passphrase);
  if (!key) return tl::unexpected(key.error());
  Result<std::unique_ptr<Store>> store = fresh ? begin(file, *key) : go_on(file, *key);
  if (!store && fresh && *key) std::filesystem::remove(key_file_of(file), error);
  if (!store) return tl::unexpected(store.error());
  return Opened{std::move(*store), *key};
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase) {
  Result<Opened> done = opened(file, opening, passphrase);
  if (!done) return tl::unexpected(done.error());
  return std::move(done->store);
}

namespace {

/// Begins a log beside a register under a name of its own first: one that was cut short must not stand where the trail is looked for, and
/// nothing that stands there is ever replaced.
Result<void> begin_beside(const std::filesystem::path& beside, const Key& key) {
  const std::filesystem::path fresh = beside.string() + "." + std::to_string(::getpid()) + ".new";
  std::error_code error;
  std::filesystem::remove(fresh, error);
  if (const auto begun = begin(fresh, key); !begun) return tl::unexpected(begun.error());
  std::filesystem::create_hard_link(fresh, beside, error);
  if (error && error != std::errc::file_exists) std::filesystem::rename(fresh, beside, error);  // a stick that knows no links
  std::error_code gone;
  std::filesystem::remove(fresh, gone);
  if (!error || error == std::errc::file_exists) return {};
  return fail(Code::io, say("file-not-writable", {{"file", beside.string()}, {"why", error.message()}}), {beside.string(), 0, ""});
}

Result<std::unique_ptr<Store>> open_beside(const std::filesystem::path& beside, const Key& key) {
  std::error_code error;
  if (!std::filesystem::exists(beside, error))
    if (const Result<void> begun = begin_beside(beside, key); !begun) return tl::unexpected(begun.error());
  return go_on(beside, key);
}

}  // namespace

std::filesystem::path trail_of(const std::filesystem::path& file) { return file.string() + "-audit"; }
std::filesystem::path desk_of(const std::filesystem::path& file) { return file.string() + "-desk"; }

namespace {
Result<Together> with_its_logs(const std::filesystem::path& file, std::unique_ptr<Store> reg, const Key& key) {
  Result<std::unique_ptr<Store>> trail = open_beside(trail_of(file), key_of_trail(key));
  if (!trail) return tl::unexpected(trail.error());
  return Together{std::move(reg), std::move(*trail), [file, key] { return open_beside(desk_of(file), key_of_desk(key)); }};
}
}  // namespace

Result<Together> open_together(const std::filesystem::path& file, Opening opening, const Passphrase& passphrase) {
  Result<Opened> reg = opened(file, opening, passphrase);
  return reg ? with_its_logs(file, std::move(reg->store), reg->key) : tl::unexpected(reg.error());
}

Result<Together> look_together(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  Result<std::unique_ptr<Store>> reg = key ? look_at(file, *key) : tl::unexpected(key.error());
  return reg ? with_its_logs(file, std::move(*reg), *key) : tl::unexpected(reg.error());
}

Result<std::unique_ptr<Store>> open_trail(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  return key ? open_beside(trail_of(file), key_of_trail(*key)) : tl::unexpected(key.error());
}

Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  return key ? look_at(file, *key) : tl::unexpected(key.error());
}

Result<std::unique_ptr<Store>> look_at(const std::filesystem::path& file, const Key& key) {
  const Result<std::unique_ptr<Connection>> connection = Connection::open(file, Use::look, key);
  if (!connection) return tl::unexpected(connection.error());
  if (const auto step = step_of(**connection, file); !step) return tl::unexpected(step.error());
  return store_in(file, Use::look, key);
}

Result<std::unique_ptr<Store>> salvage(const std::filesystem::path& file, const Passphrase& passphrase) {
  const Result<Key> key = key_of(file, passphrase);
  if (!key) return tl::unexpected(key.error());
  return store_in(file, Use::salvage, *key);
}

}  // namespace nostoi::sqlite
