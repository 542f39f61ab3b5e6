// The queue of pairs, one pair with what is known of both sides, and what is said of it.
#include "nostoi/review.hpp"

#include <map>

#include "nostoi/acts.hpp"
#include "workbench/office.hpp"
#include "workbench/one_reading.hpp"
#include "workbench/pair_rows.hpp"
#include "workbench/route.hpp"
#include "workbench/told.hpp"
#include "workbench/told_review.hpp"

namespace nostoi::workbench {

namespace {

using workbench::told;

/// The weights of a pair, one after the other; none of what was withheld.
Json told(const link::Explanation& why) {
  Json steps = Json::array();
  for (const link::Step& one : why.steps)
    steps.push_back({{"comparison", one.comparison}, {"level", one.level}, {"weight", bits(one.weight)}, {"note", one.note}});
  return {{"steps", steps}, {"weight", bits(why.weight)}, {"probability", why.probability}};
}

Json told(const review::Progress& progress) {
  Json reviewers = Json::array();
  for (const auto& one : progress.reviewers)
    reviewers.push_back({{"reviewer", one.reviewer}, {"assigned", one.assigned}, {"decided", one.decided}, {"skipped", one.skipped}});
  return {{"proposed", progress.proposed},       {"open", progress.open},     {"assigned", progress.assigned},
          {"read_by_two", progress.read_by_two}, {"differ", progress.differ}, {"reviewers", reviewers}};
}

Result<Reply> queue(Call& call) {
  review::Asked asked;
  asked.list = call.number("list");
  asked.top = call.number("limit", 20);
  asked.mine = call.query.contains("mine");
  asked.skipped = call.query.contains("skipped");
  asked.free = call.query.contains("free");
  const Result<std::vector<review::Waiting>> pairs = review::queue(call.office.reg(), call.actor, asked);
  if (!pairs) return tl::unexpected(pairs.error());
  Json items = Json::array();
  for (const review::Waiting& one : *pairs) items.push_back(told(one));
  return Reply{{{"items", items}, {"next", nullptr}}};
}

Result<Reply> progress(Call& call) {
  const Result<review::Progress> progress = review::progress(call.office.reg(), call.actor, call.number("list"));
  return progress ? Result<Reply>(Reply{told(*progress)}) : tl::unexpected(progress.error());
}

/// Why a pair weighs what it does, and the weights by comparison; nothing where anything of either side is withheld.
struct Weighed {
  Json why;
  std::map<std::string, double> weights;
};
Result<Weighed> weighed(Register& reg, const access::Actor& actor, const FileEntry& left, const FileEntry& right) {
  Weighed all;
  if (left.withheld || right.withheld || left.withheld_statements + right.withheld_statements > 0) return all;
  const auto why = review::why_likely(reg, actor, left.anchor, right.anchor);
  if (!why) return tl::unexpected(why.error());
  if (!*why) return all;
  all.why = told(**why);
  for (const link::Step& step : (*why)->steps) all.weights[step.comparison] = bits(step.weight);
  return all;
}

/// A pair, whatever was decided of it meanwhile: one reading, whichever doors it is asked of.
Result<Reply> pair(Call& call) {
  const Position left = call.number("left"), right = call.number("right");
  OneReading reading(call.office.reg());
  const Result<std::vector<PersonFile>> files = person_files(reading.reg(), call.actor, {left, right}, "pair");
  if (!files) return tl::unexpected(files.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = reading.reg().read(call.actor);
  const Result<std::optional<ScoreThen>> score = snapshot ? review::score_of(**snapshot, left, right) : tl::unexpected(snapshot.error());
  if (!score) return tl::unexpected(score.error());
  const FileEntry &one = entry_of((*files)[0], left), &other = entry_of((*files)[1], right);
  const Result<Weighed> why = weighed(reading.reg(), call.actor, one, other);
  const Result<std::vector<Decision>> between = review::decided_between(reading.reg(), call.actor, left, right);
  if (!why || !between) return tl::unexpected(why ? between.error() : why.error());
  Json decisions = Json::array();
  for (const Decision& decision : *between) decisions.push_back(told(decision));
  if (const Result<void> heard = reading.told(call.actor, "pair"); !heard) return tl::unexpected(heard.error());
  return Reply{{{"left", told(one)},
                {"right", told(other)},
                {"persons", {(*files)[0].person, (*files)[1].person}},
                {"others", {(*files)[0].entries.size() - 1, (*files)[1].entries.size() - 1}},
                {"rows", rows_of_pair(one, other, why->weights)},
                {"score", *score ? told(**score) : Json()},
                {"why", why->why},
                {"decisions", decisions}}};
}

Result<Reply> judge(Call& call) {
  const auto verdict = verdict_named(call.word("verdict"));
  const Result<review::Judged> judged =
      review::judge(call.office.reg(), call.actor, call.number("left"), call.number("right"), *verdict, call.word("why"));
  if (!judged) return tl::unexpected(judged.error());
  if (judged->decision)  // two files that become one may contradict each other
    if (const auto raised = acts::watch(call.office.reg(), call.actor); !raised) return tl::unexpected(raised.error());
  return Reply{{{"decision", judged->decision}, {"opinion", judged->opinion}, {"differ", judged->differ}}, 201};
}

Result<Reply> skip(Call& call) {
  const Result<Position> at = review::skip(call.office.reg(), call.actor, call.number("left"), call.number("right"), call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

Result<Reply> undo(Call& call) {
  const Result<Position> at = revoke(call.office.reg(), call.actor, call.number("decision"), call.word("why"));
  return at ? Result<Reply>(Reply{{{"at", *at}}, 201}) : tl::unexpected(at.error());
}

}  // namespace

std::vector<Route> review_routes() {
  const Shape why = object({needed("why", text(2000))});
  const Shape verdict = object({needed("verdict", one_of({"same", "not-same", "unsure"})), needed("why", text(2000))});
  const std::vector<Member> asked{maybe("list", position()), maybe("limit", number(1, 1000)), maybe("mine", text(5)),
                                  maybe("skipped", text(5)), maybe("free", text(5))};
  return {
      {"GET", "/api/review", reads("decide"), queue, {}, asked},
      {"GET", "/api/review/progress", reads("decide"), progress, {}, {maybe("list", position())}},
      {"GET", "/api/review/{left}/{right}", reads("decide"), pair},
      {"POST", "/api/review/{left}/{right}", reads("decide"), judge, verdict},
      {"POST", "/api/review/{left}/{right}/skip", reads("decide"), skip, why},
      {"POST", "/api/decisions/{decision}/undo", reads("decide"), undo, why},
  };
}

}  // namespace nostoi::workbench
