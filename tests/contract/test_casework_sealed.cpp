// What an office owes, where a file is sealed: nothing leads from enquiries, queries, custody or duties to the person, and the trail hears.
#include <algorithm>

#include "desk_fixture.hpp"
#include "nostoi/acts.hpp"

namespace nostoi::testing {
namespace {

/// An enquiry, a query and custody about one person.
struct Three {
  Position enquiry = 0, query = 0, custody = 0;
};

class EverySealedDesk : public EveryDesk {
 protected:
  Three all_about(Position line) {
    return {open(line), sure(send(reg(), caseworker(), {"icrc", "ICRC", "G-17", "is he held?", "ordinary", {}, {line}})), hold(line)};
  }
  /// What the lists tell an actor, of whomever: every text and every number that leads to a person.
  std::string told(const access::Actor& actor, Position about = 0, Position known = 0) {
    std::string all;
    for (const Enquiry& one : sure(enquiries(reg(), actor, about, known)))
      all += one.enquirer.name + one.enquirer.contact + one.text + (one.note ? "a" + std::to_string(one.note) : "");
    for (const QueryKnown& one : sure(queries(reg(), actor, about, known)))
      all += one.query.to + one.query.reference + one.query.text + (one.query.about.empty() ? "" : "about");
    for (const Custody& one : sure(custodies(reg(), actor, known))) all += one.place + (one.anchor ? "held" : "");
    for (const Duty& one : sure(duties(reg(), actor, known))) all += one.rule->id;
    return all;
  }
};

TEST_P(EverySealedDesk, TellsNothingOfASealedPersonWhoeverAsksAndAsOfWhenever) {
  const Position line = lines(1).front();
  const Three of = all_about(line);
  EXPECT_NE(told(caseworker()), "");
  const Position before = sure(now()->last());
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "threats"));
  for (const access::Actor& actor : {caseworker(), access::Actor{"head", "tracing", access::handling_classes()}}) {
    EXPECT_EQ(told(actor), "");
    EXPECT_EQ(told(actor, line), "");
    EXPECT_EQ(told(actor, 0, before), "") << "looking back is no way around it";
    EXPECT_TRUE(sure(enquiry(reg(), actor, of.enquiry)).withheld);
  }
}

TEST_P(EverySealedDesk, AddsNothingToWhatIsSealed) {
  const Position line = lines(1).front();
  const Three of = all_about(line);
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "threats"));
  EXPECT_EQ(refused(answer(reg(), caseworker(), of.enquiry, "search", "call", "")), Code::denied);
  EXPECT_EQ(refused(prove(reg(), caseworker(), of.enquiry, "document", "x")), Code::denied);
  EXPECT_EQ(refused(close(reg(), caseworker(), of.enquiry, "x")), Code::denied);
  EXPECT_EQ(refused(reply(reg(), caseworker(), of.query, {0, "confirmed", "", "", {}, 0}, {})), Code::denied);
  EXPECT_EQ(refused(change_custody(reg(), caseworker(), of.custody, {0, "release", "", "", day(2026, 3, 9)})), Code::denied);
  EXPECT_EQ(refused(done(reg(), caseworker(), "capture-card", of.custody, day(2026, 3, 9), "")), Code::not_found);
  EXPECT_NE(refused(open_enquiry(reg(), caseworker(), {{"Олена", "mother", "none", ""}, "", "call", "ordinary", {{"rank", "x"}}, line})),
            Code::denied)
      << "the family may ask";
}

TEST_P(EverySealedDesk, OpensWithTheFileToTheTwoWhoOpenedIt) {
  const Position line = lines(1).front();
  all_about(line);
  const std::string all = told(caseworker());
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "threats"));
  const Position act = sure(acts::propose(reg(), caseworker(), {"unseal", line, "the family came", "ordinary", 1}));
  ASSERT_TRUE(acts::confirm(reg(), {"taras", caseworker().purpose, {}}, act, "seen"));
  EXPECT_EQ(told(caseworker()), all);
  EXPECT_EQ(told({"oksana", caseworker().purpose, {}}), "");
}

TEST_P(EverySealedDesk, LeavesWhatIsAboutOthersAsItIs) {
  const std::vector<Position> people = lines(2);
  all_about(people[0]);
  const std::string one = told(caseworker());
  all_about(people[1]);
  ASSERT_TRUE(acts::seal(reg(), caseworker(), people[1], true, "threats"));
  EXPECT_EQ(told(caseworker()), one);
}

TEST_P(EverySealedDesk, TellsTheTrailWhoIsShownBeforeItAnswers) {
  struct Hears final : access::Witness {
    Result<void> reads(const access::Actor&, const access::Reading& reading) override {
      what.push_back(reading.what);
      about.insert(about.end(), reading.about.begin(), reading.about.end());
      return full ? fail(Code::io, "the trail is full") : Result<void>();
    }
    std::vector<std::string> what;
    std::vector<Position> about;
    bool full = false;
  };
  const Position line = lines(1).front();
  const Three of = all_about(line);
  const auto trail = std::make_shared<Hears>();
  reg().tell(trail);
  told(caseworker());
  EXPECT_EQ(trail->what, (std::vector<std::string>{"enquiries", "queries", "custodies", "duties"}));
  EXPECT_EQ(std::ranges::count(trail->about, line), 4) << "the query, custody, and its two duties";
  trail->full = true;
  EXPECT_EQ(enquiry(reg(), caseworker(), of.enquiry).error().code, Code::io);
  EXPECT_EQ(enquiries(reg(), caseworker()).error().code, Code::io);
  EXPECT_EQ(queries(reg(), caseworker()).error().code, Code::io);
  EXPECT_EQ(custodies(reg(), caseworker()).error().code, Code::io);
  EXPECT_EQ(duties(reg(), caseworker()).error().code, Code::io);
}

INSTANTIATE_TEST_SUITE_P(Stores, EverySealedDesk, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
