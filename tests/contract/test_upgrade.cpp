// Registers that another version wrote: an earlier one is kept as it was before it is brought to this form, a later one is not touched.
#include "register_fixture.hpp"
#include "sqlite/migrations.hpp"

namespace nostoi::testing {
namespace {

using sqlite::Steps;

/// A version after this one: one step more.
std::vector<const char*> steps_of_tomorrow() {
  const Steps today = sqlite::published_steps();
  std::vector<const char*> steps(today.begin(), today.end());
  steps.push_back("CREATE TABLE tomorrow(a);");
  return steps;
}

class Upgrade : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam() && !sqlite::can_encrypt()) GTEST_SKIP() << "This build cannot encrypt (./start fetches what it takes)";
    passphrase_ = GetParam() ? quick_passphrase() : sqlite::Passphrase();
    sqlite::Together all = sure(sqlite::open_together(file_, Opening::create, passphrase_));
    Register reg = sure(Register::create(std::move(all.reg), still(), caseworker()));
    sure(import_lists(reg, caseworker(), {invented_list("missing.csv", {{"Сорока Іван", 1980}})}, {}));
  }
  void upgrade() {
    const sqlite::Key key = sure(sqlite::unwrap_key(file_, passphrase_));
    const auto connection = sure(sqlite::Connection::open(file_, sqlite::Use::work, key));
    ASSERT_TRUE(sqlite::migrate(*connection, file_, false, tomorrow_));
  }
  std::uint64_t events(const std::filesystem::path& file) {
    return sure(sure(sure(sqlite::look_at(file, passphrase_))->snapshot())->last());
  }
  Folder folder_;
  std::filesystem::path file_ = folder_ / "office.nostoi";
  sqlite::Passphrase passphrase_;
  std::vector<const char*> tomorrow_ = steps_of_tomorrow();
};

TEST_P(Upgrade, KeepsWhatWasThereFirst) {
  const std::uint64_t before = events(file_);
  const auto kept = sure(sqlite::keep_before(file_, passphrase_, tomorrow_));
  ASSERT_TRUE(kept);
  EXPECT_TRUE(kept->string().starts_with(file_.string() + ".before-"));
  EXPECT_EQ(events(*kept), before);
  EXPECT_TRUE(std::filesystem::exists(sqlite::trail_of(*kept)));
  EXPECT_EQ(sqlite::is_encrypted(*kept), GetParam());
  upgrade();
  EXPECT_EQ(events(*kept), before) << "which is of the form it was, and opens with the version that wrote it";
  EXPECT_FALSE(sure(sqlite::keep_before(file_, passphrase_, tomorrow_))) << "once it is of this form, nothing more is kept";
}

TEST_P(Upgrade, ThatWasCutShortKeepsTheFirstCopy) {
  const auto kept = sure(sqlite::keep_before(file_, passphrase_, tomorrow_));
  const std::string bytes = bytes_of(*kept);
  EXPECT_EQ(sure(sqlite::keep_before(file_, passphrase_, tomorrow_)), kept);
  EXPECT_EQ(bytes_of(*kept), bytes);
}

TEST_P(Upgrade, OfWhatIsOfThisFormKeepsNothing) { EXPECT_FALSE(sure(sqlite::keep_before_upgrade(file_, passphrase_))); }

TEST_P(Upgrade, WhatALaterVersionWroteIsRefusedAndLeftAsItIs) {
  upgrade();
  const std::string bytes = bytes_of(file_);
  const auto opened = sqlite::open(file_, Opening::existing, passphrase_), looked = sqlite::look_at(file_, passphrase_);
  for (const auto* refused : {&opened, &looked}) {
    ASSERT_FALSE(*refused);
    EXPECT_EQ(refused->error().code, Code::unsupported);
    EXPECT_NE(refused->error().sentence.find("later version"), std::string::npos);
  }
  EXPECT_FALSE(sqlite::open_together(file_, Opening::existing, passphrase_));
  EXPECT_EQ(sqlite::keep_before_upgrade(file_, passphrase_).error().code, Code::unsupported);
  EXPECT_EQ(bytes_of(file_), bytes);
}

INSTANTIATE_TEST_SUITE_P(InFiles, Upgrade, ::testing::Bool(), [](const auto& info) { return info.param ? "encrypted" : "plain"; });

}  // namespace
}  // namespace nostoi::testing
