// Endings by the table of data/cultures/declension.json.
#include "names/declension.hpp"

namespace nostoi::names {

namespace {
constexpr std::size_t two_letters = 4, patronymic = 14;  // bytes of Cyrillic
}

const Declension* shown_by(std::string_view word) {
  if (word.size() < patronymic) return nullptr;
  for (const Declension& declension : cultures().declensions)
    for (const std::string& sign : declension.signs)
      if (word.ends_with(sign)) return &declension;
  return nullptr;
}

std::string nominative(const Declension& declension, std::string_view word) {
  for (const auto& [ending, becomes] : declension.endings)
    if (word.ends_with(ending) && word.size() >= ending.size() + two_letters)
      return std::string(word.substr(0, word.size() - ending.size())) + becomes;
  return std::string(word);
}

}  // namespace nostoi::names
