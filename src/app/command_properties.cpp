// nostoi statement properties: what can be said, group by group, with the article that asks for it and the words of its values.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "app/command.hpp"
#include "app/labels.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/register.hpp"

namespace nostoi::app {

namespace {

using Table = std::vector<std::vector<std::string>>;

std::string handling_of(const Property& property) {
  return property.handling == access::handling_classes().front() ? "" : say("handling-" + property.handling);
}

void print_group(const std::string& group) {
  Table table{{say("person-property"), "", say("properties-source"), say("list-handling")}};
  for (const Property& property : properties())
    if (property.group == group) table.push_back({"  " + property.id, field_label(property.id), property.source, handling_of(property)});
  fmt::print("{}: {}\n{}\n", group, group_label(group), text_table(table));
}

void print_property(const Property& property) {
  fmt::print("{}: {} ({})\n", property.id, field_label(property.id), property.source.empty() ? property.group : property.source);
  if (const std::string handling = handling_of(property); !handling.empty()) fmt::print("{}: {}\n", say("list-handling"), handling);
  if (property.per_party) fmt::print("{}\n", say("properties-per-party"));
  Table table;
  for (const std::string& value : property.values) table.push_back({"  " + value, value_label(property.id, value)});
  fmt::print("{}", text_table(table));
}

int run(const std::string& which) {
  const Property* property = find_property(which);
  if (property) print_property(*property);
  std::vector<std::string> groups;
  for (const Property& one : properties())
    if (which.empty() || one.group == which) groups.push_back(one.group);
  std::ranges::sort(groups);
  groups.erase(std::ranges::unique(groups).begin(), groups.end());
  if (groups.empty() && !property) return complain(Error{Code::not_found, say("statement-no-property", {{"property", which}}), {}});
  for (const std::string& group : groups) print_group(group);
  return complete;
}

}  // namespace

Command properties_command(CLI::App& statements) {
  const auto which = std::make_shared<std::string>();
  CLI::App* parser = declare(statements, "properties");
  value(parser, "WHICH", *which, "properties-which", "WORD");
  return {parser, [which] { return run(*which); }};
}

}  // namespace nostoi::app
