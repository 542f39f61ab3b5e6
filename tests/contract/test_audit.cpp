// The trail of readings, on every store: nothing is shown before it is written down who sees it, and who saw it can be asked.
#include <thread>

#include "nostoi/audit.hpp"
#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

/// A witness whose disk is full.
class Refusing final : public access::Witness {
 public:
  Result<void> reads(const access::Actor&, const access::Reading&) override { return fail(Code::io, "the disk is full"); }
};

class EveryTrail : public EveryRegister {
 protected:
  void SetUp() override {
    EveryRegister::SetUp();
    if (!under_test.store()) return;
    trail_store_ = other_.store();
    trail = sure(audit::Trail::open(trail_store_, reg(), caseworker()));
    reg().tell(trail);
  }
  std::vector<audit::Entry> asked(const audit::Query& query) { return sure(audit::entries(reg(), *trail, clerk(), query)); }
  static access::Actor clerk() { return {"ombudsman", "legal", {}}; }
  /// "olena person", in the order of the trail, without the questions to the trail itself.
  std::vector<std::string> told(const audit::Query& query) {
    std::vector<std::string> all;
    for (const audit::Entry& entry : asked(query))
      if (entry.reading.what != "audit") all.push_back(entry.actor + " " + entry.reading.what);
    return all;
  }
  StoreUnderTest other_{GetParam()};
  std::shared_ptr<Store> trail_store_;
  std::shared_ptr<audit::Trail> trail;
};

TEST_P(EveryTrail, TellsWhoHasSeenAPersonByWhateverWay) {
  const auto at = lines(4);
  ASSERT_TRUE(decide(reg(), caseworker(), at[0], at[2], Verdict::same, "one photograph"));
  ASSERT_TRUE(person_file(reg(), {"olena", "tracing", {}}, at[2]));
  ASSERT_TRUE(person_file(reg(), {"taras", "enquiry", {}}, at[1]));
  ASSERT_TRUE(reg().will_show({"oksana", "maintenance", {}}, {"dump", {1}}));
  ASSERT_TRUE(reg().will_show({"ivan", "verification", {}}, {"list", {at[0] - 1}}));
  EXPECT_EQ(told({"", at[0], 0}), (std::vector<std::string>{"olena person", "oksana dump", "ivan list"}));
  EXPECT_EQ(told({"", at[1], 0}), (std::vector<std::string>{"taras person", "oksana dump", "ivan list"}));
  EXPECT_EQ(told({"taras", 0, 0}), std::vector<std::string>{"taras person"});
  EXPECT_EQ(asked({"taras", 0, 0}).at(0).purpose, "enquiry");
  EXPECT_TRUE(told({"", 0, asked({"ivan", 0, 0}).at(0).when + 1}).empty());
}

TEST_P(EveryTrail, WritesDownWhoAsksIt) {
  const auto at = lines(1);
  asked({"", at[0], 0});
  const auto all = asked({"", at[0], 0});
  ASSERT_EQ(all.size(), 2u) << "the first question, and this one";
  EXPECT_EQ(all[0].actor + " " + all[0].reading.what, "ombudsman audit");
}

TEST_P(EveryTrail, AnswersNothingThatItCannotWriteDown) {
  import("missing.csv", {{"Тополянський Роман Степанович", 1968}});
  const Position line = import("held.csv", {{"Тополянский Роман Степанович", 1968}}).lists[0] + 1;
  ASSERT_TRUE(review::match(reg(), caseworker(), {}));
  reg().tell(std::make_shared<Refusing>());
  EXPECT_EQ(person_file(reg(), caseworker(), line).error().code, Code::io);
  EXPECT_EQ(review::queue(reg(), caseworker(), 10).error().code, Code::io);
  EXPECT_EQ(reg().will_show(caseworker(), {"dump", {1}}).error().code, Code::io);
}

TEST_P(EveryTrail, DeniesWhoMayNotAct) {
  const auto at = lines(1);
  const std::uint64_t before = sure(audit::check(*trail)).events;
  EXPECT_EQ(audit::entries(reg(), *trail, {"", "legal", {}}, {}).error().code, Code::denied);
  EXPECT_EQ(trail->reads({"olena", "curiosity", {}}, {"person", {at[0]}}).error().code, Code::denied);
  EXPECT_EQ(sure(audit::check(*trail)).events, before);
}

TEST_P(EveryTrail, NeverWaitsForAWriterOfTheRegister) {
  const auto at = lines(2);
  const auto writing = sure(reg().store().transaction());  // holds the one lock of the register
  EXPECT_TRUE(person_file(reg(), caseworker(), at[0]));
}

TEST_P(EveryTrail, WritesThoseWhoReadAtOnceTogetherAndEachOnce) {
  const auto at = lines(1);
  constexpr int readers = 16, each = 8;
  std::vector<std::thread> threads;
  for (int reader = 0; reader < readers; ++reader)
    threads.emplace_back([&, reader] {
      for (int i = 0; i < each; ++i) EXPECT_TRUE(trail->reads({"reader" + std::to_string(reader), "tracing", {}}, {"person", {at[0]}}));
    });
  for (std::thread& thread : threads) thread.join();
  for (int reader = 0; reader < readers; ++reader) EXPECT_EQ(told({"reader" + std::to_string(reader), 0, 0}).size(), std::size_t{each});
  const Checked checked = sure(audit::check(*trail));
  EXPECT_TRUE(checked.wrong.empty());
}

TEST_P(EveryTrail, IsOfOneRegister) {
  Register another = sure(Register::create(memory_store(), Surroundings::real(), caseworker()));
  EXPECT_EQ(audit::Trail::open(trail_store_, another, caseworker()).error().code, Code::conflict);
  EXPECT_EQ(Register::open(trail_store_, still()).error().code, Code::unsupported) << "a trail is no register";
  EXPECT_EQ(sure(audit::Trail::open(trail_store_, reg(), caseworker()))->begun_at(), 1u);
  lines(3);
  const auto late = sure(audit::Trail::open(memory_store(), reg(), caseworker()));
  EXPECT_GT(late->begun_at(), 1u) << "one that was begun later says so";
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryTrail, all_stores(), name_of_store);

// ------------------------------------------------------------------------------------------------ beside a file

class TrailInAFile : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam() && !sqlite::can_encrypt()) GTEST_SKIP() << "This build cannot encrypt (./start fetches what it takes)";
  }
  sqlite::Passphrase passphrase() const { return GetParam() ? quick_passphrase() : sqlite::Passphrase{}; }
  std::pair<Register, std::shared_ptr<audit::Trail>> opened(Opening opening) {
    sqlite::Together both = sure(sqlite::open_together(file, opening, passphrase()));
    std::shared_ptr<Store> store = std::move(both.reg);
    Register reg = opening == Opening::create ? sure(Register::create(store, Surroundings::real(), caseworker()))
                                              : sure(Register::open(store, Surroundings::real()));
    auto trail = sure(audit::Trail::open(std::move(both.trail), reg, caseworker()));
    reg.tell(trail);
    return {std::move(reg), std::move(trail)};
  }
  Folder folder;
  std::filesystem::path file = folder / "office.nostoi", beside = sqlite::trail_of(file), copied = folder / "copy.nostoi";
};

TEST_P(TrailInAFile, LiesBesideTheRegisterAndShowsNoNameWhereThatIsEncrypted) {
  {
    auto [reg, trail] = opened(Opening::create);
    ASSERT_TRUE(trail->reads({"Берегиня", "tracing", {}}, {"person", {1}}));
  }
  EXPECT_EQ(std::filesystem::status(beside).permissions(), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_EQ(bytes_of(beside).find("Берегиня") == std::string::npos, GetParam());
  EXPECT_EQ(bytes_of(beside).find("SQLite format") == std::string::npos, GetParam());
  auto [reg, trail] = opened(Opening::existing);
  EXPECT_EQ(sure(audit::entries(reg, *trail, caseworker(), {"Берегиня", 0, 0})).size(), 1u);
}

TEST_P(TrailInAFile, IsTakenAlongByABackup) {
  auto [reg, trail] = opened(Opening::create);
  ASSERT_TRUE(trail->reads({"taras", "tracing", {}}, {"person", {1}}));
  ASSERT_TRUE(sqlite::copy(file, copied, passphrase()));
  file = copied;
  auto [again, its] = opened(Opening::existing);
  EXPECT_EQ(sure(audit::entries(again, *its, caseworker(), {"taras", 0, 0})).size(), 1u);
}

TEST_P(TrailInAFile, TellsItsDamageAndThenNothingIsAnswered) {
  {
    auto [reg, trail] = opened(Opening::create);
    for (int i = 0; i < 200; ++i) ASSERT_TRUE(trail->reads({"taras", "tracing", {}}, {"person", {1}}));
  }
  std::string content = bytes_of(beside);
  for (std::size_t at = 5000; at < content.size(); at += 700) content[at] ^= 1;
  std::ofstream(beside, std::ios::binary) << content;
  const auto damaged = [&]() -> Result<void> {
    Result<sqlite::Together> both = sqlite::open_together(file, Opening::existing, passphrase());
    if (!both) return tl::unexpected(both.error());
    Result<Register> reg = Register::open(std::move(both->reg), Surroundings::real());
    if (!reg) return tl::unexpected(reg.error());
    const auto trail = audit::Trail::open(std::move(both->trail), *reg, caseworker());
    if (!trail) return tl::unexpected(trail.error());
    reg->tell(*trail);
    return reg->will_show(caseworker(), {"person", {1}});
  };
  EXPECT_FALSE(damaged());
}

INSTANTIATE_TEST_SUITE_P(Files, TrailInAFile, ::testing::Bool(), [](const auto& info) { return info.param ? "encrypted" : "open"; });

}  // namespace
}  // namespace nostoi::testing
