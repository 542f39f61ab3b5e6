// The chain as docs/formats/log.md says it: bytes, not only behaviour, because others read them.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "nostoi/evidence.hpp"

namespace nostoi::evidence {
namespace {

Header header() {
  Header header;
  header.position = 2;
  header.at = 1'700'000'000'000;
  header.kind = "line";
  header.actor = "о\"лена\n\x01";
  header.purpose = "tracing";
  return header;
}

TEST(Chain, HashesTheHeaderAsCanonicalJson) {
  const std::string zeros(64, '0');
  EXPECT_EQ(canonical(header()), "{\"actor\":\"о\\\"лена\\n\\u0001\",\"at\":1700000000000,\"commitment\":\"" + zeros +
                                     "\",\"format\":1,\"kind\":\"line\",\"position\":2,\"previous\":\"" + zeros +
                                     "\",\"purpose\":\"tracing\"}");
  EXPECT_EQ(hex(chain(header())), sha256_hex(canonical(header())));
}

TEST(Chain, ChangesWithEveryMemberOfTheHeader) {
  const Digest before = chain(header());
  for (int member = 0; member < 7; ++member) {
    Header other = header();
    if (member == 0) ++other.position;
    if (member == 1) ++other.at;
    if (member == 2) other.kind += "s";
    if (member == 3) other.actor += "s";
    if (member == 4) other.purpose += "s";
    if (member == 5) other.previous[31] = 1;
    if (member == 6) other.commitment[0] = 1;
    EXPECT_NE(chain(other), before) << member;
  }
}

TEST(Chain, CommitsToAPayloadUnderItsNonce) {
  EXPECT_EQ(hex(commitment("ab", "cd")), sha256_hex("abcd"));
  EXPECT_NE(commitment("nonce-1", "x"), commitment("nonce-2", "x"));
}

TEST(Chain, ReadsADigestOnlyFromItsOwnDigits) {
  const Digest digest = sha256("Сорока");
  EXPECT_EQ(digest_of_hex(hex(digest)), digest);
  EXPECT_FALSE(digest_of_hex(hex(digest).substr(1)));
  EXPECT_FALSE(digest_of_hex(std::string(64, 'A'))) << "capitals are another way of writing the same";
  EXPECT_FALSE(digest_of_hex(std::string(64, 'g')));
}

TEST(CanonicalJson, WritesEveryTextAsTheJsonLibraryDoes) {
  std::string all;
  for (int letter = 0; letter < 128; ++letter) all += static_cast<char>(letter);
  all += "їЇ€😀";
  std::string written;
  append_json(written, all);
  EXPECT_EQ(written, nlohmann::json(all).dump());
}

}  // namespace
}  // namespace nostoi::evidence
