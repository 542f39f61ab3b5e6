// The words are few: they are looked through.
#include "names/sex_named.hpp"

#include <algorithm>

#include "base/shipped_json.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

std::string sex_named(std::string_view text) {
  static const nlohmann::json table = shipped_json("model/categories.json").at("sex");
  const std::string word = normalise(text);
  for (const auto& [sex, words] : table.items())
    if (std::find(words.begin(), words.end(), word) != words.end()) return sex;
  return {};
}

}  // namespace nostoi::names
