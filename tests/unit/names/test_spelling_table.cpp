// names: what the build made ready of data/spelling is what the files say.
#include <gtest/gtest.h>

#include "names/spelling_table.hpp"

namespace nostoi::names {

namespace {

std::string packed(SpellingTable table) {
  Packing rows;
  table.pass(rows);
  return std::move(rows.bytes);
}

}  // namespace

TEST(SpellingTables, AreMadeReadyByTheBuild) {
  for (const SpellingFile& file : spelling_files) EXPECT_TRUE(compiled(file.file).has_value()) << file.file;
}

TEST(SpellingTables, AreTheSameReadyAndRead) {
  EXPECT_EQ(packed(cyrillic_latin()), packed(read_spelling_table(spelling_files[0])));
  EXPECT_EQ(packed(cyrillic_cyrillic()), packed(read_spelling_table(spelling_files[1])));
  EXPECT_EQ(packed(latin_latin()), packed(read_spelling_table(spelling_files[2])));
}

}  // namespace nostoi::names
