// What the log of the server may say: that something failed, on which route and with which code; never of whom, by whom or from where.
#include "workbench_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A store that can be told to fail.
class Failing final : public Store {
 public:
  explicit Failing(std::shared_ptr<Store> behind, const bool& fails) : behind_(std::move(behind)), fails_(fails) {}
  Result<std::unique_ptr<Snapshot>> snapshot() override { return fails_ ? broken() : behind_->snapshot(); }
  Result<std::unique_ptr<Transaction>> transaction() override { return fails_ ? broken() : behind_->transaction(); }
  Result<void> scrub() override { return behind_->scrub(); }

 private:
  static tl::unexpected<Error> broken() { return fail(Code::io, "the disk of Тополянський is full"); }
  std::shared_ptr<Store> behind_;
  const bool& fails_;
};

class TheLog : public AWorkbench {
 protected:
  void SetUp() override {
    stores[0] = std::make_shared<Failing>(stores[0], fails_);
    AWorkbench::SetUp();
  }
  bool fails_ = false;
};

TEST_F(TheLog, SaysNothingOfWhatGoesWell) {
  Browser olena = first("tracing");
  import(olena, "missing.csv", "ПІБ\nТополянський Роман\n");
  olena.get("/api/search?text=%D0%A2%D0%BE%D0%BF%D0%BE%D0%BB%D1%8F");
  Browser stranger(*workbench);
  stranger.sign_in("olena", "000000");
  stranger.post("/api/session", {{"name", "petro"}, {"password", "guessed"}});
  olena.get("/api/people/999999");
  EXPECT_THAT(logged, IsEmpty()) << "not even who signed in, who could not, and from where";
}

TEST_F(TheLog, SaysOfAFailureTheRouteAndTheCodeAlone) {
  Browser olena = first("tracing");
  import(olena, "missing.csv", "ПІБ\nТополянський Роман\n");
  fails_ = true;
  EXPECT_EQ(olena.get("/api/people/4").status, 500);
  EXPECT_EQ(olena.get("/api/search?text=%D0%A2%D0%BE%D0%BF%D0%BE%D0%BB%D1%8F").status, 500);
  fails_ = false;
  EXPECT_THAT(logged, ElementsAre("500 GET /api/people/{anchor} io", "500 GET /api/search io"));
}

}  // namespace
}  // namespace nostoi::testing
