// Which language the person at the door reads: --language, else the locale of the environment, else English.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::app {

/// "uk", "ru", "en", or a locale such as "uk_UA.UTF-8".
std::optional<Language> language_named(std::string_view name);

/// `environment` gives the value of a variable, empty when it is not set. LC_ALL goes before LC_MESSAGES before LANG.
Language choose_language(const std::vector<std::string>& arguments, const std::function<std::string(const char*)>& environment);

/// The value of an option that has to be known before the arguments are parsed: `--language uk` or `--language=uk`.
std::optional<std::string> early_option(const std::vector<std::string>& arguments, std::string_view option);

}  // namespace nostoi::app
