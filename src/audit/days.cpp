// Persons are told apart by the first anchor that a reading is about; what was shown before is remembered by all of them.
#include "audit/days.hpp"

#include <algorithm>

namespace nostoi::audit {

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;
constexpr std::int64_t typed_on = minute, opened_after = 15 * minute;

}  // namespace

bool DayCounter::is_fresh(const Entry& entry) const {
  const std::int64_t since = entry.when - rules().fresh_days * milliseconds_a_day;
  return std::ranges::any_of(lists_, [&](const TakenUp& list) {
    if (list.when < since || list.when > entry.when) return false;
    return std::ranges::any_of(entry.reading.about, [&](Position one) { return one >= list.from && one <= list.to; });
  });
}

void DayCounter::open(const Entry& entry, Going& going, DayRead& day) const {
  if (entry.reading.about.empty()) return;
  const bool found = std::ranges::any_of(entry.reading.about, [&](Position one) { return std::ranges::count(going.found, one) > 0; });
  if (found && entry.when - going.searched <= opened_after) end_search(going, day, true);
  if (!going.opened.insert(entry.reading.about.front()).second) return;
  going.lately.push_back(entry.when);
  while (going.lately.front() <= entry.when - hour) going.lately.pop_front();
  day.opened_in_an_hour = std::max<std::uint64_t>(day.opened_in_an_hour, going.lately.size());
  if (is_fresh(entry)) return;
  ++day.opened;
  if (std::ranges::none_of(entry.reading.about, [&](Position one) { return going.shown.contains(one); })) ++day.without_way;
}

void DayCounter::end_search(Going& going, DayRead& day, bool opened) {
  if (going.searched != 0 && !opened) ++day.searched_only;
  going.searched = 0;
  going.found.clear();
}

void DayCounter::search(const Entry& entry, Going& going, DayRead& day) {
  if (going.searched == 0 || entry.when - going.searched > typed_on) end_search(going, day, false);
  going.searched = entry.when;
  going.found.insert(going.found.end(), entry.reading.about.begin(), entry.reading.about.end());
}

void DayCounter::take(const Entry& entry) {
  const std::int32_t today = day_of_moment(entry.when);
  Going& going = going_[entry.actor];
  if (going.day != today) {
    if (going.day != 0) end_search(going, days_[{entry.actor, going.day}], false);
    going = {today, {}, {}, {}, {}, 0};
  }
  DayRead& day = days_[{entry.actor, today}];
  if (day.first == 0) day.first = entry.at;
  day.last = entry.at;
  ++day.readings[entry.reading.what];
  ++day.hours[static_cast<std::size_t>(entry.when / hour % 24)];
  if (rules().opens.contains(entry.reading.what)) open(entry, going, day);
  if (entry.reading.what == "search") search(entry, going, day);
  if (rules().ways.contains(entry.reading.what)) going.shown.insert(entry.reading.about.begin(), entry.reading.about.end());
}

Days DayCounter::done() {
  for (auto& [actor, going] : going_)
    if (going.day != 0) end_search(going, days_[{actor, going.day}], false);
  return std::move(days_);
}

}  // namespace nostoi::audit
