// Declares the commands, parses, runs one; what the parser says is said again in the language of the person.
#include "app/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "app/command.hpp"
#include "app/command_seek.hpp"
#include "app/help.hpp"
#include "app/language.hpp"
#include "app/office.hpp"
#include "app/suggest.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

CLI::App* declare(CLI::App& parent, const std::string& name) {
  const std::string key = "help-" + (parent.get_parent() ? parent.get_name() + "-" : "") + name;
  CLI::App* parser = parent.add_subcommand(name, say(key));
  parser->set_help_flag("-h,--help", say("opt-help"));
  parser->footer(say(key + "-example"));
  parser->fallthrough();
  parser->allow_extras();
  return parser;
}

CLI::Option* value(CLI::App* parser, const std::string& names, std::string& target, const std::string& key, const std::string& value_name) {
  return parser->add_option(names, target, say("opt-" + key))->type_name(value_name);
}

CLI::Option* values(CLI::App* parser, const std::string& names, std::vector<std::string>& target, const std::string& key,
                    const std::string& value_name) {
  return parser->add_option(names, target, say("opt-" + key))->type_name(value_name);
}

std::string known_words(const std::string& key, const std::vector<std::string>& words) {
  return say("opt-" + key, {{"known", fmt::format("{}", fmt::join(words, ", "))}});
}

CLI::Option* flag(CLI::App* parser, const std::string& names, bool& target, const std::string& key) {
  return parser->add_flag(names, target, say("opt-" + key));
}

namespace {

struct Common {
  std::string language, data, completion;
  bool man = false;
};

void declare_common(CLI::App& program, Common& common) {
  program.set_help_flag("-h,--help", say("opt-help"));
  program.set_version_flag("--version", "nostoi " NOSTOI_VERSION, say("opt-version"));
  value(&program, "--language", common.language, "language", "uk|ru|en");
  value(&program, "--data", common.data, "data", "DIR");
  value(&program, "--completion", common.completion, "completion", "bash");
  flag(&program, "--man", common.man, "man");
  program.footer(say("help-nostoi-example"));
  program.fallthrough();
  program.allow_extras();
}

// The innermost command that was asked for; the program itself when none was.
const CLI::App& chosen(const CLI::App& parser) {
  return parser.get_subcommands().empty() ? parser : chosen(*parser.get_subcommands().front());
}

// What the parser met and nobody declared: a mistyped command, option or one argument too many.
int refuse_unknown(const CLI::App& parser, const std::string& word) {
  std::vector<std::string> known;
  const bool option = word.starts_with('-');
  if (option) {
    for (const CLI::App* one = &parser; one; one = one->get_parent())
      for (const CLI::Option* each : one->get_options())
        for (const std::string& name : each->get_lnames()) known.push_back("--" + name);
  } else {
    for (const CLI::App* command : parser.get_subcommands([](const CLI::App*) { return true; })) known.push_back(command->get_name());
  }
  const std::string_view key = option ? "cli-unknown-option" : known.empty() ? "cli-unexpected" : "cli-unknown-command";
  std::string sentence = say(key, {{"word", word}});
  if (const auto meant = suggestion(word.substr(0, word.find('=')), known)) sentence += " " + say("cli-meant", {{"word", *meant}});
  return misuse(sentence, command_words(parser));
}

// The words of the parser are English; the option it speaks of is what it says first.
int refuse(const CLI::ParseError& error, const std::string& command) {
  const std::string text = error.what();
  const std::string option = text.substr(0, text.find_first_of(": "));
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ArgumentMismatch))
    return misuse(say("cli-value-missing", {{"option", option}}), command);
  return misuse(text, command);
}

int dispatch(const CLI::App& program, const Common& common, const std::vector<Command>& commands) {
  if (!common.language.empty() && !language_named(common.language)) return misuse(say("cli-unknown-language", {{"word", common.language}}));
  if (common.man) return fmt::print("{}", man_page(program)), complete;
  if (common.completion == "bash") return fmt::print("{}", bash_completion(program)), complete;
  if (!common.completion.empty()) return misuse(say("cli-unknown-shell", {{"word", common.completion}}));
  for (const Command& command : commands) {
    if (!command.parser->parsed()) continue;
    const std::vector<std::string> rest = program.remaining(true);
    return rest.empty() ? command.run() : refuse_unknown(chosen(*command.parser), rest.front());
  }
  const std::vector<std::string> rest = program.remaining();
  if (!rest.empty()) return refuse_unknown(program, rest.front());
  fmt::print(stderr, "{}", help_text(program));
  return wrong_use;
}

int parse_and_run(const std::vector<std::string>& arguments) {
  CLI::App program(say("help-nostoi"), "nostoi");
  Common common;
  declare_common(program, common);
  OfficeOptions where;
  declare_office(program, where);
  std::vector<Command> commands = {link_command(program),  explain_command(program),       evaluate_command(program),
                                   names_command(program), search_command(program, where), pfif_command(program)};
  for (const auto& declared : {
           // one a line: what comes new does not meet what others add
           register_commands,
           copy_commands,
           travel_commands,
           list_commands,
           person_commands,
           note_commands,
           review_commands,
           decide_commands,
           enquiry_commands,
           query_commands,
           custody_commands,
           debrief_commands,
           attachment_commands,
           act_commands,
           audit_commands,
           policy_commands,
           publish_commands,
           entity_commands,
           form_commands,
           serve_commands,
       })
    for (Command& command : declared(program, where)) {
      for (CLI::App* parser = command.parser; parser != &program; parser = parser->get_parent()) parser->group(of_register);
      commands.push_back(std::move(command));
    }
  try {
    program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return fmt::print("{}", help_text(chosen(program))), complete;
  } catch (const CLI::CallForVersion& version) {
    return fmt::print("{}\n", version.what()), complete;
  } catch (const CLI::ParseError& error) {
    return refuse(error, command_words(chosen(program)));
  }
  return dispatch(program, common, commands);
}

}  // namespace

int run(int argc, const char* const* argv) {
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  const auto environment = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
  set_language(choose_language(arguments, environment));
  try {
    if (const auto folder = early_option(arguments, "--data")) {
      if (!std::filesystem::is_directory(*folder)) return misuse(say("cli-no-folder", {{"folder", *folder}}));
      set_data_overlay(*folder);
    }
    return parse_and_run(arguments);
  } catch (const std::bad_alloc&) {
    return complain({Code::internal, say("cli-memory"), {}});
  } catch (const std::exception& broken) {  // perhaps the words themselves: nothing is looked up here
    fmt::print(stderr, "nostoi: internal error: {}\n", broken.what());
    return failed;
  }
}

}  // namespace nostoi::app
