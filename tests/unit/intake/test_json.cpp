// JSON: where its records are, what becomes of nesting, and what damage costs.
#include <gmock/gmock.h>

#include "unit/intake/collected.hpp"

namespace nostoi::intake {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {
Cells headers(const Collected& read) { return read.tables.at(0).headers; }
}  // namespace

TEST(Json, ReadsAnArrayOfObjects) {
  const Collected read = read_json_text(R"([{"id":1,"name":"Шевчук"},{"id":2.50,"born":"1990","name":null}])");
  EXPECT_EQ(headers(read), (Cells{"id", "name", "born"}));
  EXPECT_THAT(read.rows, ElementsAre(Cells{"1", "Шевчук", ""}, Cells{"2.50", "", "1990"}));
  EXPECT_THAT(read.places, ElementsAre(1, 2));
  EXPECT_THAT(read.findings, IsEmpty());
}

TEST(Json, ReadsJsonLinesByLine) {
  const Collected read = read_json_text("{\"a\":1,\"b\":true}\n\n{\"b\":\"x\",\"a\":-3e5}\n");
  EXPECT_EQ(headers(read), (Cells{"a", "b"}));
  EXPECT_THAT(read.rows, ElementsAre(Cells{"1", "true"}, Cells{"-3e5", "x"}));
  EXPECT_THAT(read.places, ElementsAre(1, 3));
}

TEST(Json, FindsTheArraysThatAnObjectHolds) {
  const Collected read = read_json_text(R"({"made":"2025-05-12","people":[{"n":"A"},{"n":"B"}],"units":[{"u":7}]})");
  ASSERT_THAT(read.tables, SizeIs(2));
  EXPECT_EQ(read.tables[0].name, "people");
  EXPECT_EQ(read.tables[1].name, "units");
  EXPECT_EQ(read.tables[1].headers, Cells{"u"});
  EXPECT_THAT(read.rows, ElementsAre(Cells{"A"}, Cells{"B"}, Cells{"7"}));
  EXPECT_THAT(read.told(), ElementsAre("json-outside@0"));
  EXPECT_EQ(read.findings[0].column, "made");
  EXPECT_EQ(read.findings[0].text, "2025-05-12");
}

TEST(Json, ReadsASingleObjectAndObjectsWithoutAnArray) {
  EXPECT_THAT(read_json_text(R"({"name":"Коваль","born":1990})").rows, ElementsAre(Cells{"Коваль", "1990"}));
  EXPECT_THAT(read_json_text("{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n").rows, ElementsAre(Cells{"1"}, Cells{"2"}));
  EXPECT_THAT(read_json_text("{\"a\":1},\n{\"a\":2},\n").rows, ElementsAre(Cells{"1"}, Cells{"2"}));
}

TEST(Json, FlattensNesting) {
  const Collected read =
      read_json_text(R"([{"name":{"first":"Іван","last":"Мороз"},"phones":["1","2"],"kin":[{"n":"A","of":"m"},{"n":"B"}]}])");
  EXPECT_EQ(headers(read), (Cells{"name.first", "name.last", "phones", "kin.n", "kin.of"}));
  EXPECT_THAT(read.rows, ElementsAre(Cells{"Іван", "Мороз", "1|2", "A|B", "m"}));
}

TEST(Json, ReadsArraysAsRowsWithoutKeys) {
  const Collected read = read_json_text(R"([["name","born"],["Коваль",1990],["Мороз",[1,2],"x"]])");
  EXPECT_THAT(headers(read), IsEmpty());
  EXPECT_THAT(read.rows, ElementsAre(Cells{"name", "born"}, Cells{"Коваль", "1990"}, Cells{"Мороз", "1|2", "x"}));
  EXPECT_THAT(read_json_text(R"(["Коваль","Мороз"])").rows, ElementsAre(Cells{"Коваль"}, Cells{"Мороз"}));
}

TEST(Json, UnescapesStrings) {
  EXPECT_THAT(read_json_text(R"([{"a":"\"\\\/\n\u0406\ud83d\ude00"}])").rows, ElementsAre(Cells{"\"\\/\nІ😀"}));
  const Collected odd = read_json_text(R"([{"a":"x\u0000y"},{"a":"\ud83d!"},{"a":"\u202Eab"}])");
  EXPECT_THAT(odd.rows, ElementsAre(Cells{"x\uFFFDy"}, Cells{"\uFFFD!"}, Cells{"\u202Eab"}));
  EXPECT_THAT(odd.told(), ElementsAre("text-replaced@1", "text-replaced@2", "text-reordering@3"));
}

TEST(Json, LosesOnlyTheDamagedLine) {
  const Collected read = read_json_text("{\"a\":1}\n{\"a\":2,\"b\":\n{\"a\":3}\n{\"a\": \"4\n{\"a\":5}}\n{\"a\":6}\n{\"a\":7}\n");
  EXPECT_THAT(read.rows, ElementsAre(Cells{"1"}, Cells{"3"}, Cells{"5"}, Cells{"6"}, Cells{"7"}));
  EXPECT_THAT(read.rejected_rows, ElementsAre(2, 4, 5));
  EXPECT_EQ(read.findings.at(0).text, "{\"a\":2,\"b\":");
}

TEST(Json, LosesOnlyTheDamagedObjectOfAnArray) {
  const Collected read = read_json_text(R"([{"a":1},{"a" 2,"b":[{"c":1}]},{"a":3}, oops, {"a":4} {"a":5}])");
  EXPECT_THAT(read.told(), ElementsAre("json-damaged@2", "json-damaged@4", "json-comma@6"));
  std::vector<std::string> first;
  for (const Cells& row : read.rows) first.push_back(row.at(0));
  EXPECT_THAT(first, ElementsAre("1", "3", "4", "5"));
}

TEST(Json, KeepsWhatComesBeforeATruncation) {
  const std::string text = R"([{"a":1},{"a":2},{"a":)";
  const Collected read = read_json_text(text);
  EXPECT_THAT(read.rows, ElementsAre(Cells{"1"}, Cells{"2"}));
  EXPECT_THAT(read.told(), ElementsAre("json-truncated@3"));
  EXPECT_THAT(read_json_text(R"([{"a":1},{"a":2})").told(), ElementsAre("json-truncated@0"));
}

TEST(Json, IsNotImpressedByDepth) {
  const std::string deep = std::string(100000, '[') + "1" + std::string(100000, ']');
  const Collected read = read_json_text("[{\"a\":" + deep + ",\"b\":2}]");
  EXPECT_THAT(read.rows, ElementsAre(Cells{"2"}));
  EXPECT_THAT(read.told(), ElementsAre("json-deep@1"));
  EXPECT_THAT(read_json_text(std::string(100000, '[')).rows, IsEmpty());
  EXPECT_THAT(read_json_text(std::string(100000, '{')).rows, IsEmpty());
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  EXPECT_THAT(read_json_text(objects).rows, IsEmpty());
}

TEST(Json, KeepsNumbersAsWritten) {
  EXPECT_THAT(read_json_text(R"([{"a":12345678901234567890.100}])").rows, ElementsAre(Cells{"12345678901234567890.100"}));
}

TEST(Json, GivesTheSameRowsWhateverTheBlocks) {
  const std::string text = "{\"ключ\":\"зна\\u0447ення\",\"b\":[1,2,{\"c\":\"\\ud83d\\ude00\"}]}\n{broken\n{\"ключ\":null}\n";
  const Collected whole = read_json_text(text);
  for (std::size_t piece = 1; piece < 20; ++piece) {
    const Collected read = read_json_text(text, {}, piece);
    EXPECT_EQ(read.rows, whole.rows) << piece;
    EXPECT_EQ(read.told(), whole.told()) << piece;
  }
}

TEST(Json, ReadsLegacyEncodingsToo) {
  EXPECT_THAT(read_json_text("[{\"a\":\"\xCF\xE5\xF2\xF0\xE5\xED\xEA\xEE\"},{\"a\":\"\xD8\xE5\xE2\xF7\xF3\xEA\"}]").rows,
              ElementsAre(Cells{"Петренко"}, Cells{"Шевчук"}));
}

}  // namespace nostoi::intake
