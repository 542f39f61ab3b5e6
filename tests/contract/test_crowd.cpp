// Two write at once, and a hundred read meanwhile: nobody is turned away, and each sees whole transactions alone.
#include <atomic>
#include <thread>

#include "stores.hpp"

namespace nostoi::testing {
namespace {

class EveryCrowd : public EveryStore {};

constexpr Position together = 3;  // events of a transaction

/// Appends some events and says in a row how many there are now.
void write_once(Store& store) {
  const auto writing = sure(store.transaction());
  Event event;
  event.header.kind = "noted";
  for (Position at = 0; at < together; ++at) {
    event.header.position = *writing->last() + 1;
    ASSERT_TRUE(writing->append(event));
  }
  ASSERT_TRUE(writing->put("events", std::to_string(*writing->last())));
  ASSERT_TRUE(writing->commit());
}

/// How many events there are; what a snapshot says otherwise has to agree.
Position read_once(Store& store) {
  const auto reading = store.snapshot();
  EXPECT_TRUE(reading) << reading.error().sentence;
  if (!reading) return 0;
  const Position last = *(*reading)->last();
  Position events = 0;
  std::this_thread::yield();
  EXPECT_EQ((*reading)->get("events")->value_or("0"), std::to_string(last));
  EXPECT_TRUE((*reading)->read(1, last + 100, [&](const Event&) { return ++events; }));
  EXPECT_EQ(events, last);
  EXPECT_EQ(last % together, 0u);
  return last;
}

TEST_P(EveryCrowd, ReadsWholeTransactionsWhileTwoWrite) {
  constexpr int readers = 100, writers = 2, each = 20;
  Store& store = *under_test.store();
  std::atomic<int> writing{writers}, reads{0};
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer)
    threads.emplace_back([&] {
      for (int i = 0; i < each; ++i) write_once(store);
      --writing;
    });
  for (int reader = 0; reader < readers; ++reader)
    threads.emplace_back([&] {
      Position seen = 0;
      do {
        const Position last = read_once(store);
        EXPECT_GE(last, seen) << "what was once there stays";
        seen = last;
        ++reads;
      } while (writing > 0);
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_GE(reads, readers);
  EXPECT_EQ(read_once(store), static_cast<Position>(writers * each) * together);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryCrowd, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
