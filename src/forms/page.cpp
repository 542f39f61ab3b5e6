// The one place that makes paper of a form. Text from outside becomes markup only through escape(); the page has one style, whose hash its
// content security policy names, and no script.
#include <fmt/format.h>

#include <algorithm>

#include "base/base64.hpp"
#include "base/html.hpp"
#include "forms/fill.hpp"
#include "model/day_text.hpp"

namespace nostoi::forms {

namespace {

/// The languages of a form: the first in full, the other small beside it.
struct Tongues {
  Language first;
  std::optional<Language> beside;

  Html operator()(const std::string& key, Arguments arguments = {}) const {
    Html text = escape(say(first, key, arguments));
    if (!beside) return text;
    const Html also = escape(say(*beside, key, arguments));
    return also.text == text.text ? text : text + markup(" ") + tag("span.also", also);
  }
};

std::string code_of(Language language) {
  constexpr std::string_view codes[] = {"uk", "ru", "en"};
  return std::string(codes[static_cast<std::size_t>(language)]);
}

std::string label_of(const FieldRule& rule) {
  const std::string own = "printed-field-" + rule.id;
  return has_words(own) ? own : "field-" + rule.id;
}

Html box(bool ticked) { return tag("span.box", markup(ticked ? "×" : "")); }

Html from_where(const Value& value) {
  std::string from;
  for (const std::string& one : value.from) from += (from.empty() ? "" : " ") + one;
  if (value.others > 0) from += " *";
  return tag("span.from", escape(from));
}

Html lines_to_write_on(std::size_t lines) {
  Html all;
  for (std::size_t i = 0; i < lines; ++i) all += tag("span.line", {});
  return all;
}

Html choices(const Line& line, const Tongues& say_it) {
  const Property& property = *find_property(line.rule->of.front());
  Html all;
  for (const std::string& value : property.values)
    all += tag("span.choice", box(line.value && line.value->text == value) + say_it("value-" + property.vocabulary + "-" + value)) +
           markup(" ");
  const bool other = line.value && std::ranges::count(property.values, line.value->text) == 0;
  if (other) all += tag("bdi", escape(line.value->text));
  return line.value ? all + from_where(*line.value) : all;
}

Html content_of(const Line& line, const Tongues& say_it) {
  Html note;
  if (!line.shut.empty()) note = tag("span.shut", say_it("printed-shut", {{"class", say(say_it.first, "handling-" + line.shut)}}));
  if (line.rule->choices) return note + choices(line, say_it);
  if (!line.value) return note + lines_to_write_on(line.rule->lines);
  const Value& value = *line.value;
  return tag("bdi", value.words.empty() ? escape(value.text) : say_it(value.words + value.text)) + from_where(value);
}

Html field(const Line& line, const Tongues& say_it) {
  return tag("div.field", tag("dt", say_it(label_of(*line.rule))) + tag("dd", content_of(line, say_it))) + markup("\n");
}

Html row_of(const std::vector<Html>& cells, std::string_view name = "td") {
  Html all;
  for (const Html& one : cells) all += tag(name, one);
  return tag("tr", all) + markup("\n");
}

Html changes(const std::vector<Change>& all, const Tongues& say_it) {
  constexpr std::size_t empty_rows = 3;  // what comes after today is written in by hand
  Html rows;
  for (const Change& one : all)
    rows += row_of({escape(one.on), say_it("change-" + one.change) + tag("span.from", escape(one.from)), tag("bdi", escape(one.place))});
  for (std::size_t i = 0; i < empty_rows; ++i) rows += row_of({tag("div.empty", {}), {}, {}});
  const Html head = row_of({say_it("printed-change-on"), say_it("printed-change-what"), say_it("printed-change-place")}, "th");
  return tag("table", tag("thead", head) + tag("tbody", rows));
}

Html section(const Section& one, const Tongues& say_it) {
  Html content = tag("h2", say_it("printed-section-" + one.rule->id));
  if (one.rule->changes) return tag("section", content + changes(one.changes, say_it));
  Html fields;
  for (const Line& line : one.lines) fields += field(line, say_it);
  return tag("section", content + tag("dl", fields)) + markup("\n");
}

Html head_of(const Kind& kind, const std::string& title, const std::string& number, const std::string& code, const Tongues& say_it) {
  const Html heading = tag("h1", say_it("printed-" + kind.id, {{"list", title}}));
  const Html ground = tag("p.ground", say_it("printed-" + kind.id + "-ground"));
  const Html numbers = tag("p.number", say_it("printed-number") + markup(" ") + tag("b", escape(number)) + markup("<br>") +
                                           say_it("printed-code") + markup(" ") + tag("b", escape(code)));
  return tag("header", heading + numbers + ground) + markup("\n");
}

Html remarks(const std::vector<Remark>& all, const Tongues& say_it) {
  Html items;
  for (const Remark& one : all) items += tag("li", say_it("printed-remark-" + one.id, {{"n", std::to_string(one.n)}}));
  return all.empty() ? Html() : tag("ul.remarks", items) + markup("\n");
}

Html made_on(std::int32_t day, const Tongues& say_it) { return tag("p", say_it("printed-made", {{"day", day_of(day)}})); }

Result<Printed> page(const Kind& kind, const std::string& number, const std::string& code, const Html& title, const Html& body,
                     Language language) {
  const Result<std::string> frame = shipped("forms/page.html"), sheet = shipped("forms/forms.css");
  if (!frame || !sheet) return tl::unexpected(frame ? sheet.error() : frame.error());
  const bool small = kind.paper == "a5";
  const std::string style = filled(*sheet, {{"size", small          ? "A5 landscape"
                                                     : kind.of_list ? "A4 landscape"
                                                                    : "A4"},
                                            {"margin", small ? "7mm 10mm 9mm" : "14mm 14mm 16mm"},
                                            {"number", number},  // letters, digits and hyphens
                                            {"code", code}});
  Sha256 hash;
  hash.add(style);
  const auto digest = hash.digest();
  const std::string sha256 = base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  return Printed{filled(*frame, {{"language", code_of(language)},
                                 {"hash", sha256},
                                 {"title", title.text},
                                 {"style", style},
                                 {"hint", escape(say(language, "printed-hint")).text},
                                 {"kind", kind.paper},
                                 {"body", body.text}}),
                 sha256};
}

Html boxes(const Tongues& say_it) {
  Html all;
  for (const char* verdict : {"same", "not-same", "unsure"}) all += tag("span", box(false) + say_it("verdict-" + std::string(verdict)));
  return all;
}

Html flags_of(const Task& task, const Tongues& say_it) {
  Html all = task.urgent ? tag("b", say_it("printed-urgent")) : Html();
  for (const std::string& flag : task.flags) all += (all.text.empty() ? Html() : markup(", ")) + say_it("page-flag-" + flag);
  return all;
}

Html tasks_of(const Work& work, const Tongues& say_it) {
  Html rows;
  for (const Task& one : work.tasks)
    rows += tag("tr", tag("td.digits", escape(std::to_string(one.row))) + tag("td", tag("bdi", escape(one.called))) +
                          tag("td", tag("bdi", escape(one.other_called)) + markup("<br>") + tag("span.from", escape(one.other_stands))) +
                          tag("td.digits", escape(fmt::format("{:.1f} %", std::min(one.probability, 0.9999) * 100))) +
                          tag("td", flags_of(one, say_it)) + tag("td.verdict", boxes(say_it)) + tag("td", {}));
  const Html head = row_of({say_it("printed-row"), say_it("printed-line"), say_it("printed-other"), say_it("printed-probability"),
                            say_it("printed-flags"), say_it("printed-verdict"), say_it("printed-remark")},
                           "th");
  return tag("table.work", tag("thead", head) + tag("tbody", rows));
}

}  // namespace

Result<Printed> print(const Form& form, Language language, std::optional<Language> beside) {
  const Tongues say_it{language, beside == language ? std::nullopt : beside};
  Html body = head_of(*form.kind, "", form.number, form.code, say_it) + remarks(form.remarks, say_it), sections;
  for (const Section& one : form.sections) sections += section(one, say_it);
  body += tag("div.sections", sections);
  body += tag("footer", made_on(form.made, say_it) + tag("p", say_it("printed-legend")) + tag("p", say_it("printed-care")));
  return page(*form.kind, form.number, form.code, escape(form.number), body, language);
}

Result<Printed> print(const Worklist& worklist, Language language) {
  const Tongues say_it{language, {}};
  Html body;
  for (const Work& work : worklist.work) {
    const std::string count = std::to_string(work.tasks.size());
    const Html who = work.reviewer.empty() ? say_it("printed-of-nobody", {{"n", count}})
                                           : say_it("printed-of-reviewer", {{"name", work.reviewer}, {"n", count}});
    body +=
        tag("section.sheet", head_of(*worklist.kind, worklist.name, worklist.number, worklist.code, say_it) + tag("h2", who) +
                                 tasks_of(work, say_it) + tag("footer", made_on(worklist.made, say_it) + tag("p", say_it("printed-care"))));
  }
  if (worklist.work.empty())
    body = head_of(*worklist.kind, worklist.name, worklist.number, worklist.code, say_it) + tag("p", say_it("printed-no-work"));
  return page(*worklist.kind, worklist.number, worklist.code, escape(worklist.number), body, language);
}

}  // namespace nostoi::forms
