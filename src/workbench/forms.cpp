// Forms to print: which of them can be made of a person, and the page of one, which a browser opens by itself and prints.
#include "nostoi/forms.hpp"

#include <algorithm>

#include "workbench/office.hpp"
#include "workbench/route.hpp"

namespace nostoi::workbench {

namespace {

const std::vector<std::string> languages{"uk", "ru", "en"};

/// The language that is asked for; that of the session where none is.
std::optional<Language> asked_for(const Call& call, const std::string& name) {
  const auto found = call.query.find(name);
  if (found == call.query.end()) return {};
  return static_cast<Language>(std::ranges::find(languages, found->second) - languages.begin());
}

Result<Reply> possible(Call& call) {
  const Result<std::vector<forms::Possible>> all = forms::possible(call.office.reg(), call.actor, call.number("anchor"));
  if (!all) return tl::unexpected(all.error());
  Json items = Json::array();
  for (const forms::Possible& one : *all)
    items.push_back({{"form", one.kind->id},
                     {"title", say("printed-" + one.kind->id)},
                     {"ground", say("printed-" + one.kind->id + "-ground")},
                     {"paper", one.kind->paper},
                     {"refused", one.refused ? Json(one.refused->sentence) : Json(nullptr)}});
  return Reply{{{"items", items}, {"next", nullptr}}};
}

/// The page as it is, which may load nothing and whose one style is named by its hash.
Result<Reply> paper(const Result<forms::Printed>& page) {
  if (!page) return tl::unexpected(page.error());
  const std::string policy =
      "default-src 'none'; style-src 'sha256-" + page->style_sha256 + "'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
  return Reply{
      {}, 200, {}, Response{200, {{"content-type", "text/html; charset=utf-8"}, {"content-security-policy", policy}}, page->html, {}}};
}

Result<Reply> form(Call& call) {
  const Result<forms::Form> made = forms::make(call.office.reg(), call.actor, call.path.at("form"), call.number("anchor"));
  if (!made) return tl::unexpected(made.error());
  return paper(forms::print(*made, asked_for(call, "language").value_or(language()), asked_for(call, "beside")));
}

Result<Reply> worklist(Call& call) {
  const Result<forms::Worklist> made = forms::worklist(call.office.reg(), call.actor, call.number("list"));
  if (!made) return tl::unexpected(made.error());
  return paper(forms::print(*made, asked_for(call, "language").value_or(language())));
}

}  // namespace

std::vector<Route> form_routes() {
  const Member in = maybe("language", one_of(languages)), beside = maybe("beside", one_of(languages));
  return {
      {"GET", "/api/people/{anchor}/forms", reads("form-make"), possible},
      {"GET", "/api/people/{anchor}/forms/{form}", reads("form-make"), form, {}, {in, beside}, false, Answers::page},
      {"GET", "/api/lists/{list}/worklist", reads("form-make"), worklist, {}, {in}, false, Answers::page},
  };
}

}  // namespace nostoi::workbench
