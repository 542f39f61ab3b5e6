// What an office owes, on every store: enquiries answered within what may be told, queries and their silence, custody and its duties.
#include "desk_fixture.hpp"

namespace nostoi::testing {
namespace {

TEST_P(EveryDesk, RecordsWhatTheFamilySaysAsANoteOfThePersonSought) {
  const Position line = lines(1).front(), at = open(line);
  const PersonFile file = sure(person_file(reg(), caseworker(), line));
  ASSERT_EQ(file.entries.size(), 2u);
  EXPECT_EQ(file.entries[1].note.speaker, "Сорока Олена");
  EXPECT_EQ(enquiry_now(at).note, file.entries[1].anchor);
  EXPECT_EQ(sure(enquiries(reg(), caseworker(), file.person)).size(), 1u);
}

TEST_P(EveryDesk, KeepsAnEnquiryOfEachRelativeApart) {
  const Position line = lines(1).front(), mother = open(line), wife = open(line, "Сорока Ірина");
  ASSERT_TRUE(close(reg(), caseworker(), mother, "withdrawn"));
  EXPECT_TRUE(enquiry_now(mother).closed);
  EXPECT_FALSE(enquiry_now(wife).closed);
  EXPECT_EQ(sure(enquiries(reg(), caseworker(), line)).size(), 2u);
  EXPECT_EQ(refused(promise(reg(), caseworker(), mother, day(2026, 4, 1), "")), Code::conflict) << "nothing is added to a closed one";
}

TEST_P(EveryDesk, OwesAnAnswerWithinTheTermOrByThePromisedDay) {
  const Position at = open(lines(1).front());
  EXPECT_EQ(enquiry_now(at).due, clock_day + 30);
  ASSERT_TRUE(promise(reg(), caseworker(), at, day(2023, 12, 1), "the bureau's reply"));
  EXPECT_EQ(enquiry_now(at).due, day_number(2023, 12, 1));
  const Position before = sure(now()->last());
  ASSERT_TRUE(answer(reg(), caseworker(), at, "search", "call", "we search"));
  EXPECT_FALSE(enquiry_now(at).due.has_value());
  EXPECT_EQ(sure(enquiry(reg(), caseworker(), at, before)).due, day_number(2023, 12, 1)) << "as it was known then";
}

TEST_P(EveryDesk, TellsNoMoreThanIsAllowedAndNothingOfTheFateWithoutProofOfKinship) {
  const Position at = open(lines(1).front());
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "status", "call", "")), Code::denied);
  EXPECT_EQ(refused(allow(reg(), caseworker(), at, "status", "asked")), Code::denied) << "kinship was not shown";
  ASSERT_TRUE(prove(reg(), caseworker(), at, "document", "birth certificate"));
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "status", "call", "")), Code::denied) << "shown, but nobody allowed it";
  ASSERT_TRUE(allow(reg(), caseworker(), at, "status", "papers seen"));
  ASSERT_TRUE(answer(reg(), caseworker(), at, "status", "call", "held"));
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "file", "call", "")), Code::denied);
  ASSERT_TRUE(prove(reg(), caseworker(), at, "none", "the certificate was forged"));
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "status", "call", "held")), Code::denied) << "what was shown, was not";
}

TEST_P(EveryDesk, TellsADeathInPersonOnlyAndOnlyWhenItIsEstablished) {
  const Position line = lines(1).front(), at = open(line);
  ASSERT_TRUE(prove(reg(), caseworker(), at, "document", "birth certificate"));
  ASSERT_TRUE(allow(reg(), caseworker(), at, "death", "papers seen"));
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "death", "in-person", "")), Code::denied) << "nothing says that he died";
  ASSERT_TRUE(state(reg(), caseworker(), line, {"death", "dead", "exact", "asserted", "hospital"}));
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "death", "in-person", "")), Code::denied) << "stated, not established";
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "death", "call", "")), Code::denied) << "not by telephone in any case";
}

TEST_P(EveryDesk, SaysNothingOfAnEnquiryToThoseNotClearedForIt) {
  const Position line = lines(1).front(), at = open(line, "Сорока Олена", "child");
  const access::Actor cleared{"iryna", "enquiry", {"child"}};
  EXPECT_EQ(sure(enquiry(reg(), cleared, at)).enquirer.name, "Сорока Олена");
  const Enquiry shut = enquiry_now(at);
  EXPECT_TRUE(shut.withheld && shut.enquirer.name.empty() && shut.enquirer.contact.empty() && shut.text.empty());
  EXPECT_EQ(refused(answer(reg(), caseworker(), at, "search", "call", "")), Code::denied);
  EXPECT_EQ(refused(close(reg(), caseworker(), at, "x")), Code::denied);
}

TEST_P(EveryDesk, RefusesEnquiriesWithoutAnEnquirerAPersonOrAKnownWord) {
  EXPECT_EQ(refused(open_enquiry(reg(), caseworker(), {{"", "mother", "none", ""}, "", "call", "ordinary", {{"name", "x"}}, 0})),
            Code::invalid);
  EXPECT_EQ(refused(open_enquiry(reg(), caseworker(), {{"Олена", "mother", "none", ""}, "", "call", "ordinary", {}, 0})), Code::invalid);
  EXPECT_EQ(refused(open_enquiry(reg(), caseworker(), {{"Олена", "aunt?", "none", ""}, "", "call", "ordinary", {{"name", "x"}}, 0})),
            Code::invalid);
  EXPECT_EQ(refused(answer(reg(), caseworker(), 1, "search", "call", "")), Code::not_found);
}

TEST_P(EveryDesk, RecordsSilenceAsNothing) {
  const Position line = lines(1).front();
  const Position at = sure(send(reg(), caseworker(), {"icrc", "ICRC", "G-17", "is he held?", "ordinary", day(2026, 3, 1), {line}}));
  const std::vector<QueryKnown> open = sure(queries(reg(), caseworker(), line));
  ASSERT_EQ(open.size(), 1u);
  EXPECT_TRUE(open[0].replies.empty());
  EXPECT_EQ(sure(person_file(reg(), caseworker(), line)).entries.size(), 1u) << "a question says nothing of the person";
  ASSERT_TRUE(reply(reg(), caseworker(), at, {0, "confirmed", "R-3", "held", day(2026, 4, 2), 0}, {{"evidence", "bureau"}}));
  const QueryKnown replied = sure(queries(reg(), caseworker())).at(0);
  EXPECT_EQ(replied.replies.at(0).reply, "confirmed");
  const PersonFile file = sure(person_file(reg(), caseworker(), line));
  ASSERT_EQ(file.entries.size(), 2u);
  EXPECT_EQ(file.entries[1].note.speaker, "ICRC") << "what the reply says is said by the body";
}

TEST_P(EveryDesk, RefusesAQueryOfNobodyAndAReplyThatSaysThingsOfSeveral) {
  const std::vector<Position> two = lines(2);
  EXPECT_EQ(refused(send(reg(), caseworker(), {"icrc", "ICRC", "", "", "ordinary", {}, {}})), Code::invalid);
  EXPECT_EQ(refused(send(reg(), caseworker(), {"icrc", "", "", "", "ordinary", {}, {two[0]}})), Code::invalid);
  EXPECT_EQ(refused(send(reg(), caseworker(), {"oracle", "x", "", "", "ordinary", {}, {two[0]}})), Code::invalid);
  EXPECT_EQ(refused(send(reg(), caseworker(), {"icrc", "ICRC", "", "", "ordinary", {}, {1}})), Code::not_found);
  const Position at = sure(send(reg(), caseworker(), {"icrc", "ICRC", "", "", "ordinary", {}, two}));
  EXPECT_EQ(refused(reply(reg(), caseworker(), at, {0, "confirmed", "", "", {}, 0}, {{"rank", "x"}})), Code::invalid);
  ASSERT_TRUE(reply(reg(), caseworker(), at, {0, "no-record", "", "", {}, 0}, {}));
}

TEST_P(EveryDesk, OwesTheDutiesOfPrisonersAndOfCiviliansByTheirOwnTerms) {
  const std::vector<Position> people = lines(2);
  const Position prisoner = hold(people[0]);
  EXPECT_EQ(owed(), (Owed{"bureau-prisoner 0", "capture-card 7"}));
  ASSERT_TRUE(done(reg(), caseworker(), "bureau-prisoner", prisoner, day(2026, 3, 1), "B-1"));
  ASSERT_TRUE(done(reg(), caseworker(), "capture-card", prisoner, day(2026, 3, 4), "C-1"));
  EXPECT_EQ(owed(), Owed{});
  hold(people[1], "civilian");
  EXPECT_EQ(owed(), (Owed{"internment-card 7", "bureau-civilian 14"}));
  EXPECT_EQ(refused(done(reg(), caseworker(), "capture-card", prisoner, day(2026, 3, 4), "")), Code::not_found) << "done before";
}

TEST_P(EveryDesk, OwesNothingMoreForCustodyThatEndedBeforeTheTerm) {
  const Position custody = hold(lines(1).front(), "civilian");
  change(custody, "release", 5);
  EXPECT_EQ(owed(), (Owed{"bureau-change 4"})) << "neither the card of the seventh day nor the notice of the fourteenth";
}

TEST_P(EveryDesk, OwesAReportOfHealthEveryWeekUntilRecovery) {
  const Position custody = hold(lines(1).front(), "retained-personnel");
  ASSERT_TRUE(done(reg(), caseworker(), "bureau-prisoner", custody, day(2026, 3, 1), ""));
  const Position ill = change(custody, "seriously-ill", 3);
  EXPECT_EQ(owed(), Owed{"weekly-health 9"});
  ASSERT_TRUE(done(reg(), caseworker(), "weekly-health", ill, day(2026, 3, 10), ""));
  EXPECT_EQ(owed(), Owed{"weekly-health 16"});
  change(custody, "recovered", 15);
  EXPECT_EQ(owed(), Owed{});
}

TEST_P(EveryDesk, OwesNoticeThreeWeeksBeforeATrial) {
  const Position custody = hold(lines(1).front(), "retained-personnel");
  ASSERT_TRUE(done(reg(), caseworker(), "bureau-prisoner", custody, day(2026, 3, 1), ""));
  change(custody, "trial-set", 31);
  EXPECT_EQ(owed(), Owed{"trial-notice 9"});
}

TEST_P(EveryDesk, CountsTheReplyToAnEnquiryAsADutyThatOnlyAnAnswerDoes) {
  const Position at = open(lines(1).front());
  const std::vector<Duty> all = sure(duties(reg(), caseworker()));
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].rule->id, "enquiry-reply");
  EXPECT_EQ(refused(done(reg(), caseworker(), "enquiry-reply", at, day(2026, 3, 1), "")), Code::invalid);
  ASSERT_TRUE(answer(reg(), caseworker(), at, "search", "letter", ""));
  EXPECT_EQ(owed(), Owed{});
}

TEST_P(EveryDesk, RefusesCustodyWithoutADayOrOfNobody) {
  Custody custody;
  custody.anchor = lines(1).front();
  EXPECT_EQ(refused(begin_custody(reg(), caseworker(), custody)), Code::invalid) << "no day";
  custody.since = day(2026, 3, 1);
  custody.category = "guest";
  EXPECT_EQ(refused(begin_custody(reg(), caseworker(), custody)), Code::invalid);
  custody.category = "civilian";
  custody.anchor = 1;
  EXPECT_EQ(refused(begin_custody(reg(), caseworker(), custody)), Code::not_found);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryDesk, all_stores(), name_of_store);

TEST(Casework, HasWordsForEveryWordOfItsVocabulary) {
  const Vocabulary& all = vocabulary();
  const auto must_have = [](const std::string& prefix, const std::vector<std::string>& words) {
    for (const std::string& word : words) EXPECT_TRUE(has_words(prefix + word)) << prefix << word;
  };
  must_have("kinship-", all.kinships);
  must_have("proof-", all.proofs);
  must_have("answer-", all.answers);
  must_have("body-", all.bodies);
  must_have("reply-", all.replies);
  must_have("custody-", all.categories);
  must_have("change-", all.changes);
  for (const Tell& tell : all.tells) EXPECT_TRUE(has_words("tell-" + tell.id)) << tell.id;
  for (const DutyRule& rule : all.duties) {
    EXPECT_TRUE(has_words("duty-" + rule.id)) << rule.id;
    EXPECT_FALSE(rule.source.empty()) << rule.id << " names the text that asks for it";
  }
}

}  // namespace
}  // namespace nostoi::testing
