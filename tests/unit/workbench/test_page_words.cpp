// The sentences of the pages: each is said in three languages, wants the same values in each, is used by a page, and none is missing.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>

namespace {

namespace fs = std::filesystem;
const fs::path root = NOSTOI_ROOT;

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Sentences {
  std::map<std::string, std::string> by_language;
};

std::map<std::string, Sentences> page_words() {
  std::map<std::string, Sentences> all;
  for (const auto& entry : fs::directory_iterator(root / "data/words")) {
    if (!entry.path().filename().string().starts_with("pages")) continue;
    const nlohmann::json file = nlohmann::json::parse(text_of(entry.path()));
    for (const auto& [key, said] : file.items()) {
      if (key == "about") continue;
      EXPECT_FALSE(all.contains(key)) << key << " stands in two files";
      all[key] = {said.get<std::map<std::string, std::string>>()};
    }
  }
  return all;
}

/// The keys that stand in the sources of the pages.
std::set<std::string> keys_used() {
  std::set<std::string> used;
  const auto take = [&](const std::string& text, const std::regex& form) {
    for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at) used.insert((*at)[1]);
  };
  for (const auto& entry : fs::recursive_directory_iterator(root / "web/src"))
    if (entry.is_regular_file()) take(text_of(entry.path()), std::regex("\"(page-[a-z0-9-]+)\""));
  take(text_of(root / "web/index.html"), std::regex("\\{\\{(page-[a-z0-9-]+)-(?:uk|ru|en)\\}\\}"));
  return used;
}

/// The values a sentence wants, and for those that are counted how many forms it gives.
std::map<std::string, std::ptrdiff_t> values_of(const std::string& sentence) {
  static const std::regex value("\\{(\\w+)((?:\\|[^}|]*)*)\\}");
  std::map<std::string, std::ptrdiff_t> values;
  for (std::sregex_iterator at(sentence.begin(), sentence.end(), value), end; at != end; ++at) {
    const std::string forms = (*at)[2];
    values[(*at)[1]] = std::ranges::count(forms, '|');
  }
  return values;
}

TEST(PageWords, AreSaidInThreeLanguagesWithTheSameValues) {
  for (const auto& [key, said] : page_words()) {
    EXPECT_TRUE(key.starts_with("page-")) << key;
    ASSERT_EQ(said.by_language.size(), 3u) << key;
    std::set<std::set<std::string>> wanted;
    for (const auto& [language, sentence] : said.by_language) {
      EXPECT_FALSE(sentence.empty()) << key << " in " << language;
      std::set<std::string> names;
      for (const auto& [name, forms] : values_of(sentence)) {
        names.insert(name);
        EXPECT_TRUE(forms == 0 || forms == (language == "en" ? 2 : 3)) << key << " in " << language << ": forms of {" << name << "}";
      }
      wanted.insert(names);
    }
    EXPECT_EQ(wanted.size(), 1u) << key << ": a value stands in one language and not in another";
  }
}

TEST(PageWords, AreAllThereAndNoneIsUnused) {
  const std::set<std::string> used = keys_used();
  const std::map<std::string, Sentences> words = page_words();
  ASSERT_GE(words.size(), 50u);
  for (const std::string& key : used) EXPECT_TRUE(words.contains(key)) << key << " is used and not there";
  for (const auto& [key, said] : words) EXPECT_TRUE(used.contains(key)) << key << " is not used";
}

}  // namespace
