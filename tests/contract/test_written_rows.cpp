// What is written is read back before it is committed, however much of it waits and however much was sent: asked of every store, beside a
// slow twin that keeps everything in a map.
#include <map>

#include "store/many_rows.hpp"
#include "stores.hpp"

namespace nostoi::testing {
namespace {

class EveryWriter : public EveryStore {};

using Twin = std::map<std::string, std::string>;

Twin under(const Twin& twin, const std::string& prefix) {
  Twin found;
  for (const auto& row : twin)
    if (row.first.starts_with(prefix)) found.insert(row);
  return found;
}

/// What a scan gives, as long as it is in order.
Twin scanned(Snapshot& snapshot, const std::string& prefix) {
  Twin found;
  EXPECT_TRUE(snapshot.scan(prefix, [&](std::string_view key, std::string_view value) {
    EXPECT_TRUE(found.empty() || found.rbegin()->first < key);
    return found.emplace(key, value), true;
  }));
  return found;
}

Event event(Position position) {
  Event event;
  event.header.position = position;
  event.header.kind = "noted";
  event.nonce = "nonce";
  event.payload = "{\"number\":" + std::to_string(position) + "}";
  return event;
}

std::vector<std::string> payloads(Snapshot& snapshot, Position from, Position to) {
  std::vector<std::string> all;
  EXPECT_TRUE(snapshot.read(from, to, [&](const Event& one) { return all.push_back(one.payload), true; }));
  return all;
}

/// Something that is written, forgotten or asked, drawn by a number.
class Drawn {
 public:
  explicit Drawn(std::uint64_t seed) : seed_(seed) {}
  std::uint64_t below(std::uint64_t most) { return mix(seed_, at_++) % most; }
  std::string key() { return prefix() + std::to_string(below(300)); }
  std::string prefix() {
    const char* prefixes[] = {"a/", "a/b/", "a/b/1", "c/", "c/і", "d"};
    return prefixes[below(6)];
  }
  std::string value() {
    const char* values[] = {"", "\t", "a\nb\\n", "\"quoted\", {braced}", "Сорока", "\\N", "NULL"};
    return below(20) == 0 ? std::string(20'000 + below(100), 'x') : values[below(7)] + std::to_string(below(9));
  }

 private:
  std::uint64_t seed_, at_ = 0;
};

void do_something(Transaction& writing, Twin& twin, Drawn& drawn) {
  const std::uint64_t what = drawn.below(20);
  if (what == 0) {
    const std::string prefix = drawn.prefix();
    ASSERT_TRUE(writing.forget(prefix));
    std::erase_if(twin, [&](const auto& row) { return row.first.starts_with(prefix); });
  } else if (what == 1) {
    const std::vector<std::string> soon{drawn.prefix(), drawn.key()};
    ASSERT_TRUE(expect(writing, soon, {}));
  } else if (what < 6) {
    const std::string key = drawn.key();
    EXPECT_EQ(writing.get(key)->value_or("none"), twin.contains(key) ? twin[key] : "none") << key;
  } else if (what < 10) {
    const std::string prefix = what < 8 ? drawn.prefix() : drawn.key();
    EXPECT_EQ(scanned(writing, prefix), under(twin, prefix)) << prefix;
  } else if (what == 10) {
    const std::vector<std::string> prefixes{drawn.key(), drawn.prefix(), drawn.key()};
    std::vector<Twin> found(prefixes.size());
    ASSERT_TRUE(scan_each(writing, prefixes, [&](std::size_t which, auto key, auto value) { found[which].emplace(key, value); }));
    for (std::size_t which = 0; which < found.size(); ++which) EXPECT_EQ(found[which], under(twin, prefixes[which])) << prefixes[which];
  } else {
    const std::string key = drawn.key(), value = drawn.value();
    ASSERT_TRUE(writing.put(key, value));
    twin[key] = value;
  }
}

TEST_P(EveryWriter, ReadsItsOwnWritesInAnyOrderOfWritingForgettingAndAsking) {
  Twin twin;
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u}) {
    Drawn drawn(seed);
    Twin meanwhile = twin;
    {
      const auto writing = sure(under_test.store()->transaction());
      for (int step = 0; step < 500; ++step) do_something(*writing, meanwhile, drawn);
      if (seed == 2) continue;  // given up: it never was
      ASSERT_TRUE(writing->commit());
    }
    twin = meanwhile;
    EXPECT_EQ(scanned(*sure(under_test.store()->snapshot()), "a"), under(twin, "a"));
    EXPECT_EQ(scanned(*sure(under_test.store()->snapshot()), "c"), under(twin, "c"));
  }
}

TEST_P(EveryWriter, ScansManyRowsThatAreThereWereSentAndWait) {
  constexpr std::uint64_t all = 14'000;
  const auto key = [](std::uint64_t number) { return "row/" + std::to_string(1'000'000 + number * 7919 % all); };
  Twin twin;
  {
    const auto writing = sure(under_test.store()->transaction());
    for (std::uint64_t at = 0; at < all / 2; ++at) ASSERT_TRUE(writing->put(key(at), twin[key(at)] = "before"));
    ASSERT_TRUE(writing->commit());
  }
  const auto writing = sure(under_test.store()->transaction());
  for (std::uint64_t at = all / 3; at < all; ++at) ASSERT_TRUE(writing->put(key(at), twin[key(at)] = "after"));
  EXPECT_EQ(scanned(*writing, "row/"), twin);
  std::size_t met = 0;
  ASSERT_TRUE(writing->scan("row/", [&](std::string_view, std::string_view) { return ++met < 9000; }));
  EXPECT_EQ(met, 9000u) << "ends early";
  ASSERT_TRUE(writing->forget("row/10"));
  std::erase_if(twin, [](const auto& row) { return row.first.starts_with("row/10"); });
  EXPECT_EQ(scanned(*writing, "row/"), twin);
  ASSERT_TRUE(writing->commit());
  EXPECT_EQ(scanned(*sure(under_test.store()->snapshot()), "row/"), twin);
}

TEST_P(EveryWriter, ReadsEventsThatAreThereWereSentAndWait) {
  constexpr Position there = 100, last = 5'200;  // a store that sends what it appends in batches has sent some
  {
    const auto writing = sure(under_test.store()->transaction());
    for (Position at = 1; at <= there; ++at) ASSERT_TRUE(writing->append(event(at)));
    ASSERT_TRUE(writing->commit());
  }
  const auto writing = sure(under_test.store()->transaction());
  for (Position at = there + 1; at <= last; ++at) ASSERT_TRUE(writing->append(event(at)));
  EXPECT_EQ(*writing->last(), last);
  EXPECT_EQ(payloads(*writing, 1, last + 50).size(), last);
  const Position from = last - 250, to = last - 10;
  const std::vector<std::string> some = payloads(*writing, from, to);
  ASSERT_EQ(some.size(), to - from + 1);
  for (Position at = from; at <= to; ++at) EXPECT_EQ(some[at - from], event(at).payload);
  EXPECT_EQ(payloads(*writing, last, last), (std::vector<std::string>{event(last).payload}));
  EXPECT_TRUE(payloads(*writing, last + 1, last + 1).empty());
}

TEST_P(EveryWriter, ReadsAnErasedEventEmptyEvenIfItWasExpected) {
  const auto writing = sure(under_test.store()->transaction());
  for (Position at = 1; at <= 3; ++at) ASSERT_TRUE(writing->append(event(at)));
  const std::vector<std::uint64_t> soon{1, 2, 3, 4};
  ASSERT_TRUE(expect(*writing, {}, soon));
  ASSERT_TRUE(writing->erase(2));
  ASSERT_TRUE(expect(*writing, {}, soon));
  ASSERT_TRUE(writing->erase(3));
  EXPECT_FALSE(writing->erase(4));
  EXPECT_EQ(payloads(*writing, 1, 1), (std::vector<std::string>{event(1).payload}));
  EXPECT_EQ(payloads(*writing, 2, 2), (std::vector<std::string>{""}));
  EXPECT_EQ(payloads(*writing, 3, 3), (std::vector<std::string>{""}));
  ASSERT_TRUE(writing->commit());
  EXPECT_EQ(payloads(*sure(under_test.store()->snapshot()), 1, 9), (std::vector<std::string>{event(1).payload, "", ""}));
}

TEST_P(EveryWriter, SaysInASnapshotWhatItSaidBefore) {
  const std::vector<std::string> soon{"a/", "b/1"};
  {
    const auto writing = sure(under_test.store()->transaction());
    ASSERT_TRUE(writing->append(event(1)) && writing->put("a/1", "early") && writing->put("b/1", "early"));
    ASSERT_TRUE(writing->commit());
  }
  const auto before = sure(under_test.store()->snapshot());
  ASSERT_TRUE(expect(*before, soon, std::vector<std::uint64_t>{1}));
  {
    const auto writing = sure(under_test.store()->transaction());
    ASSERT_TRUE(writing->put("a/1", "late") && writing->put("a/2", "late") && writing->put("b/2", "late") && writing->erase(1));
    ASSERT_TRUE(writing->commit());
  }
  const Twin a{{"a/1", "early"}}, b{{"b/1", "early"}};
  EXPECT_EQ(scanned(*before, "a/"), a);
  EXPECT_EQ(scanned(*before, "b/"), b);
  EXPECT_EQ(payloads(*before, 1, 1), (std::vector<std::string>{event(1).payload}));
  const auto after = sure(under_test.store()->snapshot());
  ASSERT_TRUE(expect(*after, soon, std::vector<std::uint64_t>{1}));
  EXPECT_EQ(scanned(*after, "a/").size(), 2u);
  EXPECT_EQ(payloads(*after, 1, 1), (std::vector<std::string>{""}));
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryWriter, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
