// Words: every sentence the sources ask for is there, in three languages, with the same blanks, and in one file only.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "nostoi/desk/accounts.hpp"
#include "nostoi/register.hpp"

namespace nostoi {

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::set<std::string> blanks(const std::string& sentence) {
  static const std::regex blank("\\{[^}|]*");  // {n|day|days}: forms of a word by number, as many as the language has
  return {std::sregex_token_iterator(sentence.begin(), sentence.end(), blank), {}};
}

std::map<std::string, nlohmann::json> files_of_words() {
  std::map<std::string, nlohmann::json> files;
  for (const auto& entry : fs::directory_iterator(fs::path(NOSTOI_ROOT) / "data/words"))
    files[entry.path().filename()] = nlohmann::json::parse(text_of(entry.path()));
  return files;
}

}  // namespace

TEST(Words, AreThereInThreeLanguagesWithTheSameBlanks) {
  for (const auto& [file, words] : files_of_words())
    for (const auto& [key, entry] : words.items()) {
      if (key == "about") continue;
      ASSERT_EQ(entry.size(), 3u) << file << ": " << key;
      for (const char* language : {"uk", "ru", "en"}) {
        ASSERT_TRUE(entry.contains(language)) << file << ": " << key;
        EXPECT_FALSE(entry[language].get<std::string>().empty()) << file << ": " << key;
        EXPECT_EQ(blanks(entry[language]), blanks(entry["en"])) << file << ": " << key << " in " << language;
      }
    }
}

TEST(Words, StandInOneFileOnly) {
  std::map<std::string, std::string> owner;
  for (const auto& [file, words] : files_of_words())
    for (const auto& [key, entry] : words.items())
      EXPECT_TRUE(key == "about" || owner.emplace(key, file).second) << key << " is in " << owner[key] << " and in " << file;
}

TEST(Words, AreThereForEveryKeyTheSourcesName) {
  const std::regex asked("\\b(?:say|words)\\(\\s*\"([a-z0-9-]+)\"\\s*[,)]");
  std::size_t seen = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(NOSTOI_ROOT) / "src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    const std::string source = text_of(entry.path());
    for (std::sregex_iterator found(source.begin(), source.end(), asked), end; found != end; ++found, ++seen)
      EXPECT_TRUE(has_words((*found)[1].str())) << (*found)[1] << " in " << entry.path();
  }
  EXPECT_GT(seen, 100u);
}

// What is written down of a reading is shown to whoever watches over it, in words.
TEST(Words, NameEveryReadingThatTheTrailHearsOf) {
  const std::regex read(
      "(?:will_show\\([a-z_.]+, \\{|Reading [a-z]+\\{|person_files\\([^;]*, |\\bshow\\(reg, actor, [a-z_.]+, |\\btold\\([a-z_.]+, )\"([a-z-]+)\"");
  std::set<std::string> seen;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(NOSTOI_ROOT) / "src")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = text_of(entry.path());
    for (std::sregex_iterator found(source.begin(), source.end(), read), end; found != end; ++found) seen.insert((*found)[1]);
  }
  for (const std::string& what : seen) EXPECT_TRUE(has_words("audit-what-" + what)) << what;
  EXPECT_TRUE(seen.contains("pair") && seen.contains("person") && seen.contains("why") && seen.contains("duties"));
}

TEST(Words, NameEveryRoleAndPermission) {
  for (const desk::Role& role : desk::roles()) EXPECT_TRUE(has_words("role-" + role.id)) << role.id;
  for (const std::string& permission : desk::permissions()) EXPECT_TRUE(has_words("permission-" + permission)) << permission;
}

TEST(Words, NameEveryField) {
  for (const Field& field : fields()) EXPECT_TRUE(has_words("field-" + field.id)) << field.id;
}

TEST(Words, NameEveryPropertyItsGroupAndItsValues) {
  for (const Property& property : properties()) {
    EXPECT_TRUE(has_words("field-" + property.id)) << property.id;
    EXPECT_TRUE(has_words("group-" + property.group)) << property.group;
    for (const std::string& value : property.values)
      EXPECT_TRUE(has_words("value-" + property.vocabulary + "-" + value)) << property.id << ": " << value;
  }
  for (const std::string& kind : entity_kinds()) EXPECT_TRUE(has_words("entity-" + kind)) << kind;
  for (const std::string& handling : access::handling_classes()) EXPECT_TRUE(has_words("handling-" + handling)) << handling;
}

}  // namespace nostoi
