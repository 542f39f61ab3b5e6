// What is left of a damaged register is written out by the rules of a dump, as far as they can be kept where no index can be trusted: what
// asks for a clearance is found by reading the log itself.
#include <set>

#include "register/doors.hpp"
#include "register/heads.hpp"
#include "register/seals.hpp"

namespace nostoi {

namespace {

struct Held {
  std::set<std::string> classes;
  bool sealed = false;
};

/// Of what may be damaged.
std::string text_of(const Json& of, const char* member) {
  const auto text = of.is_object() ? of.find(member) : of.end();
  return text != of.end() && text->is_string() ? text->get<std::string>() : "";
}

void add_event(const Event& event, Held& held) {
  held.sealed = held.sealed || event.header.kind == kind::sealed;
  if (event.header.kind == kind::line || event.header.kind == kind::finding) return;  // of the class of their source
  const Json payload = Json::parse(event.payload, nullptr, false);
  if (!payload.is_object()) return;
  if (const auto handling = payload.find("handling"); handling != payload.end() && handling->is_string())
    held.classes.insert(handling->get<std::string>());
  held.classes.insert(class_of_property(text_of(payload, "property")));
  if (event.header.kind == kind::list && payload.contains("columns"))
    for (const Json& column : payload.at("columns"))
      held.classes.insert(class_of_property(spoken_of(text_of(column, "field"), text_of(column, "heading"))));
}

/// As far as the log can be read.
Held held_in(Snapshot& left) {
  Held held;
  const Result<void> until_damage = left.read(1, ~std::uint64_t{0} >> 1, [&](const Event& event) { return add_event(event, held), true; });
  (void)until_damage;
  return held;
}

/// A whole register is written out by a dump, or, where anything is sealed, not at all.
Result<void> may_be_opened(Snapshot& left, const Held& held) {
  if (!held.sealed) return {};
  const Result<Recovered> tried = recover(left, [](std::string_view) {});
  if (!tried) return tl::unexpected(tried.error());
  return tried->why.empty() ? fail(Code::denied, say("dump-sealed")) : Result<void>();
}

}  // namespace

Result<Recovered> recover(Snapshot& left, const access::Actor& actor, access::Witness& witness,
                          const std::function<void(std::string_view line)>& out) {
  Result<void> may = access::may_act(actor);
  if (may && actor.purpose != "maintenance") may = fail(Code::denied, say("dump-purpose"));
  const Held held = held_in(left);
  if (may) may = must_be_cleared_for(actor, held.classes);
  if (may) may = may_be_opened(left, held);
  if (may) may = witness.reads(actor, {"recover", {1}});
  return may ? recover(left, out) : tl::unexpected(may.error());
}

}  // namespace nostoi
