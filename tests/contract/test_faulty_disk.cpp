// A register on a disk that fails: whatever write errs, is cut short or is the last before the power goes, nothing that was confirmed is
// lost, the register opens, and its chain and its index check out. NOSTOI_FAULTS says how many faults to try (./check --all: many).
#include <cstdlib>

#include "faulty_disk.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

namespace fs = std::filesystem;

std::uint64_t faults_to_try(std::uint64_t otherwise) {
  const char* asked = std::getenv("NOSTOI_FAULTS");
  return asked ? std::strtoull(asked, nullptr, 10) : otherwise;
}

/// An office at work on a file; remembers what it was told is written down.
class Office {
 public:
  Office(fs::path file, sqlite::Passphrase passphrase) : file_(std::move(file)), passphrase_(std::move(passphrase)) {}

  Result<Register> open() const {
    auto store = sqlite::open(file_, Opening::existing, passphrase_);
    return store ? Register::open(std::move(*store), clock_) : Result<Register>(tl::unexpected(store.error()));
  }
  void begin() { sure(Register::create(sure(sqlite::open(file_, Opening::create, passphrase_)), clock_, caseworker())); }

  /// Lists come, pairs are decided, the program ends and begins again; what fails is left, and work goes on.
  void work(const std::string& what = "list") {
    for (int day = 0; day < 4; ++day) {
      Result<Register> reg = open();
      if (!reg) continue;
      std::vector<std::pair<std::string, int>> people;
      for (int i = 0; i < 40; ++i) people.emplace_back("Людина " + std::to_string(40 * day + i), 1970 + i % 30);
      const auto imported = import_lists(*reg, caseworker(), {invented_list(what + std::to_string(day), people)}, {});
      if (!imported) continue;
      const Position list = imported->lists.front();
      confirmed = std::max(confirmed, list + people.size());
      for (Position i = 1; i <= 3; ++i)
        if (const auto decided = decide(*reg, caseworker(), list + i, list + 10 + i, Verdict::same, "one photograph")) confirmed = *decided;
    }
  }
  Position confirmed = 0;

 private:
  fs::path file_;
  sqlite::Passphrase passphrase_;
  Surroundings clock_ = still();
};

class FaultyDisks : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "encrypted" && !sqlite::can_encrypt()) GTEST_SKIP() << "This build cannot encrypt (./start fetches what it takes)";
  }
  sqlite::Passphrase passphrase() const { return GetParam() == "encrypted" ? quick_passphrase() : sqlite::Passphrase(); }

  /// How many writes an undisturbed run takes.
  std::uint64_t undisturbed() const {
    const Folder folder;
    FaultyDisk disk;
    Office office(folder / "office.nostoi", passphrase());
    office.begin();
    disk.arm(Fault::none, 0);
    office.work();
    return disk.count();
  }

  /// Nothing confirmed is lost, and all is well.
  void look_over(const fs::path& file, const Office& office) const {
    const auto store = sqlite::open(file, Opening::existing, passphrase());
    ASSERT_TRUE(store) << store.error().sentence;
    const auto snapshot = sure((*store)->snapshot());
    const Checked checked = sure(check(*snapshot));
    EXPECT_TRUE(checked.wrong.empty()) << checked.wrong.front();
    EXPECT_GE(checked.events, office.confirmed);
  }

  void meet(Fault fault, std::uint64_t at, std::uint64_t seed) const {
    const Folder folder;
    const fs::path file = folder / "office.nostoi";
    Office office(file, passphrase());
    fs::create_directory(folder / "later");
    fs::path found = file;
    {
      FaultyDisk disk;
      office.begin();
      disk.arm(fault, at);
      office.work();
      if (fault == Fault::power_cut) {
        found = folder / "later/office.nostoi";
        disk.leave(file, folder / "later", seed);
        if (sqlite::is_encrypted(file)) fs::copy_file(sqlite::key_file_of(file), sqlite::key_file_of(found));
      }
      disk.repair();
    }
    look_over(found, office);
    if (HasFailure()) return;
    Office after(found, passphrase());
    after.work("later");
    EXPECT_GT(after.confirmed, office.confirmed) << "work goes on";
    look_over(found, after);
  }
};

TEST_P(FaultyDisks, LoseNothingThatWasConfirmed) {
  const std::uint64_t writes = undisturbed();
  ASSERT_GT(writes, 30u);
  const std::uint64_t faults = faults_to_try(90);
  for (std::uint64_t i = 0; i < faults; ++i) {
    const Fault fault = i % 3 == 0 ? Fault::error : i % 3 == 1 ? Fault::short_write : Fault::power_cut;
    const std::uint64_t at = 1 + mix(23, i) % writes;
    SCOPED_TRACE("fault " + std::to_string(i) + " of kind " + std::to_string(static_cast<int>(fault)) + " at write " + std::to_string(at));
    meet(fault, at, mix(29, i));
    if (HasFailure()) break;
  }
}

INSTANTIATE_TEST_SUITE_P(Stores, FaultyDisks, ::testing::Values("sqlite", "encrypted"), name_of_store);

}  // namespace
}  // namespace nostoi::testing
