// The report stands alone, adds up, speaks three languages and shows no cell unless asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/nearest.hpp"
#include "app/report.hpp"
#include "invented.hpp"

namespace nostoi::app {

using testing::HasSubstr;
using testing::Not;

namespace {
std::string page(bool show_cells, std::vector<List> lists = invented::lists()) {
  const link::Linking linking = invented::linking();
  const link::Options options;
  return *report({lists, linking, options, show_cells, invented::explanations});
}
}  // namespace

TEST(Report, ShowsNoCellUnlessAsked) {
  for (const char* cell : {"Шевчук", "Лысенко", "12.03.1987", "телефонувала", "32.13"}) {
    EXPECT_THAT(page(false), Not(HasSubstr(cell)));
    EXPECT_THAT(page(true), HasSubstr(cell));
  }
}

TEST(Report, RefersToNothingOutsideItself) {
  const std::string text = page(true);
  for (const char* reference : {"http:", "https:", "src=", "url(", "@import", "<script", "<link", "<iframe", "<img"})
    EXPECT_THAT(text, Not(HasSubstr(reference)));
  EXPECT_THAT(text, HasSubstr("default-src 'none'"));
}

TEST(Report, EscapesCellsHeadingsAndNames) {
  std::vector<List> lists = invented::lists();
  const std::string attack = "<img src=x onerror=alert(1)>";
  lists[0] =
      invented::list(attack, {invented::column(attack, "surname", {attack, "b", "c"}), invented::column("y", "", {"\u202Eevil", "", ""})});
  lists[1].findings[0].message = lists[1].findings[0].text = lists[1].findings[0].column = attack;
  lists[1].findings[0].code = "row-ragged";
  EXPECT_THAT(page(true, lists), Not(HasSubstr("<img")));
  EXPECT_THAT(page(true, lists), Not(HasSubstr("\u202E")));
  EXPECT_THAT(page(true, lists), HasSubstr("&lt;img src=x"));
}

TEST(Report, SaysHowEachListAddsUp) { EXPECT_THAT(page(false), HasSubstr("4 = 2 read + 1 rejected + 1 passed over")); }

TEST(Report, SaysHowManyPairsItEmbeds) {
  EXPECT_THAT(page(false), HasSubstr("Pairs shown: 1 of 1."));
  EXPECT_THAT(page(false), HasSubstr("missing, north.csv:3"));
}

TEST(Report, SpeaksTheLanguageOfItsReader) {
  set_language(Language::uk);
  EXPECT_THAT(page(false), testing::AllOf(HasSubstr("<html lang=\"uk\">"), HasSubstr("Що знайдено")));
  set_language(Language::ru);
  EXPECT_THAT(page(false), testing::AllOf(HasSubstr("<html lang=\"ru\">"), HasSubstr("Что найдено")));
  set_language(Language::en);
  EXPECT_THAT(page(false), testing::AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("What was found")));
}

TEST(Report, IsTheSameTwice) { EXPECT_EQ(page(true), page(true)); }

TEST(NearestPairs, AreTheWeakestJoinedAndTheStrongestNotJoined) {
  using link::Outcome;
  const std::vector<link::Pair> pairs = {{0, 1, 900, 0.9, Outcome::match, ""},
                                         {0, 2, 300, 0.8, Outcome::match, ""},
                                         {0, 3, 200, 0.5, Outcome::review, ""},
                                         {0, 4, 250, 0.6, Outcome::review, ""},
                                         {0, 5, 300, 0.8, Outcome::match, ""}};
  const Nearest nearest = nearest_pairs(pairs, 2);
  ASSERT_EQ(nearest.joined.size(), 2u);
  EXPECT_EQ(nearest.joined[0].right, 2u);
  EXPECT_EQ(nearest.joined[1].right, 5u);
  ASSERT_EQ(nearest.not_joined.size(), 2u);
  EXPECT_EQ(nearest.not_joined[0].right, 4u);
}

}  // namespace nostoi::app
