// The example that replays three months of an office, from its files to its register: what it tells is what the register knows, on every
// day.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "nostoi/captivity.hpp"
#include "nostoi/casework.hpp"
#include "nostoi/sqlite.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

namespace fs = std::filesystem;

class ThreeMonths : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = fs::temp_directory_path() / ("nostoi-three-months-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const fs::path replay = fs::path(NOSTOI_PROGRAM).parent_path() / "nostoi-three-months";
    const std::string command = replay.string() + " " + (folder / "office.nostoi").string() +
                                " " NOSTOI_ROOT "/examples/three-months/lists >" + (folder / "told.txt").string();
    ASSERT_EQ(std::system(command.c_str()), 0);
  }
  static void TearDownTestSuite() { fs::remove_all(folder); }
  void SetUp() override {
    reg.emplace(sure(Register::open(sure(sqlite::open(folder / "office.nostoi", Opening::existing)), still())));
    now = sure(reg->read(caseworker()));
  }

  /// The file of the person of a line, as it was known at the end of a day of 2026.
  PersonFile on(const std::string& line, unsigned month, unsigned day_of_month) {
    const std::int64_t end = (day_number(2026, month, day_of_month) + 1) * std::int64_t{86'400'000} - 1;
    return sure(person_file(*reg, caseworker(), sure(anchor_named(*now, caseworker(), line)), {sure(known_at(*now, end)), {}}));
  }
  static std::size_t lines(const PersonFile& file) { return file.entries.size(); }

  static inline fs::path folder;
  std::optional<Register> reg;
  std::unique_ptr<Snapshot> now;
};

TEST_F(ThreeMonths, LeavesARegisterInWhichEverythingFollows) { EXPECT_TRUE(sure(check(*now)).wrong.empty()); }

TEST_F(ThreeMonths, KnowsEachDayWhatWasKnownOnIt) {
  EXPECT_EQ(lines(on("union-march.csv:1", 3, 2)), 1u) << "the union's line alone";
  EXPECT_EQ(lines(on("union-march.csv:1", 3, 5)), 2u) << "and the ministry's";
  EXPECT_EQ(lines(on("union-march.csv:1", 3, 12)), 4u) << "and his mother's call, and what was published";
  EXPECT_EQ(captivity::death(on("union-march.csv:6", 5, 4)).state, captivity::Death::stated) << "no DNA match makes a man dead";
  EXPECT_EQ(captivity::death(on("union-march.csv:6", 5, 11)).state, captivity::Death::contradicted);
}

TEST_F(ThreeMonths, GivesTheBrothersBackWhatIsTheirs) {
  const Position published = sure(anchor_named(*now, caseworker(), "published-ru.csv:2"));
  const auto has = [&](const PersonFile& file) {
    return std::ranges::any_of(file.entries, [&](const FileEntry& entry) { return entry.anchor == published; });
  };
  EXPECT_TRUE(has(on("union-march.csv:3", 5, 11))) << "the mistake stood for two months";
  EXPECT_FALSE(has(on("union-march.csv:3", 5, 12)));
  EXPECT_TRUE(has(on("union-march.csv:4", 5, 12)));
}

TEST_F(ThreeMonths, CountsWhatACopyAndTwoWhoTalkedSayOnce) {
  const PersonFile soroka = on("union-march.csv:1", 5, 29);
  const std::vector<Shown> best = shown(soroka);
  const auto born = std::ranges::find(best, "birth_date", &Shown::property);
  ASSERT_NE(born, best.end());
  EXPECT_EQ(born->origins, 2u) << "the union, whose list the NGO copied, and the ministry";
  const auto alive =
      captivity::answers(sure(person_file(*reg, {"iryna", "tracing", {"witness"}}, sure(anchor_named(*now, caseworker(), "union-march.csv:5"))))).at(2);
  EXPECT_EQ(alive.evidence.size(), 2u);
  EXPECT_EQ(alive.origins, 1u) << "they shared a cell and talked";
}

TEST_F(ThreeMonths, OwesTwoDutiesForThePrisonerAndNothingForTheMother) {
  std::vector<std::string> owed;
  for (const casework::Duty& duty : sure(casework::duties(*reg, caseworker()))) owed.push_back(duty.rule->id);
  EXPECT_EQ(owed, (std::vector<std::string>{"bureau-prisoner", "capture-card"}));
}

}  // namespace
}  // namespace nostoi::testing
