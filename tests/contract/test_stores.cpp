// What a store promises, asked of every store there is.
#include <thread>

#include "store/many_rows.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

Event event(Position position, std::string payload = "{}") {
  Event event;
  event.header.position = position;
  event.header.at = static_cast<std::int64_t>(position);
  event.header.kind = "noted";
  event.header.actor = "о́лена\n\"";
  event.header.purpose = "tracing";
  event.header.commitment.fill(7);
  event.hash.fill(9);
  event.nonce = std::string("\0\x01\xFFnonce", 8);
  event.payload = std::move(payload);
  return event;
}

std::vector<Position> positions(Snapshot& snapshot, Position from, Position to) {
  std::vector<Position> all;
  EXPECT_TRUE(snapshot.read(from, to, [&](const Event& one) { return all.push_back(one.header.position), true; }));
  return all;
}

std::vector<std::string> keys(Snapshot& snapshot, std::string_view prefix) {
  std::vector<std::string> all;
  EXPECT_TRUE(snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    return all.push_back(std::string(key) + "=" + std::string(value)), true;
  }));
  return all;
}

std::unique_ptr<Transaction> transaction(Store& store) { return std::move(*store.transaction()); }
std::unique_ptr<Snapshot> snapshot(Store& store) { return std::move(*store.snapshot()); }

TEST_P(EveryStore, BeginsEmpty) {
  const auto empty = snapshot(*under_test.store());
  EXPECT_EQ(*empty->last(), 0u);
  EXPECT_EQ(positions(*empty, 1, 100), std::vector<Position>{});
  EXPECT_EQ(*empty->get("anything"), std::nullopt);
}

TEST_P(EveryStore, GivesLongRowsBackWhateverTheirLength) {
  const auto long_row = [](std::size_t size) { return std::string(size, static_cast<char>('a' + size % 26)); };
  std::vector<std::size_t> sizes{100'000};
  for (const std::size_t around : {5580u, 6600u, 8650u, 9670u})  // whose last page is filled to a quarter or a half
    for (std::size_t size = around - 40; size < around + 40; ++size) sizes.push_back(size);
  {
    const auto writing = transaction(*under_test.store());
    for (const std::size_t size : sizes) ASSERT_TRUE(writing->put("long/" + std::to_string(size), long_row(size)));
    ASSERT_TRUE(writing->commit());
  }
  under_test.again();
  const auto read = snapshot(*under_test.store());
  for (const std::size_t size : sizes) {
    const auto row = read->get("long/" + std::to_string(size));
    ASSERT_TRUE(row) << size << ": " << row.error().sentence;
    EXPECT_EQ(**row, long_row(size));
  }
}

TEST_P(EveryStore, ScansManyPrefixesInTheOrderInWhichTheyWereGiven) {
  const auto writing = transaction(*under_test.store());
  for (const char* key : {"b/1", "a/2", "a/1", "c/\"1\\"}) ASSERT_TRUE(writing->put(key, key));
  const std::vector<std::string> prefixes{"b/", "nothing/", "a/", "c/\"", "a/2"};
  std::string found;
  const auto take = [&](std::size_t which, std::string_view key, std::string_view value) {
    EXPECT_EQ(key, value);
    found += std::to_string(which) + std::string(key) + " ";
  };
  ASSERT_TRUE(scan_each(*writing, prefixes, take));
  EXPECT_EQ(found, "0b/1 2a/1 2a/2 3c/\"1\\ 4a/2 ");
  ASSERT_TRUE(writing->commit());
  found.clear();
  ASSERT_TRUE(scan_each(*snapshot(*under_test.store()), prefixes, take));
  EXPECT_EQ(found, "0b/1 2a/1 2a/2 3c/\"1\\ 4a/2 ");
}

TEST_P(EveryStore, ScansWhatWasWrittenOverWhatIsThere) {
  {
    const auto writing = transaction(*under_test.store());
    for (const char* key : {"a/1", "a/3", "a/5"}) ASSERT_TRUE(writing->put(key, "old"));
    ASSERT_TRUE(writing->commit());
  }
  const auto writing = transaction(*under_test.store());
  for (const char* key : {"a/0", "a/3", "a/4", "a/6"}) ASSERT_TRUE(writing->put(key, "new"));
  EXPECT_EQ(keys(*writing, "a/"), (std::vector<std::string>{"a/0=new", "a/1=old", "a/3=new", "a/4=new", "a/5=old", "a/6=new"}));
  EXPECT_EQ(*writing->get("a/3"), "new");
  EXPECT_EQ(*writing->get("a/5"), "old");
  std::size_t met = 0;
  ASSERT_TRUE(writing->scan("a/", [&](std::string_view, std::string_view) { return ++met < 2; }));
  EXPECT_EQ(met, 2u) << "ends early";
}

TEST_P(EveryStore, GivesAnEventBackAsItWasWritten) {
  {
    const auto writing = transaction(*under_test.store());
    ASSERT_TRUE(writing->append(event(1, R"({"text":"Сорока \u0000"})")));
    ASSERT_TRUE(writing->commit());
  }
  under_test.again();
  const auto read = snapshot(*under_test.store());
  std::optional<Event> found;
  ASSERT_TRUE(read->read(1, 1, [&](const Event& one) { return found = one, true; }));
  ASSERT_TRUE(found);
  const Event written = event(1, R"({"text":"Сорока \u0000"})");
  EXPECT_EQ(evidence::canonical(found->header), evidence::canonical(written.header));
  EXPECT_EQ(found->nonce, written.nonce);
  EXPECT_EQ(found->payload, written.payload);
  EXPECT_EQ(found->hash, written.hash);
}

TEST_P(EveryStore, KeepsThePayloadOfAnErasedEventEmpty) {
  {
    const auto writing = transaction(*under_test.store());
    Event erased = event(1, "");
    erased.nonce.clear();
    ASSERT_TRUE(writing->append(erased));
    ASSERT_TRUE(writing->commit());
  }
  ASSERT_TRUE(snapshot(*under_test.store())->read(1, 1, [&](const Event& one) {
    EXPECT_TRUE(one.payload.empty() && one.nonce.empty());
    return true;
  }));
}

TEST_P(EveryStore, RefusesAnEventThatDoesNotComeNext) {
  const auto writing = transaction(*under_test.store());
  ASSERT_TRUE(writing->append(event(1)));
  const auto twice = writing->append(event(1)), gap = writing->append(event(3));
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, Code::conflict);
  EXPECT_FALSE(gap);
}

TEST_P(EveryStore, ForgetsATransactionThatWasNotCommitted) {
  {
    const auto writing = transaction(*under_test.store());
    ASSERT_TRUE(writing->append(event(1)));
    ASSERT_TRUE(writing->put("key", "value"));
    EXPECT_EQ(*writing->last(), 1u) << "a transaction sees itself";
    EXPECT_EQ(**writing->get("key"), "value");
  }
  const auto read = snapshot(*under_test.store());
  EXPECT_EQ(*read->last(), 0u);
  EXPECT_EQ(*read->get("key"), std::nullopt);
}

TEST_P(EveryStore, ReadsARangeInOrderAndStopsWhenAsked) {
  const auto writing = transaction(*under_test.store());
  for (Position at = 1; at <= 20; ++at) ASSERT_TRUE(writing->append(event(at)));
  EXPECT_EQ(positions(*writing, 5, 8), (std::vector<Position>{5, 6, 7, 8}));
  EXPECT_EQ(positions(*writing, 19, 100), (std::vector<Position>{19, 20}));
  std::size_t seen = 0;
  ASSERT_TRUE(writing->read(1, 20, [&](const Event&) { return ++seen < 3; }));
  EXPECT_EQ(seen, 3u);
}

TEST_P(EveryStore, ScansRowsByPrefixInTheOrderOfTheirBytes) {
  const auto writing = transaction(*under_test.store());
  for (const char* key : {"b/2", "a/1", "b/10", "b", "c/1", "b/і"}) ASSERT_TRUE(writing->put(key, key));
  ASSERT_TRUE(writing->put("b/2", "again"));
  EXPECT_EQ(keys(*writing, "b/"), (std::vector<std::string>{"b/10=b/10", "b/2=again", "b/і=b/і"}));
  ASSERT_TRUE(writing->forget("b/"));
  EXPECT_EQ(keys(*writing, "b"), (std::vector<std::string>{"b=b"}));
  EXPECT_EQ(keys(*writing, "a").size() + keys(*writing, "c").size(), 2u);
}

TEST_P(EveryStore, MayBeAskedWhileItIsReading) {
  const auto writing = transaction(*under_test.store());
  for (Position at = 1; at <= 5; ++at) ASSERT_TRUE(writing->append(event(at)));
  std::vector<Position> inner;
  ASSERT_TRUE(writing->read(1, 5, [&](const Event& one) {
    for (const Position at : positions(*writing, one.header.position, 5)) inner.push_back(at);
    return true;
  }));
  EXPECT_EQ(inner.size(), 15u);
}

TEST_P(EveryStore, ShowsASnapshotAsItWasWhateverIsWrittenLater) {
  {
    const auto writing = transaction(*under_test.store());
    ASSERT_TRUE(writing->append(event(1)));
    ASSERT_TRUE(writing->commit());
  }
  const auto before = snapshot(*under_test.store());
  {
    const auto writing = transaction(*under_test.store());
    ASSERT_TRUE(writing->append(event(2)));
    ASSERT_TRUE(writing->put("key", "later"));
    ASSERT_TRUE(writing->commit());
  }
  EXPECT_EQ(*before->last(), 1u);
  EXPECT_EQ(*before->get("key"), std::nullopt);
  EXPECT_EQ(*snapshot(*under_test.store())->last(), 2u);
}

TEST_P(EveryStore, LetsOneWriterAtATimeWrite) {
  constexpr int writers = 4, each = 25;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer)
    threads.emplace_back([&] {
      for (int i = 0; i < each; ++i) {
        const auto writing = transaction(*under_test.store());
        EXPECT_TRUE(writing->append(event(*writing->last() + 1)));
        EXPECT_TRUE(writing->commit());
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(*snapshot(*under_test.store())->last(), static_cast<Position>(writers * each));
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryStore, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
