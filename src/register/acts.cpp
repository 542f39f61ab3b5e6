// Where an act stands: a fold over the records about its proposal. Whether it holds is told to everybody, its reasons to the cleared.
#include "register/acts.hpp"

#include <array>

#include "nostoi/names.hpp"

namespace nostoi {

namespace {

ActWord word_of(const Record& record) {
  return {record.at, record.actor, record.withheld || record.erased ? "" : record.payload.value("why", ""), record.when};
}

/// What somebody said about a proposal, the first who did.
Result<ActWord> first_word(Snapshot& snapshot, const access::Actor& actor, Position proposal, std::string_view kind, Position known) {
  const Result<std::vector<Record>> all = records_about(snapshot, actor, proposal, kind, known);
  if (!all) return tl::unexpected(all.error());
  return all->empty() ? ActWord{} : word_of(all->front());
}

Result<Act> act_of(Snapshot& snapshot, const access::Actor& actor, const Record& proposal, Position known) {
  const Result<ActWord> confirmed = first_word(snapshot, actor, proposal.at, kind::act_confirmed, known);
  const Result<ActWord> refused = first_word(snapshot, actor, proposal.at, kind::act_refused, known);
  if (!confirmed || !refused) return tl::unexpected(confirmed ? refused.error() : confirmed.error());
  Act act;
  act.proposed = word_of(proposal);
  act.confirmed = *confirmed;
  act.refused = *refused;
  act.withheld = proposal.withheld;
  act.about = proposal.about.empty() ? 0 : proposal.about.front();
  // What it is about and whether it holds is no secret: a death that was established must not look as if it were not.
  const Result<Json> payload = payload_at(snapshot, proposal.at, kind::act_proposed);
  if (!payload) return tl::unexpected(payload.error());
  act.what = payload->value("what", "");
  return act;
}

}  // namespace

std::string_view act_state_name(ActState state) {
  constexpr std::array<std::string_view, 4> names{"proposed", "confirmed", "refused", "taken-back"};
  return names[static_cast<std::size_t>(state)];
}

ActState Act::state() const {
  if (refused.at == 0) return confirmed.at == 0 ? ActState::proposed : ActState::confirmed;
  return confirmed.at == 0 ? ActState::refused : ActState::taken_back;
}

bool is_same_actor(const std::string& one, const std::string& other) { return names::normalise(one) == names::normalise(other); }

Result<std::vector<Act>> acts_about(Snapshot& snapshot, const access::Actor& actor, Position anchor, Position known) {
  return each_of(records_about(snapshot, actor, anchor, kind::act_proposed, known),
                 [&](const Record& proposal) { return act_of(snapshot, actor, proposal, known); });
}

Result<Act> act_at(Snapshot& snapshot, const access::Actor& actor, Position proposal, Position known) {
  const Result<Record> record = record_at(snapshot, actor, proposal, kind::act_proposed);
  if (!record) return fail(Code::not_found, say("act-none", {{"act", std::to_string(proposal)}}));
  return act_of(snapshot, actor, *record, known);
}

}  // namespace nostoi
