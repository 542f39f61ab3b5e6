// What is expected is what is asked: a snapshot that minds every question about which it was not told before.
#include "register/entry.hpp"
#include "register/expected.hpp"
#include "register/rows.hpp"
#include "register_fixture.hpp"
#include "store/many_rows.hpp"

namespace nostoi::testing {
namespace {

class Watched : public Snapshot, public ManyRows {
 public:
  explicit Watched(Snapshot& inner) : inner_(inner) {}
  Result<std::uint64_t> last() override { return inner_.last(); }
  Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) override {
    if (from != to || !events_.contains(from)) alone.push_back("event " + std::to_string(from));
    return inner_.read(from, to, take);
  }
  Result<std::optional<std::string>> get(std::string_view key) override {
    mind(key);
    return inner_.get(key);
  }
  Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view, std::string_view)>& take) override {
    mind(prefix);
    return inner_.scan(prefix, take);
  }
  Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take) override {
    return nostoi::scan_each(inner_, prefixes, take);
  }
  Result<void> expect(std::span<const std::string> prefixes, std::span<const std::uint64_t> positions) override {
    prefixes_.insert(prefixes.begin(), prefixes.end());
    events_.insert(positions.begin(), positions.end());
    ++rounds;
    return nostoi::expect(inner_, prefixes, positions);
  }
  bool fetches_ahead() const override { return true; }

  std::vector<std::string> alone;  // what was asked without having been expected
  std::size_t rounds = 0;

 private:
  void mind(std::string_view key) {
    const auto covers = [&](const std::string& prefix) { return key.starts_with(prefix); };
    if (!std::ranges::any_of(prefixes_, covers)) alone.emplace_back(key);
    prefixes_.insert(std::string(key));  // what was asked once is known
  }
  Snapshot& inner_;
  std::set<std::string> prefixes_;
  std::set<std::uint64_t> events_;
};

class EveryExpectation : public EveryRegister {
 protected:
  /// Lines of two lists that are one person two by two, the first with a note of which one statement was taken back.
  std::vector<Position> people() {
    const Position left = import("left.csv", {{"Сорока Іван", 1980}, {"Гнатюк Олег", 1990}, {"Лис Петро", 1970}}).lists[0];
    const Position right = import("right.csv", {{"Сорока Іван", 1980}, {"Гнатюк Олег", 1990}}).lists[0];
    for (const Position row : {1, 2}) EXPECT_TRUE(decide(reg(), caseworker(), left + row, right + row, Verdict::same, "one man"));
    const NoteTaken taken = sure(take_note(reg(), caseworker(), {"his sister", "call", "ordinary", "of her brother", {}, {}},
                                           {{"held_at", "a colony"}, {"phone", "+380"}}, left + 1));
    EXPECT_TRUE(retract(reg(), caseworker(), taken.statements[1], 0, "a wrong number"));
    return {right + 1, left + 2, left + 3};
  }
};

TEST_P(EveryExpectation, OfPeopleCoversAllThatTheirEntriesAreReadFrom) {
  const std::vector<Position> anchors = people();
  const auto snapshot = now();
  Watched watched(*snapshot);
  ASSERT_TRUE(expect_people(watched, anchors));
  EXPECT_LE(watched.rounds, 6u) << "as many for three as for thirty";
  EXPECT_EQ(watched.alone, std::vector<std::string>{"list/"}) << "which lists there are";
  watched.alone.clear();
  Heads heads(watched);
  const access::Actor actor = caseworker();
  std::size_t entries = 0, statements = 0;
  for (const Position anchor : anchors)
    for (const Position one : sure(anchors_of(watched, sure(person_of(watched, anchor))))) {
      statements += sure(file_entry({watched, actor, {}, heads}, one)).statements.size();
      ++entries;
    }
  EXPECT_EQ(entries, 6u);
  EXPECT_EQ(statements, 12u);
  EXPECT_EQ(watched.alone, std::vector<std::string>());
}

TEST_P(EveryExpectation, OfEntriesCoversThemAndNoMore) {
  const std::vector<Position> anchors = people();
  const auto snapshot = now();
  Watched watched(*snapshot);
  ASSERT_TRUE(expect_entries(watched, {anchors[1]}, {rows::decided(anchors[1])}));
  watched.alone.clear();
  Heads heads(watched);
  const access::Actor actor = caseworker();
  ASSERT_TRUE(file_entry({watched, actor, {}, heads}, anchors[1]));
  ASSERT_TRUE(decisions_of(watched, anchors[1]));
  EXPECT_EQ(watched.alone.size(), 1u) << "the decision itself";
  ASSERT_TRUE(file_entry({watched, actor, {}, heads}, anchors[2]));
  EXPECT_GT(watched.alone.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryExpectation, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
