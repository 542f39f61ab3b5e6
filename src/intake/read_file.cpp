// The door of intake: a file is told by its first bytes, read by the reader of its format into the assembly, and hashed beside it.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <thread>

#include "intake/assembly.hpp"
#include "intake/unsupported.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::intake {

namespace {

constexpr std::size_t chunk = 1u << 20;
constexpr std::size_t first_bytes = 64u << 10;

Error unreadable(const std::filesystem::path& path, std::string why) {
  return {Code::io, say("file-unreadable", {{"file", path.string()}, {"why", std::move(why)}}), {path.string(), 0, {}}};
}

/// SHA-256 of the bytes on disk; empty when they cannot be read to their end.
std::string hash_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  Sha256 hash;
  std::string buffer(chunk, '\0');
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    hash.add({buffer.data(), static_cast<std::size_t>(in.gcount())});
  }
  return in.eof() ? hash.hex() : std::string();
}

Result<std::string> beginning_of(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error))
    return fail(Code::not_found, say("file-not-found", {{"file", path.string()}}), {path.string(), 0, {}});
  if (std::filesystem::is_directory(path, error)) return tl::unexpected(unreadable(path, say("file-is-folder")));
  std::ifstream in(path, std::ios::binary);
  std::string bytes(first_bytes, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad() || (!in.eof() && in.fail())) return tl::unexpected(unreadable(path, std::generic_category().message(errno)));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace

Result<std::vector<List>> read_file(const std::filesystem::path& path, const ReadOptions& options) {
  const Result<std::string> beginning = beginning_of(path);
  if (!beginning) return tl::unexpected(beginning.error());
  const std::filesystem::path named = options.called.empty() ? path : std::filesystem::path(options.called);
  if (const Result<void> known = refuse_known_unsupported(named, *beginning); !known) return tl::unexpected(known.error());
  const Format* format = format_of(named, *beginning);
  if (!format) return fail(Code::unsupported, say("format-unknown", {{"file", named.string()}}), {named.string(), 0, {}});

  Source source;
  source.path = named.string();
  source.size = std::filesystem::file_size(path);
  source.format = format->name;
  std::jthread hashing;
  const auto hash = [&source, &path] { source.sha256 = hash_of(path); };
  if (options.threads > 1) hashing = std::jthread(hash);

  Assembly assembly(options);
  if (options.progress) assembly.seen = [&](std::uint64_t bytes) { options.progress(std::min(bytes, source.size), source.size); };
  const Result<void> read = format->read(path, Limits(), assembly);
  std::vector<List> lists = read ? assembly.finish() : std::vector<List>();
  if (hashing.joinable())
    hashing.join();
  else
    hash();
  if (!read) return tl::unexpected(read.error());
  if (source.sha256.empty()) return tl::unexpected(unreadable(path, std::generic_category().message(EIO)));
  for (List& list : lists) {
    std::string encoding = std::move(list.source.encoding);
    list.source = source;
    list.source.encoding = std::move(encoding);
  }
  name_lists(lists);
  return lists;
}

void name_lists(std::vector<List>& lists) {
  std::map<std::string, std::size_t> tables;               // of one source
  std::map<std::string, std::vector<std::string>> owners;  // sources of one base name
  for (const List& list : lists) {
    if (++tables[list.source.path] == 1) owners[std::filesystem::path(list.source.path).filename().string()].push_back(list.source.path);
  }
  std::map<std::string, int> used;
  for (List& list : lists) {
    const std::filesystem::path path = list.source.path;
    std::string name = path.filename().string();
    if (owners[name].size() > 1)
      if (const auto parent = std::filesystem::absolute(path).lexically_normal().parent_path().filename().string(); !parent.empty())
        name = parent + "/" + name;
    if (tables[list.source.path] > 1) name += "#" + list.table;
    const int count = ++used[name];
    list.name = count == 1 ? name : name + "~" + std::to_string(count);
  }
}

}  // namespace nostoi::intake
