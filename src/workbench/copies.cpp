// When the last copy of the register was made, for whoever looks after copies. It is made at the terminal: a server that could copy
// everything at somebody's click would be worth breaking into.
#include "workbench/office.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::uint64_t looked_through = 100'000;  // entries of the trail: some weeks of a busy office

Result<Reply> copies(Call& call) {
  const Result<std::optional<audit::Entry>> last = audit::latest(*call.office.ground.trail, "backup", looked_through);
  if (!last) return tl::unexpected(last.error());
  Json body{{"looked_through", looked_through}, {"last", nullptr}, {"now", call.office.now()}};
  if (*last) body["last"] = {{"when", (*last)->when}, {"actor", (*last)->actor}};
  return Reply{body};
}

}  // namespace

std::vector<Route> copy_routes() { return {{"GET", "/api/copies", may("backup"), copies}}; }

}  // namespace nostoi::workbench
