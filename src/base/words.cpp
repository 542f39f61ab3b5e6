// The sentences of data/words in three languages. One file per subject; each entry has uk, ru and en.
#include "base/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace nostoi {

namespace {

Language chosen = Language::en;
thread_local std::optional<Language> of_this_thread;

/// The table as it is used: where it lies ready, nothing of it is copied.
struct Table {
  Words kept;  // where it was read from the files: the two below lie in it, or in the program
  std::span<const std::uint32_t> starts;
  std::string_view text;

  std::size_t size() const { return starts.size() / 4; }
  std::string_view part(std::size_t entry, std::size_t which) const {
    const std::size_t at = 4 * entry + which;
    return text.substr(starts[at], starts[at + 1] - starts[at]);
  }
};

Table load() {
  Table table;
  if (const std::optional<std::string_view> ready = compiled(words_compiled_as)) {
    Unpacking rows(*ready);
    table.starts = rows.take<std::uint32_t>();
    const std::span<const char> text = rows.take<char>();
    table.text = {text.data(), text.size()};
  } else {
    table.kept = read_words();
    table.starts = table.kept.starts;
    table.text = table.kept.text;
  }
  return table;
}

const Table& table() {
  static const Table loaded = load();
  return loaded;
}

/// The number of an entry; nothing where there is none of that key. O(log entries).
std::optional<std::size_t> entry_of(std::string_view key) {
  std::size_t low = 0, high = table().size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (table().part(middle, 0) < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low < table().size() && table().part(low, 0) == key ? std::optional(low) : std::nullopt;
}

}  // namespace

Words read_words() {
  std::map<std::string, std::array<std::string, 3>> all;
  for (const std::string& name : shipped_names("words")) {
    const nlohmann::json file = nlohmann::json::parse(*shipped(name));
    for (const auto& [key, entry] : file.items())
      if (key != "about") all[key] = {entry.at("uk"), entry.at("ru"), entry.at("en")};
  }
  Words words;
  const auto add = [&](const std::string& text) {
    words.starts.push_back(static_cast<std::uint32_t>(words.text.size()));
    words.text += text;
  };
  for (const auto& [key, sentences] : all) {
    add(key);
    for (const std::string& sentence : sentences) add(sentence);
  }
  words.starts.push_back(static_cast<std::uint32_t>(words.text.size()));
  return words;
}

void set_language(Language language) { chosen = language; }
Language language() { return of_this_thread.value_or(chosen); }
Speaking::Speaking(Language language) : before_(std::exchange(of_this_thread, language)) {}
Speaking::~Speaking() { of_this_thread = before_; }

std::string say(std::string_view key, Arguments arguments) { return say(language(), key, arguments); }

bool has_words(std::string_view key) { return entry_of(key).has_value(); }

namespace {
std::string_view sentence_of(Language language, std::string_view key) {
  const std::optional<std::size_t> entry = entry_of(key);
  if (!entry) throw std::logic_error("no words for '" + std::string(key) + "'");
  return table().part(*entry, 1 + static_cast<std::size_t>(language));
}

// Every {name} of the sentence replaced by what `value` gives for it.
template <class Value>
std::string filled(std::string_view sentence, Value value) {
  std::string text;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = sentence[at] == '{' ? sentence.find('}', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      text += sentence[at++];
      continue;
    }
    text += value(sentence.substr(at + 1, end - at - 1));
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
  return filled(sentence_of(language(), key), [](std::string_view) { return "\u2026"; });
}

std::string_view code_name(Code code) {
  constexpr std::string_view names[] = {"invalid", "not_found", "conflict", "denied", "unsupported", "io", "internal"};
  return names[static_cast<std::size_t>(code)];
}

}  // namespace nostoi
