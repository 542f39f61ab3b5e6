// Slow, greedy and absent clients: each costs what the limits say and no more, and everybody else is answered meanwhile. The limits are
// small here, so that a test takes parts of a second; none depends on how fast the machine is.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <ifaddrs.h>
#include <netinet/in.h>

#include <atomic>
#include <future>

#include "http/guests.hpp"
#include "raw_client.hpp"

namespace nostoi::http::testing {
namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds short_time{300};

/// Only what a test is about is short: what it is not about may take as long as a busy machine needs.
Limits with_short(milliseconds Limits::* which) {
  Limits limits;
  limits.*which = short_time;
  return limits;
}

/// Fifty requests, each over a connection of its own; all are answered.
void fifty_others_are_answered(OpenDoor& door) {
  for (int i = 0; i < 50; ++i) ASSERT_EQ(body_of(door.said_to(get("/" + std::to_string(i)))), "GET /" + std::to_string(i) + " ");
}

/// Sends a letter every few milliseconds until the door has had enough; what it said then.
std::string dribble(RawClient& client, std::string_view letter) {
  const auto gives_up = Clock::now() + std::chrono::seconds(8);
  while (client.send(letter) && Clock::now() < gives_up) std::this_thread::sleep_for(milliseconds(20));
  return client.answer();
}

TEST(SlowHeads, AreCutWhileOthersAreAnswered) {
  OpenDoor door(echo, with_short(&Limits::head), 1);
  std::vector<RawClient> slow;
  for (int i = 0; i < 40; ++i) slow.emplace_back(door.port()).send("GET / HTTP/1.1\r\nHost: office\r\nX-Slow: ");
  fifty_others_are_answered(door);
  for (RawClient& client : slow) EXPECT_EQ(status_of(client.answer()), 408);
  RawClient dribbler(door.port());
  dribbler.send("GET / HTTP/1.1\r\nX-Slow: ");
  const auto begun = Clock::now();
  dribble(dribbler, "a");
  EXPECT_LT(Clock::now() - begun, std::chrono::seconds(6));
}

TEST(SlowBodies, AreCutWhileOthersAreAnswered) {
  OpenDoor door(echo, with_short(&Limits::body), 1);
  std::vector<RawClient> slow;
  for (int i = 0; i < 40; ++i)
    slow.emplace_back(door.port()).send("POST / HTTP/1.1\r\nHost: office\r\nContent-Length: 100000\r\n\r\nname;birth");
  fifty_others_are_answered(door);
  for (RawClient& client : slow) EXPECT_EQ(status_of(client.answer()), 408);
  RawClient dribbler(door.port());
  dribbler.send("POST / HTTP/1.1\r\nHost: office\r\nContent-Length: 100000\r\n\r\n");
  const auto begun = Clock::now();
  dribble(dribbler, "a");
  EXPECT_LT(Clock::now() - begun, std::chrono::seconds(6));
}

TEST(IdleConnections, AreClosedAfterAWhile) {
  OpenDoor door(echo, with_short(&Limits::idle));
  RawClient silent(door.port()), once(door.port());
  once.send(get("/"));
  EXPECT_EQ(status_of(once.answer()), 200);
  EXPECT_TRUE(silent.is_hung_up());
  EXPECT_TRUE(once.is_hung_up());
}

TEST(LongHeads, AreRefused) {
  OpenDoor door;
  const std::string long_text(17000, 'a');
  EXPECT_EQ(refusal_of(door, "GET /" + long_text), 431);
  EXPECT_EQ(refusal_of(door, "GET / HTTP/1.1\r\nHost: office\r\nX-Long: " + long_text), 431);
  EXPECT_EQ(refusal_of(door, get("/", "X-Long: " + long_text + "\r\n")), 431);
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "a:\r\n";
  EXPECT_EQ(refusal_of(door, get("/", many)), 431);
  EXPECT_EQ(status_of(door.said_to(get("/", "X-Long: " + long_text.substr(0, 16000) + "\r\n"))), 200);
}

TEST(LongBodies, AreRefusedUnread) {
  Limits limits;
  limits.body_bytes = 1000;
  std::atomic<int> reached = 0;
  OpenDoor door([&](const workbench::Request& request) { return ++reached, echo(request); }, limits);
  EXPECT_EQ(refusal_of(door, "POST / HTTP/1.1\r\nHost: office\r\nContent-Length: 1001\r\n\r\n"), 413);
  EXPECT_EQ(refusal_of(door, "POST / HTTP/1.1\r\nHost: office\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n"), 413);
  EXPECT_EQ(refusal_of(door, "POST / HTTP/1.1\r\nHost: office\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"), 413);
  std::string chunks;
  for (int i = 0; i < 11; ++i) chunks += "64\r\n" + std::string(100, 'a') + "\r\n";
  EXPECT_EQ(refusal_of(door, "POST / HTTP/1.1\r\nHost: office\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks), 413);
  EXPECT_EQ(reached, 0);
  EXPECT_EQ(status_of(door.said_to(post("/", std::string(1000, 'a')))), 200);
}

TEST(LongBodies, LeaveTheAnswerReadableToWhoGoesOnSending) {
  Limits limits;
  limits.body_bytes = 1000;
  OpenDoor door(echo, limits);
  RawClient client(door.port());
  client.send("POST / HTTP/1.1\r\nHost: office\r\nContent-Length: 3000000\r\n\r\n");
  client.send(std::string(3'000'000, 'a'));
  EXPECT_EQ(status_of(client.answer()), 413);
}

TEST(ManyBodies, AreNotAllHeldAtOnce) {
  Limits limits;
  limits.body_bytes = 1000;
  limits.bodies_bytes = 1500;
  std::promise<void> go;
  OpenDoor door([&, wait = go.get_future().share()](const workbench::Request& request) { return wait.wait(), echo(request); }, limits, 1);
  RawClient first(door.port());
  first.send(post("/", std::string(1000, 'a')));
  const std::string request = post("/", std::string(1000, 'b'));
  EXPECT_EQ(refusal_of(door, request), 503);
  go.set_value();
  EXPECT_EQ(status_of(first.answer()), 200);
  EXPECT_EQ(status_of(door.said_to(request)), 200);
}

TEST(ManyConnections, AreTurnedAwayAndLetInAgain) {
  Limits limits;
  limits.connections = 10;
  OpenDoor door(echo, limits);
  std::vector<RawClient> clients;
  for (int i = 0; i < 10; ++i) {
    clients.emplace_back(door.port()).send(get("/"));
    ASSERT_EQ(status_of(clients.back().answer()), 200);
  }
  EXPECT_TRUE(RawClient(door.port()).is_hung_up());
  clients.front().send(get("/still"));
  EXPECT_EQ(status_of(clients.front().answer()), 200);
  clients.pop_back();
  std::string answer;
  while (answer.empty()) answer = door.said_to(get("/room"));  // as soon as the door has seen that one is gone
  EXPECT_EQ(status_of(answer), 200);
}

/// An address of this machine that is not its own alone; empty where it has no network.
std::string address_on_network() {
  ifaddrs* all = nullptr;
  std::string found;
  if (getifaddrs(&all) != 0) return found;
  for (const ifaddrs* one = all; one != nullptr; one = one->ifa_next) {
    if (one->ifa_addr == nullptr || one->ifa_addr->sa_family != AF_INET) continue;
    char text[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr, text, sizeof text);
    if (!std::string_view(text).starts_with("127.")) found = text;
  }
  freeifaddrs(all);
  return found;
}

TEST(ManyConnections, OfOneAddressAreTurnedAway) {
  const std::string address = address_on_network();
  if (address.empty()) GTEST_SKIP() << "this machine has no network";
  Listening listening;
  listening.address = "0.0.0.0";
  listening.limits.connections_of_peer = 3;
  OpenDoor door(listening);
  std::vector<RawClient> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back(door.port(), address).send(get("/"));
    ASSERT_EQ(status_of(clients.back().answer()), 200);
  }
  EXPECT_TRUE(RawClient(door.port(), address).is_hung_up());
  EXPECT_EQ(status_of(door.said_to(get("/"))), 200) << "this machine itself is not counted";
}

TEST(Guests, AreCountedInAllAndByAddress) {
  Guests guests(5, 2);
  EXPECT_TRUE(guests.let_in("10.0.0.1"));
  EXPECT_TRUE(guests.let_in("10.0.0.1"));
  EXPECT_FALSE(guests.let_in("10.0.0.1"));
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(guests.let_in(""));
  EXPECT_FALSE(guests.let_in("10.0.0.2")) << "nobody else has room";
  guests.leaves("10.0.0.1");
  EXPECT_TRUE(guests.let_in("10.0.0.1"));
  EXPECT_FALSE(guests.let_in(""));
  guests.leaves("");
  EXPECT_TRUE(guests.let_in("10.0.0.2"));
}

TEST(ClientsThatNeverRead, AreCut) {
  std::atomic<bool> let_go = false;
  struct Holds {
    std::atomic<bool>& gone;
    ~Holds() { gone = true; }
  };
  std::atomic<int> parts = 0;
  OpenDoor door(
      [&](const workbench::Request& request) {
        if (request.target != "/endless") return echo(request);
        return workbench::Response{200, {}, {}, [&parts, holds = std::make_shared<Holds>(let_go)]() -> std::optional<std::string> {
                                     return ++parts, std::string(100'000, 'a');
                                   }};
      },
      with_short(&Limits::write), 1);
  RawClient client(door.port());
  client.keep_receive_buffer_small();
  client.send(get("/endless"));
  fifty_others_are_answered(door);
  const auto gives_up = Clock::now() + std::chrono::seconds(8);
  while (!let_go && Clock::now() < gives_up) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_TRUE(let_go);
  EXPECT_LT(parts, 200);  // what the buffers of the system take, and one
}

TEST(ClientsThatHangUp, LeaveTheDoorAsItWas) {
  OpenDoor door([](const workbench::Request& request) {
    if (request.target != "/large") return echo(request);
    return workbench::Response{200, {}, std::string(10'000'000, 'a'), {}};
  });
  for (int i = 0; i < 20; ++i) {
    RawClient in_head(door.port()), in_body(door.port()), in_answer(door.port()), nothing(door.port());
    in_head.send("GET / HT");
    in_body.send("POST / HTTP/1.1\r\nHost: office\r\nContent-Length: 10\r\n\r\n12345");
    in_answer.send(get("/large"));
    for (RawClient* client : {&in_head, &in_body, &in_answer, &nothing})
      if (i % 2 == 0) client->reset();
  }
  fifty_others_are_answered(door);
}

}  // namespace
}  // namespace nostoi::http::testing
