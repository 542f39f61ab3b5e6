// Codes by the clock, passwords, and what is left of a secret when another follows.
#include <gmock/gmock.h>

#include "desk/password.hpp"
#include "desk/totp.hpp"
#include "nostoi/desk/accounts.hpp"
#include "nostoi/desk/sessions.hpp"
#include "register/inside.hpp"

namespace nostoi::desk {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(OneTimeCodes, AreThoseOfTheStandard) {  // RFC 6238, appendix B: the last six of its eight digits
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(code_of(secret, 59 / 30), "287082");
  EXPECT_EQ(code_of(secret, 1111111109 / 30), "081804");
  EXPECT_EQ(code_of(secret, 1111111111 / 30), "050471");
  EXPECT_EQ(code_of(secret, 1234567890 / 30), "005924");
  EXPECT_EQ(code_of(secret, 2000000000 / 30), "279037");
  EXPECT_EQ(code_of(secret, 20000000000 / 30), "353130");
}

TEST(OneTimeCodes, AreTakenOnceAndOnlyAroundTheirTime) {
  const std::string secret = "12345678901234567890";
  const std::int64_t now = 1111111109'000, step = code_step_of(now);
  EXPECT_EQ(step_of(secret, code_of(secret, step), now, 0), step);
  EXPECT_EQ(step_of(secret, code_of(secret, step - 1), now, 0), step - 1);
  EXPECT_EQ(step_of(secret, code_of(secret, step - 2), now, 0), std::nullopt);
  EXPECT_EQ(step_of(secret, code_of(secret, step), now, step), std::nullopt) << "taken before";
  EXPECT_EQ(step_of(secret, "", now, 0), std::nullopt);
}

TEST(Base32, IsThatOfTheStandard) {  // RFC 4648, section 10, without padding
  EXPECT_EQ(base32("f"), "MY");
  EXPECT_EQ(base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
}

TEST(Passwords, AreRefusedWhereTheyAreEasy) {
  EXPECT_FALSE(must_be_good("elevenchars", "olena"));
  EXPECT_FALSE(must_be_good("aaaaaaaaaaaaaa", "olena"));
  EXPECT_FALSE(must_be_good("olena olena olena", "olena"));
  EXPECT_FALSE(must_be_good(std::string(257, 'x') + "abcde", "olena"));
  EXPECT_TRUE(must_be_good("верба калина лелека", "olena"));
}

class SomeAccounts : public testing::Test {
 protected:
  SomeAccounts() : accounts(*Accounts::open(desk)) {
    const std::string link = *accounts->first_link();
    at = accounts->open_first(link, "olena", password)->at;
  }
  std::string text() {
    std::string all;
    EXPECT_TRUE(dump(**desk.store().snapshot(), [&](std::string_view line) { all += line; }));
    return all;
  }
  Entry enter(const std::string& code = "") { return accounts->check({"olena", password, code})->first; }

  static Account ivan() {
    Account account;
    account.name = "ivan";
    account.roles = {"clerk"};
    return account;
  }

  std::int64_t clock = 1'780'000'000'000;
  std::uint64_t drawn = 0;
  Surroundings surroundings{[this] { return clock; },
                            [this](std::size_t bytes) {
                              std::string all;
                              while (all.size() < bytes) all += static_cast<char>(mix(7, ++drawn));
                              return all;
                            }};
  access::Actor machine{"machine", "maintenance", {}};
  Register reg = *Register::create(memory_store(), surroundings, machine);
  Register desk = *desk::open(memory_store(), reg, machine);
  std::unique_ptr<Accounts> accounts;
  std::string password = "verba kalyna leleka";
  Position at = 0;
};

TEST_F(SomeAccounts, AreNotOpenedByThePasswordAloneOnceTheyHaveCodes) {
  EXPECT_EQ(enter(), Entry::in);
  const CodeSecret secret = *accounts->begin_codes(at);
  EXPECT_EQ(enter(), Entry::in) << "not in use before a code was shown";
  EXPECT_FALSE(accounts->confirm_codes(at, "000000"));
  std::string bytes;  // what the authenticator makes of the letters is tried with those of the standard above; here they come from the log
  for (std::uint32_t held = 0, count = 0; const char c : secret.base32) {
    held = held << 5 | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
    if ((count += 5) >= 8) bytes += static_cast<char>(held >> (count -= 8) & 255);
  }
  const std::vector<std::string> recovery = *accounts->confirm_codes(at, code_of(bytes, code_step_of(clock)));
  EXPECT_EQ(enter(), Entry::code_needed);
  EXPECT_EQ(enter(code_of(bytes, code_step_of(clock))), Entry::refused) << "shown when it was set up";
  clock += 60'000;
  EXPECT_EQ(enter(code_of(bytes, code_step_of(clock))), Entry::in);
  EXPECT_EQ(enter(code_of(bytes, code_step_of(clock))), Entry::refused) << "taken once";
  EXPECT_EQ(enter(recovery[3]), Entry::in);
  EXPECT_EQ(enter(recovery[3]), Entry::refused) << "taken once";
  EXPECT_EQ(accounts->at(at)->recovery_left, 9u);
  const std::unique_ptr<Accounts> again = *Accounts::open(desk);
  EXPECT_EQ(again->check({"olena", password, recovery[3]})->first, Entry::refused) << "and not by another program either";
}

TEST_F(SomeAccounts, LeaveNothingOfAPasswordThatIsNoMore) {
  EXPECT_THAT(text(), HasSubstr("$argon2id$"));
  const std::string before = text(), hash = before.substr(before.find("$argon2id$"), 60);
  EXPECT_FALSE(accounts->change_password(at, "not the password", "another password 1"));
  ASSERT_TRUE(accounts->change_password(at, password, "another password 1"));
  EXPECT_THAT(text(), Not(HasSubstr(hash)));
  EXPECT_EQ(enter(), Entry::refused);
  password = "another password 1";
  EXPECT_EQ(enter(), Entry::in);
}

TEST_F(SomeAccounts, AreSeenByAnotherProgramOnTheSameDesk) {
  const std::unique_ptr<Accounts> other = *Accounts::open(desk);
  const std::string link = *accounts->open_account(machine, ivan());
  ASSERT_EQ(other->all()->size(), 2u);
  ASSERT_TRUE(other->use_link(link, password));
  EXPECT_EQ(accounts->check({"ivan", password, ""})->first, Entry::in);
  EXPECT_FALSE(accounts->use_link(link, password)) << "a link is used once";
}

TEST_F(SomeAccounts, GetNoLinkThatLastsForEver) {
  const std::string link = *accounts->open_account(machine, ivan());
  clock += 3 * std::int64_t{86'400'000};
  EXPECT_FALSE(accounts->use_link(link, password));
}

TEST(Throttles, DoubleTheWaitAndForget) {
  std::int64_t now = 0;
  Throttle throttle([&] { return now; });
  for (int i = 0; i < 4; ++i) throttle.failed({"a"});
  EXPECT_EQ(throttle.wait_of({"a"}), 0);
  throttle.failed({"a"});
  EXPECT_EQ(throttle.wait_of({"a"}), 1000);
  throttle.failed({"a"});
  EXPECT_EQ(throttle.wait_of({"a"}), 2000);
  for (int i = 0; i < 100; ++i) throttle.failed({"a"});
  EXPECT_EQ(throttle.wait_of({"a"}), 15 * 60'000);
  EXPECT_EQ(throttle.wait_of({"b"}), 0);
  now += 2 * std::int64_t{86'400'000};
  throttle.failed({"a"});
  EXPECT_EQ(throttle.wait_of({"a"}), 0);
}

}  // namespace
}  // namespace nostoi::desk
