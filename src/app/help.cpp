// One walk over the declared commands for each of the three forms.
#include "app/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/command.hpp"
#include "base/letters.hpp"
#include "nostoi/base.hpp"

namespace nostoi::app {

namespace {

std::vector<const CLI::Option*> options_of(const CLI::App& parser, bool positional) {
  return parser.get_options([=](const CLI::Option* option) { return option->get_positional() == positional; });
}

std::vector<const CLI::App*> commands_of(const CLI::App& parser) {
  return parser.get_subcommands([](const CLI::App*) { return true; });
}

std::string full_name(const CLI::App& parser) { return parser.get_parent() ? "nostoi " + command_words(parser) : "nostoi"; }

const CLI::App& root_of(const CLI::App& parser) { return parser.get_parent() ? root_of(*parser.get_parent()) : parser; }

bool has_option(const CLI::App& parser, const std::string& name) {
  return std::ranges::any_of(options_of(parser, false), [&](const CLI::Option* option) { return option->check_lname(name); });
}

bool takes_value(const CLI::Option& option) { return option.get_type_size() != 0; }

/// Whether an option of the program is shown with a command: those of the register with its commands, two with all.
bool concerns(const CLI::Option& option, const CLI::App& command) {
  if (option.get_group() == of_register) return command.get_group() == of_register;
  return option.check_lname("data") || (option.check_lname("language") && !has_option(command, "language"));
}

// "--out DIR", "-h, --help"
std::string shown(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name(true);
  std::string text;
  for (const std::string& name : option.get_snames()) text += "-" + name + ", ";
  for (const std::string& name : option.get_lnames()) text += "--" + name;
  if (takes_value(option)) text += " " + option.get_type_name();
  return text;
}

std::string usage(const CLI::App& parser) {
  std::string text = full_name(parser);
  if (!commands_of(parser).empty()) return text + " " + say("cli-usage-command") + " " + say("cli-usage-options");
  for (const CLI::Option* option : options_of(parser, true))
    text += " " + option->get_name(true) + (option->get_expected_max() > 1 ? "..." : "");
  return text + " " + say("cli-usage-options");
}

constexpr std::size_t columns = 100, left = 26;

std::string entry(const std::string& name, const std::string& description) {
  const std::string first = "  " + name;
  const std::string gap = width(first) < left ? std::string(left - width(first), ' ') : "\n" + std::string(left, ' ');
  return first + gap + wrapped(description, columns, left) + "\n";
}

std::string part(std::string_view key, const std::string& entries) {
  return entries.empty() ? "" : fmt::format("\n{}\n{}", say(key), entries);
}

}  // namespace

std::string command_words(const CLI::App& parser) {
  if (!parser.get_parent()) return "";
  const std::string outer = command_words(*parser.get_parent());
  return outer + (outer.empty() ? "" : " ") + parser.get_name();
}

std::string help_text(const CLI::App& parser) {
  std::string commands, positionals, options;
  for (const CLI::App* command : commands_of(parser)) commands += entry(command->get_name(), command->get_description());
  for (const CLI::Option* option : options_of(parser, true)) positionals += entry(shown(*option), option->get_description());
  for (const CLI::Option* option : options_of(parser, false)) options += entry(shown(*option), option->get_description());
  if (parser.get_parent())
    for (const CLI::Option* option : options_of(root_of(parser), false))
      if (concerns(*option, parser)) options += entry(shown(*option), option->get_description());
  return say("cli-usage") + " " + usage(parser) + "\n\n" + wrapped(parser.get_description(), columns, 0) + "\n" +
         part("cli-commands", commands) + part("cli-arguments", positionals) + part("cli-options", options) +
         part("cli-example", parser.get_footer() + "\n");
}

namespace {

std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    out += c;
  }
  return out;
}

std::string roff_options(const CLI::App& parser) {
  std::string out;
  for (const bool positional : {true, false})
    for (const CLI::Option* option : options_of(parser, positional))
      out += fmt::format(".TP\n.B {}\n{}\n", roff(shown(*option)), roff(option->get_description()));
  return out;
}

/// Whether a command does something itself, beside holding others.
bool does_something(const CLI::App& command) { return commands_of(command).empty() || options_of(command, false).size() > 1; }

/// A section for every command that does something; one that only holds others stands for them.
std::string roff_commands(const CLI::App& parser) {
  std::string out;
  for (const CLI::App* command : commands_of(parser)) {
    if (does_something(*command))
      out += fmt::format(".SH {}\n.B {}\n.PP\n{}\n{}.PP\n{}\n.nf\n{}\n.fi\n", roff(full_name(*command)), roff(usage(*command)),
                         roff(command->get_description()), roff_options(*command), roff(say("cli-example")), roff(command->get_footer()));
    out += roff_commands(*command);
  }
  return out;
}

}  // namespace

std::string man_page(const CLI::App& program) {
  std::string out = fmt::format(".TH NOSTOI 1 \"\" \"nostoi {}\"\n.SH {}\nnostoi \\- {}\n", NOSTOI_VERSION, say("man-name"),
                                roff(program.get_description()));
  out += fmt::format(".SH {}\n.B {}\n", say("man-synopsis"), roff(usage(program)));
  out += roff_commands(program);
  out += fmt::format(".SH {}\n{}", say("man-common"), roff_options(program));
  return out + fmt::format(".SH {}\n{}\n", say("man-status"), roff(say("man-status-text")));
}

std::string bash_completion(const CLI::App& program) {
  const auto names = [](const CLI::App& parser) {
    std::string out;
    for (const CLI::Option* option : options_of(parser, false))
      for (const std::string& name : option->get_lnames()) out += (out.empty() ? "--" : " --") + name;
    return out;
  };
  std::string commands, cases;
  for (const CLI::App* command : commands_of(program)) {
    commands += (commands.empty() ? "" : " ") + command->get_name();
    std::string words;
    for (const CLI::App* inner : commands_of(*command)) words += inner->get_name() + " " + names(*inner) + " ";
    cases += fmt::format("    {}) words=\"{}{} {}\" ;;\n", command->get_name(), words, names(*command), names(program));
  }
  return fmt::format(
      "# bash completion for nostoi: source it, or install it as share/bash-completion/completions/nostoi\n"
      "_nostoi() {{\n"
      "  local word=\"${{COMP_WORDS[COMP_CWORD]}}\" words\n"
      "  case \"${{COMP_WORDS[1]}}\" in\n{}    *) words=\"{} {}\" ;;\n  esac\n"
      "  case \"${{COMP_WORDS[COMP_CWORD-1]}}\" in\n"
      "    --language) COMPREPLY=($(compgen -W 'uk ru en' -- \"$word\")); return ;;\n"
      "    --out|--data) COMPREPLY=($(compgen -d -- \"$word\")); return ;;\n  esac\n"
      "  if [[ \"$word\" == -* || $COMP_CWORD -eq 1 || (\"${{COMP_WORDS[1]}}\" == names && $COMP_CWORD -eq 2) ]]; then "
      "COMPREPLY=($(compgen -W \"$words\" -- \"$word\")); else COMPREPLY=(); fi\n"
      "}}\n"
      "complete -o default -F _nostoi nostoi\n",
      cases, commands, names(program));
}

}  // namespace nostoi::app
