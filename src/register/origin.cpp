// A record about the anchor and the others; whoever reads is bound by it, cleared for it or not.
#include "register/origin.hpp"

#include <algorithm>

namespace nostoi {

namespace {

constexpr std::string_view same_origin = "same-origin";

}  // namespace

Result<Position> add_same_origin(Log& log, Position anchor, const std::vector<Position>& others, const std::string& handling) {
  std::vector<Position> about = others;
  about.push_back(anchor);
  return add_record(log, same_origin, std::move(about), handling, Json::object());
}

Result<std::vector<Position>> one_origin_with(Snapshot& snapshot, const access::Actor& actor, Position anchor, Position known) {
  const Result<std::vector<Record>> records = records_about(snapshot, actor, anchor, same_origin, known);
  if (!records) return tl::unexpected(records.error());
  std::vector<Position> all;
  for (const Record& record : *records)
    std::ranges::copy_if(record.about, std::back_inserter(all), [&](Position one) { return one != anchor; });
  return all;
}

}  // namespace nostoi
