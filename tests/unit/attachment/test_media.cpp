// What a file is, from the bytes it begins with; nothing is asked of its name.
#include <gtest/gtest.h>

#include "base/base64.hpp"
#include "nostoi/attachment.hpp"

namespace nostoi::attachment {
namespace {

using namespace std::string_literals;

TEST(Media, IsFoundFromTheFirstBytes) {
  EXPECT_EQ(media_of("\xFF\xD8\xFF\xE0\0\x10JFIF"s).type, "image/jpeg");
  EXPECT_EQ(media_of("\x89PNG\r\n\x1a\n…"s).type, "image/png");
  EXPECT_EQ(media_of("RIFF\x24\0\0\0WEBPVP8 "s).type, "image/webp");
  EXPECT_EQ(media_of("RIFF\x24\0\0\0WAVEfmt "s).type, "audio/wav");
  EXPECT_EQ(media_of("%PDF-1.7"s).type, "application/pdf");
  EXPECT_EQ(media_of("OggS\0"s).type, "audio/ogg");
  EXPECT_EQ(media_of("\0\0\0\x18"s
                     "ftypisom"s)
                .type,
            "video/mp4");
  EXPECT_EQ(media_of("\0\0\0\x18"s
                     "ftypM4A "s)
                .type,
            "audio/mp4");
}

TEST(Media, IsUnknownWhereNothingSaysWhatItIs) {
  for (const std::string& bytes :
       {""s, "\xFF\xD8"s, "photo.jpg"s, "<svg xmlns='http://www.w3.org/2000/svg'>"s, "BM but a text of letters"s})
    EXPECT_EQ(media_of(bytes).type, "application/octet-stream") << bytes;
}

TEST(Media, IsAPictureOnlyWhereABrowserShowsItAndNothingInItRuns) {
  EXPECT_TRUE(media_of("GIF89a"s).picture);
  EXPECT_TRUE(is_picture("image/jpeg"));
  for (const char* type : {"image/tiff", "application/pdf", "video/mp4", "image/svg+xml", "application/octet-stream", ""})
    EXPECT_FALSE(is_picture(type)) << type;
}

TEST(Base64, IsWhatItsStandardSays) {  // RFC 4648, section 10
  for (const auto& [bytes, text] : std::initializer_list<std::pair<std::string, std::string>>{
           {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}, {"\0\xFF"s, "AP8="}}) {
    EXPECT_EQ(base64(bytes), text);
    EXPECT_EQ(bytes_of_base64(text), bytes);
  }
  EXPECT_EQ(bytes_of_base64("no base64!"), std::nullopt);
  EXPECT_EQ(bytes_of_base64("="), std::nullopt);
}

}  // namespace
}  // namespace nostoi::attachment
