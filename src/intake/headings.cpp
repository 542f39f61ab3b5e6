// Headings are matched as sequences of words against the headings of data/model/fields.json; the longest found wins, so that
// "ім'я батька" is the father's name and not a given name. Guard words and neutral words are in data/model/headings.json.
#include "intake/headings.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

using Words = std::vector<std::string>;

struct Entry {
  const Field* field;
  Words words;
};

/// The knowledge about headings, prepared once.
struct Lexicon {
  std::vector<Entry> entries;                                           // longest first
  std::map<Words, std::size_t> exact;                                   // words of a heading → its entry
  std::map<std::string, std::vector<std::size_t>, std::less<>> begins;  // first word → entries
  std::set<std::string, std::less<>> guards, neutral, generic;
};

/// Keeps the text outside brackets; all of it when nothing is outside.
std::string outside_brackets(std::string_view heading) {
  std::string kept;
  int depth = 0;
  for (const char c : heading) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) kept += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return is_blank(kept) ? std::string(heading) : kept;
}

/// Letters and digits stay, apostrophes vanish, "№" is a word of its own, everything else becomes a space; camelCase is parted.
std::string spaced(std::string_view heading) {
  std::string out;
  char32_t before = ' ';
  for (std::size_t at = 0; at < heading.size();) {
    const char32_t c = next_code_point(heading, at);
    if (c == '\'' || c == 0x2019 || c == 0x2BC || c == '`' || c == 0x2018 || c == 0xB4 || c == 0x301) continue;
    if (c == 0x2116 || c == '#' || c == '@') {
      out += " ";
      append_code_point(out, c == '@' ? U'@' : U'№');
      out += " ";
    } else if (is_letter(c) || is_digit(c)) {
      if (is_upper(c) && is_letter(before) && !is_upper(before)) out += ' ';
      append_code_point(out, c);
    } else {
      out += ' ';
    }
    before = c;
  }
  return out;
}

/// Single letters in a row are an abbreviation: "п і б" → "піб".
Words joined_initials(const Words& words) {
  Words joined;
  bool in_run = false;
  for (const std::string& word : words) {
    const bool single = length(word) == 1 && !is_digit(static_cast<unsigned char>(word[0])) && word != "№";
    if (single && in_run)
      joined.back() += word;
    else
      joined.push_back(word);
    in_run = single;
  }
  return joined;
}

Words split(const std::string& text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    Lexicon lexicon;
    for (const Field& field : fields())
      for (const std::string& heading : field.headers) lexicon.entries.push_back({&field, heading_words(heading)});
    std::stable_sort(lexicon.entries.begin(), lexicon.entries.end(),
                     [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
    for (std::size_t i = 0; i < lexicon.entries.size(); ++i) {
      const Words& words = lexicon.entries[i].words;
      if (words.empty()) continue;
      lexicon.exact.emplace(words, i);
      lexicon.begins[words.front()].push_back(i);
    }
    const nlohmann::json file = nlohmann::json::parse(*shipped("model/headings.json"));
    const auto fill = [&file](const char* key, auto& set) {
      for (const std::string word : file.at(key)) set.insert(word);
    };
    fill("guards", lexicon.guards);
    fill("neutral", lexicon.neutral);
    fill("generic", lexicon.generic);
    return lexicon;
  }();
  return loaded;
}

/// Entries whose first word is one of these, longest first.
std::vector<std::size_t> entries_within(const Lexicon& lexicon, const Words& words) {
  std::vector<std::size_t> within;
  for (const std::string& word : words)
    if (const auto found = lexicon.begins.find(word); found != lexicon.begins.end())
      within.insert(within.end(), found->second.begin(), found->second.end());
  std::sort(within.begin(), within.end());
  within.erase(std::unique(within.begin(), within.end()), within.end());
  return within;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether what surrounds a found heading leaves its meaning alone. A generic word ("name", "дата") stands only among neutral words.
bool surroundings_fit(const Lexicon& lexicon, const Words& words, std::size_t from, const Entry& entry, bool& guarded) {
  bool all_neutral = true;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i >= from && i < from + entry.words.size()) continue;
    if (lexicon.guards.contains(words[i])) guarded = true;
    all_neutral = all_neutral && (has_digit(words[i]) || lexicon.neutral.contains(words[i]));
  }
  if (guarded) return false;
  return all_neutral || !(entry.words.size() == 1 && (lexicon.generic.contains(entry.words[0]) || length(entry.words[0]) < 5));
}

}  // namespace

namespace {

Words plain_words(std::string_view text) {
  Words words = split(lower(spaced(text)));
  for (std::string& word : words) word = one_alphabet(word);
  return joined_initials(words);
}

}  // namespace

std::vector<std::string> heading_words(std::string_view heading) { return plain_words(outside_brackets(heading)); }

Meaning meaning_of(std::string_view heading) {
  const Lexicon& known = lexicon();
  const Words everything = plain_words(heading), words = heading_words(heading);
  Meaning meaning;
  if (words.empty()) return meaning;
  for (const Words* asked : {&everything, &words}) {
    if (const auto found = known.exact.find(*asked); found != known.exact.end())
      return {known.entries[found->second].field, asked->size(), true, false};
    if (asked == &everything && everything != words)  // what stands in brackets may speak of someone else: "ПІБ (дитини)"
      for (const std::string& word : everything)
        if (known.guards.contains(word) && std::find(words.begin(), words.end(), word) == words.end()) return {nullptr, 0, false, true};
  }
  for (const std::size_t at : entries_within(known, words)) {
    const Entry& entry = known.entries[at];
    const auto found = std::search(words.begin(), words.end(), entry.words.begin(), entry.words.end());
    if (found == words.end()) continue;
    if (surroundings_fit(known, words, static_cast<std::size_t>(found - words.begin()), entry, meaning.guarded))
      return {entry.field, entry.words.size(), false, false};
  }
  for (const std::string& word : words) meaning.guarded |= known.guards.contains(word);
  return meaning;
}

}  // namespace nostoi::intake
