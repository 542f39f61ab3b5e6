// What can be said, and what of it is withheld by its nature: the vocabularies of data/model/properties, on every store.
#include <algorithm>
#include <set>

#include "nostoi/captivity.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

class EveryVocabulary : public EveryRegister {
 protected:
  PersonFile file(Position anchor, const access::Actor& actor = caseworker()) { return sure(person_file(reg(), actor, anchor)); }
  Position says(Position anchor, const std::string& property, const std::string& value, const std::string& speaker) {
    return sure(state(reg(), caseworker(), anchor, {property, value, "exact", "asserted", speaker}));
  }
};

/// A property of that class by its nature.
const Property* of_class(const std::string& handling) {
  const auto found = std::ranges::find(properties(), handling, &Property::handling);
  return found == properties().end() ? nullptr : &*found;
}

std::string some_value(const Property& property) {
  if (!property.values.empty()) return property.values.front();
  return property.kind == Kind::date ? "12.03.2025" : "слово";
}

TEST(Vocabulary, EveryPropertyNamesWhoAsksForIt) {
  std::set<std::string> groups;
  for (const Property& property : properties()) {
    groups.insert(property.group);
    const Field* field = find_field(property.id);
    if (field && field->role == Role::never) continue;
    EXPECT_FALSE(property.source.empty()) << property.id;
    EXPECT_NE(property.group, "list") << property.id;
  }
  EXPECT_GE(groups.size(), 15u);
  EXPECT_GE(properties().size(), 300u);
}

TEST(Vocabulary, IsWrittenSoThatAProgramMayReadIt) {
  const auto is_plain = [](const std::string& text, char dash) {
    return !text.empty() && std::ranges::all_of(text, [&](char letter) {
      return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == dash;
    });
  };
  for (const Property& property : properties()) {
    EXPECT_TRUE(is_plain(property.id, '_')) << property.id;
    for (const std::string& value : property.values) EXPECT_TRUE(is_plain(value, '-')) << property.id << ": " << value;
  }
}

TEST(Vocabulary, HoldsWhatTheConventionsAskABureauToRecord) {
  const auto must_have = [](const char* article, std::initializer_list<const char*> ids) {
    for (const char* id : ids) {
      const Property* property = find_property(id);
      ASSERT_NE(property, nullptr) << id;
      EXPECT_NE(property->source.find(article), std::string::npos) << id << " names " << article;
    }
  };
  must_have("GC III art. 17", {"surname", "given_name", "rank", "birth_date", "army_number", "regimental_number", "service_number"});
  must_have("GC III art. 122", {"birth_place", "power_depended_on", "father_name", "mother_maiden_name", "person_to_inform",
                                "correspondence_address", "custody_event"});
  must_have("GC IV art. 138", {"citizenship", "address", "distinguishing_characteristics", "capture_action", "captured_on", "captured_at"});
  must_have("GC III art. 120", {"death_date", "death_place", "death_cause", "burial_place", "burial_date", "grave_marking"});
  must_have("PFIF 1.4", {"believed", "contact_made", "other_name", "profile_url", "expires_on", "place_last_seen"});
}

TEST_P(EveryVocabulary, WithholdsWhatIsOfASensitiveClassByItsNature) {
  const Position line = lines(1).front();
  for (const std::string& handling : access::handling_classes()) {
    if (handling == "ordinary" || handling == "attachment") continue;  // the latter is of files: no property says anything of it
    const Property* property = of_class(handling);
    ASSERT_NE(property, nullptr) << "no property is " << handling;
    const Position at = sure(take_note(reg(), caseworker(), {"W-07", "call", "ordinary", "…", {}, {}},
                                       {{property->id, some_value(*property)}, {"rank", "сержант"}}, line))
                            .note;
    const auto entry = [&](const access::Actor& actor) {
      const PersonFile now = file(at, actor);
      return *std::ranges::find(now.entries, at, &FileEntry::anchor);
    };
    const FileEntry shut = entry(caseworker()), open = entry({"olena", "tracing", {handling}});
    EXPECT_EQ(shut.statements.size(), 1u) << handling << ": only the rank";
    EXPECT_EQ(shut.withheld_statements, 1u) << handling;
    EXPECT_EQ(open.statements.size(), 2u) << handling;
    for (const std::string& other : access::handling_classes()) {
      const std::size_t given = entry({"olena", "tracing", {other}}).statements.size();
      EXPECT_EQ(given, other == handling ? 2u : 1u) << "cleared for " << other << ", said of " << handling;
    }
  }
  const PersonFile told = file(line);  // what is shown points into it
  for (const Shown& one : shown(told)) EXPECT_TRUE(one.property == "rank" || one.statement->column != 0) << one.property;
}

TEST_P(EveryVocabulary, WithholdsACellOfAnOrdinaryListAsWell) {
  List list = invented_list("hospital.csv", {{"Сорока Іван", 1980}});
  list.columns[1].field = "health";
  list.columns[1].dates.clear();
  const Position line = sure(import_lists(reg(), caseworker(), {list}, {})).lists.front() + 1;
  EXPECT_EQ(file(line).entries[0].statements.size(), 1u);
  EXPECT_EQ(file(line).entries[0].withheld_statements, 1u);
  EXPECT_EQ(file(line, {"physician", "tracing", {"medical"}}).entries[0].statements.size(), 2u);
}

TEST_P(EveryVocabulary, PutsCategoriesOfPartiesSideBySideAndPicksNone) {
  const Position line = lines(1).front();
  says(line, "category", "prisoner-of-war", "bureau");
  says(line, "category", "convict", "court");
  says(line, "category", "convict", "ministry");
  says(line, "rank", "сержант", "bureau");
  const PersonFile now = file(line);
  std::set<std::string> said;
  for (const Statement& one : now.entries[0].statements)
    if (one.property == "category") said.insert(one.speaker + ": " + one.value);
  EXPECT_EQ(said, (std::set<std::string>{"bureau: prisoner-of-war", "court: convict", "ministry: convict"}));
  const std::vector<Shown> chosen = shown(now);
  EXPECT_EQ(std::ranges::count(chosen, "category", &Shown::property), 0) << "two voices against one pick nothing";
  EXPECT_EQ(std::ranges::count(chosen, "rank", &Shown::property), 1);
}

TEST_P(EveryVocabulary, KeepsTheThreeKindsOfMissingApart) {
  const Position line = lines(1).front();
  says(line, "missing_status", "special-circumstances", "register");
  says(line, "missing_status", "declared-dead", "court");
  EXPECT_EQ(state(reg(), caseworker(), line, {"missing_status", "missing", "exact", "asserted", "x"}).error().code, Code::invalid);
  EXPECT_EQ(file(line).entries[0].statements.size(), 4u);
  const PersonFile now = file(line);
  EXPECT_EQ(captivity::death(now).state, captivity::Death::not_stated) << "a court's declaration is no death by itself";
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryVocabulary, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
