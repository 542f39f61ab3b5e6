// A form is made of what may stand on its paper and of nothing else: the file is read with no more clearance than that. What decides
// whether it may be made is looked at with the eyes of the register, so that nobody prints a death that a sealed letter contradicts.
#include <algorithm>

#include "casework/seen.hpp"
#include "forms/fill.hpp"
#include "nostoi/captivity.hpp"
#include "register/entry.hpp"

namespace nostoi::forms {

namespace {

using captivity::Death;
using casework::Custody;

/// An act opens a sealed file to the eyes of two people for some hours; it does not put it on paper.
constexpr std::int64_t seals_hold = 0;

/// The same actor, cleared for what may stand on the paper at most.
access::Actor narrowed(access::Actor actor, const Kind& kind) {
  std::erase_if(actor.clearance, [&](const std::string& one) { return std::ranges::count(kind.handling, one) == 0; });
  return actor;
}

/// What a form of a person is made from.
struct Looked {
  PersonFile file;
  std::vector<Custody> custodies;    ///< those that the actor may see
  Death death = Death::not_stated;   ///< with the eyes of the register
  const Custody* custody = nullptr;  ///< the one that the form is about
};

/// The custody that a duty is about: one that goes on before one that is over, the later before the earlier.
const Custody* chosen(const std::vector<Custody>& all, const std::vector<std::string>& categories) {
  const Custody* best = nullptr;
  for (const Custody& one : all) {
    if (one.withheld || (!categories.empty() && std::ranges::count(categories, one.category) == 0)) continue;
    if (!best || !one.over() || best->over()) best = &one;
  }
  return best;
}

const casework::DutyRule* duty_of(const Kind& kind) {
  const auto found = std::ranges::find(casework::vocabulary().duties, kind.duty, &casework::DutyRule::id);
  return found == casework::vocabulary().duties.end() ? nullptr : &*found;
}

Result<Looked> look(const Eyes& eyes, const Kind& kind, Position about) {
  Looked looked;
  Result<PersonFile> file = file_of(eyes.snapshot, eyes.actor, about, {eyes.known, {}}, eyes.clock);
  if (!file) return tl::unexpected(file.error());
  Result<std::vector<Custody>> custodies = casework::custodies_seen(eyes, about);
  if (!custodies) return tl::unexpected(custodies.error());
  const Result<PersonFile> whole = file_of(eyes.snapshot, access::all_seeing(eyes.actor), about, {eyes.known, {}}, eyes_of_the_register);
  if (!whole) return tl::unexpected(whole.error());
  looked.death = captivity::death(*whole).state;
  looked.file = std::move(*file);
  looked.custodies = std::move(*custodies);
  const casework::DutyRule* duty = duty_of(kind);
  if (duty) looked.custody = chosen(looked.custodies, duty->categories);
  return looked;
}

tl::unexpected<Error> no_form(const std::string& form) {
  std::string known;
  for (const Kind& one : kinds()) known += (known.empty() ? "" : ", ") + one.id;
  return fail(Code::not_found, say("printed-none", {{"form", form}, {"known", known}}));
}

tl::unexpected<Error> refuse(Code code, std::string_view why) { return fail(code, say(why)); }

Result<void> must_be_owed(const Kind& kind, const Looked& looked) {
  if (!looked.file.entries.front().entity.empty()) return refuse(Code::conflict, "printed-refused-entity");
  if (std::ranges::all_of(looked.file.entries, [](const FileEntry& one) { return one.withheld || one.erased; }))
    return refuse(Code::denied, "printed-refused-shut");
  const bool held = std::ranges::any_of(looked.custodies, [](const Custody& one) { return !one.withheld; });
  if (!held) return refuse(Code::conflict, "printed-refused-not-held");
  if (!looked.custody) return refuse(Code::conflict, "printed-refused-category");
  if (kind.open && looked.custody->over()) return refuse(Code::conflict, "printed-refused-over");
  return {};
}

/// Both what the actor sees and what the register knows must establish a death that is to be told.
Result<void> must_be_dead(const Kind& kind, const Looked& looked) {
  if (kind.death == "no" && looked.death == Death::established) return refuse(Code::conflict, "printed-refused-dead");
  if (kind.death != "established") return {};
  if (!looked.file.conflicts.empty()) return refuse(Code::conflict, "printed-refused-conflict");
  if (looked.death != Death::established || captivity::death(looked.file).state != Death::established)
    return refuse(Code::conflict, "printed-refused-no-death");
  return {};
}

Result<void> must_be_possible(const Kind& kind, const Looked& looked) {
  const Result<void> owed = must_be_owed(kind, looked);
  return owed ? must_be_dead(kind, looked) : owed;
}

access::Reading about_all(std::string what, const PersonFile& file) {
  access::Reading reading{std::move(what), {}};
  for (const FileEntry& entry : file.entries) reading.about.push_back(entry.anchor);
  return reading;
}

Form filled_form(const Kind& kind, const access::Actor& actor, const Looked& looked, Position about, std::int32_t today) {
  const std::vector<Shown> shown = nostoi::shown(looked.file);
  const Facts facts{actor, looked.file, shown, looked.custody};
  Form form;
  form.kind = &kind;
  form.about = about;
  form.person = looked.file.person;
  form.known = looked.file.known;
  form.made = today;
  form.sections = sections_of(kind, facts);
  form.remarks = remarks_of(facts, form.sections, today);
  form.number = number_of(kind, form.person, form.known);
  form.code = code_of(form.number, form.sections);
  return form;
}

}  // namespace

Result<Form> make(Register& reg, const access::Actor& actor, const std::string& form, Position about, Position known) {
  const auto kind = std::ranges::find(kinds(), form, &Kind::id);
  if (kind == kinds().end() || kind->of_list) return no_form(form);
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const access::Actor maker = narrowed(actor, *kind);
  Result<Looked> looked = look({**snapshot, maker, seals_hold, known}, *kind, about);
  if (!looked) return tl::unexpected(looked.error());
  if (const Result<void> can = must_be_possible(*kind, *looked); !can) {
    const access::Reading reading = about_all("form-refused", looked->file);
    const Result<void> told = reg.will_show(actor, reading);
    return tl::unexpected(told ? can.error() : told.error());
  }
  Form made = filled_form(*kind, maker, *looked, about, day_of_moment(reg.surroundings().clock()));
  if (const Result<void> told = reg.will_show(actor, about_all("form-" + kind->id, looked->file)); !told)
    return tl::unexpected(told.error());
  return made;
}

Result<std::vector<Possible>> possible(Register& reg, const access::Actor& actor, Position about) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  std::vector<Possible> all;
  std::optional<access::Reading> reading;
  for (const Kind& kind : kinds()) {
    if (kind.of_list) continue;
    const access::Actor maker = narrowed(actor, kind);
    const Result<Looked> looked = look({**snapshot, maker, seals_hold, 0}, kind, about);
    if (!looked) return tl::unexpected(looked.error());
    const Result<void> can = must_be_possible(kind, *looked);
    all.push_back({&kind, can ? std::nullopt : std::optional(can.error())});
    if (!reading) reading = about_all("forms", looked->file);
  }
  if (const Result<void> told = reg.will_show(actor, *reading); !told) return tl::unexpected(told.error());
  return all;
}

}  // namespace nostoi::forms
