// A stranger's client: curl, as Debian has it, asks the door in the ways that it knows by itself.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "raw_client.hpp"

namespace nostoi::http::testing {
namespace {

/// What a command writes.
std::string output_of(const std::string& command) {
  std::string out;
  char bytes[4096];
  std::FILE* pipe = ::popen(command.c_str(), "r");
  while (const std::size_t count = std::fread(bytes, 1, sizeof bytes, pipe)) out.append(bytes, count);
  ::pclose(pipe);
  return out;
}

class Curl : public ::testing::Test {
 protected:
  void SetUp() override {
    if (output_of("command -v curl").empty()) GTEST_SKIP() << "curl is not installed (packages/check.txt)";
    std::ofstream(file_) << std::string(3'000'000, 'x');
  }
  void TearDown() override { std::filesystem::remove(file_); }
  std::string curl(const std::string& options, const std::string& path) {
    return output_of("curl -sS --noproxy '*' --max-time 20 " + options + " http://127.0.0.1:" + std::to_string(door_.port()) + path +
                     " 2>&1");
  }

  std::string file_ = std::filesystem::temp_directory_path() / ("nostoi-curl-" + std::to_string(::getpid()));
  OpenDoor door_{[](const workbench::Request& request) {
    return workbench::Response{200, {}, request.method + " " + request.target + " " + std::to_string(request.body.size()), {}};
  }};
};

TEST_F(Curl, Asks) { EXPECT_EQ(curl("", "/people?name=a%20b"), "GET /people?name=a%20b 0"); }

TEST_F(Curl, SendsAFileThatItWaitsForLeaveToSend) {  // Expect: 100-continue, from a megabyte on
  EXPECT_EQ(curl("--data-binary @" + file_, "/lists"), "POST /lists 3000000");
}

TEST_F(Curl, SendsAFileInChunks) {
  EXPECT_EQ(curl("-X PUT -H 'Transfer-Encoding: chunked' --data-binary @" + file_, "/lists"), "PUT /lists 3000000");
}

TEST_F(Curl, SendsAForm) { EXPECT_TRUE(curl("-F list=@" + file_, "/lists").starts_with("POST /lists 3000")); }

TEST_F(Curl, AsksForTheHeadAlone) { EXPECT_NE(curl("-I", "/people").find("Content-Length: 14\r\n"), std::string::npos); }

TEST_F(Curl, AsksTwiceOverOneConnection) {
  const std::string port = std::to_string(door_.port());
  EXPECT_EQ(curl("-w ' %{num_connects} ' http://127.0.0.1:" + port + "/a", "/b"), "GET /a 0 1 GET /b 0 0 ");
}

TEST_F(Curl, IsToldThatAFileIsTooLarge) {
  EXPECT_EQ(curl("-o /dev/null -w '%{http_code}' -H 'Content-Length: 900000000' --data-binary @" + file_, "/lists").substr(0, 3), "413");
}

}  // namespace
}  // namespace nostoi::http::testing
