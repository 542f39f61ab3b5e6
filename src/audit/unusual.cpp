// Each count is held against the person's own earlier days and against colleagues; medians, whole numbers, no model. What somebody said of
// an alarm stands in the trail itself.
#include "nostoi/audit/unusual.hpp"

#include <algorithm>

#include "audit/days.hpp"
#include "register/acts.hpp"
#include "register/log.hpp"

namespace nostoi::audit {

namespace {

constexpr std::string_view answered = "unusual-answered";

/// The upper one where there are two: in doubt nothing is told.
std::uint64_t median(std::vector<std::uint64_t> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

using Own = std::vector<const DayRead*>;  // earlier days of the same person

std::uint64_t odd_hours(const Rule& rule, const DayRead& day, const Own& own) {
  std::array<int, 24> usual{};
  for (const DayRead* one : own)
    for (std::size_t at = 0; at < 24; ++at) usual[at] += one->hours[at] > 0 ? 1 : 0;
  std::uint64_t count = 0;
  for (int at = 0; at < 24; ++at) {
    bool near = false;
    for (int beside = -rule.slack; beside <= rule.slack; ++beside)
      near = near || usual[static_cast<std::size_t>((at + beside + 24) % 24)] >= 2;
    if (!near) count += day.hours[static_cast<std::size_t>(at)];
  }
  return count;
}

std::uint64_t count_of(const Rule& rule, const DayRead& day, const Own& own) {
  switch (rule.counts) {
    case Counts::opened:
      return day.opened;
    case Counts::opened_in_an_hour:
      return day.opened_in_an_hour;
    case Counts::without_way:
      return day.without_way;
    case Counts::searched_only:
      return day.searched_only;
    case Counts::odd_hours:
      return own.size() < rule.own_days ? 0 : odd_hours(rule, day, own);
    case Counts::readings:
      break;
  }
  std::uint64_t count = 0;
  for (const auto& [what, times] : day.readings) count += rule.of.contains(what) ? times : 0;
  return count;
}

/// The roles of somebody; none where the office has no accounts: then everybody is everybody's colleague.
std::vector<std::string> roles_of(const Roles& roles, const std::string& actor) {
  const auto found = roles.find(actor);
  return found == roles.end() ? std::vector<std::string>{} : found->second;
}

Own own_days(const Days& days, const std::string& actor, std::int32_t day) {
  Own own;
  for (auto one = days.lower_bound({actor, day - rules().window}); one != days.end() && one->first < std::pair(actor, day); ++one)
    own.push_back(&one->second);
  return own;
}

std::vector<std::uint64_t> counts_of_peers(const Days& days, const Roles& roles, const Rule& rule, const std::string& actor,
                                           std::int32_t day) {
  std::vector<std::uint64_t> all;
  for (const auto& [key, one] : days)
    if (key.second == day && key.first != actor && roles_of(roles, key.first) == roles_of(roles, actor))
      all.push_back(count_of(rule, one, {}));
  return all;
}

/// Whether a count is to be told, and what it was held against.
std::optional<Unusual> told_by(const Rule& rule, const Days& days, const Roles& roles, const std::string& actor, std::int32_t day) {
  const DayRead& read = days.at({actor, day});
  const Own own = own_days(days, actor, day);
  Unusual found{rule.id, actor, day, count_of(rule, read, own), rule.least, {}, {}, read.first, read.last, {}};
  if (found.count < rule.least) return {};
  if (rule.own > 0 && own.size() >= rule.own_days) {
    std::vector<std::uint64_t> counts;
    for (const DayRead* one : own) counts.push_back(count_of(rule, *one, {}));
    found.own = median(counts);
    found.bound = std::max(found.bound, rule.own * *found.own);
  }
  if (const std::vector<std::uint64_t> peers = counts_of_peers(days, roles, rule, actor, day);
      rule.peers > 0 && peers.size() >= rules().peer_count) {
    found.peers = median(peers);
    found.bound = std::max(found.bound, rule.peers * *found.peers);
  }
  if (!found.own && !found.peers) found.bound = rule.alone;
  return found.count >= found.bound ? std::optional(found) : std::nullopt;
}

/// The lists of a register and when each was taken up.
Result<std::vector<TakenUp>> taken_up(Snapshot& reg) {
  const Result<std::vector<ListFacts>> all = nostoi::lists(reg);
  if (!all) return tl::unexpected(all.error());
  std::vector<TakenUp> lists;
  for (const ListFacts& one : *all) {
    const Result<std::int64_t> when = clock_of(reg, one.at);
    if (!when) return tl::unexpected(when.error());
    lists.push_back({one.at + 1, one.at + one.lines, *when});
  }
  return lists;
}

/// An event of the trail as an entry, or as the answer to an alarm.
Result<void> follow(const Event& event, DayCounter& counter, std::vector<Unusual>& answers) {
  const std::string& kind = event.header.kind;
  if (event.payload.empty() || (kind != kind::read && kind != answered)) return {};
  const Result<Json> payload = read_canonical(event.payload);
  if (!payload) return tl::unexpected(payload.error());
  if (kind == kind::read) {
    counter.take({event.header.position,
                  event.header.at,
                  event.header.actor,
                  event.header.purpose,
                  {payload->value("what", ""), payload->at("about").get<std::vector<Position>>()}});
    return {};
  }
  Unusual one;
  one.rule = payload->value("rule", "");
  one.actor = payload->value("who", "");
  one.day = payload->value("day", 0);
  one.count = payload->value("count", std::uint64_t{0});
  one.answered = {event.header.position, event.header.actor, payload->value("why", ""), event.header.at};
  answers.push_back(one);
  return {};
}

bool is_same(const Unusual& one, const Unusual& other) {
  return one.rule == other.rule && one.actor == other.actor && one.day == other.day;
}

std::vector<Unusual> all_told(const Days& days, const Roles& roles, std::int32_t since, const std::vector<Unusual>& answers) {
  std::vector<Unusual> all;
  for (const auto& [key, read] : days) {
    if (key.second < since) continue;
    for (const Rule& rule : rules().all) {
      std::optional<Unusual> found = told_by(rule, days, roles, key.first, key.second);
      if (!found) continue;
      for (const Unusual& answer : answers)
        if (is_same(*found, answer) && answer.count >= found->count) found->answered = answer.answered;
      all.push_back(std::move(*found));
    }
  }
  std::ranges::stable_sort(all, [](const Unusual& one, const Unusual& other) { return one.day > other.day; });
  return all;
}

}  // namespace

Result<std::vector<Unusual>> unusual(Register& reg, Trail& trail, const access::Actor& actor, const Roles& roles, std::int32_t since) {
  if (const Result<void> may = access::may_act(actor); !may) return tl::unexpected(may.error());
  if (const Result<void> told = trail.reads(actor, {"unusual", {}}); !told) return tl::unexpected(told.error());
  const Result<std::unique_ptr<Snapshot>> snapshot = trail.log().store().snapshot(), now = reg.store().snapshot();
  if (!snapshot || !now) return tl::unexpected(snapshot ? now.error() : snapshot.error());
  Result<std::vector<TakenUp>> lists = taken_up(**now);
  const Result<Position> before = known_at(**snapshot, (since - rules().window) * milliseconds_a_day - 1);
  const Result<std::uint64_t> last = (*snapshot)->last();
  if (!lists) return tl::unexpected(lists.error());
  if (!before || !last) return tl::unexpected(before ? last.error() : before.error());
  DayCounter counter(std::move(*lists));
  std::vector<Unusual> answers;
  Result<void> well;
  const Result<void> done =
      (*snapshot)->read(*before + 1, *last, [&](const Event& event) { return (well = follow(event, counter, answers)).has_value(); });
  if (!done || !well) return tl::unexpected(done ? well.error() : done.error());
  return all_told(counter.done(), roles, since, answers);
}

Result<Position> answer_unusual(Register& reg, Trail& trail, const access::Actor& actor, const Roles& roles, const Unusual& which,
                                const std::string& why) {
  if (why.empty()) return fail(Code::invalid, say("register-no-reason"), {"", 0, "why"});
  if (is_same_actor(actor.id, which.actor)) return fail(Code::denied, say("unusual-own"));
  const Result<std::vector<Unusual>> all = unusual(reg, trail, actor, roles, which.day);
  if (!all) return tl::unexpected(all.error());
  const auto found = std::ranges::find_if(*all, [&](const Unusual& one) { return is_same(one, which); });
  if (found == all->end()) return fail(Code::not_found, say("unusual-none-such"));
  Register log = trail.log();
  Result<Log> writing = Log::begin(log, actor);
  if (!writing) return tl::unexpected(writing.error());
  return writing->add_alone(answered, Json{{"about", Json::array()},
                                           {"count", found->count},
                                           {"day", found->day},
                                           {"handling", "ordinary"},
                                           {"rule", found->rule},
                                           {"who", found->actor},
                                           {"why", why}});
}

}  // namespace nostoi::audit
