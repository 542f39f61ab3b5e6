// nostoi form: a form to print, as a page that stands alone, for its owner only.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "app/language.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "nostoi/forms.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string form, of, out, beside, known;
};

struct Made {
  std::string number, code;
  forms::Printed page;
};

Result<Made> of_list(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> list = list_named(snapshot, office.actor, arguments.of);
  if (!list) return tl::unexpected(list.error());
  const Result<forms::Worklist> made = forms::worklist(office.reg, office.actor, *list);
  if (!made) return tl::unexpected(made.error());
  Result<forms::Printed> page = forms::print(*made, language());
  return page ? Result<Made>(Made{made->number, made->code, std::move(*page)}) : tl::unexpected(page.error());
}

Result<Made> of_person(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const Result<Position> anchor = anchor_named(snapshot, office.actor, arguments.of), known = known_time(snapshot, arguments.known);
  if (!anchor || !known) return tl::unexpected(anchor ? known.error() : anchor.error());
  const Result<forms::Form> made = forms::make(office.reg, office.actor, arguments.form, *anchor, *known);
  if (!made) return tl::unexpected(made.error());
  Result<forms::Printed> page = forms::print(*made, language(), language_named(arguments.beside));
  return page ? Result<Made>(Made{made->number, made->code, std::move(*page)}) : tl::unexpected(page.error());
}

/// A form that is not owed is an answer, and no failure.
int refuse(const Error& error) {
  const int status = complain(error);
  return error.code == Code::conflict ? answer_is_no : status;
}

int run_form(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  const auto kind = std::ranges::find(forms::kinds(), arguments.form, &forms::Kind::id);
  const bool lists = kind != forms::kinds().end() && kind->of_list;
  Result<SafeFile> out = SafeFile::create(arguments.out);
  if (!out) return complain(out.error());
  const Result<Made> made = lists ? of_list(office, snapshot, arguments) : of_person(office, snapshot, arguments);
  if (!made) return refuse(made.error());
  out->write(made->page.html);
  if (const Result<void> done = out->commit(); !done) return complain(done.error());
  fmt::print("{}\n", say("printed-in-file", {{"number", made->number}, {"code", made->code}, {"file", arguments.out}}));
  return complete;
}

int form(const OfficeOptions& where, const Arguments& arguments) {
  if (arguments.of.empty()) return misuse(say("cli-missing-argument", {{"argument", arguments.form.empty() ? "FORM" : "LINE"}}), "form");
  if (arguments.out.empty()) return misuse(say("printed-no-out"), "form");
  if (!arguments.beside.empty() && !language_named(arguments.beside))
    return misuse(say("printed-no-language", {{"word", arguments.beside}}), "form");
  return in_office(where, [&](Office& office, Snapshot& now) { return run_form(office, now, arguments); });
}

}  // namespace

std::vector<Command> form_commands(CLI::App& program, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  std::vector<std::string> known;
  for (const forms::Kind& one : forms::kinds()) known.push_back(one.id);
  CLI::App* parser = declare(program, "form");
  value(parser, "FORM", arguments->form, "form-form", "FORM")->description(known_words("form-form", known));
  value(parser, "LINE", arguments->of, "form-of", "LINE");
  value(parser, "--beside", arguments->beside, "form-beside", "uk|ru|en");
  value(parser, "--known", arguments->known, "person-known", "TIME");
  value(parser, "--out", arguments->out, "form-out", "FILE");
  return {{parser, [&where, arguments] { return form(where, *arguments); }}};
}

}  // namespace nostoi::app
