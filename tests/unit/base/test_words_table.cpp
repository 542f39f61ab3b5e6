// The table of words is made by the build; the files stay what counts.
#include <gtest/gtest.h>

#include "base/words.hpp"

namespace nostoi {

TEST(WordsTable, IsMadeReadyByTheBuildAndSaysWhatTheFilesSay) {
  const std::optional<std::string_view> ready = compiled(words_compiled_as);
  ASSERT_TRUE(ready);
  Words made;
  Unpacking rows(*ready);
  rows(made.starts);
  rows(made.text);
  const Words read = read_words();
  EXPECT_EQ(made.starts, read.starts);
  EXPECT_EQ(made.text, read.text);
  EXPECT_EQ(read.starts.size() % 4, 1u);
}

}  // namespace nostoi
