// nostoi names: what can be asked of names alone. romanise writes them under an official scheme, a line at a time; compare stands in
// a file of its own.
#include <fmt/format.h>
#include <unicode/uscript.h>

#include <fstream>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/command.hpp"
#include "app/help.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "base/utf8.hpp"
#include "nostoi/names.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string file, language, scheme;
  bool list = false, json = false;
};

constexpr const char* called = "names romanise";

int list_schemes(bool json) {
  const Result<std::vector<names::RomanisationScheme>> schemes = names::romanisation_schemes();
  if (!schemes) return complain(schemes.error());
  std::vector<std::vector<std::string>> rows = {{say("romanise-language"), say("romanise-scheme"), say("romanise-name")}};
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const auto& [language, scheme, name, source] : *schemes) {
    rows.push_back({language, scheme, name});
    all.push_back({{"language", language}, {"scheme", scheme}, {"name", name}, {"source", source}});
  }
  fmt::print("{}", json ? nlohmann::ordered_json{{"schemes", all}}.dump(2) + "\n" : text_table(rows));
  return complete;
}

bool has_cyrillic(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    UErrorCode status = U_ZERO_ERROR;
    if (uscript_getScript(static_cast<UChar32>(next_code_point(text, at)), &status) == USCRIPT_CYRILLIC) return true;
  }
  return false;
}

int romanise_lines(std::istream& in, const Arguments& arguments) {
  std::uint64_t row = 0, left = 0, first_left = 0;
  for (std::string line; std::getline(in, line);) {
    ++row;
    const Result<std::string> romanised = names::romanise(arguments.language, arguments.scheme, line);
    if (!romanised)
      return complain({Code::invalid, say("romanise-row", {{"row", std::to_string(row)}, {"sentence", romanised.error().sentence}}), {}});
    fmt::print("{}\n", *romanised);
    if (has_cyrillic(*romanised) && left++ == 0) first_left = row;
  }
  if (in.bad()) return complain({Code::io, say("cli-no-file", {{"file", arguments.file}}), {}});  // a folder, for one
  if (left > 0)
    fmt::print(
        stderr, "{}\n",
        say("romanise-letters-left", {{"scheme", arguments.scheme}, {"count", std::to_string(left)}, {"row", std::to_string(first_left)}}));
  return complete;
}

int run_romanise(const Arguments& arguments) {
  if (arguments.list) return list_schemes(arguments.json);
  for (const auto& [text, name] : {std::pair{&arguments.language, "--language"}, {&arguments.scheme, "--scheme"}})
    if (text->empty()) return misuse(say("cli-missing-argument", {{"argument", name}}), called);
  if (const Result<std::string> there = names::romanise(arguments.language, arguments.scheme, ""); !there)
    return there.error().code == Code::not_found ? misuse(there.error().sentence, called) : complain(there.error());
  if (arguments.file.empty()) return romanise_lines(std::cin, arguments);
  std::ifstream file(arguments.file, std::ios::binary);
  if (!file) return complain({Code::io, say("cli-no-file", {{"file", arguments.file}}), {}});
  return romanise_lines(file, arguments);
}

}  // namespace

Command names_command(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* names = declare(program, "names");
  CLI::App* romanise = declare(*names, "romanise");
  value(romanise, "FILE", arguments->file, "romanise-file", "FILE");
  value(romanise, "--language", arguments->language, "romanise-language", "LANGUAGE");
  value(romanise, "--scheme", arguments->scheme, "romanise-scheme", "SCHEME");
  flag(romanise, "--list", arguments->list, "romanise-list");
  flag(romanise, "--json", arguments->json, "json");
  const Command compare = names_compare_command(*names);
  return {names, [=] {
            if (compare.parser->parsed()) return compare.run();
            if (romanise->parsed()) return run_romanise(*arguments);
            fmt::print(stderr, "{}", help_text(*names));
            return static_cast<int>(wrong_use);
          }};
}

}  // namespace nostoi::app
