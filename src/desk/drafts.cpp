// A draft is an event, its parts are events about it, and what is taken up or dropped is erased from the log.
#include "nostoi/desk/drafts.hpp"

#include <algorithm>

#include "base/base64.hpp"
#include "register/erase.hpp"
#include "register/record.hpp"

namespace nostoi::desk {

namespace {

constexpr std::string_view draft_kind = "draft-opened", part_kind = "draft-part", dropped_kind = "draft-dropped",
                           columns_kind = "draft-columns";

tl::unexpected<Error> no_draft() { return fail(Code::not_found, say("desk-no-draft")); }

/// The parts of a draft, in their order.
Result<std::vector<Record>> parts_of(Snapshot& snapshot, const access::Actor& by, Position draft) {
  return records_about(snapshot, by, draft, part_kind);
}

Result<Draft> draft_of(Snapshot& snapshot, const access::Actor& by, const Record& record) {
  Draft draft{record.at, record.payload.value("name", ""), record.actor, record.payload.value("size", std::uint64_t{0}), 0, record.when};
  const Result<std::vector<Record>> parts = parts_of(snapshot, by, record.at);
  const Result<std::vector<Record>> dropped = records_about(snapshot, by, record.at, dropped_kind);
  if (!parts || !dropped) return tl::unexpected(parts ? dropped.error() : parts.error());
  draft.dropped = record.erased || !dropped->empty();
  for (const Record& part : *parts)
    if (!part.erased) draft.have += part.payload.at("size").get<std::uint64_t>();
  return draft;
}

Result<Draft> draft_in(Snapshot& snapshot, const access::Actor& by, Position at) {
  const Result<Record> record = record_at(snapshot, by, at, draft_kind);
  if (!record || record->erased || record->actor != by.id) return no_draft();
  const Result<Draft> draft = draft_of(snapshot, by, *record);
  return draft && draft->dropped ? Result<Draft>(no_draft()) : draft;
}

}  // namespace

Result<Position> open_draft(Register& desk, const access::Actor& by, const std::string& name, std::uint64_t size) {
  const std::string base = std::filesystem::path(name).filename().string();
  if (base.empty() || base == "." || base == "..") return fail(Code::invalid, say("desk-draft-name"), {"", 0, "name"});
  if (size == 0) return fail(Code::invalid, say("desk-draft-empty"), {"", 0, "size"});
  if (size > largest_draft)
    return fail(Code::invalid, say("desk-draft-large", {{"most", std::to_string(largest_draft >> 20)}}), {"", 0, "size"});
  Result<Log> log = Log::begin(desk, by);
  if (!log) return tl::unexpected(log.error());
  return add_record_alone(*log, draft_kind, {}, access::handling_classes().front(), {{"name", base}, {"size", size}});
}

Result<std::uint64_t> add_part(Register& desk, const access::Actor& by, Position at, std::uint64_t from, std::string_view bytes) {
  Result<Log> log = Log::begin(desk, by);
  if (!log) return tl::unexpected(log.error());
  const Result<Draft> draft = draft_in(log->transaction(), by, at);
  if (!draft) return tl::unexpected(draft.error());
  if (from > draft->have) return fail(Code::conflict, say("desk-draft-gap"), {"", 0, "from"});
  const std::uint64_t known = std::min<std::uint64_t>(draft->have - from, bytes.size());
  bytes.remove_prefix(static_cast<std::size_t>(known));
  if (bytes.empty()) return draft->have;
  if (bytes.size() > largest_part || draft->have + bytes.size() > draft->size)
    return fail(Code::invalid, say("desk-draft-size"), {"", 0, "from"});
  Json said{{"from", draft->have}, {"size", bytes.size()}, {"bytes", base64(bytes)}};
  const Result<Position> done = add_record_alone(*log, part_kind, {at}, access::handling_classes().front(), std::move(said));
  return done ? Result<std::uint64_t>(draft->have + bytes.size()) : tl::unexpected(done.error());
}

Result<Draft> draft(Register& desk, const access::Actor& by, Position at) {
  const Result<std::unique_ptr<Snapshot>> snapshot = desk.store().snapshot();
  return snapshot ? draft_in(**snapshot, by, at) : tl::unexpected(snapshot.error());
}

Result<std::vector<Draft>> drafts(Register& desk, const access::Actor& by) {
  const Result<std::unique_ptr<Snapshot>> snapshot = desk.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<std::vector<Draft>> all =
      each_of(records_of(**snapshot, by, draft_kind), [&](const Record& one) { return draft_of(**snapshot, by, one); });
  if (all) std::erase_if(*all, [&](const Draft& one) { return one.dropped || one.owner != by.id; });
  return all;
}

Result<void> choose_columns(Register& desk, const access::Actor& by, Position at, const std::vector<intake::ColumnChoice>& choices) {
  Result<Log> log = Log::begin(desk, by);
  if (!log) return tl::unexpected(log.error());
  if (const Result<Draft> there = draft_in(log->transaction(), by, at); !there) return tl::unexpected(there.error());
  Json said = Json::array();
  for (const intake::ColumnChoice& one : choices) said.push_back({{"field", one.field}, {"header", one.header}});
  const Result<Position> done = add_record_alone(*log, columns_kind, {at}, access::handling_classes().front(), {{"choices", said}});
  return done ? Result<void>() : tl::unexpected(done.error());
}

Result<std::vector<intake::ColumnChoice>> chosen_columns(Register& desk, const access::Actor& by, Position at) {
  const Result<std::unique_ptr<Snapshot>> snapshot = desk.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  if (const Result<Draft> there = draft_in(**snapshot, by, at); !there) return tl::unexpected(there.error());
  const Result<std::vector<Record>> said = records_about(**snapshot, by, at, columns_kind);
  if (!said) return tl::unexpected(said.error());
  std::vector<intake::ColumnChoice> choices;
  if (!said->empty())
    for (const Json& one : said->back().payload.at("choices")) choices.push_back({one.at("field"), one.at("header")});
  return choices;
}

Result<void> drop_draft(Register& desk, const access::Actor& by, Position at) {
  Result<Log> log = Log::begin(desk, by);
  if (!log) return tl::unexpected(log.error());
  const Result<Draft> draft = draft_in(log->transaction(), by, at);
  const Result<std::vector<Record>> parts = draft ? parts_of(log->transaction(), by, at) : tl::unexpected(draft.error());
  if (!parts) return tl::unexpected(parts.error());
  const std::string& plain = access::handling_classes().front();
  Json gone = Json::array();
  for (const Record& part : *parts) {
    if (const Result<void> done = log->transaction().erase(part.at); !done) return done;
    gone.push_back(part.at);
  }
  if (const auto done = add_record(*log, dropped_kind, {at}, plain, Json::object()); !done) return tl::unexpected(done.error());
  if (!gone.empty()) {  // nothing goes silently: a check asks which erasure names what is gone
    const auto named = add_record(*log, kind::erased, {at}, plain, {{"ground", "dropped"}, {"events", gone}});
    if (!named) return tl::unexpected(named.error());
    if (const Result<void> done = reindex(log->transaction()); !done) return done;
  }
  return log->commit();
}

Result<MemoryFile> file_of(Register& desk, const access::Actor& by, Position at) {
  const Result<std::unique_ptr<Snapshot>> snapshot = desk.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Draft> draft = draft_in(**snapshot, by, at);
  if (!draft) return tl::unexpected(draft.error());
  if (!draft->whole()) return fail(Code::conflict, say("desk-draft-part"));
  const Result<std::vector<Record>> parts = parts_of(**snapshot, by, at);
  Result<MemoryFile> file = MemoryFile::create();
  if (!parts || !file) return tl::unexpected(parts ? file.error() : parts.error());
  for (const Record& part : *parts) {
    const std::optional<std::string> bytes = bytes_of_base64(part.payload.at("bytes").get_ref<const std::string&>());
    if (const Result<void> done = bytes ? file->write(*bytes) : fail(Code::internal, say("desk-draft-part")); !done)
      return tl::unexpected(done.error());
  }
  return file;
}

}  // namespace nostoi::desk
