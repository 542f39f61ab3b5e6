// Text from outside can never become markup, and nothing unseen stays unseen.
#include <gtest/gtest.h>

#include "base/html.hpp"
#include "base/letters.hpp"

namespace nostoi::app {

TEST(Escape, LeavesNoMarkup) {
  EXPECT_EQ(escape("<script>alert(\"1\" & '2')</script>").text, "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
}

TEST(Escape, ShowsAnOverrideOfTheWritingDirection) {
  EXPECT_EQ(escape("Іван\u202Eнаві").text, "Іван<span class=\"unseen\">U+202E</span>наві");
  EXPECT_EQ(escape("a\u200Bb\x01").text, "a<span class=\"unseen\">U+200B</span>b<span class=\"unseen\">U+0001</span>");
}

TEST(Escape, ReplacesBytesThatAreNoText) {
  EXPECT_EQ(escape("a\xFF"
                   "b")
                .text,
            "a\uFFFDb");
}

TEST(Marks, StandOnTheLettersThatDiffer) {
  const Marked marked = mark_differences("Лисенко", "Лысенко");
  EXPECT_EQ(marked.left.text, "<bdi>Л<mark>и</mark>сенко</bdi>");
  EXPECT_EQ(marked.right.text, "<bdi>Л<mark>ы</mark>сенко</bdi>");
}

TEST(Marks, AreAbsentBetweenEqualTexts) { EXPECT_EQ(mark_differences("Бойко", "Бойко").left.text, "<bdi>Бойко</bdi>"); }

TEST(Marks, AreAbsentWhereOnlyCapitalsDifferOrNothingIsAlike) {
  EXPECT_EQ(mark_differences("БОЙКО", "Бойко").left.text, "<bdi>БОЙКО</bdi>");
  EXPECT_EQ(mark_differences("Бойко", "Boiko").left.text, "<bdi>Бойко</bdi>");
  EXPECT_EQ(mark_differences("", "Boiko").right.text, "<bdi>Boiko</bdi>");
}

TEST(Marks, DoNotOpenWhatEscapingClosed) { EXPECT_EQ(mark_differences("<b>", "<i>").left.text, "<bdi>&lt;<mark>b</mark>&gt;</bdi>"); }

TEST(Plain, KeepsACellFromSteeringTheTerminal) { EXPECT_EQ(plain("\x1B[2Jхто\n?"), "<U+001B>[2Jхто ?"); }

TEST(Width, CountsLettersAndNotBytes) {
  EXPECT_EQ(width("Київ"), 4u);
  EXPECT_EQ(width("и\u0306"), 1u);
}

TEST(Wrapped, BreaksBetweenWordsAndIndentsWhatFollows) { EXPECT_EQ(wrapped("один два три", 9, 1), "один два\n три"); }

}  // namespace nostoi::app
