// Reads and checks data/romanisation: what is wrong is told by file and key, for the files are written by people who know the language.
#include <unicode/uchar.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.hpp"
#include "names/romanise_scheme.hpp"

namespace nostoi::names {

namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Error> faulty(const std::string& file, const std::string& key, std::string_view why) {
  return fail(Code::invalid, say("romanisation-faulty", {{"file", file}, {"key", key}, {"why", say(why)}}), {file, 0, key});
}

/// The texts of an object that may have these keys and no other; the first fault is kept.
class Texts {
 public:
  Texts(const Json& object, std::string where, std::set<std::string> known) : object_(object), where_(std::move(where)) {
    if (!object.is_object()) blame("", "romanisation-not-object");
    for (const auto& [key, value] : object.items())
      if (!known.contains(key)) blame(key, "romanisation-unknown-key");
  }
  std::string required(const char* key) {
    const std::string text = optional(key);
    if (text.empty()) blame(key, "romanisation-empty");
    return text;
  }
  std::string optional(const char* key) {
    if (!object_.is_object() || !object_.contains(key)) return "";
    if (object_[key].is_string()) return object_[key].get<std::string>();
    blame(key, "romanisation-not-text");
    return "";
  }
  const std::string& key() const { return fault_key_; }
  const std::string& why() const { return fault_; }

 private:
  void blame(const std::string& key, const char* why) {
    if (!fault_.empty()) return;
    fault_ = why;
    fault_key_ = where_ + (where_.empty() || key.empty() ? "" : ".") + key;
  }
  const Json& object_;
  std::string where_, fault_, fault_key_;
};

bool small_letters(std::u32string_view text) {
  return std::ranges::all_of(text, [](char32_t code) { return u_isalpha(static_cast<UChar32>(code)) && as_in_rules(code) == code; });
}

bool place(std::u32string_view text, char32_t edge) {
  return std::ranges::all_of(text, [&](char32_t code) { return code == edge || code == '\'' || small_letters({&code, 1}); });
}

Result<void> add_letters(SchemeTable& table, const std::string& file, const Json& letters) {
  if (!letters.is_object() || letters.empty()) return faulty(file, "letters", "romanisation-not-object");
  for (const auto& [letter, gives] : letters.items()) {
    const std::u32string code = code_points(letter);
    const std::string key = "letters." + letter;
    if (code.size() != 1 || !small_letters(code)) return faulty(file, key, "romanisation-not-letter");
    if (!gives.is_string()) return faulty(file, key, "romanisation-not-text");
    table.rules[code[0]].push_back({code, code_points(gives.get<std::string>()), U"", U""});
  }
  return {};
}

Result<void> add_rules(SchemeTable& table, const std::string& file, const Json& rules) {
  if (!rules.is_array()) return faulty(file, "rules", "romanisation-not-array");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const std::string where = "rules[" + std::to_string(i + 1) + "]";
    Texts texts(rules[i], where, {"letters", "gives", "after", "before", "why"});
    SchemeRule rule{code_points(texts.required("letters")), code_points(texts.optional("gives")), code_points(texts.optional("after")),
                    code_points(texts.optional("before"))};
    texts.required("why");
    if (!texts.why().empty()) return faulty(file, texts.key(), texts.why());
    if (!rules[i].contains("gives")) return faulty(file, where + ".gives", "romanisation-empty");
    if (!small_letters(rule.letters)) return faulty(file, where + ".letters", "romanisation-not-letter");
    if (!place(rule.after, U'^')) return faulty(file, where + ".after", "romanisation-not-place");
    if (!place(rule.before, U'$')) return faulty(file, where + ".before", "romanisation-not-place");
    for (const char32_t letter : rule.letters)
      if (!table.rules.contains(letter)) return faulty(file, where + ".letters", "romanisation-letter-missing");
    table.rules[rule.letters[0]].push_back(std::move(rule));
  }
  return {};
}

/// More letters first, then what holds in a certain place, then the letter anywhere; otherwise as the file has them.
void sort_rules(SchemeTable& table) {
  const auto anywhere = [](const SchemeRule& rule) { return rule.after.empty() && rule.before.empty(); };
  for (auto& [letter, rules] : table.rules)
    std::ranges::stable_sort(rules, [&](const SchemeRule& a, const SchemeRule& b) {
      return a.letters.size() != b.letters.size() ? a.letters.size() > b.letters.size() : anywhere(a) < anywhere(b);
    });
}

/// Schemes of one language write the same letters: one that a file forgot would stay Cyrillic in every name.
Result<void> check_alphabets(const SchemeTables& all) {
  std::map<std::string, std::set<char32_t>> alphabets;
  for (const auto& [key, table] : all)
    for (const auto& [letter, rules] : table.rules)
      if (letter != '\'') alphabets[key.first].insert(letter);
  for (const auto& [key, table] : all)
    for (const char32_t letter : alphabets[key.first])
      if (!table.rules.contains(letter))
        return faulty("romanisation/" + key.first + "-" + key.second + ".json", "letters." + utf8({&letter, 1}),
                      "romanisation-letter-missing");
  return {};
}

Result<SchemeTables> read_all() {
  SchemeTables all;
  for (const std::string& file : shipped_names("romanisation")) {
    Result<SchemeTable> table = read_scheme(file, *shipped(file));
    if (!table) return tl::unexpected(table.error());
    std::pair key(table->about.language, table->about.scheme);
    if (file != "romanisation/" + key.first + "-" + key.second + ".json") return faulty(file, "scheme", "romanisation-not-file-name");
    all.emplace(std::move(key), std::move(*table));
  }
  if (const Result<void> checked = check_alphabets(all); !checked) return tl::unexpected(checked.error());
  return all;
}

}  // namespace

Result<SchemeTable> read_scheme(const std::string& file, std::string_view json) {
  const Json scheme = Json::parse(json, nullptr, false);
  if (scheme.is_discarded()) return faulty(file, "", "romanisation-not-json");
  Texts texts(scheme, "", {"language", "scheme", "name", "source", "letters", "apostrophe", "rules"});
  SchemeTable table;
  table.about = {texts.required("language"), texts.required("scheme"), texts.required("name"), texts.required("source")};
  const std::u32string apostrophe = code_points(texts.optional("apostrophe"));
  if (!texts.why().empty()) return faulty(file, texts.key(), texts.why());
  if (scheme.contains("apostrophe")) table.rules[U'\''].push_back({U"'", apostrophe, U"", U""});
  if (const Result<void> added = add_letters(table, file, scheme.value("letters", Json())); !added) return tl::unexpected(added.error());
  if (const Result<void> added = add_rules(table, file, scheme.value("rules", Json::array())); !added) return tl::unexpected(added.error());
  sort_rules(table);
  return table;
}

const Result<SchemeTables>& scheme_tables() {
  static const Result<SchemeTables> all = read_all();
  return all;
}

}  // namespace nostoi::names
