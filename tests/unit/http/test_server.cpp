// The door answers: over a real socket, request after request, whatever is asked rightly.
#include <gmock/gmock.h>

#include <atomic>
#include <mutex>
#include <set>

#include "raw_client.hpp"

namespace nostoi::http::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;

TEST(Door, AnswersWhatItIsAsked) {
  OpenDoor door;
  EXPECT_EQ(body_of(door.said_to(get("/people?name=Ivan"))), "GET /people?name=Ivan ");
  EXPECT_EQ(body_of(door.said_to(post("/notes", "a call"))), "POST /notes a call");
}

TEST(Door, SaysLengthAndDateOfEveryAnswer) {
  OpenDoor door;
  const std::string answer = door.said_to(get("/"));
  EXPECT_EQ(status_of(answer), 200);
  EXPECT_EQ(header_of(answer, "content-length"), "6");
  EXPECT_EQ(header_of(answer, "content-type"), "text/plain");
  EXPECT_THAT(header_of(answer, "date"), MatchesRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT"));
  EXPECT_EQ(header_of(answer, "connection"), "");
}

TEST(Door, AnswersOneRequestAfterTheOtherOnAConnection) {
  OpenDoor door;
  RawClient client(door.port());
  for (const char* target : {"/a", "/b", "/c"}) {
    client.send(get(target));
    EXPECT_EQ(body_of(client.answer()), std::string("GET ") + target + " ");
  }
}

TEST(Door, AnswersRequestsThatCameTogetherInTheirOrder) {
  OpenDoor door;
  RawClient client(door.port());
  client.send(get("/a") + post("/b", "two") + get("/c"));
  EXPECT_EQ(body_of(client.answer()), "GET /a ");
  EXPECT_EQ(body_of(client.answer()), "POST /b two");
  EXPECT_EQ(body_of(client.answer()), "GET /c ");
}

TEST(Door, ReadsARequestThatComesByteByByte) {
  OpenDoor door;
  RawClient client(door.port());
  for (const char c : post("/slowly", "letter")) client.send(std::string_view(&c, 1));
  EXPECT_EQ(body_of(client.answer()), "POST /slowly letter");
}

TEST(Door, HangsUpWhenItWasAskedTo) {
  OpenDoor door;
  RawClient client(door.port());
  client.send(get("/last", "Connection: TE, Close\r\n") + get("/never"));
  const std::string answer = client.answer();
  EXPECT_EQ(header_of(answer, "connection"), "close");
  EXPECT_EQ(body_of(answer), "GET /last ");
  EXPECT_TRUE(client.is_hung_up());
}

TEST(Door, AnswersHeadWithoutTheBody) {
  OpenDoor door;
  RawClient client(door.port());
  client.send("HEAD /page HTTP/1.1\r\nHost: office\r\n\r\n" + get("/next"));
  EXPECT_EQ(header_of(client.answer(true), "content-length"), "11");
  EXPECT_EQ(body_of(client.answer()), "GET /next ");
}

TEST(Door, SaysGoOnToWhoWaitsForIt) {
  OpenDoor door;
  RawClient client(door.port());
  client.send("POST /list HTTP/1.1\r\nHost: office\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(status_of(client.answer()), 100);
  client.send("cell");
  EXPECT_EQ(body_of(client.answer()), "POST /list cell");
}

TEST(Door, ReadsABodyInChunks) {
  OpenDoor door;
  RawClient client(door.port());
  client.send("POST /list HTTP/1.1\r\nHost: office\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n00A\r\n two three\r\n0\r\n\r\n" +
              get("/next"));
  EXPECT_EQ(body_of(client.answer()), "POST /list one two three");
  EXPECT_EQ(body_of(client.answer()), "GET /next ");
}

TEST(Door, TellsTheAnswererWhoAsksAndHow) {
  workbench::Request seen;
  OpenDoor door([&](const workbench::Request& request) {
    seen = request;
    return workbench::Response{204, {}, {}, {}};
  });
  const std::string answer = door.said_to(get("/", "X-Purpose:  family enquiry \t\r\nCOOKIE: a=1\r\n"));
  EXPECT_EQ(status_of(answer), 204);
  EXPECT_EQ(header_of(answer, "content-length"), "");
  EXPECT_EQ(seen.peer, "127.0.0.1");
  EXPECT_FALSE(seen.over_tls);
  EXPECT_EQ(seen.headers, (workbench::Headers{{"host", "office"}, {"x-purpose", "family enquiry"}, {"cookie", "a=1"}}));
}

TEST(Door, SendsAnAnswerInPartsAsTheyCome) {
  OpenDoor door([](const workbench::Request&) {
    auto left = std::make_shared<int>(4);
    return workbench::Response{200, {}, "head ", [left]() -> std::optional<std::string> {
                                 if (--*left == 0) return std::nullopt;
                                 return *left == 2 ? "" : "part " + std::to_string(*left) + " ";  // an empty part ends nothing
                               }};
  });
  RawClient client(door.port());
  client.send(get("/") + get("/"));
  for (int i = 0; i < 2; ++i) {
    const std::string answer = client.answer();
    EXPECT_EQ(header_of(answer, "transfer-encoding"), "chunked");
    EXPECT_EQ(header_of(answer, "content-length"), "");
    EXPECT_EQ(unchunked(body_of(answer)), "head part 3 part 1 ");
  }
}

TEST(Door, DoesNotAskForPartsWhereOnlyTheHeadIsWanted) {
  std::atomic<int> asked = 0;
  OpenDoor door([&](const workbench::Request&) {
    return workbench::Response{200, {}, {}, [&]() -> std::optional<std::string> { return ++asked, std::nullopt; }};
  });
  RawClient client(door.port());
  client.send("HEAD / HTTP/1.1\r\nHost: office\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(header_of(client.answer(true), "transfer-encoding"), "chunked");
  EXPECT_TRUE(client.is_hung_up());
  EXPECT_EQ(asked, 0);
}

TEST(Door, SaysNothingOfWhatWentWrongInside) {
  OpenDoor door([](const workbench::Request& request) -> workbench::Response {
    if (request.target == "/odd") throw 5;
    throw std::runtime_error("the name of a person");
  });
  RawClient client(door.port());
  client.send(get("/") + get("/odd"));
  for (int i = 0; i < 2; ++i) {
    const std::string answer = client.answer();
    EXPECT_EQ(status_of(answer), 500);
    EXPECT_EQ(body_of(answer), "");
    EXPECT_EQ(answer.find("person"), answer.npos);
  }
}

TEST(Door, AnswersSeveralAtOnce) {
  std::mutex lock;
  std::set<std::thread::id> threads;
  std::atomic<int> inside = 0;
  OpenDoor door(
      [&](const workbench::Request& request) {
        ++inside;
        while (inside < 4) std::this_thread::yield();  // nobody leaves before four are there
        const std::lock_guard guard(lock);
        threads.insert(std::this_thread::get_id());
        return echo(request);
      },
      {}, 4);
  std::vector<RawClient> clients;
  for (int i = 0; i < 4; ++i) clients.emplace_back(door.port()).send(get("/" + std::to_string(i)));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(body_of(clients[static_cast<std::size_t>(i)].answer()), "GET /" + std::to_string(i) + " ");
  EXPECT_EQ(threads.size(), 4u);
}

TEST(Door, SaysWhyItCannotOpen) {
  Listening nowhere;
  nowhere.address = "the office";
  EXPECT_EQ(Server::open(nowhere, echo).error().code, Code::invalid);
  OpenDoor door;
  Listening taken;
  taken.port = door.port();
  const auto second = Server::open(taken, echo);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, Code::io);
  EXPECT_THAT(second.error().sentence, HasSubstr(std::to_string(door.port())));
}

TEST(Door, ClosesWithoutEverHavingRun) {
  const auto server = Server::open({}, echo);
  ASSERT_TRUE(server);
  EXPECT_NE((*server)->port(), 0);
}

TEST(Door, ClosesAtOnceWhenItWasToldToBefore) {
  const auto server = Server::open({}, echo);
  ASSERT_TRUE(server);
  (*server)->stop();
  (*server)->run();
}

}  // namespace
}  // namespace nostoi::http::testing
