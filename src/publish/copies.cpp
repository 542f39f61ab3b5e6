// Making copies, following them, wanting them back. What is issued is looked at again: only what was approved leaves.
#include <algorithm>

#include "publish/copy.hpp"
#include "publish/kinds.hpp"
#include "publish/looking.hpp"
#include "publish/vocabulary.hpp"
#include "register/note.hpp"

namespace nostoi::publish {

namespace {

std::string number(Position position) { return std::to_string(position); }

/// It may leave now, to this name.
Result<void> may_be_issued(const Publication& publication, const std::string& to) {
  if (publication.state != State::approved && publication.state != State::issued)
    return fail(Code::conflict, say("publication-is", {{"number", number(publication.at)},
                                                       {"state", say("publication-" + std::string(state_name(publication.state)))}}));
  if (publication.corrected_by != 0)
    return fail(Code::conflict,
                say("publication-corrected", {{"number", number(publication.at)}, {"by", number(publication.corrected_by)}}));
  if (to != publication.proposal.to.name && !has(publication.proposal.onward, to))
    return fail(Code::denied, say("publication-not-to", {{"to", to}}));
  return {};
}

/// What was approved, as the register stands now.
Result<LookedAt> still_approved(Snapshot& snapshot, const access::Actor& actor, const Publication& publication, std::int64_t clock) {
  Result<LookedAt> seen = look_at(snapshot, actor, publication.proposal, answers_of(publication), clock);
  if (!seen) return seen;
  const auto open = std::ranges::find_if(seen->looked.obstacles, [](const Obstacle& one) { return one.open(); });
  const bool same = seen->looked.table.hash() == publication.approved_hash;
  if (same && open == seen->looked.obstacles.end()) return seen;
  const std::string what =
      open == seen->looked.obstacles.end() ? "" : (open->anchor ? "a" + number(open->anchor) + ": " : "") + open->sentence;
  return fail(Code::conflict, say("publication-changed", {{"number", number(publication.at)}, {"what", what}}));
}

Result<std::string> file_of(const Sheet& sheet, const std::string& format) {
  return format == "xlsx" ? as_xlsx(sheet) : Result<std::string>(as_csv(sheet));
}

/// The table that a correction corrects.
Result<std::optional<Table>> corrected(Snapshot& snapshot, const access::Actor& actor, const Publication& publication, std::int64_t clock) {
  if (publication.proposal.corrects == 0) return std::nullopt;
  const Result<Publication> before = publication_at(snapshot, actor, publication.proposal.corrects, clock);
  if (!before) return tl::unexpected(before.error());
  Result<Table> table = table_as_approved(snapshot, *before);
  if (!table) return tl::unexpected(table.error());
  return std::optional<Table>(std::move(*table));
}

}  // namespace

const std::vector<std::string>& formats() {
  static const std::vector<std::string> all{"csv", "xlsx"};
  return all;
}

Result<Issued> issue(Register& reg, const access::Actor& actor, Position at, const std::string& to, const std::string& format) {
  if (const Result<void> is = must_be_one_of(formats(), format, "publish-format"); !is) return tl::unexpected(is.error());
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const std::int64_t clock = reg.surroundings().clock();
  const Result<Publication> publication = publication_at(log->transaction(), actor, at, clock);
  if (!publication) return tl::unexpected(publication.error());
  if (const Result<void> may = may_be_issued(*publication, to); !may) return tl::unexpected(may.error());
  const Result<LookedAt> seen = still_approved(log->transaction(), actor, *publication, clock);
  if (!seen) return tl::unexpected(seen.error());
  const Result<std::optional<Table>> before = corrected(log->transaction(), actor, *publication, clock);
  if (!before) return tl::unexpected(before.error());

  Issued issued;
  Copy& copy = issued.copy;
  copy = {0, clock, actor.id, to, new_mark(reg.surroundings()), format, {}, seen->looked.table.rows.size(), {}};
  const bool counts = publication->proposal.counts();
  const Sheet sheet = counts ? sheet_of_count(seen->looked.table, copy.mark) : sheet_of(seen->looked.table, copy.mark);
  Result<std::string> file = file_of(sheet, format);
  if (!file) return tl::unexpected(file.error());
  copy.sha256 = sha256_hex(*file);
  if (const Result<void> heard = reg.will_show(actor, {"published", seen->about}); !heard) return tl::unexpected(heard.error());
  const Result<Position> made =
      add_record_alone(*log, kind::copied, {at}, "ordinary",
                       {{"format", format}, {"mark", copy.mark}, {"rows", copy.rows}, {"sha256", copy.sha256}, {"to", to}});
  if (!made) return tl::unexpected(made.error());
  copy.at = *made;
  issued.letter = letter_of(*publication, copy, seen->looked.table, *before ? &**before : nullptr);
  issued.file = std::move(*file);
  return issued;
}

Result<Position> recall(Register& reg, const access::Actor& actor, Position at, const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Publication> publication = publication_at(log->transaction(), actor, at, reg.surroundings().clock());
  if (!publication) return tl::unexpected(publication.error());
  if (publication->copies.empty()) return fail(Code::conflict, say("publication-no-copies", {{"number", number(at)}}));
  if (publication->recalled.at != 0) return fail(Code::conflict, say("publication-recalled-before", {{"number", number(at)}}));
  return add_record_alone(*log, kind::recalled, {at}, "ordinary", {{"why", why}});
}

Result<Position> tell_of_copy(Register& reg, const access::Actor& actor, Position copy, const std::string& word, const std::string& why) {
  if (const Result<void> is = must_be_one_of(copy_words(), word, "copy-word"); !is) return tl::unexpected(is.error());
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<Record> record = record_at(log->transaction(), access::all_seeing(actor), copy, kind::copied);
  if (!record) return fail(Code::not_found, say("copy-none", {{"number", number(copy)}}));
  return add_record_alone(*log, kind::copy_told, {copy}, "ordinary", {{"why", why}, {"word", word}});
}

}  // namespace nostoi::publish
