// The bytes of a file that lists were read from, on every store: given back as they came, to who may see them, and erased with its lines.
#include "nostoi/acts.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

class EverySource : public EveryRegister {
 protected:
  /// Takes up a list whose file has these bytes.
  ListFacts take_up(const std::string& bytes, const std::string& handling = "ordinary") {
    std::ofstream(file, std::ios::binary) << bytes;
    List list = invented_list("missing.csv", {{"Сорока Іван", 1980}, {"Гнатюк Олег", 1990}});
    list.source.sha256 = sha256_hex(bytes);
    Received received;
    received.handling = handling;
    EXPECT_TRUE(import_lists(reg(), caseworker(), {list}, received));
    return sure(lists(*now())).at(0);
  }
  /// The same, with what somebody wrote down of their health under that heading, recognised as that field.
  ListFacts take_up_with_health(const std::string& heading, const std::string& field) {
    const std::string bytes = heading + field;
    std::ofstream(file, std::ios::binary) << bytes;
    List list = invented_list("clinic.csv", {{"Сорока Іван", 1980}, {"Гнатюк Олег", 1990}}), other = invented_list("beds.csv", {});
    Column said{heading, field, Role::never, "header", {}, {}, {}};
    for (const char* text : {"поранений", "здоровий"}) said.cells.push_back(said.values.intern(text));
    list.columns.push_back(said);
    list.source.sha256 = other.source.sha256 = sha256_hex(bytes);
    EXPECT_TRUE(import_lists(reg(), caseworker(), {other, list}, {}));
    const ListFacts facts = sure(lists(*now())).at(0);
    EXPECT_TRUE(keep_bytes(reg(), caseworker(), facts.source, file));
    return facts;
  }
  Result<std::string> given(Position list, const access::Actor& actor = caseworker()) {
    std::string all;
    const Result<void> done = source_bytes(reg(), actor, list, [&](std::string_view part) { all += part; });
    if (!done) return tl::unexpected(done.error());
    return all;
  }
  Folder folder;
  std::filesystem::path file = folder / "missing.csv";
};

TEST_P(EverySource, GivesItsBytesBackAsTheyCame) {
  std::string bytes;
  for (std::uint64_t i = 0; i < 200'001; ++i) bytes += static_cast<char>(mix(5, i));
  const ListFacts list = take_up(bytes);
  EXPECT_EQ(given(list.at).error().code, Code::not_found) << "nobody kept them yet";
  EXPECT_EQ(sure(keep_bytes(reg(), caseworker(), list.source, file)), bytes.size());
  EXPECT_EQ(sure(given(list.at)), bytes);
  EXPECT_EQ(keep_bytes(reg(), caseworker(), list.source, file).error().code, Code::conflict);
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

TEST_P(EverySource, RefusesAnotherFile) {
  const ListFacts list = take_up("one file");
  const std::string before = text();
  std::ofstream(file, std::ios::binary) << "another file";
  EXPECT_EQ(keep_bytes(reg(), caseworker(), list.source, file).error().code, Code::invalid);
  EXPECT_EQ(keep_bytes(reg(), caseworker(), list.source, folder / "none").error().code, Code::not_found);
  EXPECT_EQ(keep_bytes(reg(), caseworker(), list.at, file).error().code, Code::not_found) << "a list is no source";
  EXPECT_EQ(text(), before);
}

TEST_P(EverySource, IsKeptFromThoseWhoAreNotClearedAndFromAllWhereALineIsSealed) {
  const ListFacts list = take_up("a clinic's list", "medical");
  ASSERT_TRUE(keep_bytes(reg(), caseworker(), list.source, file));
  const access::Actor doctor{"doctor", "tracing", {"medical"}};
  EXPECT_EQ(given(list.at).error().code, Code::denied);
  EXPECT_EQ(sure(given(list.at, doctor)), "a clinic's list");
  ASSERT_TRUE(acts::seal(reg(), caseworker(), list.line(2), true, "threats"));
  EXPECT_EQ(given(list.at, doctor).error().code, Code::denied);
}

TEST_P(EverySource, IsKeptFromThoseWhoAreNotClearedForWhatAColumnOfAnyOfItsListsSays) {
  ASSERT_EQ(find_property("illness")->handling, "medical");
  const ListFacts list = take_up_with_health("стан здоров'я", "illness");
  ASSERT_EQ(list.name, "beds.csv") << "the other list of the file says nothing of the kind";
  EXPECT_EQ(given(list.at).error().code, Code::denied);
  EXPECT_EQ(given(list.at).error().sentence.find("medical"), std::string::npos) << "not even of which class";
  EXPECT_TRUE(given(list.at, {"doctor", "tracing", {"medical"}}));
  EXPECT_EQ(given(list.at, {"guardian", "tracing", {"child"}}).error().code, Code::denied);
}

TEST_P(EverySource, IsKeptFromThemTooWhereTheHeadingAloneNamesTheProperty) {
  const ListFacts list = take_up_with_health("illness", "");
  EXPECT_EQ(given(list.at).error().code, Code::denied);
  EXPECT_TRUE(given(list.at, {"doctor", "tracing", {"medical"}}));
  EXPECT_EQ(dump(reg(), {"iryna", "maintenance", {}}, [](std::string_view) {}).error().code, Code::denied);
}

TEST_P(EverySource, IsErasedWithAnyOfItsLines) {
  const ListFacts list = take_up("Сорока Іван;1980");
  ASSERT_TRUE(keep_bytes(reg(), caseworker(), list.source, file));
  const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", list.line(1), "he asks"}));
  EXPECT_EQ(sure(acts::confirm(reg(), {"taras", "maintenance", {}}, act, "seen")).erased.size(), 2u);
  EXPECT_FALSE(given(list.at));
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, EverySource, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
