// An encrypted register: nothing beside it or in it shows a name, whoever is writing; only its passphrase opens it.
#include <fstream>

#include "register/inside.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

namespace fs = std::filesystem;

class Encrypted : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!sqlite::can_encrypt()) GTEST_SKIP() << "This build cannot encrypt (./start fetches what it takes)";
  }
  Register begin(const sqlite::Passphrase& passphrase) {
    return sure(Register::create(sure(sqlite::open(file, Opening::create, passphrase)), still(), caseworker()));
  }
  Register again(const sqlite::Passphrase& passphrase) {
    return sure(Register::open(sure(sqlite::open(file, Opening::existing, passphrase)), still()));
  }
  static void import(Register& reg, const std::string& name, int count) {
    std::vector<std::pair<std::string, int>> people;
    for (int i = 0; i < count; ++i) people.emplace_back(i % 2 ? "Тополянський Роман" : "Topolianskyi Roman", 1970 + i % 30);
    ASSERT_TRUE(import_lists(reg, caseworker(), {invented_list(name, people)}, {}));
  }
  /// The files in the folder that show a name, or that say whose they are.
  std::vector<std::string> files_that_show() {
    std::vector<std::string> all;
    for (const auto& entry : fs::directory_iterator(file.parent_path()))
      for (const char* word : {"Тополянський", "Topolianskyi", "held.csv", "olena", "SQLite format"})
        if (bytes_of(entry.path()).find(word) != std::string::npos) all.push_back(entry.path().filename().string() + ": " + word);
    return all;
  }
  std::string dumped(Register& reg) {
    std::string all;
    EXPECT_TRUE(dump(*sure(reg.store().snapshot()), [&](std::string_view line) { all += line; }));
    return all;
  }

  Folder folder;
  fs::path file = folder / "office.nostoi", copied = folder / "copy.nostoi";
  sqlite::Passphrase other{"ясен і сніг", 64, 1};
};

TEST_F(Encrypted, ShowsNoNameWhileSomebodyWritesAndWhenNobodyDoes) {
  {
    Register reg = begin(quick_passphrase());
    import(reg, "held.csv", 2000);
    const auto reading = sure(reg.store().snapshot());
    const auto writing = sure(reg.store().transaction());
    std::string long_text;
    for (int i = 0; i < 20; ++i) long_text += "Тополянський Topolianskyi, held.csv ";
    for (int i = 0; i < 100'000; ++i)  // more than the library holds in memory
      ASSERT_TRUE(writing->put("spill/" + std::to_string(i), long_text + std::to_string(i)));
    EXPECT_TRUE(fs::exists(file.string() + "-wal"));
    EXPECT_GT(fs::file_size(file.string() + "-wal"), 1'000'000u) << "the writer has spilled";
    EXPECT_EQ(files_that_show(), std::vector<std::string>{});
    ASSERT_TRUE(writing->forget("spill/"));
    ASSERT_TRUE(writing->commit());
    EXPECT_EQ(files_that_show(), std::vector<std::string>{});
  }
  EXPECT_EQ(files_that_show(), std::vector<std::string>{});
  ASSERT_TRUE(sqlite::copy(file, copied, quick_passphrase()));
  EXPECT_EQ(files_that_show(), std::vector<std::string>{});
}

TEST_F(Encrypted, IsTheSameRegisterAsOneThatIsNot) {
  Register reg = begin(quick_passphrase());
  import(reg, "held.csv", 300);
  const std::string text = dumped(reg);
  Register plain = sure(Register::create(sure(sqlite::open(folder / "plain.nostoi", Opening::create)), still(), caseworker()));
  import(plain, "held.csv", 300);
  EXPECT_EQ(dumped(plain), text);
  EXPECT_FALSE(files_that_show().empty()) << "the test sees names where they are";
}

TEST_F(Encrypted, OpensToItsPassphraseAlone) {
  begin(quick_passphrase());
  for (const std::string& wrong : {std::string(), std::string("верба і дощі"), quick_passphrase().text + "\n"}) {
    const auto refused = sqlite::open(file, Opening::existing, {wrong, 64, 1});
    ASSERT_FALSE(refused) << wrong;
    EXPECT_EQ(refused.error().code, Code::denied);
  }
  EXPECT_TRUE(sqlite::open(file, Opening::existing, quick_passphrase()));
}

TEST_F(Encrypted, TakesANewPassphraseWithoutBeingWrittenAgain) {
  {
    Register reg = begin(quick_passphrase());
  }
  const std::string before = bytes_of(file);
  EXPECT_EQ(sqlite::change_passphrase(file, other, quick_passphrase()).error().code, Code::denied);
  ASSERT_TRUE(sqlite::change_passphrase(file, quick_passphrase(), other));
  EXPECT_EQ(bytes_of(file), before);
  EXPECT_FALSE(sqlite::open(file, Opening::existing, quick_passphrase()));
  again(other);
  EXPECT_FALSE(sqlite::change_passphrase(file, other, {"", 64, 1})) << "an encrypted register does not become an open one";
}

TEST_F(Encrypted, IsCopiedWithItsKey) {
  Register reg = begin(quick_passphrase());
  import(reg, "held.csv", 100);
  ASSERT_TRUE(sqlite::copy(file, copied, quick_passphrase()));
  ASSERT_TRUE(sqlite::change_passphrase(file, quick_passphrase(), other));
  ASSERT_TRUE(sqlite::copy(copied, folder / "again.nostoi", quick_passphrase())) << "the copy opens with the passphrase of then";
  Register restored = sure(Register::open(sure(sqlite::open(folder / "again.nostoi", Opening::existing, quick_passphrase())), still()));
  EXPECT_EQ(dumped(restored), dumped(reg));
  EXPECT_FALSE(sqlite::copy(file, folder / "third.nostoi", quick_passphrase()));
}

TEST_F(Encrypted, IsLostWithoutItsKeyFileAndSaysSo) {
  begin(quick_passphrase());
  const fs::path key = sqlite::key_file_of(file);
  const std::string whole = bytes_of(key);
  for (const std::string& damaged : {std::string(), std::string("{}"), whole.substr(0, whole.size() / 2), "[" + whole + "]"}) {
    std::ofstream(key, std::ios::binary) << damaged;
    EXPECT_EQ(sqlite::open(file, Opening::existing, quick_passphrase()).error().code, Code::invalid) << damaged;
  }
  std::string greedy = whole;
  greedy.replace(greedy.find(": 64"), 4, ": 99999999999");
  std::ofstream(key, std::ios::binary) << greedy;
  EXPECT_EQ(sqlite::open(file, Opening::existing, quick_passphrase()).error().code, Code::invalid) << "it may not ask for all memory";
  fs::remove(key);
  const auto alone = sqlite::open(file, Opening::existing);
  ASSERT_FALSE(alone);
  EXPECT_EQ(alone.error().code, Code::invalid);
  EXPECT_NE(alone.error().sentence.find(key.string()), std::string::npos);
}

TEST_F(Encrypted, NeverTakesThePlaceOfAKey) {
  std::ofstream(sqlite::key_file_of(file)) << "of another register";
  EXPECT_EQ(sqlite::open(file, Opening::create, quick_passphrase()).error().code, Code::conflict);
  EXPECT_EQ(sqlite::open(file, Opening::create).error().code, Code::conflict);
  EXPECT_FALSE(fs::exists(file));
  EXPECT_EQ(bytes_of(sqlite::key_file_of(file)), "of another register");
}

TEST_F(Encrypted, TellsDamageOfAnyByteOfAPage) {
  {
    Register reg = begin(quick_passphrase());
    import(reg, "held.csv", 300);
  }
  Register reg = again(quick_passphrase());
  const std::string said = dumped(reg), whole = bytes_of(file);
  std::size_t told = 0;
  constexpr std::size_t flips = 60;
  for (std::size_t flip = 0; flip < flips; ++flip) {
    std::string content = whole;
    content[mix(9, flip) % content.size()] ^= 1;
    std::ofstream(copied, std::ios::binary) << content;
    fs::copy_file(sqlite::key_file_of(file), sqlite::key_file_of(copied), fs::copy_options::overwrite_existing);
    const auto refused = sqlite::copy(copied, folder / "none.nostoi", quick_passphrase());
    told += !refused;
    if (refused) {
      fs::remove(folder / "none.nostoi");
      fs::remove(folder / "none.nostoi.key");
    }
  }
  EXPECT_GE(told, flips * 9 / 10) << "every page is sealed; what may be flipped unseen is a page that holds nothing";
}

}  // namespace
}  // namespace nostoi::testing
