// What should be seen at a glance of somebody who stands in a list: the same on the page of the list and on a worklist.
#include <algorithm>
#include <functional>

#include "nostoi/captivity.hpp"
#include "nostoi/forms.hpp"

namespace nostoi::forms {

namespace {

bool says(const PersonFile& file, std::string_view property) {
  return std::ranges::any_of(file.entries, [&](const FileEntry& entry) {
    return std::ranges::any_of(entry.statements, [&](const Statement& one) { return one.property == property && !one.retracted; });
  });
}

bool stands_in(const PersonFile& file, Position but, const std::function<bool(const ListFacts&)>& list) {
  return std::ranges::any_of(file.entries,
                             [&](const FileEntry& entry) { return entry.anchor != but && entry.list.at && list(entry.list); });
}

}  // namespace

bool is_child(const PersonFile& file, std::int32_t today) {
  constexpr std::int32_t eighteen_years = 6574;
  return std::ranges::any_of(file.entries, [&](const FileEntry& entry) {
    return std::ranges::any_of(entry.statements, [&](const Statement& one) {
      return one.property == "birth_date" && !one.retracted && one.date.known() && one.date.to > today - eighteen_years;
    });
  });
}

std::vector<std::string> standing_flags(const PersonFile& file, const FileEntry& entry, const ListFacts& list, std::size_t candidates,
                                        std::int32_t today) {
  std::vector<std::string> flags;
  const auto add = [&](bool is, const char* flag) {
    if (is) flags.emplace_back(flag);
  };
  const auto is_of = [](const char* purpose) { return [purpose](const ListFacts& one) { return one.purpose == purpose; }; };
  add(entry.withheld, "withheld");
  add(stands_in(file, entry.anchor,
                [&](const ListFacts& one) { return one.at != list.at && one.version_of != list.at && list.version_of != one.at; }),
      "known");
  add(stands_in(file, entry.anchor, [&](const ListFacts& one) { return one.at == list.at; }), "twice");
  add(stands_in(file, entry.anchor, is_of("returned")) || says(file, "released_on"), "home");
  add(captivity::death(file).state != captivity::Death::not_stated || stands_in(file, entry.anchor, is_of("remains")), "dead");
  add(is_child(file, today), "child");
  add(stands_in(file, entry.anchor, is_of("missing")), "missing");
  add(stands_in(file, entry.anchor, is_of("held")), "held");
  add(!file.conflicts.empty(), "conflict");
  add(candidates == 1, "candidate");
  add(candidates > 1, "candidates");
  return flags;
}

}  // namespace nostoi::forms
