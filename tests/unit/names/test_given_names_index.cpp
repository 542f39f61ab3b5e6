// names: what the build made ready of data/given_names is what the files say.
#include <gtest/gtest.h>

#include "names/given_names_index.hpp"

namespace nostoi::names {

TEST(IndexOfGivenNames, IsMadeReadyByTheBuild) { EXPECT_TRUE(compiled(NamesIndex::compiled_as).has_value()); }

TEST(IndexOfGivenNames, IsTheSameReadyAndRead) {
  const NamesIndex read = make_index(given_names());
  const NamesIndex& ready = names_index();
  EXPECT_EQ(ready.forms, read.forms);
  EXPECT_EQ(ready.texts, read.texts);
  EXPECT_EQ(ready.son_endings, read.son_endings);
  EXPECT_EQ(ready.daughter_endings, read.daughter_endings);
  ASSERT_EQ(ready.slots.size(), read.slots.size());
  for (std::size_t slot = 0; slot < read.slots.size(); ++slot) {
    ASSERT_EQ(ready.slots[slot].count, read.slots[slot].count);
    ASSERT_EQ(ready.slots[slot].key, read.slots[slot].key);
    ASSERT_EQ(ready.slots[slot].first, read.slots[slot].first);
  }
  ASSERT_EQ(ready.names.size(), given_names().names.size());
  for (std::size_t name = 0; name < read.names.size(); ++name) {
    ASSERT_EQ(ready.names[name].rarity, given_names().names[name].rarity);
    ASSERT_EQ(ready.names[name].abroad, given_names().names[name].abroad);
    ASSERT_EQ(shown(static_cast<std::uint16_t>(name), Language::uk), given_names().names[name].key());
  }
}

}  // namespace nostoi::names
