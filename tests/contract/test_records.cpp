// Records, on every store: found by what they are about and by their kind, withheld from those who are not cleared for them.
#include "register/record.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

class EveryRecord : public EveryRegister {
 protected:
  Position add(std::string_view kind, std::vector<Position> about, Json payload, const std::string& handling = "ordinary") {
    Log log = sure(Log::begin(reg(), caseworker()));
    const Position at = sure(add_record(log, kind, std::move(about), handling, std::move(payload)));
    EXPECT_TRUE(log.commit());
    return at;
  }
  std::vector<Position> about(Position event, std::string_view kind = {}, Position known = 0) {
    std::vector<Position> all;
    for (const Record& one : sure(records_about(*now(), caseworker(), event, kind, known))) all.push_back(one.at);
    return all;
  }
};

TEST_P(EveryRecord, AreFoundByWhatTheyAreAboutByKindAndByKnownTime) {
  const std::vector<Position> people = lines(2);
  const Position first = add("trial-kind", {people[0]}, {{"text", "one"}});
  const Position both = add("trial-kind", {people[1], people[0], people[1]}, {{"text", "two"}});
  const Position third = add("other-kind", {first}, Json::object());
  EXPECT_EQ(about(people[0]), (std::vector<Position>{first, both}));
  EXPECT_EQ(about(people[1]), std::vector<Position>{both}) << "named twice, told once";
  EXPECT_EQ(about(first), std::vector<Position>{third}) << "a record can be about a record";
  EXPECT_EQ(about(people[0], "other-kind"), std::vector<Position>{});
  EXPECT_EQ(about(people[0], "trial-kind", first), std::vector<Position>{first});
  const std::vector<Record> of = sure(records_of(*now(), caseworker(), "trial-kind"));
  ASSERT_EQ(of.size(), 2u);
  EXPECT_EQ(of[1].payload.at("text"), "two");
  EXPECT_EQ(of[1].about, people);
  EXPECT_TRUE(sure(records_of(*now(), caseworker(), "trial")).empty()) << "a kind is not the beginning of another";
}

TEST_P(EveryRecord, AreTheSameAfterTheIndexIsRebuilt) {
  const Position person = lines(1).front();
  const Position at = add("trial-kind", {person}, Json::object());
  ASSERT_TRUE(rebuild(reg()));
  EXPECT_EQ(about(person), std::vector<Position>{at});
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

TEST_P(EveryRecord, SayNothingToThoseWhoAreNotClearedForThem) {
  const Position person = lines(1).front();
  const Position at = add("trial-kind", {person}, {{"text", "ward 3"}}, "medical");
  const Record shut = sure(record_at(*now(), caseworker(), at));
  EXPECT_TRUE(shut.withheld);
  EXPECT_TRUE(shut.payload.is_null());
  const Record open = sure(record_at(*now(), {"doctor", "tracing", {"medical"}}, at));
  EXPECT_EQ(open.payload.at("text"), "ward 3");
}

TEST_P(EveryRecord, AreRefusedWithoutASubjectOrAClassThatAreThere) {
  Log log = sure(Log::begin(reg(), caseworker()));
  EXPECT_EQ(add_record(log, "trial-kind", {999}, "ordinary", Json::object()).error().code, Code::not_found);
  EXPECT_EQ(add_record(log, "trial-kind", {1}, "secret", Json::object()).error().code, Code::invalid);
  EXPECT_EQ(record_at(*now(), caseworker(), 1).error().code, Code::not_found) << "the opening of the register is no record";
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryRecord, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
