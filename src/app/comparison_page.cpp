// The page of a comparison by eye. Earlier judgements are left out of it: whoever looks is to see the pictures first.
#include <fmt/format.h>

#include <map>

#include "app/attachments_shown.hpp"
#include "base/html.hpp"
#include "app/labels.hpp"
#include "base/base64.hpp"

namespace nostoi::app {

namespace {

using Facts = std::vector<std::pair<std::string, std::string>>;  // what it is called, and what it says

Html picture(const Beside& side) {
  const std::string name = fmt::format("{} {}", side.attachment.at, say("shows-" + side.attachment.shows));
  const std::string source =
      fmt::format("src=\"data:{};base64,{}\" alt=\"{}\"", side.attachment.media, base64(side.bytes), escape(name).text);
  return tag("figure", markup("<img " + source + ">") + tag("figcaption", escape(name)));
}

/// What is said of the attachment, then what is shown of the person where there is room for one value.
Facts facts_of(const Beside& side) {
  const attachment::Attachment& one = side.attachment;
  Facts facts{{say("attachment-hangs-on"), fmt::format("a{} (p{})", one.anchor, side.file.person)},
              {say("attachment-taken"), day_in_words(one.taken)},
              {say("attachment-taken-by"), one.taken_by},
              {say("attachment-speaker"), one.speaker},
              {say("attachment-text"), one.text},
              {say("attachment-attached"), fmt::format("{}, {}", one.actor, moment(one.when))}};
  for (const Shown& value : shown(side.file))
    facts.emplace_back(field_label(value.property), value_label(value.property, value.statement->value));
  return facts;
}

/// What is said under one name meets in one row, in the order of the left side.
Html facts_beside(const Beside& left, const Beside& right) {
  std::vector<std::string> order;
  std::map<std::string, std::pair<std::string, std::string>> rows;
  const auto take = [&](const Facts& facts, std::string std::pair<std::string, std::string>::* side) {
    for (const auto& [name, text] : facts) {
      if (!rows.contains(name)) order.push_back(name);
      rows[name].*side = text;
    }
  };
  take(facts_of(left), &std::pair<std::string, std::string>::first);
  take(facts_of(right), &std::pair<std::string, std::string>::second);
  std::vector<Row> cells;
  for (const std::string& name : order)
    if (const auto& [one, other] = rows[name]; !one.empty() || !other.empty()) cells.push_back({escape(name), cell(one), cell(other)});
  return table({"", std::to_string(left.attachment.at), std::to_string(right.attachment.at)}, cells);
}

}  // namespace

Result<std::string> comparison_page(const Beside& left, const Beside& right) {
  const std::string command =
      fmt::format("nostoi … attachment judged {} {} --verdict same|not-same|unsure --why \"…\"", left.attachment.at, right.attachment.at);
  const std::string title = words("attachment-compare-title").text;
  return page_alone("compare", title,
                    {{"title", title},
                     {"lead", words("attachment-compare-lead").text},
                     {"pictures", (picture(left) + markup("\n") + picture(right) + markup("\n")).text},
                     {"facts", facts_beside(left, right).text},
                     {"hint", words("attachment-compare-hint").text},
                     {"command", escape(command).text}});
}

}  // namespace nostoi::app
