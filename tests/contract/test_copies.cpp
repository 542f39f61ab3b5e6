// Backups: a copy is what the register was at a moment, whoever writes meanwhile; it appears checked and whole, or not at all.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "register/inside.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

namespace fs = std::filesystem;

std::string dumped(Store& store) {
  std::string all;
  const auto snapshot = sure(store.snapshot());
  EXPECT_TRUE(dump(*snapshot, [&](std::string_view line) { all += line; }));
  return all;
}
std::string dumped(const fs::path& file) { return dumped(*sure(sqlite::look_at(file))); }

class Copies : public ::testing::Test {
 protected:
  Folder folder;
  fs::path file = folder / "office.nostoi", copied = folder / "copy.nostoi", restored = folder / "again.nostoi";
  Register reg = sure(Register::create(sure(sqlite::open(file, Opening::create)), still(), caseworker()));

  void import(const std::string& name) {
    std::vector<std::pair<std::string, int>> people;
    for (int i = 0; i < 200; ++i) people.emplace_back("Людина " + name + std::to_string(i), 1970 + i % 30);
    ASSERT_TRUE(import_lists(reg, caseworker(), {invented_list(name, people)}, {}));
  }
};

TEST_F(Copies, AreRestoredToTheSameRegister) {
  import("held.csv");
  const std::string before = dumped(reg.store());
  const auto made = sure(sqlite::copy(file, copied));
  EXPECT_TRUE(made.wrong.empty());
  import("later.csv");
  EXPECT_EQ(sure(sqlite::copy(copied, restored)).head, made.head);
  EXPECT_EQ(dumped(restored), before);
  Register again = sure(Register::open(sure(sqlite::open(restored, Opening::existing)), still()));
  ASSERT_TRUE(import_lists(again, caseworker(), {invented_list("new.csv", {{"Гнатюк Олег", 1990}})}, {})) << "work goes on in it";
}

TEST_F(Copies, MayBeMadeWhileSomebodyWrites) {
  import("first.csv");
  std::atomic<bool> enough = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    while (!enough) import("list" + std::to_string(++written));
  });
  for (int round = 0; round < 5 || written < 3; ++round) {  // however quick a copy is
    const std::string before = dumped(reg.store());
    const fs::path into = folder / ("copy" + std::to_string(round)).c_str();
    EXPECT_TRUE(sure(sqlite::copy(file, into)).wrong.empty());
    const std::string in_it = dumped(into), after = dumped(reg.store());
    EXPECT_TRUE(in_it.starts_with(before)) << "what was confirmed before is in the copy";
    EXPECT_TRUE(after.starts_with(in_it)) << "and nothing that never was";
  }
  enough = true;
  writer.join();
}

TEST_F(Copies, BelongToTheirOwnerAloneAndLeaveNothingBeside) {
  ASSERT_TRUE(sqlite::copy(file, copied));
  struct stat seen{};
  ASSERT_EQ(::stat(copied.c_str(), &seen), 0);
  EXPECT_EQ(seen.st_mode & 0777, 0600u);
  for (const auto& entry : fs::directory_iterator(copied.parent_path()))
    EXPECT_FALSE(entry.path().filename().string().starts_with("copy.nostoi.") ||
                 entry.path().filename().string().starts_with("copy.nostoi-"))
        << entry.path();
}

TEST_F(Copies, CanBeReadWhereNobodyCanWrite) {
  ASSERT_TRUE(sqlite::copy(file, copied));
  fs::create_directory(folder / "medium");
  const fs::path there = folder / "medium/copy.nostoi";
  fs::rename(copied, there);
  fs::permissions(there, fs::perms::owner_read);
  fs::permissions(folder / "medium", fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_TRUE(sqlite::copy(there, restored));
  std::size_t beside = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder / "medium")) ++beside;
  EXPECT_EQ(beside, 1u);
  fs::permissions(folder / "medium", fs::perms::owner_all);
}

TEST_F(Copies, NeverTakeThePlaceOfAFile) {
  std::ofstream(copied) << "something else";
  const auto refused = sqlite::copy(file, copied);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::conflict);
  EXPECT_EQ(fs::file_size(copied), 14u);
}

TEST_F(Copies, ThatWereCutShortAreClearedAwayUnlessTheyAreBeingMade) {
  const fs::path part = folder / "copy.nostoi.part", journal = folder / "copy.nostoi.part-journal";
  for (const fs::path& left : {part, journal}) std::ofstream(left) << "cut short";
  const int made = ::open(part.c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(made, LOCK_EX), 0);
  const auto refused = sqlite::copy(file, copied);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::conflict);
  EXPECT_NE(refused.error().sentence.find(part.string()), std::string::npos);
  EXPECT_FALSE(fs::exists(copied));
  ::close(made);
  EXPECT_TRUE(sqlite::copy(file, copied));
  EXPECT_FALSE(fs::exists(part) || fs::exists(journal));
}

/// Copies until it is killed, in a process of its own.
pid_t copying(const fs::path& file, const fs::path& into) {
  const pid_t child = ::fork();
  if (child != 0) return child;
  for (int round = 0;; ++round)
    if (!sqlite::copy(file, into.string() + std::to_string(round))) ::_exit(1);
}

TEST_F(Copies, LeaveNothingButWholeCopiesWhereTheyAreKilled) {
  for (const char* name : {"one.csv", "two.csv", "three.csv"}) import(name);
  sure(sqlite::open_trail(file));
  fs::create_directory(folder / "copies");
  const std::string all = dumped(file);
  const auto begun = std::chrono::steady_clock::now();
  ASSERT_TRUE(sqlite::copy(file, folder / "measured"));
  const auto one_copy = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun).count();
  std::size_t whole = 0;
  for (std::uint64_t round = 0; round < 25; ++round) {
    const pid_t child = copying(file, folder / "copies/copy");
    std::this_thread::sleep_for(std::chrono::microseconds(mix(9, round) % static_cast<std::uint64_t>(4 * one_copy)));
    ASSERT_EQ(::kill(child, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "it was killed, it did not give up";
    for (const auto& entry : fs::directory_iterator(folder / "copies")) {
      const std::string name = entry.path().string();
      if (name.ends_with("-audit")) {
        EXPECT_TRUE(sqlite::copy(name, folder / "whole")) << "a trail that is not whole";
        fs::remove(folder / "whole");
        continue;
      }
      EXPECT_TRUE(fs::path(name).filename().string().starts_with("copy") && dumped(name) == all) << name;
      EXPECT_TRUE(fs::exists(sqlite::trail_of(name))) << "a register without its trail";
      ++whole;
    }
    fs::remove_all(folder / "copies");
    fs::create_directory(folder / "copies");
  }
  EXPECT_GT(whole, 0u) << "it never came to a copy: the moments say nothing";
}

TEST_F(Copies, AreNotMadeOfWhatIsNoRegister) {
  std::ofstream(folder / "letter.txt") << std::string(5000, 'x');
  EXPECT_EQ(sqlite::copy(folder / "letter.txt", copied).error().code, Code::invalid);
  EXPECT_EQ(sqlite::copy(folder / "nothing", copied).error().code, Code::not_found);
  EXPECT_FALSE(fs::exists(copied));
  EXPECT_FALSE(fs::exists(folder / "copy.nostoi.part"));
}

TEST_F(Copies, AreNotMadeOfALogThatWasChanged) {
  import("held.csv");
  {
    const auto writing = sure(reg.store().transaction());
    Event forged;
    forged.header.position = *writing->last() + 1;
    forged.header.kind = "noted";
    forged.payload = "{}";
    forged.header.commitment = evidence::commitment(forged.nonce, forged.payload);
    forged.hash = evidence::chain(forged.header);  // well sealed, but it names no event before
    ASSERT_TRUE(writing->append(forged));
    ASSERT_TRUE(writing->commit());
  }
  const auto refused = sqlite::copy(file, copied);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::invalid);
  EXPECT_FALSE(fs::exists(copied));
}

}  // namespace
}  // namespace nostoi::testing
