// Parts are as large as a payload may comfortably be; their bytes stand in it in base64.
#include "register/source_bytes.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <fstream>

#include "register/heads.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

constexpr std::size_t part_bytes = 48 * 1024;

std::string base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::optional<std::string> bytes_of_base64(const std::string& text) {
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  const int length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
  if (length < 0) return std::nullopt;
  const auto padding = static_cast<std::size_t>(text.ends_with("==") ? 2 : text.ends_with("=") ? 1 : 0);
  bytes.resize(static_cast<std::size_t>(length) - padding);
  return bytes;
}

/// Gives a file in parts; the SHA-256 of all of it.
Result<std::string> read_parts(const std::filesystem::path& file, const std::function<Result<void>(std::string_view)>& take) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail(Code::not_found, say("cli-no-file", {{"file", file.string()}}));
  Sha256 hash;
  std::string part(part_bytes, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0) {
    const std::string_view read(part.data(), static_cast<std::size_t>(in.gcount()));
    hash.add(read);
    if (const Result<void> done = take(read); !done) return tl::unexpected(done.error());
  }
  return hash.hex();
}

/// Whether anything in the lists of a source is sealed: then the file that says it is too.
Result<bool> holds_sealed(Snapshot& snapshot, Position source) {
  const Result<std::vector<Record>> seals = records_of(snapshot, access::all_seeing({}), kind::sealed);
  if (!seals || seals->empty()) return seals ? Result<bool>(false) : tl::unexpected(seals.error());
  const Result<std::vector<ListFacts>> all = lists(snapshot);
  if (!all) return tl::unexpected(all.error());
  for (const ListFacts& list : *all) {
    if (list.source != source) continue;
    for (std::uint64_t row = 1; row <= list.lines; ++row) {
      const Result<bool> sealed = is_sealed(snapshot, list.line(row));
      if (!sealed || *sealed) return sealed;
    }
  }
  return false;
}

}  // namespace

Result<std::uint64_t> keep_bytes(Register& reg, const access::Actor& actor, Position source, const std::filesystem::path& file) {
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Json> head = payload_at(log->transaction(), source, kind::source);
  const Result<std::vector<Record>> before = records_about(log->transaction(), access::all_seeing(actor), source, kind::source_part);
  if (!head || !before) return tl::unexpected(head ? before.error() : head.error());
  if (!before->empty()) return fail(Code::conflict, say("source-kept-before", {{"source", std::to_string(source)}}));
  std::uint64_t count = 0, part = 0;
  const Result<std::string> sha256 = read_parts(file, [&](std::string_view bytes) -> Result<void> {
    count += bytes.size();
    const Result<Position> at =
        add_record(*log, kind::source_part, {source}, head->at("handling"), {{"bytes", base64(bytes)}, {"part", ++part}});
    return at ? Result<void>() : tl::unexpected(at.error());
  });
  if (!sha256) return tl::unexpected(sha256.error());
  if (*sha256 != head->at("sha256").get<std::string>()) return fail(Code::invalid, say("source-another-file", {{"file", file.string()}}));
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return count;
}

Result<void> source_bytes(Register& reg, const access::Actor& actor, Position list, const std::function<void(std::string_view)>& out) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<ListHead> head = list_head(**snapshot, list);
  if (!head) return tl::unexpected(head.error());
  if (!access::may_read(actor, head->facts.handling)) return fail(Code::denied, say("person-withheld"));
  const Position source = head->facts.source;
  const Result<bool> sealed = holds_sealed(**snapshot, source);
  if (!sealed) return tl::unexpected(sealed.error());
  if (*sealed) return fail(Code::denied, say("person-sealed"));
  const Result<std::vector<Record>> parts = records_about(**snapshot, actor, source, kind::source_part);
  if (!parts) return tl::unexpected(parts.error());
  if (parts->empty()) return fail(Code::not_found, say("source-not-kept", {{"list", head->facts.name}}));
  if (const Result<void> told = reg.will_show(actor, {"source", {list}}); !told) return told;
  for (const Record& part : *parts) {
    const std::optional<std::string> bytes = part.erased ? std::nullopt : bytes_of_base64(part.payload.value("bytes", ""));
    if (!bytes) return fail(part.erased ? Code::denied : Code::invalid, say(part.erased ? "source-erased" : "log-payload"));
    out(*bytes);
  }
  return {};
}

}  // namespace nostoi
