// A command of the program: how its arguments are declared, and what runs once they are parsed. One file per command.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <vector>

namespace nostoi::app {

struct Command {
  CLI::App* parser = nullptr;
  std::function<int()> run;  ///< gives the exit status
};

Command link_command(CLI::App& program);
Command explain_command(CLI::App& program);
Command evaluate_command(CLI::App& program);
Command names_command(CLI::App& program);
Command search_command(CLI::App& program);
Command pfif_command(CLI::App& program);

/// The group of the options --register, --actor, … and of the commands that take them: the help of such a command shows both.
inline constexpr const char* of_register = "register";

/// The commands of a register; `where` says which, and who works on it, once the command line is parsed.
struct OfficeOptions;
std::vector<Command> register_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> copy_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> travel_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> list_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> person_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> review_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> policy_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> decide_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> note_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> enquiry_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> query_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> custody_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> audit_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> act_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> debrief_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> attachment_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> publish_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> entity_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> form_commands(CLI::App& program, const OfficeOptions& where);
std::vector<Command> serve_commands(CLI::App& program, const OfficeOptions& where);

/// The command properties of statement.
Command properties_command(CLI::App& statements);
/// The commands unusual and answer of audit.
std::vector<Command> unusual_commands(CLI::App& audit, const OfficeOptions& where);
/// The commands batch of decide.
std::vector<Command> batch_commands(CLI::App& decide, const OfficeOptions& where);

/// The command compare of names.
Command names_compare_command(CLI::App& names);

/// Declares a command of the program or of a command by its words: "help-NAME" says what it does, "help-NAME-example" shows it at work;
/// NAME is "names-romanise" for the command romanise of names.
CLI::App* declare(CLI::App& parent, const std::string& name);
/// Declares an option or a positional argument with its description "opt-KEY" and what its value is called.
CLI::Option* value(CLI::App* parser, const std::string& names, std::string& target, const std::string& key, const std::string& value_name);
CLI::Option* values(CLI::App* parser, const std::string& names, std::vector<std::string>& target, const std::string& key,
                    const std::string& value_name);
/// The description "opt-KEY" of an option whose words are known.
std::string known_words(const std::string& key, const std::vector<std::string>& words);
CLI::Option* flag(CLI::App* parser, const std::string& names, bool& target, const std::string& key);

}  // namespace nostoi::app
