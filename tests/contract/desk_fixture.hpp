// A desk at which families ask and duties fall due, on every store.
#pragma once

#include "nostoi/casework.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {

using namespace casework;

/// The day on which the clock of the tests stands.
inline constexpr std::int32_t clock_day = 19675;  // 2023-11-14

class EveryDesk : public EveryRegister {
 protected:
  Position open(Position about, const std::string& by = "Сорока Олена", const std::string& handling = "ordinary") {
    return sure(open_enquiry(reg(), caseworker(), {{by, "mother", "none", "+380 …"}, "…", "call", handling, {{"rank", "сержант"}}, about}));
  }
  Enquiry enquiry_now(Position at) { return sure(enquiry(reg(), caseworker(), at)); }
  Code refused(const Result<Position>& at) { return at ? Code::internal : at.error().code; }

  Position hold(Position person, const std::string& category = "prisoner-of-war") {
    Custody custody;
    custody.anchor = person;
    custody.category = category;
    custody.since = day(2026, 3, 1);
    return sure(begin_custody(reg(), caseworker(), custody));
  }
  Position change(Position custody, const std::string& change, unsigned day_of_march) {
    return sure(change_custody(reg(), caseworker(), custody, {0, change, "", "", day(2026, 3, day_of_march)}));
  }
  /// "DUTY day": the day counted from 1 March 2026.
  std::vector<std::string> owed() {
    std::vector<std::string> all;
    for (const Duty& duty : sure(duties(reg(), caseworker())))
      all.push_back(duty.rule->id + " " + std::to_string(duty.due - day_number(2026, 3, 1)));
    return all;
  }
  using Owed = std::vector<std::string>;
};

}  // namespace nostoi::testing
