// Arguments before environment, and the environment in the order of POSIX.
#include "app/language.hpp"

#include <algorithm>

namespace nostoi::app {

std::optional<Language> language_named(std::string_view name) {
  const std::string_view code = name.substr(0, name.find_first_of("_.@-"));
  if (code == "uk") return Language::uk;
  if (code == "ru") return Language::ru;
  if (code == "en" || code == "C" || code == "POSIX") return Language::en;
  return std::nullopt;
}

std::optional<std::string> early_option(const std::vector<std::string>& arguments, std::string_view option) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == option && i + 1 < arguments.size()) return arguments[i + 1];
    if (argument.starts_with(option) && argument.substr(option.size()).starts_with('='))
      return std::string(argument.substr(option.size() + 1));
  }
  return std::nullopt;
}

Language choose_language(const std::vector<std::string>& arguments, const std::function<std::string(const char*)>& environment) {
  // Behind `names romanise` the option tells the language of the names, not of the messages.
  const std::vector<std::string> romanise = {"names", "romanise"};
  const std::vector<std::string> ours(arguments.begin(), std::ranges::search(arguments, romanise).begin());
  if (const auto asked = early_option(ours, "--language"))
    if (const auto language = language_named(*asked)) return *language;
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const std::string value = environment(variable); !value.empty()) return language_named(value).value_or(Language::en);
  return Language::en;
}

}  // namespace nostoi::app
