// The sentences of data/words in three languages. One file per subject; each entry has uk, ru and en.
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "nostoi/base.hpp"

namespace nostoi {

namespace {

Language chosen = Language::en;

using Table = std::map<std::string, std::array<std::string, 3>, std::less<>>;

Table load() {
  Table table;
  for (const std::string& name : shipped_names("words")) {
    const nlohmann::json file = nlohmann::json::parse(*shipped(name));
    for (const auto& [key, entry] : file.items()) {
      if (key == "about") continue;
      table[key] = {entry.at("uk").get<std::string>(), entry.at("ru").get<std::string>(), entry.at("en").get<std::string>()};
    }
  }
  return table;
}

const Table& table() {
  static const Table loaded = load();
  return loaded;
}

}  // namespace

void set_language(Language language) { chosen = language; }
Language language() { return chosen; }

std::string say(std::string_view key, Arguments arguments) { return say(chosen, key, arguments); }

bool has_words(std::string_view key) { return table().contains(key); }

namespace {
const std::string& sentence_of(Language language, std::string_view key) {
  const auto found = table().find(key);
  if (found == table().end()) throw std::logic_error("no words for '" + std::string(key) + "'");
  return found->second[static_cast<std::size_t>(language)];
}

// Every {name} of the sentence replaced by what `value` gives for it.
template <class Value>
std::string filled(const std::string& sentence, Value value) {
  std::string text;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = sentence[at] == '{' ? sentence.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      text += sentence[at++];
      continue;
    }
    text += value(std::string_view(sentence).substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return text;
}
}  // namespace

std::string say(Language language, std::string_view key, Arguments arguments) {
  return filled(sentence_of(language, key), [&](std::string_view name) {
    std::string text;
    for (const auto& [argument, value] : arguments)
      if (argument == name) text += value;
    return text;
  });
}

std::string say_in_general(std::string_view key) {
  return filled(sentence_of(chosen, key), [](std::string_view) { return "\u2026"; });
}

std::string_view code_name(Code code) {
  constexpr std::string_view names[] = {"invalid", "not_found", "conflict", "denied", "unsupported", "io", "internal"};
  return names[static_cast<std::size_t>(code)];
}

}  // namespace nostoi
