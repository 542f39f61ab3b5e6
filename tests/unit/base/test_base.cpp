// base: hashes, workers, safe files, CSV quoting.
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>

#include "nostoi/base.hpp"

namespace nostoi {

TEST(Sha256, EqualsThePublishedVectorOfAbc) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hex, ReadsOnlyWhatItWrites) {
  const std::string bytes("\0\x0f\xf0\xff", 4);
  EXPECT_EQ(hex(bytes), "000ff0ff");
  EXPECT_EQ(bytes_of_hex("000ff0ff"), bytes);
  for (const char* wrong : {"0", "0F", "0g", " 00"}) EXPECT_EQ(bytes_of_hex(wrong), std::nullopt) << wrong;
}

TEST(Workers, RunEveryChunkOnce) {
  std::vector<std::atomic<int>> seen(1000);
  for_chunks(seen.size(), 8, [&](std::size_t chunk) { ++seen[chunk]; });
  for (const auto& count : seen) EXPECT_EQ(count, 1);
}

TEST(Workers, PassOnWhatAChunkThrows) {
  EXPECT_THROW(for_chunks(10, 4,
                          [](std::size_t chunk) {
                            if (chunk == 3) throw std::runtime_error("x");
                          }),
               std::runtime_error);
}

TEST(SafeFile, LeavesNothingWithoutCommit) {
  const auto folder = std::filesystem::temp_directory_path() / "nostoi-test-safe-file";
  std::filesystem::create_directories(folder);
  {
    auto file = SafeFile::create(folder / "a.csv");
    ASSERT_TRUE(file);
    file->write("half");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  {
    auto file = SafeFile::create(folder / "a.csv");
    ASSERT_TRUE(file);
    file->write("whole");
    ASSERT_TRUE(file->commit());
  }
  std::ifstream in(folder / "a.csv");
  std::string text;
  in >> text;
  EXPECT_EQ(text, "whole");
  EXPECT_EQ(std::filesystem::status(folder / "a.csv").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::remove_all(folder);
}

TEST(SafeFile, HasNoNameUntilItIsCommitted) {
  const auto folder = std::filesystem::temp_directory_path() / "nostoi-test-nameless-file";
  std::filesystem::create_directories(folder);
  auto file = SafeFile::create(folder / "a.csv");
  ASSERT_TRUE(file);
  file->write("whole");
  ASSERT_TRUE(file->settle());
  EXPECT_FALSE(std::filesystem::exists(folder / "a.csv"));
  ASSERT_TRUE(file->commit());
  EXPECT_EQ(std::filesystem::file_size(folder / "a.csv"), 5u);
  std::filesystem::remove_all(folder);
}

TEST(Words, SayInGeneralWhatAnyValueWouldSay) {
  EXPECT_EQ(say_in_general("file-not-writable"), "The file \u2026 could not be written: \u2026.");
}

TEST(Shipped, AnOverlayBringsFilesOfItsOwnAndTheHashTells) {
  const auto folder = std::filesystem::temp_directory_path() / "nostoi-test-overlay";
  std::filesystem::create_directories(folder / "cultures");
  std::ofstream(folder / "cultures" / "kolian.json") << "{}";
  const std::vector<std::string> before = shipped_names("cultures");
  const std::string hash = shipped_hash();
  set_data_overlay(folder);
  std::vector<std::string> expected = before;
  expected.push_back("cultures/kolian.json");
  EXPECT_EQ(shipped_names("cultures"), expected);
  EXPECT_EQ(shipped("cultures/kolian.json"), "{}");
  EXPECT_NE(shipped_hash(), hash);
  set_data_overlay({});
  EXPECT_EQ(shipped_hash(), hash);
  std::filesystem::remove_all(folder);
}

TEST(Words, KnowWhichKeysTheyHave) {
  EXPECT_TRUE(has_words("file-not-writable"));
  EXPECT_FALSE(has_words("level-of-no-comparison"));
}

TEST(Csv, QuotesOnlyWhatNeedsIt) {
  std::string out;
  append_csv(out, "plain");
  out += ',';
  append_csv(out, "with \"quotes\", and comma");
  EXPECT_EQ(out, "plain,\"with \"\"quotes\"\", and comma\"");
}

}  // namespace nostoi
