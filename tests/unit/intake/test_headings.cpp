// headings: the labelled cases of tests/cases/intake/headers.csv, and the vocabulary itself.
#include <gtest/gtest.h>

#include <map>

#include "cases.hpp"
#include "intake/headings.hpp"

namespace nostoi::intake {

TEST(Headings, MeanWhatTheLabelledCasesSay) {
  const auto rows = cases("headers.csv");
  ASSERT_GT(rows.size(), 120u);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    const Meaning meaning = meaning_of(row[0]);
    EXPECT_EQ(meaning.field ? meaning.field->id : "", row[1]) << "“" << row[0] << "”: " << row[2];
  }
}

TEST(Headings, OfTheVocabularyStandUnderOneFieldOnly) {
  std::map<std::vector<std::string>, std::string> owner;
  for (const Field& field : fields())
    for (const std::string& heading : field.headers) {
      const auto [entry, added] = owner.emplace(heading_words(heading), field.id);
      EXPECT_EQ(entry->second, field.id) << "“" << heading << "” means two fields";
      EXPECT_FALSE(entry->first.empty()) << "“" << heading << "” has no words";
    }
}

TEST(Headings, ThatSpeakOfSomeoneElseAreMarkedSo) {
  EXPECT_TRUE(meaning_of("Дата народження дитини").guarded);
  EXPECT_FALSE(meaning_of("Щось незрозуміле").guarded);
}

}  // namespace nostoi::intake
