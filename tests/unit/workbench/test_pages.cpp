// The pages that the build embeds: found by their exact name, in two forms, and nothing else is.
#include <gtest/gtest.h>
#include <zlib.h>

#include <regex>
#include <string>

#include "nostoi/workbench/pages.hpp"

namespace nostoi::workbench {
namespace {

std::string unpacked(std::string_view gzip) {
  z_stream stream{};
  inflateInit2(&stream, 15 + 16);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(gzip.data()));
  stream.avail_in = static_cast<uInt>(gzip.size());
  std::string out(1 << 22, '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

struct Pages : testing::Test {
  void SetUp() override {
    if (!has_pages()) GTEST_SKIP() << "this build has no pages (tools/fetch_web.sh)";
  }
};

TEST_F(Pages, AreOnePageAndWhatItLoads) {
  const auto page = web_asset("/");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->plain, web_asset("/index.html")->plain);
  EXPECT_EQ(page->type, "text/html; charset=utf-8");
  EXPECT_FALSE(page->for_ever);
  const std::string text(page->plain);
  const std::regex loaded("(?:src|href)=\"(/assets/app-[0-9a-f]{12}\\.(js|css))\"");
  int found = 0;
  for (std::sregex_iterator at(text.begin(), text.end(), loaded), end; at != end; ++at, ++found) {
    const auto asset = web_asset((*at)[1].str());
    ASSERT_TRUE(asset) << (*at)[1];
    EXPECT_TRUE(asset->for_ever);
    EXPECT_EQ(asset->type, (*at)[2] == "js" ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8");
  }
  EXPECT_EQ(found, 2);
}

TEST_F(Pages, AreTheSameCompressed) {
  const auto page = web_asset("/");
  ASSERT_TRUE(page);
  EXPECT_LT(page->gzip.size(), page->plain.size());
  EXPECT_EQ(unpacked(page->gzip), page->plain);
}

// A strict content security policy would stop them silently.
TEST_F(Pages, HaveNoScriptOrStyleInline) {
  const std::string text(web_asset("/")->plain);
  EXPECT_EQ(text.find("<style"), std::string::npos);
  EXPECT_EQ(text.find(" style="), std::string::npos);
  EXPECT_FALSE(std::regex_search(text, std::regex("<script(?![^>]* src=)| on[a-z]+=")));
}

TEST(PagesByPath, AreOnlyThoseThatWereBuilt) {
  for (const char* path : {"", "index.html", "/index.htm", "/assets/", "/assets/app", "/index.html.gz", "/../index.html",
                           "/assets/../index.html", "/api/session"})
    EXPECT_FALSE(web_asset(path)) << path;
}

}  // namespace
}  // namespace nostoi::workbench
