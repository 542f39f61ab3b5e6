// What is left of a register is written out to whoever might have dumped it, and the trail beside it hears first.
#include "nostoi/acts.hpp"
#include "nostoi/audit.hpp"
#include "register/inside.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

access::Actor keeper(std::vector<std::string> clearance = {}) { return {"petro", "maintenance", std::move(clearance)}; }

class Recovering : public ::testing::Test {
 protected:
  Recovering() : reg(sure(Register::create(sure(sqlite::open(file, Opening::create)), still(), caseworker()))) {
    Received received;
    received.handling = "child";
    line = sure(import_lists(reg, caseworker(), {invented_list("held.csv", {{"Сорока Іван", 2015}})}, received)).lists[0] + 1;
  }
  /// What somebody gets, and whether the trail heard.
  Result<Recovered> recovered(const access::Actor& actor) {
    text.clear();
    const auto left = sure(sure(sqlite::salvage(file))->snapshot());
    trail = sure(audit::Trail::open_beside_damaged(sure(sqlite::open_trail(file)), *left, still(), actor));
    return recover(*left, actor, *trail, [&](std::string_view part) { text += part; });
  }
  std::size_t readings() {
    const auto snapshot = sure(trail->log().store().snapshot());
    return static_cast<std::size_t>(sure(snapshot->last())) - 1;
  }
  void damage_the_end() {
    reg = sure(Register::create(memory_store(), still(), caseworker()));  // lets go of the file
    const auto size = std::filesystem::file_size(file);
    std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
    for (auto at = size - 4096; at < size - 100; at += 64) bytes.seekp(static_cast<std::streamoff>(at)) << "broken";
  }
  Folder folder;
  std::filesystem::path file = folder / "office.nostoi";
  Register reg;
  Position line = 0;
  std::string text;
  std::shared_ptr<audit::Trail> trail;
};

TEST_F(Recovering, IsWrittenIntoTheTrailBeforeAnythingIsGiven) {
  ASSERT_TRUE(recovered(keeper({"child"})));
  EXPECT_NE(text.find("Сорока"), std::string::npos);
  const auto entries = sure(audit::entries(reg, *trail, caseworker(), {"petro", line, 0}));
  ASSERT_EQ(entries.size(), 1u) << "of every person in it, and so of this one";
  EXPECT_EQ(entries[0].reading.what, "recover");
  struct Deaf : access::Witness {
    Result<void> reads(const access::Actor&, const access::Reading&) override { return fail(Code::io, "the disk is full"); }
  } deaf;
  const auto left = sure(sure(sqlite::salvage(file))->snapshot());
  std::string none;
  EXPECT_EQ(recover(*left, keeper({"child"}), deaf, [&](std::string_view part) { none += part; }).error().code, Code::io);
  EXPECT_EQ(none, "");
}

TEST_F(Recovering, TakesThePurposeAndTheClearancesOfADump) {
  EXPECT_EQ(recovered({"petro", "tracing", access::handling_classes()}).error().code, Code::denied);
  EXPECT_EQ(text, "");
  EXPECT_EQ(recovered(keeper({"medical"})).error().code, Code::denied);
  EXPECT_EQ(text, "");
  EXPECT_EQ(readings(), 0u) << "what was refused was not read";
}

TEST_F(Recovering, IsNoWayAroundASealOnARegisterThatIsWhole) {
  ASSERT_TRUE(acts::seal(reg, caseworker(), line, true, "threats"));
  EXPECT_EQ(recovered(keeper(access::handling_classes())).error().code, Code::denied);
  EXPECT_EQ(text, "");
}

TEST_F(Recovering, GoesOnWithTheTrailOfARegisterThatNoLongerSaysWhichItIs) {
  ASSERT_TRUE(recovered(keeper({"child"})));
  damage_the_end();
  const Result<Recovered> left = recovered(keeper({"child"}));
  ASSERT_TRUE(left) << left.error().sentence;
  EXPECT_EQ(readings(), 2u) << "the same trail";
  EXPECT_TRUE(sure(audit::check(*trail)).wrong.empty());
}

}  // namespace
}  // namespace nostoi::testing
