// A publication is the fold of the records about it: the proposal, the answers, the approval, the copies and what became of them.
#include "publish/record.hpp"

#include <algorithm>

#include "publish/kinds.hpp"
#include "register/line_text.hpp"

namespace nostoi::publish {

namespace {

Proposal proposal_of(const Json& said) {
  Proposal proposal;
  proposal.to = {said.at("kind"), said.at("to"), said.at("speaks_as")};
  proposal.columns = said.at("columns");
  for (const Json& line : said.at("lines")) proposal.lines.push_back({line.at(0), line.at(1), line.at(2)});
  if (said.contains("count")) {
    const Json& count = said.at("count");
    proposal.count = {count.at("lists"), count.at("by"), count.at("caption")};
  }
  proposal.rows = said.at("rows");
  proposal.onward = said.at("onward");
  proposal.until = date_in(said, "until");
  proposal.why = said.at("why");
  proposal.corrects = said.at("corrects");
  return proposal;
}

std::vector<Under> told_of(const Json& approval) {
  std::vector<Under> all;
  if (!approval.contains("told")) return all;
  for (const Json& number : approval.at("told")) {
    Under under;
    for (const Json& value : number) under.push_back(value.is_null() ? std::nullopt : std::optional<std::string>(value.get<std::string>()));
    all.push_back(std::move(under));
  }
  return all;
}

ActWord word_of(const Record& record) { return {record.at, record.actor, record.payload.at("why"), record.when}; }

void add_answers(Publication& publication, const Record& record) {
  for (const Json& cell : record.payload.at("cells")) {
    const CellNamed named{cell.at(0), cell.at(1)};
    const auto same = [&](const auto& one) { return one.first.anchor == named.anchor && one.first.column == named.column; };
    std::erase_if(publication.answers, same);
    publication.answers.emplace_back(named, Answer{record.payload.at("give"), record.actor, record.payload.at("why"), record.at});
  }
}

Copy copy_of(const Record& record) {
  const Json& said = record.payload;
  return {record.at, record.when, record.actor, said.at("to"), said.at("mark"), said.at("format"), said.at("sha256"), said.at("rows"), {}};
}

void follow(Publication& publication, const Record& record) {
  if (record.kind == kind::answered) add_answers(publication, record);
  if (record.kind == kind::approved) {
    publication.approved = word_of(record);
    publication.approved_hash = record.payload.at("hash");
    publication.told = told_of(record.payload);
  }
  if (record.kind == kind::refused) publication.refused = word_of(record);
  if (record.kind == kind::recalled) publication.recalled = word_of(record);
  if (record.kind == kind::copied) publication.copies.push_back(copy_of(record));
  if (record.kind == kind::proposed) publication.corrected_by = record.at;
}

void follow(Copy& copy, const Record& record) {
  if (record.kind == kind::copy_told)
    copy.words.push_back({record.at, record.when, record.actor, record.payload.at("word"), record.payload.at("why")});
}

State state_of(const Publication& publication, std::int64_t clock) {
  if (publication.refused.at != 0) return State::refused;
  if (publication.recalled.at != 0) return State::recalled;
  if (publication.approved.at == 0) return State::proposed;
  if (publication.proposal.until.to < day_of_moment(clock)) return State::expired;
  return publication.copies.empty() ? State::approved : State::issued;
}

/// Who publishes reads the records of it, whatever they are about.
Result<std::vector<Record>> about(Snapshot& snapshot, const access::Actor& actor, Position at, Position known) {
  return records_about(snapshot, access::all_seeing(actor), at, {}, known);
}

/// Another publication corrects this one from when it was approved on.
Result<void> follow_all(Publication& publication, Snapshot& snapshot, const access::Actor& actor, Position known) {
  const Result<std::vector<Record>> records = about(snapshot, actor, publication.at, known);
  if (!records) return tl::unexpected(records.error());
  for (const Record& record : *records) {
    if (record.kind == kind::proposed) {
      const Result<std::vector<Record>> approvals = records_about(snapshot, access::all_seeing(actor), record.at, kind::approved, known);
      if (!approvals) return tl::unexpected(approvals.error());
      if (approvals->empty()) continue;
    }
    follow(publication, record);
  }
  for (Copy& copy : publication.copies) {
    const Result<std::vector<Record>> words = about(snapshot, actor, copy.at, known);
    if (!words) return tl::unexpected(words.error());
    for (const Record& record : *words) follow(copy, record);
  }
  return {};
}

Result<Publication> publication_of(const Record& record, Snapshot& snapshot, const access::Actor& actor, std::int64_t clock,
                                   Position known) {
  Publication publication;
  publication.at = record.at;
  publication.when = record.when;
  publication.actor = record.actor;
  publication.proposal = proposal_of(record.payload);
  if (const Result<void> done = follow_all(publication, snapshot, actor, known); !done) return tl::unexpected(done.error());
  publication.state = state_of(publication, clock);
  return publication;
}

}  // namespace

bool Copy::gone() const {
  return std::ranges::any_of(words, [](const CopyWord& one) { return one.word == "returned" || one.word == "destroyed"; });
}

bool Publication::wants_copies_back() const {
  const bool stale = state == State::recalled || state == State::expired || corrected_by != 0;
  return stale && std::ranges::any_of(copies, [](const Copy& copy) { return !copy.gone(); });
}

std::string_view state_name(State state) {
  constexpr std::string_view names[]{"proposed", "approved", "refused", "issued", "expired", "recalled"};
  return names[static_cast<std::size_t>(state)];
}

const std::vector<std::string>& copy_words() {
  static const std::vector<std::string> all{"acknowledged", "passed-on", "returned", "destroyed", "leaked"};
  return all;
}

Json payload_of(const Proposal& proposal) {
  Json lines = Json::array();
  for (const Line& line : proposal.lines) lines.push_back(Json::array({line.anchor, line.ground, line.reason}));
  Json payload{{"columns", proposal.columns}, {"corrects", proposal.corrects},      {"kind", proposal.to.kind},
               {"lines", std::move(lines)},   {"onward", proposal.onward},          {"rows", proposal.rows},
               {"to", proposal.to.name},      {"speaks_as", proposal.to.speaks_as}, {"why", proposal.why}};
  if (proposal.counts())
    payload["count"] = {{"by", proposal.count.by}, {"caption", proposal.count.caption}, {"lists", proposal.count.lists}};
  put_date(payload, "until", proposal.until);
  return payload;
}

Json told_json(const std::vector<Under>& told) {
  Json all = Json::array();
  for (const Under& under : told) {
    Json number = Json::array();
    for (const auto& value : under) number.push_back(value ? Json(*value) : Json());
    all.push_back(std::move(number));
  }
  return all;
}

Result<Publication> publication_at(Snapshot& snapshot, const access::Actor& actor, Position at, std::int64_t clock, Position known) {
  const Result<Record> record = record_at(snapshot, access::all_seeing(actor), at, kind::proposed);
  if (!record) return fail(Code::not_found, say("publication-none", {{"number", std::to_string(at)}}));
  return publication_of(*record, snapshot, actor, clock, known);
}

Result<std::vector<Publication>> all_publications(Snapshot& snapshot, const access::Actor& actor, std::int64_t clock, Position known) {
  return each_of(records_of(snapshot, access::all_seeing(actor), kind::proposed, known),
                 [&](const Record& record) { return publication_of(record, snapshot, actor, clock, known); });
}

}  // namespace nostoi::publish
