// Reads and checks data/given_names: what is wrong is told by file and key, for the files are written by people who know the language.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <unordered_set>

#include "base/utf8.hpp"
#include "names/culture.hpp"
#include "names/given_names_table.hpp"
#include "nostoi/names.hpp"

namespace nostoi::names {

namespace {

using Json = nlohmann::json;

constexpr int commonest = 3, rarest = 16, rare_here = 14, rare_abroad = 12;  // log2 of 1 in N; the last two where a name says nothing
const std::string rules_file = "given_names/patronymics.json";

/// Where a fault was found, and in which words to tell it (a key of data/words/given-names.json).
struct Fault {
  std::string key, why;
};

[[noreturn]] void blame(const std::string& key, const char* why) { throw Fault{key, why}; }

std::string sentence(const std::string& file, const Fault& fault) {
  return say("given-names-faulty", {{"file", file}, {"key", fault.key}, {"why", say(fault.why)}});
}

void check_keys(const Json& object, const std::string& where, const std::set<std::string_view>& known) {
  if (!object.is_object()) blame(where, "given-names-not-object");
  for (const auto& [key, value] : object.items())
    if (!known.contains(key)) blame(where + (where.empty() ? "" : ".") + key, "given-names-unknown-key");
}

std::string text_at(const Json& object, const char* key, const std::string& where) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (!found->is_string()) blame(where + "." + key, "given-names-not-text");
  return found->get<std::string>();
}

int class_at(const Json& entry, const char* key, int otherwise, const std::string& where) {
  const auto found = entry.find(key);
  if (found == entry.end()) return otherwise;
  if (!found->is_number_integer()) blame(where + "." + key, "given-names-not-class");
  const int value = found->get<int>();
  if (value < commonest || value > rarest) blame(where + "." + key, "given-names-not-class");
  return value;
}

constexpr char32_t greek = 0x370;  // Latin letters stand before, Cyrillic ones behind
enum class Letters { cyrillic, latin, either };

/// Words as one shows them: one space between them, each a capital and then small letters that normalise() leaves as they are. That is
/// all checked at once: what normalise() gives for the list must be the list in small letters.
WordList words_at(const Json& entry, const char* key, Letters letters, const std::string& where) {
  WordList list{text_at(entry, key, where), {}};
  if (list.shown.empty()) return list;
  list.normal = normalise(list.shown);
  std::string lower;
  lower.reserve(list.shown.size());
  bool begins = true;
  for (std::size_t at = 0; at < list.shown.size();) {
    const char32_t code = next_code_point(list.shown, at);
    const Character& character = cultures().characters[code];
    const bool a_letter = character.sign == Sign::letter;
    const bool foreign = a_letter && letters != Letters::either && (code < greek) != (letters == Letters::latin);
    const bool a_sign = code == ' ' || code == '-' || code == '\'';
    if (foreign || (!a_letter && !a_sign) || (begins && character.lower == code)) blame(where + "." + key, "given-names-not-normal");
    append_code_point(lower, a_letter ? character.lower : code);
    begins = code == ' ';
  }
  if (lower != list.normal) blame(where + "." + key, "given-names-not-normal");
  return list;
}

/// No word stands twice in one name: neither in two languages (what Russian shares with Ukrainian is not repeated) nor as a short form.
void check_once(const GivenName& name, const std::string& where) {
  std::vector<std::string_view> words;
  const auto add = [&](const WordList& list) { each_word(list.shown, [&](std::string_view word) { words.push_back(word); }); };
  for (const WordList& list : name.forms) add(list);
  for (const WordList* list : {&name.distant, &name.shorts, &name.patronymics}) add(*list);
  std::ranges::sort(words);
  if (const auto twice = std::ranges::adjacent_find(words); twice != words.end())
    blame(where + "." + std::string(*twice), "given-names-twice");
}

const std::set<std::string_view> keys_of_name{"uk",    "ru",   "be",     "bg",         "pl",     "latin", "distant",
                                              "short", "akin", "father", "patronymic", "rarity", "abroad"};

GivenName read_name(const Json& entry, const std::string& section, std::size_t number) {
  std::string where = section + "[" + std::to_string(number) + "]";
  check_keys(entry, where, keys_of_name);
  GivenName name;
  name.sex = section == "men" ? 1 : 2;
  for (std::size_t i = 0; i < languages_of_names.size(); ++i) {
    name.forms[i] =
        words_at(entry, languages_of_names[i], i < static_cast<std::size_t>(InLanguage::pl) ? Letters::cyrillic : Letters::latin, where);
    if (name.key().empty()) blame(where + ".uk", "given-names-no-form");
    where = name.key();
  }
  name.distant = words_at(entry, "distant", Letters::either, where);
  name.shorts = words_at(entry, "short", Letters::either, where);
  name.fathers = words_at(entry, "father", Letters::cyrillic, where);
  name.patronymics = words_at(entry, "patronymic", Letters::cyrillic, where);
  name.akin = text_at(entry, "akin", where);
  name.rarity = class_at(entry, "rarity", rare_here, where);
  name.abroad = class_at(entry, "abroad", rare_abroad, where);
  check_once(name, where);
  return name;
}

std::vector<GivenName> read_names(const Json& json) {
  check_keys(json, "", {"about", "men", "women"});
  std::vector<GivenName> names;
  for (const char* section : {"men", "women"}) {
    const auto entries = json.find(section);
    if (entries == json.end()) continue;
    if (!entries->is_array()) blame(section, "given-names-not-array");
    names.reserve(names.size() + entries->size());
    for (const Json& entry : *entries) names.push_back(read_name(entry, section, static_cast<std::size_t>(&entry - &entries->front()) + 1));
  }
  return names;
}

std::vector<std::string> endings_at(const Json& json, const char* whose) {
  std::vector<std::string> endings;
  each_word(text_at(json, whose, "endings"), [&](std::string_view ending) { endings.emplace_back(ending); });
  if (endings.empty()) blame(std::string("endings.") + whose, "given-names-not-text");
  return endings;
}

PatronymicRules read_rules(const Json& json) {
  check_keys(json, "", {"about", "rules", "endings"});
  const Json rules = json.value("rules", Json()), endings = json.value("endings", Json());
  if (!rules.is_array()) blame("rules", "given-names-not-array");
  PatronymicRules all;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string where = "rules[" + std::to_string(i + 1) + "]";
    check_keys(rules[i], where, {"father", "son", "daughter", "why"});
    all.rules.push_back({text_at(rules[i], "father", where), text_at(rules[i], "son", where), text_at(rules[i], "daughter", where)});
    if (all.rules.back().sons.empty() || all.rules.back().daughters.empty()) blame(where, "given-names-not-text");
  }
  std::ranges::stable_sort(all.rules, [](const auto& a, const auto& b) { return a.father.size() > b.father.size(); });
  if (all.rules.empty() || !all.rules.back().father.empty()) blame("rules", "given-names-no-last-rule");
  check_keys(endings, "endings", {"son", "daughter"});
  all.son_endings = endings_at(endings, "son");
  all.daughter_endings = endings_at(endings, "daughter");
  return all;
}

/// What needs all files: a name stands once, and those akin are known. Tells the name that is at fault.
const GivenName* check_together(const GivenNames& all, Fault& fault) {
  std::unordered_set<std::string_view> known[3];
  for (const GivenName& name : all.names)
    if (!known[name.sex].insert(name.key()).second) {
      fault = {std::string(name.key()), "given-names-name-twice"};
      return &name;
    }
  for (const GivenName& name : all.names) {
    each_word(name.akin, [&](std::string_view other) {
      if (!known[name.sex].contains(other) || other == name.key())
        fault = {std::string(name.key()) + ".akin." + std::string(other), "given-names-akin-unknown"};
    });
    if (!fault.why.empty()) return &name;
  }
  return nullptr;
}

/// What one file says, or what is wrong with it.
struct FileRead {
  std::vector<GivenName> names;
  PatronymicRules rules;
  Fault fault;
};

FileRead read_file(const NamedBytes& file) {
  FileRead read;
  try {
    const Json json = Json::parse(file.bytes, nullptr, false);
    if (json.is_discarded()) blame("", "given-names-not-json");
    if (file.file == rules_file)
      read.rules = read_rules(json);
    else
      read.names = read_names(json);
  } catch (Fault& fault) {
    read.fault = std::move(fault);
  }
  return read;
}

}  // namespace

Result<GivenNames> read_given_names(const std::vector<NamedBytes>& files) {
  std::vector<FileRead> parts(files.size());
  for_chunks(files.size(), default_threads(), [&](std::size_t i) { parts[i] = read_file(files[i]); });
  GivenNames all;
  std::size_t names = 0;
  for (const FileRead& part : parts) names += part.names.size();
  all.names.reserve(names);
  const auto faulty = [&](std::size_t file, const Fault& fault) {
    return fail(Code::invalid, sentence(files[file].file, fault), {files[file].file, 0, fault.key});
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (!parts[i].fault.why.empty()) return faulty(i, parts[i].fault);
    for (GivenName& name : parts[i].names) {
      name.file = static_cast<std::uint16_t>(i);
      all.names.push_back(std::move(name));
    }
    if (files[i].file == rules_file) all.patronymics = std::move(parts[i].rules);
  }
  Fault fault;
  if (const GivenName* name = check_together(all, fault)) return faulty(name->file, fault);
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
