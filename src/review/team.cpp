// Records are taken in the order in which they came.
#include "review/team.hpp"

#include <algorithm>

namespace nostoi::review {

namespace {

/// The fold looks at what is there; who may see which part of it is decided where it is shown.
const access::Actor& everything() {
  static const access::Actor actor = access::all_seeing({"review", "review", {}});
  return actor;
}

constexpr std::string_view kinds[] = {kind::assigned, kind::opinion, kind::skipped, kind::urgent};

Two pair_of(const Record& record) { return {record.payload.at("left"), record.payload.at("right")}; }

void in_order_of_time(std::vector<Record>& records) {
  std::ranges::sort(records, {}, &Record::at);
  std::erase_if(records, [](const Record& one) { return one.erased; });
}

}  // namespace

bool Reading::has_said(const std::string& name) const { return std::ranges::find(opinions, name, &Opinion::reviewer) != opinions.end(); }

const Reading* Standing::in_dispute() const {
  if (reading.is_complete()) return reading.differ() ? &reading : nullptr;
  return !before.empty() && before.back().differ() ? &before.back() : nullptr;
}

Json pairs_json(const std::vector<Two>& pairs) {
  Json json = Json::array();
  for (const auto& [left, right] : pairs) json.push_back({left, right});
  return json;
}

std::vector<Two> pairs_of(const Json& json) {
  std::vector<Two> pairs;
  for (const Json& one : json) pairs.emplace_back(one.at(0), one.at(1));
  return pairs;
}

void Team::take_assigned(const Record& record) {
  const std::vector<Two> twice = pairs_of(record.payload.at("twice"));
  for (const Two& pair : pairs_of(record.payload.at("pairs"))) {
    Standing& standing = pairs_[pair];
    if (standing.reading.is_complete()) standing.before.push_back(std::move(standing.reading));
    const bool by_two = std::ranges::find(twice, pair) != twice.end();
    standing.reading = {record.payload.at("to"), by_two ? record.payload.at("second").get<std::string>() : "", {}};
  }
}

void Team::take(const Record& record) {
  if (record.kind == kind::assigned) return take_assigned(record);
  if (record.kind == kind::urgent) {
    for (const Position anchor : record.about)
      if (record.payload.at("urgent"))
        urgent_.insert(anchor);
      else
        urgent_.erase(anchor);
    return;
  }
  Standing& standing = pairs_[pair_of(record)];
  if (record.kind == kind::skipped) {
    standing.skipped[record.actor] = record.payload.at("why");
    if (standing.reading.to == record.actor) standing.reading = {};
  } else if (const auto verdict = verdict_named(record.payload.at("verdict").get<std::string>())) {
    standing.reading.opinions.push_back({record.at, record.actor, *verdict, record.payload.at("why")});
  }
}

Result<Team> Team::of(Snapshot& snapshot) {
  std::vector<Record> all;
  for (const std::string_view one : kinds) {
    Result<std::vector<Record>> records = records_of(snapshot, everything(), one);
    if (!records) return tl::unexpected(records.error());
    std::ranges::move(*records, std::back_inserter(all));
  }
  in_order_of_time(all);
  Team team;
  for (const Record& record : all) team.take(record);
  return team;
}

Result<Standing> Team::of_pair(Snapshot& snapshot, const Two& pair) {
  std::vector<Record> all;
  for (const std::string_view one : kinds) {
    Result<std::vector<Record>> records = records_about(snapshot, everything(), pair.first, one);
    if (!records) return tl::unexpected(records.error());
    std::ranges::move(*records, std::back_inserter(all));
  }
  in_order_of_time(all);
  Team team;
  for (const Record& record : all) team.take(record);
  return team.standing(pair);
}

const Standing& Team::standing(const Two& pair) const {
  static const Standing nobody;
  const auto found = pairs_.find(pair);
  return found == pairs_.end() ? nobody : found->second;
}

}  // namespace nostoi::review
