// A target is read in one way or not at all: whoever smuggles a path past a rule needs two readings.
#include <gmock/gmock.h>

#include "nostoi/workbench/request.hpp"

namespace nostoi::workbench {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(Targets, AreDecodedSegmentBySegment) {
  const Result<Target> target = read_target("/api/people/p12?name=%D0%93%D0%BD%D0%B0%D1%82%D1%8E%D0%BA+%D0%9C.&top=5&free");
  ASSERT_TRUE(target);
  EXPECT_THAT(target->path, ElementsAre("api", "people", "p12"));
  EXPECT_THAT(target->query, ElementsAre(Pair("free", ""), Pair("name", "Гнатюк М."), Pair("top", "5")));
  ASSERT_TRUE(read_target("/"));
  EXPECT_THAT(read_target("/")->path, IsEmpty());
}

TEST(Targets, ThatCouldBeReadInTwoWaysAreRefused) {
  for (const char* target :
       {"", "api", "//api", "/api/", "/api//people", "/api/../audit", "/api/%2e%2e/audit", "/api/.", "/api%2Faudit", "/a%00b", "/a%0d%0ab",
        "/a%", "/a%4", "/a%zz", "/a%ff", "/a%c0%ae", "/a?top=1&top=2", "/a?=1", "/a?x=%ed%a0%80"})
    EXPECT_FALSE(read_target(target)) << target;
}

TEST(Headers, ThatWereSentTwiceAreAsIfNotSent) {
  const Request request{"GET", "/", {{"host", "a"}, {"cookie", "x"}, {"host", "b"}}, "", "127.0.0.1"};
  EXPECT_EQ(request.header("cookie"), "x");
  EXPECT_EQ(request.header("host"), std::nullopt);
  EXPECT_EQ(request.header("origin"), std::nullopt);
}

}  // namespace
}  // namespace nostoi::workbench
