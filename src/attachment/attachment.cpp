// An attachment is a record about its anchor, and the parts of its bytes are records about that. Who may see one follows from the anchor
// (its class, seals, consent) and from two classes: the one it was given, and the one all attachments are of.
#include "nostoi/attachment.hpp"

#include <algorithm>

#include "register/entry.hpp"
#include "register/eyes.hpp"
#include "register/kept_bytes.hpp"
#include "register/line_text.hpp"
#include "register/note.hpp"

namespace nostoi::attachment {

namespace {

constexpr std::string_view attached = "attached", judged = "judged-by-eye";

std::string number(Position at) { return std::to_string(at); }

Result<void> must_be_cleared(const access::Actor& actor, const std::string& handling) {
  for (const std::string& wanted : {std::string(sealed_by_nature), handling})
    if (!access::may_read(actor, wanted)) return fail(Code::denied, say("attachment-not-cleared", {{"class", wanted}}));
  return {};
}

/// Whether what stands at the anchor is told to the actor at all: its class, its seals, the consent it was given under.
Result<void> must_be_open(const Eyes& eyes, Position anchor) {
  const Result<PersonFile> file = file_of(eyes.snapshot, eyes.actor, anchor, {eyes.known, {}}, eyes.clock);
  if (!file) return tl::unexpected(file.error());
  const auto entry = std::ranges::find(file->entries, anchor, &FileEntry::anchor);
  if (entry->erased) return fail(Code::denied, say("person-erased"));
  if (entry->withheld) return fail(Code::denied, say(entry->note.handling == sealed_class ? "person-sealed" : "person-withheld"));
  return {};
}

/// The record of an attachment, whoever asks.
Result<Record> attached_at(Snapshot& snapshot, Position at) {
  Result<Record> record = record_at(snapshot, access::all_seeing({}), at, attached);
  if (!record) return fail(Code::not_found, say("attachment-none", {{"number", number(at)}}));
  if (record->erased) return fail(Code::denied, say("attachment-erased", {{"number", number(at)}}));
  return record;
}

Position anchor_of(const Record& record) { return record.about.front(); }

/// The record of an attachment that the actor may look at.
Result<Record> open_at(const Eyes& eyes, Position at) {
  Result<Record> record = attached_at(eyes.snapshot, at);
  if (!record) return record;
  Result<void> open = must_be_cleared(eyes.actor, record->handling);
  if (open) open = must_be_open(eyes, anchor_of(*record));
  return open ? std::move(record) : tl::unexpected(open.error());
}

/// What is told of it to those who may not see it.
Attachment outline_of(const Record& record) {
  Attachment outline;
  outline.at = record.at;
  outline.when = record.when;
  outline.actor = record.actor;
  outline.anchor = anchor_of(record);
  outline.handling = record.handling;
  outline.shows = record.payload.at("shows");
  outline.taken = date_in(record.payload, "taken");
  return outline;
}

Attachment attachment_of(const Record& record) {
  Attachment whole = outline_of(record);
  const Json& said = record.payload;
  whole.shut = false;
  whole.taken_by = said.at("taken_by");
  whole.speaker = said.at("speaker");
  whole.text = said.at("text");
  whole.sha256 = said.at("sha256");
  whole.media = said.at("media");
  whole.size = said.at("size");
  return whole;
}

ByEye by_eye_of(const Record& record) {
  return {record.at,
          record.payload.at("left"),
          record.payload.at("right"),
          verdict_named(record.payload.at("verdict").get<std::string>()).value_or(Verdict::unsure),
          record.payload.at("why"),
          record.actor,
          record.when};
}

/// What was seen of an attachment beside others that are open to the actor too.
Result<std::vector<ByEye>> by_eye(const Eyes& eyes, Position at) {
  const Result<std::vector<Record>> records = records_about(eyes.snapshot, eyes.actor, at, judged, eyes.known);
  if (!records) return tl::unexpected(records.error());
  std::vector<ByEye> seen;
  for (const Record& record : *records) {
    if (record.withheld || record.erased) continue;
    const ByEye one = by_eye_of(record);
    if (open_at(eyes, one.left == at ? one.right : one.left)) seen.push_back(one);
  }
  return seen;
}

Result<void> add_to(const Eyes& eyes, const Record& record, Attachments& found) {
  const bool told = access::may_read(eyes.actor, record.handling) && must_be_open(eyes, anchor_of(record));
  if (!told) return ++found.withheld, Result<void>();
  if (!access::may_read(eyes.actor, sealed_by_nature)) return found.all.push_back(outline_of(record)), Result<void>();
  Attachment whole = attachment_of(record);
  Result<std::vector<ByEye>> seen = by_eye(eyes, record.at);
  if (!seen) return tl::unexpected(seen.error());
  whole.by_eye = std::move(*seen);
  found.all.push_back(std::move(whole));
  return {};
}

Result<void> must_be_new(Snapshot& snapshot, Position anchor, const std::string& sha256) {
  const Result<std::vector<Record>> before = records_about(snapshot, access::all_seeing({}), anchor, attached);
  if (!before) return tl::unexpected(before.error());
  for (const Record& one : *before)
    if (one.payload.at("sha256") == sha256) return fail(Code::conflict, say("attachment-twice", {{"number", number(one.at)}}));
  return {};
}

Result<FileFacts> attachable(const std::filesystem::path& file) {
  Result<FileFacts> facts = file_facts(file, largest());
  if (!facts) return facts;
  if (facts->size == 0) return fail(Code::invalid, say("attachment-empty", {{"file", file.string()}}));
  if (facts->size <= largest()) return facts;
  return fail(Code::invalid, say("attachment-large", {{"file", file.string()}, {"most", number(largest() / (1024 * 1024))}}));
}

Json payload_of(const About& about, const FileFacts& facts) {
  Json payload{{"media", media_of(facts.beginning).type},
               {"sha256", facts.sha256},
               {"shows", about.shows},
               {"size", facts.size},
               {"speaker", about.speaker},
               {"taken_by", about.taken_by},
               {"text", about.text}};
  put_date(payload, "taken", about.taken);
  return payload;
}

}  // namespace

Result<Position> add(Register& reg, const access::Actor& actor, const About& about, const std::filesystem::path& file) {
  Result<void> is = must_be_one_of(kinds(), about.shows, "attachment-shows");
  if (is) is = access::must_be_handling_class(about.handling);
  if (is) is = must_be_cleared(actor, about.handling);
  if (!is) return tl::unexpected(is.error());
  const Result<FileFacts> facts = attachable(file);
  if (!facts) return tl::unexpected(facts.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  Transaction& now = log->transaction();
  is = must_be_anchor(now, about.anchor);
  if (is) is = must_be_open({now, actor, reg.surroundings().clock()}, about.anchor);
  if (is) is = must_be_new(now, about.anchor, facts->sha256);
  if (!is) return tl::unexpected(is.error());
  const Result<Position> at = add_record(*log, attached, {about.anchor}, about.handling, payload_of(about, *facts));
  if (!at) return at;
  if (const auto kept = add_parts(*log, *at, std::string(sealed_by_nature), file, facts->sha256); !kept)
    return tl::unexpected(kept.error());
  if (const Result<void> done = log->commit(); !done) return tl::unexpected(done.error());
  return at;
}

Result<Attachments> attachments_of(Register& reg, const access::Actor& actor, Position anchor, Position known) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Position> person = person_of(**snapshot, anchor, known);
  if (!person) return tl::unexpected(person.error());
  const Result<std::vector<Record>> records = records_of_person(**snapshot, access::all_seeing(actor), *person, attached, known);
  if (!records) return tl::unexpected(records.error());
  const Eyes eyes{**snapshot, actor, reg.surroundings().clock(), known};
  Attachments found;
  access::Reading reading{"attachments", {}};
  for (const Record& record : *records) {
    if (record.erased) continue;
    if (const Result<void> done = add_to(eyes, record, found); !done) return tl::unexpected(done.error());
    reading.about.push_back(anchor_of(record));
  }
  if (reading.about.empty()) return found;
  reading.about.erase(std::ranges::unique(reading.about).begin(), reading.about.end());
  if (const Result<void> heard = reg.will_show(actor, reading); !heard) return tl::unexpected(heard.error());
  return found;
}

Result<Attachment> get(Register& reg, const access::Actor& actor, Position at, const std::function<void(std::string_view)>& out) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Eyes eyes{**snapshot, actor, reg.surroundings().clock()};
  const Result<Record> record = open_at(eyes, at);
  if (!record) return tl::unexpected(record.error());
  if (const Result<void> heard = reg.will_show(actor, {"attachment", {anchor_of(*record), at}}); !heard)
    return tl::unexpected(heard.error());
  Attachment found = attachment_of(*record);
  if (const Result<void> given = give_parts(**snapshot, at, found.sha256, out); !given) return tl::unexpected(given.error());
  return found;
}

Result<Position> judge(Register& reg, const access::Actor& actor, Position left, Position right, Verdict verdict, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  if (left == right) return fail(Code::invalid, say("attachment-itself"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Eyes eyes{log->transaction(), actor, reg.surroundings().clock()};
  for (const Position one : {left, right})
    if (const Result<Record> open = open_at(eyes, one); !open) return tl::unexpected(open.error());
  return add_record_alone(
      *log, judged, {left, right}, std::string(sealed_by_nature),
      {{"left", std::min(left, right)}, {"right", std::max(left, right)}, {"verdict", std::string(verdict_name(verdict))}, {"why", why}});
}

}  // namespace nostoi::attachment
