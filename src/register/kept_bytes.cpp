// Parts are as large as a payload may comfortably be; their bytes stand in it in base64. None of this holds more than a part in memory.
#include "register/kept_bytes.hpp"

#include <algorithm>
#include <fstream>

#include "base/base64.hpp"
#include "register/rows.hpp"

namespace nostoi {

namespace {

constexpr std::size_t part_bytes = 48 * 1024, beginning_bytes = 64;

/// Gives a file in parts, until `take` says false.
Result<void> read_parts(const std::filesystem::path& file, const std::function<Result<bool>(std::string_view)>& take) {
  std::error_code error;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, error)) return fail(Code::not_found, say("cli-no-file", {{"file", file.string()}}));
  std::string part(part_bytes, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0) {
    const Result<bool> more = take(std::string_view(part.data(), static_cast<std::size_t>(in.gcount())));
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
  }
  return {};
}

Result<std::string> bytes_of_part(Snapshot& snapshot, Position at) {
  const Result<Event> event = event_at(snapshot, at);
  if (!event) return tl::unexpected(event.error());
  if (event->payload.empty()) return fail(Code::denied, say("source-erased"));
  const Result<Json> payload = read_canonical(event->payload);
  if (!payload) return tl::unexpected(payload.error());
  const std::optional<std::string> bytes = bytes_of_base64(payload->value("bytes", ""));
  return bytes ? Result<std::string>(*bytes) : fail(Code::invalid, say("log-payload"));
}

}  // namespace

Result<FileFacts> file_facts(const std::filesystem::path& file, std::uint64_t most) {
  FileFacts facts;
  Sha256 hash;
  const Result<void> done = read_parts(file, [&](std::string_view bytes) -> Result<bool> {
    if (facts.size == 0) facts.beginning = bytes.substr(0, beginning_bytes);
    facts.size += bytes.size();
    hash.add(bytes);
    return facts.size <= most;
  });
  if (!done) return tl::unexpected(done.error());
  facts.sha256 = hash.hex();
  return facts;
}

Result<std::uint64_t> add_parts(Log& log, Position of, const std::string& handling, const std::filesystem::path& file,
                                const std::string& sha256) {
  std::uint64_t count = 0, part = 0;
  Sha256 hash;
  const Result<void> done = read_parts(file, [&](std::string_view bytes) -> Result<bool> {
    count += bytes.size();
    hash.add(bytes);
    const Result<Position> at = add_record(log, kind::source_part, {of}, handling, {{"bytes", base64(bytes)}, {"part", ++part}});
    return at ? Result<bool>(true) : tl::unexpected(at.error());
  });
  if (!done) return tl::unexpected(done.error());
  if (hash.hex() != sha256) return fail(Code::invalid, say("source-another-file", {{"file", file.string()}}));
  return count;
}

Result<std::vector<Position>> parts_of(Snapshot& snapshot, Position of) {
  std::vector<Position> all;
  const std::string prefix = rows::about(of);
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view kind) {
    if (kind == kind::source_part) all.push_back(rows::read_numbers(key.substr(prefix.size())).front());
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

Result<void> give_parts(Snapshot& snapshot, Position of, const std::string& sha256, const std::function<void(std::string_view)>& out) {
  const Result<std::vector<Position>> parts = parts_of(snapshot, of);
  if (!parts) return tl::unexpected(parts.error());
  Sha256 hash;
  for (const Position at : *parts) {
    const Result<std::string> bytes = bytes_of_part(snapshot, at);
    if (!bytes) return tl::unexpected(bytes.error());
    hash.add(*bytes);
    out(*bytes);
  }
  if (hash.hex() != sha256) return fail(Code::invalid, say("log-payload"));
  return {};
}

}  // namespace nostoi
