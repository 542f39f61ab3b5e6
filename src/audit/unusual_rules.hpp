// unusual_rules: data/model/unusual.json, checked when loaded.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace nostoi::audit {

enum class Counts : std::uint8_t { opened, opened_in_an_hour, without_way, searched_only, readings, odd_hours };

struct Rule {
  std::string id;
  Counts counts = Counts::opened;
  std::set<std::string> of;  ///< of `readings`: which
  std::uint64_t least = 0, own = 0, peers = 0, alone = 0;
  std::size_t own_days = 0;  ///< earlier days without which nothing is compared with
  int slack = 0;             ///< of `odd_hours`: so many hours beside a usual one are usual
};

struct Rules {
  std::int32_t window = 0, fresh_days = 0;
  std::size_t peer_count = 0;
  std::set<std::string> opens, ways;
  std::vector<Rule> all;
};
const Rules& rules();

}  // namespace nostoi::audit
