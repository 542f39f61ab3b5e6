// Entities and relations, on every store: of kinds that never mix, dated, attributed, taken back, withheld, as of both moments.
#include <algorithm>

#include "nostoi/acts.hpp"
#include "nostoi/entities.hpp"
#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using entities::Related;
using entities::Relation;
using entities::Relations;

class EveryEntity : public EveryRegister {
 protected:
  Position opened(const std::string& kind, const std::string& name, const std::string& handling = "ordinary") {
    return sure(entities::open(reg(), caseworker(), {kind, name, handling}));
  }
  static Related said(const std::string& kind, Position from, Position to, PartialDate since = {}, PartialDate until = {}) {
    Related related;
    related.kind = kind;
    related.from = from;
    related.to = to;
    related.since = since;
    related.until = until;
    related.speaker = "W-07";
    return related;
  }
  Position relate(const std::string& kind, Position from, Position to, PartialDate since = {}, PartialDate until = {}) {
    return sure(entities::relate(reg(), caseworker(), said(kind, from, to, since, until)));
  }
  Code refused(const Related& related) { return entities::relate(reg(), caseworker(), related).error().code; }
  Relations of(Position anchor, const AsOf& as_of = {}, const access::Actor& actor = caseworker()) {
    return sure(entities::relations_of(reg(), actor, anchor, as_of));
  }
  /// "held-at 12" of everything that holds, "-back" where it is read from the far end.
  std::vector<std::string> told(Position anchor, const AsOf& as_of = {}) {
    std::vector<std::string> all;
    for (const Relation& one : of(anchor, as_of).all)
      if (one.taken_back == 0) all.push_back(one.kind + (one.forward ? " " : "-back ") + std::to_string(one.other()));
    return all;
  }
};

using Words = std::vector<std::string>;
std::string number(Position at) { return std::to_string(at); }

TEST_P(EveryEntity, IsAnAnchorOnWhichStatementsHang) {
  const Position prison = opened("place", "СІЗО-2");
  ASSERT_TRUE(state(reg(), caseworker(), prison, {"other_name", "двійка", "exact", "asserted", "W-07"}));
  const PersonFile file = sure(person_file(reg(), caseworker(), prison));
  ASSERT_EQ(file.entries.size(), 1u);
  EXPECT_EQ(file.entries[0].entity, "place");
  EXPECT_EQ(file.entries[0].name, "СІЗО-2");
  EXPECT_EQ(file.entries[0].statements.at(0).value, "двійка");
  EXPECT_FALSE(file.entries[0].is_note());
  EXPECT_EQ(sure(entities::named(*now(), caseworker(), "сізо-2")), prison);
  EXPECT_EQ(entities::named(*now(), caseworker(), "СІЗО-3").error().code, Code::not_found);
}

TEST_P(EveryEntity, IsJoinedToEntitiesOfItsKindAlone) {
  const Position line = lines(1).front();
  const Position one = opened("place", "СІЗО-2"), other = opened("place", "слідчий ізолятор № 2"), trial = opened("proceeding", "справа 7");
  for (const Verdict verdict : {Verdict::same, Verdict::not_same, Verdict::unsure}) {
    EXPECT_EQ(decide(reg(), caseworker(), line, one, verdict, "x").error().code, Code::invalid) << "a person's line and a place";
    EXPECT_EQ(decide(reg(), caseworker(), one, trial, verdict, "x").error().code, Code::invalid) << "a place and a proceeding";
  }
  EXPECT_EQ(take_note(reg(), caseworker(), {"W-07", "call", "ordinary", "…", {}, {}}, {}, one).error().code, Code::invalid);
  const Position decision = sure(decide(reg(), caseworker(), one, other, Verdict::same, "one address"));
  EXPECT_EQ(sure(person_file(reg(), caseworker(), other)).entries.size(), 2u);
  EXPECT_EQ(sure(entities::all(reg(), caseworker(), "place")).at(1).thing, one);
  ASSERT_TRUE(revoke(reg(), caseworker(), decision, "another town"));
  EXPECT_EQ(sure(person_file(reg(), caseworker(), other)).entries.size(), 1u);
}

TEST_P(EveryEntity, TakesOnlyPropertiesOfItsKind) {
  const Position line = lines(1).front(), prison = opened("place", "СІЗО-2"), trial = opened("proceeding", "справа 7");
  const auto say = [&](Position at, const std::string& property, const std::string& value) {
    return state(reg(), caseworker(), at, {property, value, "exact", "asserted", "x"});
  };
  EXPECT_TRUE(say(trial, "verdict", "convicted"));
  EXPECT_TRUE(say(prison, "place_kind", "remand-prison"));
  EXPECT_EQ(say(line, "verdict", "convicted").error().code, Code::invalid);
  EXPECT_EQ(say(prison, "birth_date", "1980").error().code, Code::invalid);
  EXPECT_EQ(say(trial, "capacity", "40").error().code, Code::invalid);
}

TEST_P(EveryEntity, IsNotTakenForAPersonWhenLinesAreMatched) {
  const Position line = import("a.csv", {{"Сорока Іван Петрович", 1980}, {"Гай Олег", 1991}}).lists[0] + 1;
  import("b.csv", {{"Сорока Іван Петрович", 1980}, {"Дуб Ілля", 1971}});
  const Position namesake = opened("remains", "Сорока Іван Петрович");
  ASSERT_TRUE(state(reg(), caseworker(), namesake, {"sex", "male", "exact", "asserted", "x"}));
  ASSERT_TRUE(review::match(reg(), caseworker(), {}));
  for (const review::Proposal& one : sure(review::queue(reg(), caseworker(), 100)))
    EXPECT_TRUE(one.left != namesake && one.right != namesake) << "what lies in a box is no line of a list";
  EXPECT_EQ(sure(person_file(reg(), caseworker(), line)).entries.size(), 1u);
}

TEST_P(EveryEntity, IsRefusedWithoutNameOrOfNoKind) {
  const std::string before = text();
  EXPECT_EQ(entities::open(reg(), caseworker(), {"place", ""}).error().code, Code::invalid);
  EXPECT_EQ(entities::open(reg(), caseworker(), {"person", "Сорока"}).error().code, Code::invalid);
  EXPECT_EQ(entities::open(reg(), caseworker(), {"place", "x", "secret"}).error().code, Code::invalid);
  EXPECT_EQ(entities::open(reg(), {"", "tracing", {}}, {"place", "x"}).error().code, Code::denied);
  EXPECT_EQ(text(), before);
}

TEST_P(EveryEntity, OfAClassIsWithheldWithItsName) {
  const Position house = opened("place", "вул. Лугова, 5", "child");
  ASSERT_TRUE(state(reg(), caseworker(), house, {"capacity", "4", "exact", "asserted", "x"}));
  const FileEntry shut = sure(person_file(reg(), caseworker(), house)).entries.at(0);
  EXPECT_TRUE(shut.withheld && shut.name.empty() && shut.statements.empty());
  EXPECT_EQ(entities::named(*now(), caseworker(), "вул. Лугова, 5").error().code, Code::not_found);
  EXPECT_EQ(sure(entities::all(reg(), caseworker())).at(0).name, "");
  EXPECT_EQ(sure(entities::thing(reg(), caseworker(), house)).name, "");
  const access::Actor cleared{"guardian", "tracing", {"child"}};
  EXPECT_EQ(sure(entities::thing(reg(), cleared, house)).name, "вул. Лугова, 5");
  EXPECT_EQ(sure(entities::named(*now(), cleared, "вул. Лугова, 5")), house);
}

TEST_P(EveryEntity, IsSeenFromBothEndsOfARelation) {
  const Position man = lines(1).front(), prison = opened("place", "СІЗО-2"), block = opened("place", "корпус 3");
  relate("part-of", block, prison);
  relate("held-at", man, block, day(2024, 3, 1));
  EXPECT_EQ(told(man), Words{"held-at " + number(block)});
  EXPECT_EQ(told(block), (Words{"held-at-back " + number(man), "part-of " + number(prison)}));
  EXPECT_EQ(told(prison), Words{"part-of-back " + number(block)});
}

TEST_P(EveryEntity, TellsAChainOfPlacementsByTheirDaysAndAsOfEitherMoment) {
  const access::Actor guardian{"guardian", "tracing", {"child"}};
  const Position child = lines(1).front(), camp = opened("place", "табір"), home = opened("place", "дитячий будинок");
  const Position first = relate("placed-at", child, camp, day(2022, 9, 1), day(2022, 12, 31));
  const Position second = relate("placed-at", child, home, day(2023, 1, 1));
  const auto placed = [&](const AsOf& as_of) {
    std::vector<Position> all;
    for (const Relation& one : of(child, as_of, guardian).all)
      if (one.taken_back == 0) all.push_back(one.at);
    return all;
  };
  EXPECT_EQ(placed({}), (std::vector<Position>{first, second}));
  EXPECT_EQ(placed({0, day(2022, 10, 1)}), std::vector<Position>{first});
  EXPECT_EQ(placed({0, day(2024, 1, 1)}), std::vector<Position>{second}) << "nobody says that it ended";
  EXPECT_EQ(placed({first, {}}), std::vector<Position>{first}) << "the second was not known yet";
  const Position undone = sure(entities::take_back(reg(), guardian, first, "another child"));
  EXPECT_EQ(placed({}), std::vector<Position>{second});
  EXPECT_EQ(placed({undone - 1, {}}), (std::vector<Position>{first, second})) << "as it was known before";
  EXPECT_EQ(of(child, {}, guardian).all.back().taken_back, undone) << "it is still told, as taken back";
}

TEST_P(EveryEntity, IsInTheLogOfBothItsClasses) {
  const Position child = lines(2)[0], family = child + 1;
  Related witnessed = said("placed-with", child, family);
  witnessed.handling = "witness";
  sure(entities::relate(reg(), caseworker(), witnessed));
  const auto dumped = [&](const std::vector<std::string>& clearance) {
    return dump(reg(), {"olena", "maintenance", clearance}, [](std::string_view) {}).has_value();
  };
  EXPECT_FALSE(dumped({"witness"})) << "a child's placement is in it, whatever class it was written down with";
  EXPECT_FALSE(dumped({"child"}));
  EXPECT_TRUE(dumped({"child", "witness"}));
}

TEST_P(EveryEntity, WithholdsARelationByItsNatureAndByWhatWasSaidOfIt) {
  const Position child = lines(2)[0], family = child + 1, prison = opened("place", "СІЗО-2");
  const Position placed = relate("placed-with", child, family);
  Related witnessed = said("held-at", child, prison);
  witnessed.handling = "witness";
  const Position seen = sure(entities::relate(reg(), caseworker(), witnessed));
  for (const Position end : {child, family}) EXPECT_TRUE(of(end).all.empty());
  EXPECT_EQ(of(child).withheld, 2u);
  EXPECT_EQ(of(child, {}, {"x", "tracing", {"child"}}).all.at(0).at, placed);
  EXPECT_EQ(of(child, {}, {"x", "tracing", {"child"}}).withheld, 1u);
  EXPECT_EQ(of(prison, {}, {"x", "tracing", {"witness"}}).all.at(0).at, seen);
  EXPECT_EQ(entities::take_back(reg(), caseworker(), placed, "x").error().code, Code::denied);
  EXPECT_EQ(entities::take_back(reg(), caseworker(), seen, "x").error().code, Code::denied);
  EXPECT_EQ(entities::relations_of(reg(), {"x", "curiosity", {}}, child).error().code, Code::denied);
}

TEST_P(EveryEntity, TellsNothingFromTheFarEndOfWhatASealShuts) {
  const Position man = lines(1).front(), prison = opened("place", "СІЗО-2");
  const Position held = relate("held-at", man, prison);
  ASSERT_TRUE(acts::seal(reg(), caseworker(), man, true, "under threat"));
  for (const Position end : {man, prison}) {
    EXPECT_TRUE(of(end).all.empty());
    EXPECT_EQ(of(end).withheld, 1u);
  }
  EXPECT_EQ(entities::take_back(reg(), caseworker(), held, "x").error().code, Code::denied);
  ASSERT_TRUE(acts::seal(reg(), caseworker(), prison, true, "a house where people hide"));
  EXPECT_EQ(sure(entities::all(reg(), caseworker())).at(0).name, "");
  EXPECT_EQ(entities::named(*now(), caseworker(), "СІЗО-2").error().code, Code::not_found);
}

/// Hears of every reading, and refuses.
struct Deaf final : access::Witness {
  Result<void> reads(const access::Actor&, const access::Reading& reading) override {
    heard.push_back(reading.what);
    return fail(Code::io, "the trail cannot be written");
  }
  std::vector<std::string> heard;
};

TEST_P(EveryEntity, IsNotShownBeforeTheTrailHasHeardOfIt) {
  const Position man = lines(1).front(), prison = opened("place", "СІЗО-2");
  relate("held-at", man, prison);
  const auto deaf = std::make_shared<Deaf>();
  reg().tell(deaf);
  EXPECT_EQ(entities::relations_of(reg(), caseworker(), prison).error().code, Code::io);
  EXPECT_EQ(entities::all(reg(), caseworker()).error().code, Code::io);
  EXPECT_EQ(entities::thing(reg(), caseworker(), man).error().code, Code::io);
  EXPECT_EQ(deaf->heard, (Words{"relations", "entities", "person"}));
}

TEST_P(EveryEntity, KeepsRemainsAndPersonsManyToManyAndTheirIdentificationReversible) {
  const auto people = lines(2);
  const Position bag = opened("container", "мішок 17"), one = opened("remains", "17/1"), other = opened("remains", "17/2");
  relate("contained-in", one, bag);
  relate("contained-in", other, bag);
  const Position first = relate("identified-as", one, people[0]);
  relate("identified-as", other, people[0]);
  relate("identified-as", other, people[1]);
  EXPECT_EQ(told(bag), (Words{"contained-in-back " + number(one), "contained-in-back " + number(other)}));
  EXPECT_EQ(told(people[0]), (Words{"identified-as-back " + number(one), "identified-as-back " + number(other)}));
  EXPECT_EQ(told(people[1]), Words{"identified-as-back " + number(other)});
  ASSERT_TRUE(entities::take_back(reg(), caseworker(), first, "the laboratory withdrew it"));
  EXPECT_EQ(told(people[0]), Words{"identified-as-back " + number(other)});
  ASSERT_TRUE(state(reg(), caseworker(), one, {"belongs_to_side", "theirs", "exact", "asserted", "laboratory"})) << "the wrong side";
}

TEST_P(EveryEntity, FollowsAPersonThroughMergeAndSplit) {
  const auto people = lines(3);
  const Position prison = opened("place", "СІЗО-2");
  relate("held-at", people[1], prison);
  relate("sibling-of", people[1], people[2]);
  const Position decision = sure(decide(reg(), caseworker(), people[0], people[1], Verdict::same, "number"));
  EXPECT_EQ(told(people[0]), (Words{"held-at " + number(prison), "sibling-of " + number(people[2])}));
  EXPECT_EQ(refused(said("sibling-of", people[0], people[1])), Code::invalid) << "nobody is his own brother";
  ASSERT_TRUE(revoke(reg(), caseworker(), decision, "x"));
  EXPECT_TRUE(told(people[0]).empty());
  EXPECT_EQ(told(people[2]), Words{"sibling-of-back " + number(people[1])}) << "the same both ways";
}

TEST_P(EveryEntity, RefusesARelationThatCannotBe) {
  const Position man = lines(1).front(), prison = opened("place", "СІЗО-2");
  const std::string before = text();
  EXPECT_EQ(refused(said("held-at", prison, man)), Code::invalid) << "a prison is not held at a man";
  EXPECT_EQ(refused(said("identified-as", prison, man)), Code::invalid);
  EXPECT_EQ(refused(said("sits-in", man, prison)), Code::invalid);
  EXPECT_EQ(refused(said("held-at", man, 1)), Code::not_found) << "event 1 is no anchor";
  EXPECT_EQ(refused(said("held-at", man, prison, day(2025, 1, 1), day(2024, 1, 1))), Code::invalid) << "it ends before it begins";
  Related related = said("held-at", man, prison);
  related.speaker.clear();
  EXPECT_EQ(refused(related), Code::invalid);
  related = said("held-at", man, prison);
  related.stance = "shouted";
  EXPECT_EQ(refused(related), Code::invalid);
  related = said("held-at", man, prison);
  related.handling = "secret";
  EXPECT_EQ(refused(related), Code::invalid);
  EXPECT_EQ(text(), before);
  const Position held = relate("held-at", man, prison);
  EXPECT_EQ(entities::take_back(reg(), caseworker(), held, "").error().code, Code::invalid);
  EXPECT_EQ(entities::take_back(reg(), caseworker(), man, "x").error().code, Code::not_found);
  ASSERT_TRUE(entities::take_back(reg(), caseworker(), held, "x"));
  EXPECT_EQ(entities::take_back(reg(), caseworker(), held, "x").error().code, Code::conflict);
}

TEST_P(EveryEntity, IsTheSameAfterDumpAndLoadAndRebuild) {
  const Position man = lines(1).front(), prison = opened("place", "СІЗО-2");
  relate("held-at", man, prison, day(2024, 3, 1));
  const Words before = told(prison);
  Register again = sure(load(memory_store(), still(), lines_of(text())));
  EXPECT_EQ(sure(entities::relations_of(again, caseworker(), prison)).all.at(0).other(), man);
  ASSERT_TRUE(rebuild(reg()));
  EXPECT_EQ(told(prison), before);
  EXPECT_TRUE(check(*now())->wrong.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryEntity, all_stores(), name_of_store);

TEST(RelationKinds, LeadBetweenKindsThatThereAreAndHaveTheirWords) {
  for (const entities::RelationKind& kind : entities::relation_kinds()) {
    EXPECT_TRUE(has_words("relation-" + kind.id)) << kind.id;
    EXPECT_TRUE(kind.symmetric || has_words("relation-" + kind.id + "-back")) << kind.id;
  }
  for (const char* id :
       {"held-at", "part-of", "proceeding-of", "fragment-of", "contained-in", "sibling-of", "child-of", "guardian-of", "placed-with"})
    EXPECT_NE(entities::find_relation(id), nullptr) << id;
}

}  // namespace
}  // namespace nostoi::testing
