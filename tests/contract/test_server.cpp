// What only a server can do to a register: refuse what was sent, close the session in the middle, have no room for one more.
#include <pqxx/pqxx>

#include "stores.hpp"

namespace nostoi::testing {
namespace {

class AServer : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!postgres_is_installed()) GTEST_SKIP() << "PostgreSQL is not installed (./check installs it)";
    address_ = empty_database(77);
    store_ = sure(postgres::open(address_, Opening::create));
  }
  void close_all_sessions() {
    pqxx::connection connection(address_);
    pqxx::nontransaction(connection)
        .exec(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
  std::string address_;
  std::unique_ptr<Store> store_;
};

TEST_F(AServer, ThatRefusedARowConfirmsNothing) {
  const auto writing = sure(store_->transaction());
  ASSERT_TRUE(writing->put("good", "text"));
  const Result<void> refused = [&]() -> Result<void> {
    if (const auto put = writing->put("bad", "\xff is no text"); !put) return put;
    for (int row = 0; row < 5000; ++row)  // until it is sent
      if (const auto put = writing->put("row/" + std::to_string(row), ""); !put) return put;
    return {};
  }();
  EXPECT_FALSE(refused);
  EXPECT_FALSE(writing->commit()) << "what was refused is not said to be kept";
  EXPECT_EQ(*sure(store_->snapshot())->get("good"), std::nullopt);
}

TEST_F(AServer, ThatClosedTheSessionConfirmsNothing) {
  {
    const auto writing = sure(store_->transaction());
    const auto reading = sure(store_->snapshot());
    ASSERT_TRUE(writing->put("row", "text"));
    close_all_sessions();
    EXPECT_FALSE(writing->commit());
    EXPECT_FALSE(reading->get("row"));
  }
  // Sessions that were kept for later may be closed as well; after them come new ones.
  Result<std::unique_ptr<Snapshot>> again = store_->snapshot();
  for (int look = 0; look < 10 && !again; ++look) again = store_->snapshot();
  ASSERT_TRUE(again);
  EXPECT_EQ(*(*again)->get("row"), std::nullopt);
}

}  // namespace
}  // namespace nostoi::testing
