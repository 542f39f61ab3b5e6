// Files as broken disks and careless copying leave them: what is damaged is said to be, nothing of it is taken for true, and what still
// holds can be written out.
#include <algorithm>
#include <atomic>
#include <fstream>
#include <numeric>
#include <thread>

#include "register/inside.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

namespace fs = std::filesystem;

/// What a register says: its log, and for every line whose person it belongs to. An error where it says that it cannot say.
struct Said {
  std::string log;
  std::vector<Position> persons;
  bool operator==(const Said&) const = default;
};
constexpr Position first_anchor = 4;
constexpr std::size_t people = 400;

Result<Said> ask(const fs::path& file) {
  auto store = sqlite::open(file, Opening::existing);
  if (!store) return tl::unexpected(store.error());
  const Result<Register> reg = Register::open(std::move(*store), still());
  if (!reg) return tl::unexpected(reg.error());
  const auto snapshot = reg->read(caseworker());
  if (!snapshot) return tl::unexpected(snapshot.error());
  Said said;
  const auto done = dump(**snapshot, [&](std::string_view line) { said.log += line; });
  if (!done) return tl::unexpected(done.error());
  for (std::size_t i = 0; i < people; ++i) {
    const auto person = person_of(**snapshot, first_anchor + i);
    if (!person) return tl::unexpected(person.error());
    said.persons.push_back(*person);
  }
  return said;
}

struct Left {
  Recovered found;
  std::string text;
};
Left left_of(const fs::path& file) {
  Left left;
  const auto store = sure(sqlite::salvage(file));
  const auto snapshot = store->snapshot();
  if (!snapshot) return left.found.why = snapshot.error().sentence, left;
  left.found = sure(recover(**snapshot, [&](std::string_view line) { left.text += line; }));
  return left;
}

class DamagedFile : public ::testing::Test {
 protected:
  DamagedFile() {
    Register reg = sure(Register::create(sure(sqlite::open(whole, Opening::create)), still(), caseworker()));
    std::vector<std::pair<std::string, int>> lines;
    for (std::size_t i = 0; i < people; ++i) lines.emplace_back("Людина " + std::to_string(i), 1970 + static_cast<int>(i % 30));
    EXPECT_EQ(sure(import_lists(reg, caseworker(), {invented_list("held.csv", lines)}, {})).lists.front() + 1, first_anchor);
    for (Position at = first_anchor; at + 1 < first_anchor + people; at += 2)
      EXPECT_TRUE(decide(reg, caseworker(), at, at + 1, Verdict::same, "one photograph"));
    events = *sure(reg.store().snapshot())->last();
  }
  void SetUp() override {
    said = sure(ask(whole));
    bytes = bytes_of(whole);
  }

  /// A file of these bytes, and nothing beside it.
  fs::path file_of(const std::string& content) {
    for (const char* end : {"-wal", "-shm"}) fs::remove(broken.string() + end);
    std::ofstream(broken, std::ios::binary) << content;
    return broken;
  }

  Folder folder;
  fs::path whole = folder / "whole.nostoi", broken = folder / "broken.nostoi";
  std::uint64_t events = 0;
  Said said;
  std::string bytes;
};

TEST_F(DamagedFile, ThatCutsAFileShortIsSeenWhenItIsOpened) {
  for (std::size_t tenth = 1; tenth < 10; ++tenth) {
    const auto asked = ask(file_of(bytes.substr(0, bytes.size() * tenth / 10)));
    ASSERT_FALSE(asked) << tenth;
    EXPECT_EQ(asked.error().code, Code::invalid) << asked.error().sentence;
  }
}

TEST_F(DamagedFile, LeavesTheLogUpToWhereItHoldsAndSaysWhatIsLost) {
  std::size_t most = 0;
  for (std::size_t tenth = 1; tenth < 10; ++tenth) {
    const Left left = left_of(file_of(bytes.substr(0, bytes.size() * tenth / 10)));
    EXPECT_TRUE(said.log.starts_with(left.text)) << tenth;
    EXPECT_EQ(static_cast<std::uint64_t>(std::count(left.text.begin(), left.text.end(), '\n')), left.found.events);
    EXPECT_FALSE(left.found.why.empty()) << tenth;
    EXPECT_EQ(left.found.lost.value_or(events - left.found.events), events - left.found.events);
    most = std::max<std::size_t>(most, left.found.events);
  }
  EXPECT_GT(most, events / 2) << "of nine tenths of a file, more than half of the log";
}

TEST_F(DamagedFile, OfAnyByteIsToldOrChangesNothing) {
  std::size_t told = 0, recovered = 0;
  constexpr std::size_t flips = 200;
  for (std::size_t flip = 0; flip < flips; ++flip) {
    const std::size_t at = mix(5, 2 * flip) % bytes.size();
    std::string content = bytes;
    content[at] = static_cast<char>(content[at] ^ (1 + mix(5, 2 * flip + 1) % 255));
    const auto asked = ask(file_of(content));
    if (asked) {
      EXPECT_EQ(asked->log, said.log) << "byte " << at;
      EXPECT_EQ(asked->persons, said.persons) << "byte " << at;
      continue;
    }
    ++told;
    EXPECT_FALSE(asked.error().sentence.empty());
    const Left left = left_of(file_of(content));
    EXPECT_TRUE(said.log.starts_with(left.text)) << "byte " << at;
    recovered += left.found.events;
  }
  EXPECT_GT(told, flips / 2);
  EXPECT_GT(recovered, told * events / 4);
}

TEST_F(DamagedFile, OfTheHeaderIsTold) {
  std::string content = bytes;
  content.replace(0, 16, "not a database\0\0", 16);
  const auto asked = ask(file_of(content));
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().code, Code::invalid);
}

TEST_F(DamagedFile, OfASealedEventIsFoundAtItsPlace) {
  const std::string name = "Людина 200";
  std::string content = bytes;
  const std::size_t at = content.find(name);
  ASSERT_NE(at, std::string::npos);
  content.replace(at, name.size(), "Людина 299");
  EXPECT_FALSE(ask(file_of(content)));
  const Left left = left_of(broken);
  EXPECT_NE(left.found.why.find(std::to_string(first_anchor + 200)), std::string::npos) << left.found.why;
  EXPECT_EQ(left.found.events, first_anchor + 199);
  EXPECT_EQ(left.found.lost, events - left.found.events);
  std::istringstream lines(left.text);
  const auto again = load(memory_store(), still(), [&]() -> std::optional<std::string> {
    std::string line;
    return std::getline(lines, line) ? std::optional(line) : std::nullopt;
  });
  EXPECT_TRUE(again) << "what is left begins a register";
}

/// The file and its log as a writer leaves them who is killed after he confirmed these decisions, one write each, and the log's bytes.
struct KilledWriter {
  std::string file, log;
  std::vector<std::size_t> ends;  // of the log, after each write
};
KilledWriter killed_after(const fs::path& file, std::size_t writes) {
  const auto size = [&] { return fs::exists(file.string() + "-wal") ? fs::file_size(file.string() + "-wal") : 0; };
  KilledWriter left;
  Register reg = sure(Register::open(sure(sqlite::open(file, Opening::existing)), still()));
  for (std::size_t write = 0; write < writes; ++write) {
    EXPECT_TRUE(decide(reg, caseworker(), first_anchor + write, first_anchor + write + 100, Verdict::not_same, "another face"));
    left.ends.push_back(size());
  }
  left.file = bytes_of(file);
  left.log = bytes_of(file.string() + "-wal");
  return left;
}

TEST_F(DamagedFile, OfTheLogBesideItIsToldWhereMoreWasConfirmedBehindIt) {
  const KilledWriter left = killed_after(whole, 6);
  ASSERT_EQ(left.log.size(), left.ends.back()) << "nothing was emptied into the file meanwhile";
  const auto ask_with = [&](const std::string& log) {
    file_of(left.file);
    std::ofstream(broken.string() + "-wal", std::ios::binary) << log;
    return ask(broken);
  };
  const Said all = sure(ask_with(left.log));
  EXPECT_EQ(std::count(all.log.begin(), all.log.end(), '\n'), static_cast<std::ptrdiff_t>(events + 6));
  const std::size_t before_the_last = left.ends[4];
  for (std::size_t flip = 0; flip < 200; ++flip) {
    std::string log = left.log;
    const std::size_t at = 12 + (flip < 20 ? flip : mix(6, flip) % (left.log.size() - 12));
    log[at] = static_cast<char>(log[at] ^ (1 << flip % 8));
    const auto asked = ask_with(log);
    if (asked) {
      EXPECT_EQ(asked->log.substr(0, all.log.size()), all.log.substr(0, asked->log.size())) << "byte " << at;
      EXPECT_GE(std::count(asked->log.begin(), asked->log.end(), '\n'),
                static_cast<std::ptrdiff_t>(at < before_the_last ? events + 6 : events + 5))
          << "byte " << at << ": only of the last write it cannot be told whether it was confirmed";
      continue;
    }
    EXPECT_EQ(asked.error().code, Code::invalid) << asked.error().sentence;
    file_of(left.file);
    std::ofstream(broken.string() + "-wal", std::ios::binary) << log;
    const Left recovered = left_of(broken);
    EXPECT_TRUE(all.log.starts_with(recovered.text));
    EXPECT_FALSE(recovered.found.why.empty()) << "byte " << at;
    EXPECT_FALSE(recovered.found.lost) << "nobody knows how much";
    EXPECT_FALSE(ask(broken)) << "what was only looked at is as it was";
  }
}

TEST_F(DamagedFile, IsNotSeenInALogThatWasCutWhereverItWas) {
  const KilledWriter left = killed_after(whole, 6);
  for (std::size_t cut = 0; cut < 60; ++cut) {
    const std::size_t at = mix(7, cut) % left.log.size();
    const std::size_t confirmed =
        static_cast<std::size_t>(std::count_if(left.ends.begin(), left.ends.end(), [&](std::size_t end) { return end <= at; }));
    for (const bool zeros : {false, true}) {
      file_of(left.file);
      std::string log = left.log.substr(0, at);
      if (zeros) log.resize(left.log.size());
      std::ofstream(broken.string() + "-wal", std::ios::binary) << log;
      const Said said_then = sure(ask(broken));
      EXPECT_EQ(std::count(said_then.log.begin(), said_then.log.end(), '\n'), static_cast<std::ptrdiff_t>(events + confirmed))
          << "cut at " << at;
    }
  }
}

TEST_F(DamagedFile, IsNotSeenInALogThatIsBeingWritten) {
  Register reg = sure(Register::open(sure(sqlite::open(whole, Opening::existing)), still()));
  std::atomic<bool> enough = false;
  std::thread writer([&] {
    for (Position at = 0; !enough; ++at)
      EXPECT_TRUE(decide(reg, caseworker(), first_anchor + at % people, first_anchor + (at + 1 + at / people) % people, Verdict::unsure,
                         "so alike"));
  });
  for (int look = 0; look < 300; ++look) {
    const auto store = sqlite::look_at(whole);
    ASSERT_TRUE(store && (*store)->snapshot()) << look;
  }
  enough = true;
  writer.join();
}

TEST_F(DamagedFile, IsNotCopied) {
  std::string content = bytes;
  content[content.find("Людина 300")] = 'X';
  EXPECT_EQ(sqlite::copy(file_of(content), folder / "copy.nostoi").error().code, Code::invalid);
  EXPECT_FALSE(fs::exists(folder / "copy.nostoi"));
}

}  // namespace
}  // namespace nostoi::testing
