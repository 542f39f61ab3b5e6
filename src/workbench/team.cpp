// The work of a team: who reviews, how well two of them agree, who has which pairs, and what comes first.
#include <algorithm>

#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"
#include "workbench/told_review.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

/// Who may decide about pairs now.
Result<std::vector<desk::Account>> reviewers_of(Call& call) {
  Result<std::vector<desk::Account>> all = call.office.accounts->all();
  if (all)
    std::erase_if(*all, [&](const desk::Account& one) { return one.closed || !desk::rights_of(one, call.office.now()).may("decide"); });
  return all;
}

Json told(const review::Agreement& of) {
  const std::optional<double> kappa = of.kappa();
  return {{"first", of.first},   {"second", of.second},   {"counts", of.counts},
          {"pairs", of.pairs()}, {"agreed", of.agreed()}, {"kappa", kappa ? Json(*kappa) : Json()}};
}

Result<Reply> reviewers(Call& call) {
  const Result<std::vector<desk::Account>> accounts = reviewers_of(call);
  const Result<std::vector<review::Agreement>> agreement = review::agreement(call.office.reg(), call.actor);
  if (!accounts || !agreement) return tl::unexpected(accounts ? agreement.error() : accounts.error());
  Json items = Json::array(), agree = Json::array();
  for (const desk::Account& one : *accounts) items.push_back({{"name", one.name}, {"called", one.called}});
  for (const review::Agreement& one : *agreement) agree.push_back(told(one));
  return Reply{{{"items", items}, {"next", nullptr}, {"agreement", agree}}};
}

/// A side of a pair, as far as the lead may read it.
Json side(const PersonFile& file, Position anchor) {
  const FileEntry& entry = entry_of(file, anchor);
  return {{"anchor", anchor},
          {"called", called(entry)},
          {"short", in_short(file)},
          {"list", entry.list.at ? Json(entry.list.name) : Json()},
          {"row", entry.row}};
}

/// What one reviewer has, for whoever gives the work out; the pairs are told as to the reviewer, without what anybody said of them.
Result<Reply> worklist(Call& call) {
  review::Asked asked;
  asked.of = call.path.at("reviewer");
  asked.mine = true;
  asked.list = call.number("list");
  asked.top = call.number("limit", 100);
  OneReading reading(call.office.reg());
  const Result<std::vector<review::Waiting>> pairs = review::queue(reading.reg(), call.actor, asked);
  if (!pairs) return tl::unexpected(pairs.error());
  std::vector<Position> anchors;
  for (const review::Waiting& one : *pairs) anchors.insert(anchors.end(), {one.left, one.right});
  const Result<std::vector<PersonFile>> files = person_files(reading.reg(), call.actor, anchors, "worklist");
  if (!files) return tl::unexpected(files.error());
  Json items = Json::array();
  for (std::size_t i = 0; i < pairs->size(); ++i)
    items.push_back({{"left", side((*files)[2 * i], anchors[2 * i])},
                     {"right", side((*files)[2 * i + 1], anchors[2 * i + 1])},
                     {"score", told((*pairs)[i].score)},
                     {"urgent", (*pairs)[i].urgent}});
  if (const Result<void> heard = reading.told(call.actor, "worklist"); !heard) return tl::unexpected(heard.error());
  return Reply{{{"items", items}, {"next", nullptr}}};
}

/// Work goes only to those who can do it.
Result<void> must_review(Call& call, const std::string& field) {
  const std::string name = call.word(field);
  const Result<std::vector<desk::Account>> all = reviewers_of(call);
  if (!all) return tl::unexpected(all.error());
  if (std::ranges::find(*all, name, &desk::Account::name) != all->end()) return {};
  return fail(Code::invalid, say("api-no-reviewer", {{"name", name}}), {"", 0, field});
}

Result<Reply> assign(Call& call) {
  review::Assignment assignment;
  assignment.to = call.word("to");
  assignment.second = call.word("second");
  assignment.share = call.body.value("share", 0.1);
  assignment.list = call.position("list");
  assignment.top = call.body.value("top", std::size_t{20});
  if (const Result<void> is = must_review(call, "to"); !is) return tl::unexpected(is.error());
  if (!assignment.second.empty())
    if (const Result<void> is = must_review(call, "second"); !is) return tl::unexpected(is.error());
  const Result<review::Assigned> done = review::assign(call.office.reg(), call.actor, assignment);
  return done ? Result<Reply>(Reply{{{"at", done->at}, {"pairs", done->pairs}, {"twice", done->twice}}, 201})
              : tl::unexpected(done.error());
}

Result<Reply> mark_urgent(Call& call) {
  const Result<Position> at =
      review::mark_urgent(call.office.reg(), call.actor, call.number("anchor"), call.body.at("urgent"), call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> team_routes() {
  const Shape assignment = object({needed("to", text(64)), maybe("second", text(64)), maybe("share", number(0, 1, false)),
                                   maybe("list", position()), maybe("top", number(1, 10'000))});
  return {
      {"GET", "/api/reviewers", reads("review-lead"), reviewers},
      {"GET",
       "/api/reviewers/{reviewer}/worklist",
       reads("review-lead"),
       worklist,
       {},
       {maybe("list", position()), maybe("limit", number(1, 500))}},
      {"POST", "/api/review/assignments", reads("review-lead"), assign, assignment},
      {"POST", "/api/people/{anchor}/urgent", reads("review-lead"), mark_urgent,
       object({needed("urgent", flag()), needed("why", text(2000))})},
  };
}

}  // namespace nostoi::workbench
