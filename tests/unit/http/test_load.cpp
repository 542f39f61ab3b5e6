// Many requests, large answers, and a door that closes while all of it is going on.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <future>

#include "raw_client.hpp"

namespace nostoi::http::testing {
namespace {

TEST(Load, TenThousandRequestsOverFiftyConnectionsAreAllAnsweredRightly) {
  OpenDoor door(echo, {}, 4);
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 5; ++thread)
    threads.emplace_back([&, thread] {
      std::vector<RawClient> clients;
      for (int i = 0; i < 10; ++i) clients.emplace_back(door.port());
      for (int round = 0; round < 200; ++round) {
        const auto body = [&](int i) {
          return std::to_string(thread * 1'000'000 + i * 10'000 + round) + std::string(static_cast<std::size_t>(round), 'x');
        };
        for (int i = 0; i < 10; ++i) clients[static_cast<std::size_t>(i)].send(post("/p" + std::to_string(i), body(i)));
        for (int i = 0; i < 10; ++i)
          if (body_of(clients[static_cast<std::size_t>(i)].answer()) == "POST /p" + std::to_string(i) + " " + body(i)) ++right;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 10'000);
}

/// Kilobytes that this process has had in memory at most since forget_peak().
long peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stol(line.substr(6));
  return 0;
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NOSTOI_MEMORY_IS_WATCHED  // and what was given back is kept for a while
#endif
#endif

void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

TEST(Streaming, FiftyMegabytesTakeTheMemoryOfAPart) {
  static constexpr int parts = 800;
  OpenDoor door([](const workbench::Request&) {
    return workbench::Response{200, {}, {}, [left = std::make_shared<int>(parts)]() -> std::optional<std::string> {
                                 if ((*left)-- == 0) return std::nullopt;
                                 return std::string(65'536, static_cast<char>('a' + *left % 26));
                               }};
  });
  RawClient client(door.port());
  forget_peak();
  const long before = peak_memory();
  client.send(get("/", "Connection: close\r\n"));
  std::size_t total = 0;
  char bytes[65536];
  std::string last;
  for (ssize_t count; (count = ::read(client.socket(), bytes, sizeof bytes)) > 0;) {
    total += static_cast<std::size_t>(count);
    last.assign(bytes, static_cast<std::size_t>(count));
  }
  EXPECT_GT(total, parts * 65'536u);
  EXPECT_TRUE(last.ends_with("0\r\n\r\n"));
#ifndef NOSTOI_MEMORY_IS_WATCHED
  EXPECT_LT(peak_memory() - before, 8'000);
#else
  EXPECT_GE(peak_memory(), before);
#endif
}

TEST(Streaming, IsNeverMoreThanAPartAheadOfTheNetwork) {
  std::atomic<int> asked = 0;
  OpenDoor door([&](const workbench::Request&) {
    return workbench::Response{200, {}, {}, [&]() -> std::optional<std::string> { return ++asked, std::string(20'000'000, 'a'); }};
  });
  RawClient client(door.port());
  client.send(get("/"));
  while (asked == 0) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_EQ(asked, 1);  // the buffers of the system are smaller than one
}

TEST(Streaming, ThatBreaksOffIsNotTakenForWhole) {
  OpenDoor door([](const workbench::Request&) {
    return workbench::Response{200, {}, "begin", [n = std::make_shared<int>(0)]() -> std::optional<std::string> {
                                 if (++*n == 2) throw std::runtime_error("lost");
                                 return "part";
                               }};
  });
  RawClient client(door.port());
  client.send(get("/"));
  const std::string all = client.rest();
  EXPECT_NE(all.find("part"), all.npos);
  EXPECT_EQ(unchunked(body_of(all)), "broken");
}

/// An Answerer that is held up until it is let go.
struct HeldUp {
  std::promise<void> inside, go;
  std::shared_future<void> wait = go.get_future().share();
  workbench::Response operator()(const workbench::Request& request) {
    if (request.target == "/held") {
      inside.set_value();
      wait.wait();
    }
    return echo(request);
  }
};

TEST(Stop, LetsWhatIsUnderWayBeAnswered) {
  HeldUp held;
  Limits limits;
  limits.parting = std::chrono::milliseconds(100);
  OpenDoor door([&](const workbench::Request& request) { return held(request); }, limits);
  RawClient idle(door.port()), half(door.port()), busy(door.port());
  idle.send(get("/"));
  EXPECT_EQ(status_of(idle.answer()), 200);
  half.send("GET / HT");
  busy.send(get("/held") + get("/never"));
  held.inside.get_future().wait();
  door.server().stop();
  EXPECT_TRUE(idle.is_hung_up());
  EXPECT_TRUE(half.is_hung_up());
  EXPECT_THROW(RawClient(door.port()), std::runtime_error);
  held.go.set_value();
  const std::string answer = busy.answer();
  EXPECT_EQ(body_of(answer), "GET /held ");
  EXPECT_EQ(header_of(answer, "connection"), "close");
  EXPECT_TRUE(busy.is_hung_up());
  door.join();
}

TEST(Stop, TheSecondTimeCutsWhatIsUnderWay) {
  OpenDoor door([](const workbench::Request&) {
    return workbench::Response{200, {}, {}, []() -> std::optional<std::string> { return std::string(1'000'000, 'a'); }};
  });
  RawClient client(door.port());
  client.send(get("/endless"));
  while (client.socket() >= 0) {  // something of it has come
    char byte = 0;
    if (::read(client.socket(), &byte, 1) == 1) break;
  }
  door.server().stop();
  door.server().stop();
  door.join();
}

TEST(Stop, InTheMiddleOfManyRequestsLeavesNoneHalfAnswered) {
  for (int round = 0; round < 5; ++round) {
    OpenDoor door(echo, {}, 4);
    std::atomic<int> answered = 0, broken = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        try {
          for (RawClient client(door.port());;) {
            if (!client.send(get("/a"))) return;
            const std::string answer = client.answer();
            if (answer.empty()) {
              if (!client.rest().empty()) ++broken;
              return;
            }
            ++(body_of(answer) == "GET /a " ? answered : broken);
          }
        } catch (const std::runtime_error&) {  // came when the door was closed
        }
      });
    while (answered < 100) std::this_thread::yield();
    door.server().stop();
    for (std::thread& thread : threads) thread.join();
    door.join();
    EXPECT_EQ(broken, 0);
  }
}

Server* to_stop = nullptr;

TEST(Stop, MayBeCalledBySignalHandlers) {
  OpenDoor door;
  to_stop = &door.server();
  struct sigaction ours{}, before{};
  ours.sa_handler = [](int) { to_stop->stop(); };
  sigaction(SIGUSR1, &ours, &before);
  std::raise(SIGUSR1);
  door.join();
  sigaction(SIGUSR1, &before, nullptr);
}

}  // namespace
}  // namespace nostoi::http::testing
