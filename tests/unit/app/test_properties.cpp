// nostoi statement properties, and properties of one's own: a file in a folder of data is enough, and a wrong one is told with its place.
#include "program_fixture.hpp"

namespace nostoi::app {
namespace {

using testing::HasSubstr;
using testing::Not;

class Properties : public Program {
 protected:
  void write(const std::string& name, const std::string& text) {
    const fs::path path = folder / "over" / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }
  int ask(const std::string& which, const std::string& language = "en") {
    return run({"statement", "properties", which, "--data", out("over"), "--language", language});
  }
};

TEST_F(Properties, AreShownByGroupWithWhoAsksForThem) {
  ASSERT_EQ(run({"statement", "properties", "proceedings"}), 0);
  EXPECT_THAT(said, HasSubstr("notice_of_trial_on"));
  EXPECT_THAT(said, HasSubstr("GC III art. 104"));
  EXPECT_THAT(said, Not(HasSubstr("changed_name")));
  ASSERT_EQ(run({"statement", "properties", "release_mode", "--language", "uk"}), 0);
  EXPECT_THAT(said, HasSubstr("репатріація за ст. 110"));
  EXPECT_NE(run({"statement", "properties", "perhaps"}), 0);
  EXPECT_THAT(complained, HasSubstr("perhaps"));
}

TEST_F(Properties, OfOnesOwnAreAFileAndItsWords) {
  write("model/properties/garden.json",
        R"({"about": "…", "properties": [{"id": "orchard", "kind": "category", "source": "ours", "values": ["apple", "pear"]}]})");
  write("words/properties-garden.json",
        R"({"group-garden": {"uk": "сад", "ru": "сад", "en": "garden"}, "field-orchard": {"uk": "дерева", "ru": "деревья", "en": "trees"},
            "value-orchard-apple": {"uk": "яблуня", "ru": "яблоня", "en": "apple tree"}})");
  ASSERT_EQ(ask("orchard", "uk"), 0) << complained;
  EXPECT_THAT(said, HasSubstr("дерева (ours)"));
  EXPECT_THAT(said, HasSubstr("яблуня"));
  EXPECT_THAT(said, HasSubstr("pear")) << "a value without words is shown by its name";
}

TEST_F(Properties, ThatAreWrongAreToldWithTheirFileAndEntry) {
  const std::pair<const char*, const char*> wrong[] = {
      {R"({"id": "orchard", "kind": "tree", "source": "ours"})", "unknown kind"},
      {R"({"id": "rank", "kind": "text", "source": "ours"})", "stands there twice"},
      {R"({"id": "orchard", "kind": "text", "source": "ours", "handling": "secret"})", "unknown handling class"},
      {R"({"id": "orchard", "kind": "text", "source": "ours", "of": ["garden"]})", "unknown kind of entity"},
      {R"({"id": "orchard", "kind": "category", "source": "ours", "values": ["a", "a"]})", "a value stands there twice"},
      {R"({"id": "orchard", "kind": "category", "source": "ours", "vocabulary": "trees"})", "no such vocabulary"},
      {R"({"field": "rank", "source": "ours"})", "in a group already"},
      {R"({"field": "orchard", "source": "ours"})", "no field"},
      {R"({"id": "orchard", "kind": "text"})", "source"}};
  for (const auto& [entry, what] : wrong) {
    write("model/properties/garden.json", R"({"about": "…", "properties": [)" + std::string(entry) + "]}");
    EXPECT_EQ(ask("orchard"), 3) << entry;
    EXPECT_THAT(complained, HasSubstr("garden.json")) << entry;
    EXPECT_THAT(complained, HasSubstr(what)) << entry;
  }
}

}  // namespace
}  // namespace nostoi::app
