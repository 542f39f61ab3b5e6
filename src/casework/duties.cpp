// Duties are not written down: they follow from enquiries and custody by the rules of data/model/casework.json. What is written is that one
// was done.
#include <algorithm>
#include <limits>

#include "casework/seen.hpp"
#include "register/line_text.hpp"

namespace nostoi::casework {

namespace {

/// How often a duty was done, and when last.
struct DoneSoFar {
  std::size_t times = 0;
  std::int32_t last = std::numeric_limits<std::int32_t>::min();
};

class Owed {
 public:
  explicit Owed(const Eyes& eyes) : eyes_(eyes) {}

  void of_enquiry(const Enquiry& enquiry) {
    for (const DutyRule& rule : vocabulary().duties)
      if (rule.after == kind::enquiry && enquiry.due) all_.push_back({&rule, enquiry.at, enquiry.note, *enquiry.due, 0, 0});
  }

  Result<void> of_custody(const Custody& custody) {
    if (custody.withheld) return {};
    for (const DutyRule& rule : vocabulary().duties) {
      Result<void> done;
      if (!rule.categories.empty() && !std::ranges::count(rule.categories, custody.category)) continue;
      if (rule.after == kind::custody) done = after(rule, custody, custody.at, custody.since.from, left(custody));
      if (rule.after == kind::custody_change)
        for (std::size_t i = 0; done && i < custody.changes.size(); ++i)
          if (std::ranges::count(rule.changes, custody.changes[i].change))
            done = after(rule, custody, custody.changes[i].at, custody.changes[i].on.from, ended(rule, custody, i));
      if (!done) return done;
    }
    return {};
  }

  std::vector<Duty> take() {
    std::ranges::stable_sort(all_, {}, &Duty::due);
    return std::move(all_);
  }

 private:
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

  /// The day of the first change of those named, from the i-th change on.
  static std::int32_t first(const Custody& custody, const std::vector<std::string>& changes, std::size_t from) {
    for (std::size_t i = from; i < custody.changes.size(); ++i)
      if (std::ranges::count(changes, custody.changes[i].change)) return custody.changes[i].on.from;
    return never;
  }
  static std::int32_t left(const Custody& custody) { return first(custody, vocabulary().leaves, 0); }
  static std::int32_t ended(const DutyRule& rule, const Custody& custody, std::size_t change) {
    return rule.repeats ? first(custody, rule.ends, change + 1) : never;
  }

  /// Owed after a day, unless what it is owed for ended before it fell due.
  Result<void> after(const DutyRule& rule, const Custody& custody, Position of, std::int32_t day, std::int32_t until) {
    const Result<DoneSoFar> done = done_so_far(rule, of);
    if (!done) return tl::unexpected(done.error());
    if (done->times > 0 && !rule.repeats) return {};
    const std::int32_t due = std::max(day, done->last) + rule.days;
    if (until < due) return {};
    all_.push_back({&rule, of, custody.anchor, due, done->times, done->times ? done->last : 0});
    return {};
  }

  Result<DoneSoFar> done_so_far(const DutyRule& rule, Position of) {
    const Result<std::vector<Record>> records = records_about(eyes_.snapshot, eyes_.actor, of, kind::duty_done, eyes_.known);
    if (!records) return tl::unexpected(records.error());
    DoneSoFar done;
    for (const Record& record : *records) {
      if (record.withheld || record.erased || record.payload.at("duty") != rule.id) continue;
      ++done.times;
      done.last = std::max(done.last, date_in(record.payload, "on").to);
    }
    return done;
  }

  const Eyes& eyes_;
  std::vector<Duty> all_;
};

}  // namespace

Result<std::vector<Duty>> duties_seen(const Eyes& eyes) {
  const Result<std::vector<Enquiry>> asked = enquiries_seen(eyes);
  const Result<std::vector<Custody>> held = custodies_seen(eyes);
  if (!asked || !held) return tl::unexpected(asked ? held.error() : asked.error());
  Owed owed(eyes);
  for (const Enquiry& one : *asked) owed.of_enquiry(one);
  for (const Custody& one : *held)
    if (const Result<void> done = owed.of_custody(one); !done) return tl::unexpected(done.error());
  return owed.take();
}

Result<std::vector<Duty>> duties(Register& reg, const access::Actor& actor, Position known) {
  return show(reg, actor, known, "duties", duties_seen, [](const Duty& one) { return std::vector<Position>{one.about}; });
}

Result<Position> done(Register& reg, const access::Actor& actor, const std::string& duty, Position of, const PartialDate& on,
                      const std::string& reference) {
  if (!on.known()) return fail(Code::invalid, say("custody-no-day"));
  Result<Log> log = Log::begin(reg, actor);
  if (!log) return tl::unexpected(log.error());
  const Result<std::vector<Duty>> owed = duties_seen({log->transaction(), actor, reg.surroundings().clock()});
  if (!owed) return tl::unexpected(owed.error());
  const auto found = std::ranges::find_if(*owed, [&](const Duty& one) { return one.rule->id == duty && one.of == of; });
  if (found == owed->end()) return fail(Code::not_found, say("duty-not-owed", {{"duty", duty}, {"number", std::to_string(of)}}));
  if (found->rule->after == kind::enquiry) return fail(Code::invalid, say("duty-by-answer"));
  const Result<Record> record = record_at(log->transaction(), actor, of);
  if (!record) return tl::unexpected(record.error());
  Json said{{"duty", duty}, {"reference", reference}};
  put_date(said, "on", on);
  return add_record_alone(*log, kind::duty_done, {of}, record->handling, std::move(said));
}

}  // namespace nostoi::casework
