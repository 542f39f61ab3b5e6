// Reads and checks data/given_names: what is wrong is told by file and key, for the files are written by people who know the language.
#include <unicode/uchar.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "base/utf8.hpp"
#include "names/given_names_table.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;

constexpr int commonest = 3, rarest = 16, rare_here = 14, rare_abroad = 12;  // log2 of 1 in N; the last two where a name says nothing
const std::string rules_file = "given_names/patronymics.json";

/// Where a fault was found, and in which words to tell it (a key of data/words/given_names.json).
struct Fault {
  std::string key, why;
};

[[noreturn]] void blame(const std::string& key, const char* why) { throw Fault{key, why}; }

Words words_of(const Json& text, const std::string& key) {
  if (!text.is_string()) blame(key, "given-names-not-text");
  const std::string all = text.get<std::string>();
  Words words;
  for (std::size_t from = 0; from <= all.size();) {
    const std::size_t to = std::min(all.find(' ', from), all.size());
    if (to > from) words.push_back(all.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

void check_keys(const Json& object, const std::string& where, const std::set<std::string>& known) {
  if (!object.is_object()) blame(where, "given-names-not-object");
  for (const auto& [key, value] : object.items())
    if (!known.contains(key)) blame(where + (where.empty() ? "" : ".") + key, "given-names-unknown-key");
}

int class_of(const Json& entry, const char* key, int otherwise, const std::string& where) {
  if (!entry.contains(key)) return otherwise;
  if (!entry[key].is_number_integer()) blame(where + "." + key, "given-names-not-class");
  const int value = entry[key].get<int>();
  if (value < commonest || value > rarest) blame(where + "." + key, "given-names-not-class");
  return value;
}

/// A word is written as one shows it: a capital, then what normalise() would leave as it is.
void check_spelling(const std::string& word, const std::string& key) {
  std::u32string codes = code_points(word);
  if (!u_isupper(static_cast<UChar32>(codes[0]))) blame(key + "." + word, "given-names-not-normal");
  for (char32_t& code : codes) code = static_cast<char32_t>(u_tolower(static_cast<UChar32>(code)));
  if (normalise(word) != utf8(codes)) blame(key + "." + word, "given-names-not-normal");
}

/// No word stands twice in one name: neither in two languages (what Russian shares with Ukrainian is not repeated) nor as a short form.
void check_words(const GivenName& name, const std::string& where) {
  std::set<std::string> seen;
  const auto check = [&](const Words& words, const std::string& key) {
    for (const std::string& word : words) {
      check_spelling(word, where + "." + key);
      if (!seen.insert(word).second) blame(where + "." + key + "." + word, "given-names-twice");
    }
  };
  for (const auto& [language, words] : name.forms) check(words, language);
  check(name.shorts, "short");
  check(name.patronymics, "patronymic");
}

GivenName read_name(const Json& entry, const std::string& section, std::size_t number) {
  std::string where = section + "[" + std::to_string(number) + "]";
  check_keys(entry, where, {"uk", "ru", "be", "bg", "pl", "latin", "short", "akin", "father", "patronymic", "rarity", "abroad"});
  GivenName name;
  name.sex = section == "men" ? 1 : 2;
  for (const char* language : {"uk", "ru", "be", "bg", "pl", "latin"})
    if (entry.contains(language)) name.forms[language] = words_of(entry[language], where + "." + language);
  if (name.forms["uk"].empty()) blame(where + ".uk", "given-names-no-form");
  where = name.forms["uk"][0];
  const auto listed = [&](const char* key) { return entry.contains(key) ? words_of(entry[key], where + "." + key) : Words(); };
  name.shorts = listed("short");
  name.patronymics = listed("patronymic");
  name.akin = listed("akin");
  if (entry.contains("father")) {
    check_keys(entry["father"], where + ".father", {"uk", "ru", "be"});
    for (const auto& [language, stems] : entry["father"].items()) name.fathers[language] = words_of(stems, where + ".father." + language);
  }
  name.rarity = class_of(entry, "rarity", rare_here, where);
  name.abroad = class_of(entry, "abroad", rare_abroad, where);
  check_words(name, where);
  return name;
}

void read_names(GivenNames& all, const std::string& file, const Json& json) {
  check_keys(json, "", {"about", "men", "women"});
  for (const char* section : {"men", "women"}) {
    const Json entries = json.value(section, Json::array());
    if (!entries.is_array()) blame(section, "given-names-not-array");
    for (std::size_t i = 0; i < entries.size(); ++i) {
      all.names.push_back(read_name(entries[i], section, i + 1));
      all.names.back().file = file;
    }
  }
}

std::vector<PatronymicRule> read_rules(const Json& entries, const std::string& where) {
  if (!entries.is_array()) blame(where, "given-names-not-array");
  std::vector<PatronymicRule> rules;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::string key = where + "[" + std::to_string(i + 1) + "]";
    check_keys(entries[i], key, {"father", "son", "daughter"});
    for (const char* part : {"father", "son", "daughter"})
      if (!entries[i].contains(part) || !entries[i][part].is_string()) blame(key + "." + part, "given-names-not-text");
    rules.push_back({entries[i]["father"].get<std::string>(), words_of(entries[i]["son"], key), words_of(entries[i]["daughter"], key)});
  }
  std::ranges::stable_sort(rules, [](const auto& a, const auto& b) { return a.father.size() > b.father.size(); });
  if (rules.empty() || !rules.back().father.empty()) blame(where, "given-names-no-last-rule");
  return rules;
}

Words read_endings(const Json& json, const char* whose) {
  const auto endings = json.find("endings");
  if (endings == json.end() || !endings->contains(whose)) blame(std::string("endings.") + whose, "given-names-not-array");
  return words_of((*endings)[whose], std::string("endings.") + whose);
}

void read_patronymics(GivenNames& all, const Json& json) {
  check_keys(json, "", {"about", "rules", "endings"});
  check_keys(json.value("rules", Json()), "rules", {"uk", "ru", "be"});
  for (const auto& [language, rules] : json["rules"].items()) all.patronymics.rules[language] = read_rules(rules, "rules." + language);
  all.patronymics.son_endings = read_endings(json, "son");
  all.patronymics.daughter_endings = read_endings(json, "daughter");
}

/// What needs all files: a name stands once, and those akin are known.
Result<void> check_together(const GivenNames& all) {
  std::set<std::string> known[3];
  const auto faulty = [](const GivenName& name, const std::string& key, const char* why) {
    return fail(Code::invalid, say("given-names-faulty", {{"file", name.file}, {"key", key}, {"why", say(why)}}), {name.file, 0, key});
  };
  for (const GivenName& name : all.names)
    if (!known[name.sex].insert(name.forms.at("uk")[0]).second) return faulty(name, name.forms.at("uk")[0], "given-names-name-twice");
  for (const GivenName& name : all.names)
    for (const std::string& other : name.akin)
      if (!known[name.sex].contains(other) || other == name.forms.at("uk")[0])
        return faulty(name, name.forms.at("uk")[0] + ".akin." + other, "given-names-akin-unknown");
  return {};
}

}  // namespace

Result<GivenNames> read_given_names(const std::vector<NamedBytes>& files) {
  GivenNames all;
  for (const auto& [file, bytes] : files) {
    try {
      const Json json = Json::parse(bytes, nullptr, false);
      if (json.is_discarded()) blame("", "given-names-not-json");
      if (file == rules_file)
        read_patronymics(all, json);
      else
        read_names(all, file, json);
    } catch (const Fault& fault) {
      return fail(Code::invalid, say("given-names-faulty", {{"file", file}, {"key", fault.key}, {"why", say(fault.why)}}),
                  {file, 0, fault.key});
    }
  }
  if (const Result<void> checked = check_together(all); !checked) return tl::unexpected(checked.error());
  return all;
}

const GivenNames& given_names() {
  static const GivenNames all = [] {
    std::vector<NamedBytes> files;
    for (const std::string& file : shipped_names("given_names")) files.push_back({file, *shipped(file)});
    Result<GivenNames> read = read_given_names(files);
    if (!read) throw std::logic_error(read.error().sentence);
    return std::move(*read);
  }();
  return all;
}

}  // namespace nostoi::names
