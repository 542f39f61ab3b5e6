// A desk on every store, and beside a file: accounts, drafts and links are kept there, encrypted where the register is, and are taken along
// by its backup.
#include <gmock/gmock.h>

#include "nostoi/desk/accounts.hpp"
#include "nostoi/desk/drafts.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* password = "verba kalyna leleka dim";

class DeskOnEveryStore : public EveryStore {
 protected:
  void SetUp() override {
    EveryStore::SetUp();
    if (under_test.store()) desk_ = sure(desk::open(under_test.store(), of, caseworker()));
  }
  std::string text() {
    std::string all;
    EXPECT_TRUE(dump(**desk_->store().snapshot(), [&](std::string_view line) { all += line; }));
    return all;
  }
  access::Actor olena{"olena", "maintenance", {}};
  Register of = sure(Register::create(memory_store(), Surroundings::real(), caseworker()));
  std::optional<Register> desk_;
};

TEST_P(DeskOnEveryStore, IsOfOneRegister) {
  Register another = sure(Register::create(memory_store(), Surroundings::real(), caseworker()));
  EXPECT_EQ(desk::open(under_test.store(), another, caseworker()).error().code, Code::conflict);
  EXPECT_EQ(Register::open(under_test.store(), still()).error().code, Code::unsupported) << "a desk is no register";
}

TEST_P(DeskOnEveryStore, KeepsAccountsForTheNextWhoOpensIt) {
  {
    const auto accounts = sure(desk::Accounts::open(*desk_));
    sure(accounts->open_first(sure(accounts->first_link()), "olena", password));
  }
  under_test.again();
  const auto accounts = sure(desk::Accounts::open(sure(desk::open(under_test.store(), of, caseworker()))));
  EXPECT_EQ(sure(accounts->check({"olena", password, ""})).first, desk::Entry::in);
  EXPECT_EQ(sure(accounts->check({"olena", "not her password", ""})).first, desk::Entry::refused);
  EXPECT_FALSE(accounts->first_link()) << "there is one already";
}

TEST_P(DeskOnEveryStore, GivesABroughtFileBackAndLeavesNothingOfItWhenItIsDropped) {
  const std::string bytes = "ПІБ\nТопольський Роман\n";
  const Position draft = sure(desk::open_draft(*desk_, olena, "missing.csv", bytes.size()));
  EXPECT_EQ(desk::file_of(*desk_, olena, draft).error().code, Code::conflict) << "not whole yet";
  sure(desk::add_part(*desk_, olena, draft, 0, bytes.substr(0, 7)));
  EXPECT_EQ(sure(desk::add_part(*desk_, olena, draft, 0, bytes)), bytes.size()) << "what is there already is passed over";
  const desk::MemoryFile file = sure(desk::file_of(*desk_, olena, draft));
  EXPECT_EQ(bytes_of(file.path()), bytes);
  EXPECT_FALSE(desk::draft(*desk_, {"petro", "maintenance", {}}, draft)) << "it is hers";
  ASSERT_TRUE(desk::drop_draft(*desk_, olena, draft));
  EXPECT_FALSE(desk::draft(*desk_, olena, draft));
  EXPECT_THAT(sure(desk::drafts(*desk_, olena)), IsEmpty());
  EXPECT_THAT(text(), Not(HasSubstr("\"bytes\"")));
}

TEST_P(DeskOnEveryStore, TakesNoMoreOfAFileThanWasSaid) {
  const Position draft = sure(desk::open_draft(*desk_, olena, "missing.csv", 4));
  EXPECT_EQ(desk::add_part(*desk_, olena, draft, 0, "12345").error().code, Code::invalid);
  EXPECT_EQ(desk::open_draft(*desk_, olena, "huge.csv", desk::largest_draft + 1).error().code, Code::invalid);
  EXPECT_EQ(desk::open_draft(*desk_, olena, "..", 4).error().code, Code::invalid);
  EXPECT_EQ(sure(desk::draft(*desk_, olena, sure(desk::open_draft(*desk_, olena, "../../etc/passwd", 4)))).name, "passwd");
}

INSTANTIATE_TEST_SUITE_P(Stores, DeskOnEveryStore, all_stores(), name_of_store);

class DeskInAFile : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    if (GetParam() && !sqlite::can_encrypt()) GTEST_SKIP() << "This build cannot encrypt (./start fetches what it takes)";
  }
  sqlite::Passphrase passphrase() const { return GetParam() ? quick_passphrase() : sqlite::Passphrase{}; }
  std::unique_ptr<desk::Accounts> opened(const std::filesystem::path& of, Opening opening) {
    sqlite::Together all = sure(sqlite::open_together(of, opening, passphrase()));
    Register reg = opening == Opening::create ? sure(Register::create(std::move(all.reg), Surroundings::real(), caseworker()))
                                              : sure(Register::open(std::move(all.reg), Surroundings::real()));
    return sure(desk::Accounts::open(sure(desk::open(sure(all.desk()), reg, caseworker()))));
  }
  Folder folder;
  std::filesystem::path file = folder / "office.nostoi", copied = folder / "copy.nostoi";
};

TEST_P(DeskInAFile, ShowsNoNameWhereTheRegisterIsEncryptedAndIsTakenAlongByABackup) {
  {
    const auto accounts = opened(file, Opening::create);
    sure(accounts->open_first(sure(accounts->first_link()), "berehynia", password));
    ASSERT_TRUE(sqlite::copy(file, copied, passphrase()));
  }
  EXPECT_EQ(bytes_of(sqlite::desk_of(file)).find("berehynia") == std::string::npos, GetParam());
  EXPECT_EQ(std::filesystem::status(sqlite::desk_of(file)).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const auto accounts = opened(copied, Opening::existing);
  EXPECT_THAT(sure(accounts->all()), SizeIs(1));
  EXPECT_EQ(sure(accounts->check({"berehynia", password, ""})).first, desk::Entry::in);
}

TEST_P(DeskInAFile, IsNotBegunByWhoeverOnlyOpensTheRegister) {
  sure(sqlite::open_together(file, Opening::create, passphrase()));
  EXPECT_FALSE(std::filesystem::exists(sqlite::desk_of(file)));
}

INSTANTIATE_TEST_SUITE_P(Files, DeskInAFile, ::testing::Bool(), [](const auto& info) { return info.param ? "encrypted" : "open"; });

}  // namespace
}  // namespace nostoi::testing
