// Whoever may see the list may see the file, unless anything in it is sealed.
#include "register/heads.hpp"
#include "register/kept_bytes.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

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
  const Result<std::vector<Position>> before = parts_of(log->transaction(), source);
  if (!head || !before) return tl::unexpected(head ? before.error() : head.error());
  if (!before->empty()) return fail(Code::conflict, say("source-kept-before", {{"source", std::to_string(source)}}));
  const Result<std::uint64_t> count = add_parts(*log, source, head->at("handling"), file, head->at("sha256"));
  if (!count) return count;
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
  const Result<std::vector<Position>> parts = parts_of(**snapshot, source);
  if (!parts) return tl::unexpected(parts.error());
  if (parts->empty()) return fail(Code::not_found, say("source-not-kept", {{"list", head->facts.name}}));
  if (const Result<void> told = reg.will_show(actor, {"source", {list}}); !told) return told;
  return give_parts(**snapshot, source, head->facts.sha256, out);
}

}  // namespace nostoi
