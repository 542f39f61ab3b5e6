// Request smuggling: whatever two readers could take for two different requests is refused, and the connection is closed, so that what
// stands behind it is never a request. Over a real socket.
#include <gtest/gtest.h>

#include <atomic>

#include "raw_client.hpp"

namespace nostoi::http::testing {
namespace {

/// A door that counts what reaches the Answerer.
class Smuggling : public ::testing::Test {
 protected:
  std::atomic<int> reached_ = 0;
  OpenDoor door_{[this](const workbench::Request& request) {
    ++reached_;
    return echo(request);
  }};

  /// Nothing of it reaches the Answerer, neither the request nor the one hidden behind it.
  void refused(int status, const std::string& head, const std::string& body = {}) {
    EXPECT_EQ(refusal_of(door_, head + "\r\n" + body + get("/smuggled")), status) << head << body;
    EXPECT_EQ(reached_, 0) << head << body;
  }
  void refused_field(const std::string& fields, const std::string& body = {}, int status = 400) {
    refused(status, "POST / HTTP/1.1\r\nHost: office\r\n" + fields, body);
  }
};

TEST_F(Smuggling, ByALengthAndATransferCoding) {
  const std::string length = "Content-Length: 5\r\n", chunks = "0\r\n\r\n";
  for (const std::string coding : {"chunked", "gzip", "identity", "gzip, chunked", "x"}) {
    refused_field(length + "Transfer-Encoding: " + coding + "\r\n", chunks);
    refused_field("Transfer-Encoding: " + coding + "\r\n" + length, chunks);
  }
}

TEST_F(Smuggling, ByTwoLengths) {
  refused_field("Content-Length: 5\r\nContent-Length: 6\r\n", "12345");
  refused_field("Content-Length: 5\r\nContent-Length: 5\r\n", "12345");
  refused_field("Content-Length: 5, 5\r\n", "12345");
}

TEST_F(Smuggling, ByALengthThatIsNone) {
  for (const char* length : {"+5", "-5", "0x5", "5 5", "5a", "", "five", "5.0", "\"5\""})
    refused_field("Content-Length: " + std::string(length) + "\r\n", "12345");
  refused_field("Content-Length: 99999999999999999999999\r\n", "12345", 413);
  refused_field("Content-Length: 18446744073709551616\r\n", "12345", 413);
}

TEST_F(Smuggling, ByACodingThatIsNotChunked) {
  for (const char* coding :
       {"gzip", "identity", "chunked, chunked", "chunked, gzip", "gzip, chunked", "xchunked", "Chunked", "chunked;q=1", "\"chunked\"",
        "\x0b"
        "chunked",
        "chunked\x0b", ""})
    refused_field("Transfer-Encoding: " + std::string(coding) + "\r\n", "0\r\n\r\n");
  refused_field("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n");
  refused_field("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n");
}

TEST_F(Smuggling, ByFoldedLines) {
  refused_field("X-One: 1\r\n Content-Length: 5\r\n");
  refused_field("X-One: 1\r\n\tContent-Length: 5\r\n");
  refused_field("Transfer-Encoding:\r\n chunked\r\n");
  refused(400, "GET / HTTP/1.1\r\n Host: office\r\n");
}

TEST_F(Smuggling, ByABareLineFeedOrReturn) {
  refused_field("X-One: 1\nContent-Length: 5\r\n");
  refused_field("X-One: 1\rContent-Length: 5\r\n");
  refused_field("X-One: 1\r\r\n");
  refused(400, "GET / HTTP/1.1\nHost: office\n\n");
  refused(400, "GET / HTTP/1.1\r\nHost: office\r\n\n");
  refused(400, "\r\nGET / HTTP/1.1\r\nHost: office\r\n");
  refused(400, "\nGET / HTTP/1.1\r\nHost: office\r\n");
}

TEST_F(Smuggling, ByControlCharactersInHeaders) {
  refused_field(std::string("X-One: a\0b\r\n", 12));
  refused_field(std::string("X-O\0ne: a\r\n", 11));
  refused_field(std::string("Content-Length\0: 5\r\n", 20));
  refused_field("X-One: \x01\r\n");
  refused_field("X-One: \x7f\r\n");
}

TEST_F(Smuggling, ByNamesThatAreNone) {
  refused_field("Content-Length : 5\r\n", "12345");
  refused_field("Transfer-Encoding\t: chunked\r\n", "0\r\n\r\n");
  refused_field(" Content-Length: 5\r\n", "12345");
  refused_field(": 5\r\n");
  refused_field("Content-Length\r\n");
  refused_field("Content Length: 5\r\n");
  refused_field("X-\xd0\x86: 5\r\n");
  refused_field("X[1]: 5\r\n");
}

TEST_F(Smuggling, ByChunksOfAbsurdSize) {
  const std::string coding = "Transfer-Encoding: chunked\r\n";
  for (const char* chunk : {"ffffffffffffffff\r\n",
                            "10000000000000000\r\n",
                            "000000005\r\n12345\r\n0\r\n\r\n",
                            "-1\r\n",
                            "-2\r\n",
                            "0x5\r\n12345\r\n0\r\n\r\n",
                            "5;a=b\r\n12345\r\n0\r\n\r\n",
                            "5 \r\n12345\r\n0\r\n\r\n",
                            " 5\r\n12345\r\n0\r\n\r\n",
                            "5\n12345\r\n0\r\n\r\n",
                            "5\r12345\r\n0\r\n\r\n",
                            "\r\n\r\n",
                            "g\r\n",
                            "5\r\n123456\r\n0\r\n\r\n",
                            "5\r\n12345\n0\r\n\r\n",
                            "5\r\n123450\r\n\r\n",
                            "0\r\nX-One: 1\r\n\r\n",
                            "0\r\nContent-Length: 5\r\n\r\n",
                            "0\n\n",
                            "0;a\r\n\r\n"})
    refused_field(coding, chunk);
  refused_field(coding, "ffffffff\r\n", 413);
}

TEST_F(Smuggling, ByTargetsThatAreNoPath) {
  for (const char* target :
       {"http://office/", "https://elsewhere/", "office:443", "*", "people", "?a", "", "/a#b", "/a b", "/\xd0\x86", "/a\tb", "\\a"})
    refused(400, "GET " + std::string(target) + " HTTP/1.1\r\nHost: office\r\n");
  refused(400, "CONNECT office:443 HTTP/1.1\r\nHost: office\r\n");
  refused(400, "OPTIONS * HTTP/1.1\r\nHost: office\r\n");
}

TEST_F(Smuggling, ByOtherVersions) {
  for (const char* version : {"HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "HTTP/0.9"})
    refused(505, "GET / " + std::string(version) + "\r\nHost: office\r\n");
  for (const char* version : {"HTTP/1.1 ", " HTTP/1.1", "http/1.1", "HTTP/11", "HTTP/1.10", "HTTP/a.1", "HTTP", "", "HTTPS/1.1"})
    refused(400, "GET / " + std::string(version) + "\r\nHost: office\r\n");
  refused(400, "GET /\r\nHost: office\r\n");
  refused(505, "PRI * HTTP/2.0\r\n");
}

TEST_F(Smuggling, ByAHostThatIsMissingOrTwice) {
  refused(400, "GET / HTTP/1.1\r\n");
  refused(400, "GET / HTTP/1.1\r\nX-Host: office\r\n");
  refused(400, "GET / HTTP/1.1\r\nHost: office\r\nHost: office\r\n");
  refused(400, "GET / HTTP/1.1\r\nHost: office\r\nhost: elsewhere\r\n");
  for (const char* host : {"", "a b", "a@b", "a/b", "a,b", "a?b"}) refused(400, "GET / HTTP/1.1\r\nHost: " + std::string(host) + "\r\n");
}

TEST_F(Smuggling, ByWhatIsNoRequestAtAll) {
  refused(400, "\x16\x03\x01\x02\x01\x01\x01\xfc\x03\x03\r\n");  // TLS, at a door that does not speak it
  refused(400, "SSH-2.0-OpenSSH_9.2\r\n");
  refused(400, "G(T / HTTP/1.1\r\nHost: office\r\n");
  refused(400, " / HTTP/1.1\r\nHost: office\r\n");
  refused_field("Expect: the-impossible\r\n", "", 417);
}

TEST_F(Smuggling, LeavesRequestsAloneThatAreAsTheyShouldBe) {
  for (const char* host : {"office", "office:8080", "127.0.0.1:1", "[::1]:8080", "of-fice.ua"})
    EXPECT_EQ(status_of(door_.said_to("GET / HTTP/1.1\r\nhost:" + std::string(host) + "\r\nX-Empty:\r\nX: \xd0\x86;\"\t!\r\n\r\n")), 200)
        << host;
  EXPECT_EQ(status_of(door_.said_to("POST / HTTP/1.1\r\nHost: office\r\nContent-Length: 000\r\n\r\n")), 200);
}

// The other way round: what an Answerer was made to say must not become an answer of its own.
TEST(ResponseSplitting, IsDroppedBeforeTheWire) {
  workbench::Response answer;
  OpenDoor door([&](const workbench::Request&) { return answer; });
  const auto says = [&](int status, workbench::Headers headers) {
    answer = {status, std::move(headers), "body", {}};
    return door.said_to(get("/", "Connection: close\r\n"));
  };
  using namespace std::string_literals;
  for (const auto& [name, value] : workbench::Headers{{"Location", "/a\r\nSet-Cookie: stolen=1"},
                                                      {"Location", "/a\nSet-Cookie: stolen=1"},
                                                      {"Location", "/a\rSet-Cookie: stolen=1"},
                                                      {"Location", "/a\0b"s},
                                                      {"Location", "/a\r\n\r\nHTTP/1.1 200 OK"},
                                                      {"X-A\r\nSet-Cookie", "stolen=1"},
                                                      {"X A", "1"},
                                                      {"X-A:", "1"},
                                                      {"", "1"},
                                                      {"Content-Length", "4"},
                                                      {"transfer-encoding", "chunked"},
                                                      {"Connection", "keep-alive"},
                                                      {"Date", "now"}}) {
    const std::string said = says(200, {{name, value}});
    EXPECT_EQ(status_of(said), 500) << name << ": " << value;
    EXPECT_EQ(said.find("stolen"), said.npos);
    EXPECT_EQ(body_of(said), "");
  }
  for (const int status : {0, 100, 101, 199, 600, -1, 99999}) EXPECT_EQ(status_of(says(status, {})), 500) << status;
  EXPECT_EQ(header_of(says(302, {{"Location", "/людина"}}), "location"), "/людина");
}

}  // namespace
}  // namespace nostoi::http::testing
