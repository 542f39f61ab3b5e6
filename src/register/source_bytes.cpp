// Whoever may see all that the lists of a file say may see the file: it cannot be given in part.
#include "register/heads.hpp"
#include "register/kept_bytes.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

Result<std::vector<ListFacts>> lists_of_source(Snapshot& snapshot, Position source) {
  Result<std::vector<ListFacts>> all = lists(snapshot);
  if (all) std::erase_if(*all, [&](const ListFacts& list) { return list.source != source; });
  return all;
}

/// Refuses where a column says, by its nature, what the actor is not cleared for. Of what class is not told, as in a person's file.
Result<void> no_column_is_shut(Snapshot& snapshot, const access::Actor& actor, const std::vector<ListFacts>& lists) {
  for (const ListFacts& list : lists) {
    const Result<ListHead> head = list_head(snapshot, list.at);
    if (!head) return tl::unexpected(head.error());
    for (const Json& column : head->columns)
      if (!access::may_read(actor, class_of_column(column))) return fail(Code::denied, say("source-withheld"));
  }
  return {};
}

/// Refuses where anything in the lists is sealed: then the file that says it is too.
Result<void> nothing_is_sealed(Snapshot& snapshot, const std::vector<ListFacts>& lists) {
  const Result<std::vector<Record>> seals = records_of(snapshot, access::all_seeing({}), kind::sealed);
  if (!seals) return tl::unexpected(seals.error());
  if (seals->empty()) return {};
  for (const ListFacts& list : lists)
    for (std::uint64_t row = 1; row <= list.lines; ++row) {
      const Result<bool> sealed = is_sealed(snapshot, list.line(row));
      if (!sealed) return tl::unexpected(sealed.error());
      if (*sealed) return fail(Code::denied, say("person-sealed"));
    }
  return {};
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
  const Result<std::vector<ListFacts>> read_from_it = lists_of_source(**snapshot, source);
  if (!read_from_it) return tl::unexpected(read_from_it.error());
  if (const Result<void> open = no_column_is_shut(**snapshot, actor, *read_from_it); !open) return open;
  if (const Result<void> open = nothing_is_sealed(**snapshot, *read_from_it); !open) return open;
  const Result<std::vector<Position>> parts = parts_of(**snapshot, source);
  if (!parts) return tl::unexpected(parts.error());
  if (parts->empty()) return fail(Code::not_found, say("source-not-kept", {{"list", head->facts.name}}));
  if (const Result<void> told = reg.will_show(actor, {"source", {list}}); !told) return told;
  return give_parts(**snapshot, source, head->facts.sha256, out);
}

}  // namespace nostoi
