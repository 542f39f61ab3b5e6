// Numbers that leave: none tells of a few, not even by taking one from another; and families hear first.
#include "nostoi/casework.hpp"
#include "nostoi/publish/embargo.hpp"
#include "nostoi/publish/publication.hpp"
#include "nostoi/publish/waiver.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using publish::Proposal;

class EveryCount : public EveryRegister {
 protected:
  static access::Actor approver() { return {"taras", "exchange", {}}; }

  /// A list of so many men and women.
  Position list_of(const std::string& name, std::size_t men, std::size_t women) {
    List list;
    list.name = name;
    list.source = {name, sha256_hex(name), 100, "csv", "UTF-8"};
    Column who{"ПІБ", "name", Role::identity, "header", {}, {}, {}}, sex{"стать", "sex", Role::identity, "header", {}, {}, {}};
    for (std::size_t i = 0; i < men + women; ++i) {
      who.cells.push_back(who.values.intern(name + " " + std::to_string(i)));
      sex.cells.push_back(sex.values.intern(i < men ? "чол." : "Ж"));
    }
    list.columns = {who, sex};
    list.lines = men + women;
    list.rows_in = list.lines + 1;
    list.passed_over = 1;
    list.first_row = 2;
    return import_lists(reg(), caseworker(), {list}, {})->lists.front();
  }
  void waive(Position list, std::size_t lines) {
    std::vector<Position> anchors(lines);
    std::iota(anchors.begin(), anchors.end(), list + 1);
    sure(publish::waive_family(reg(), caseworker(), anchors, "they were all called"));
  }
  Proposal count_for(const std::string& kind, std::vector<Position> lists, std::vector<std::string> by = {"sex"}) {
    Proposal proposal;
    proposal.to = {kind, "press release", {}};
    proposal.count = {std::move(lists), std::move(by), "people who came home"};
    proposal.until.year = 2026;
    proposal.until.from = proposal.until.to = day_of_moment(reg().surroundings().clock()) + 30;
    proposal.why = "asked by the media";
    return proposal;
  }
  /// "* 33", "female -", …
  std::vector<std::string> numbers(const Proposal& proposal) {
    std::vector<std::string> all;
    for (const publish::Row& row : sure(publish::look(reg(), caseworker(), proposal)).table.rows) {
      std::string text;
      for (const publish::Cell& cell : row.cells) text += (text.empty() ? "" : " ") + (cell.value.empty() ? "-" : cell.value);
      all.push_back(text);
    }
    return all;
  }
  std::vector<std::string> held_off(const Proposal& proposal) {
    std::set<std::string> guards;
    for (const publish::Obstacle& one : sure(publish::look(reg(), caseworker(), proposal)).obstacles) guards.insert(one.guard);
    return {guards.begin(), guards.end()};
  }
  publish::Issued told(const Proposal& proposal) {
    const Position at = sure(publish::propose(reg(), caseworker(), proposal));
    sure(publish::approve(reg(), approver(), at, "checked"));
    return sure(publish::issue(reg(), caseworker(), at, proposal.to.name, "csv"));
  }
  using Words = std::vector<std::string>;
};

TEST_P(EveryCount, TellsNoSmallNumberNorWhatItFollowsFrom) {
  const Position many = list_of("a", 30, 20);
  EXPECT_EQ(numbers(count_for("open", {many})), (Words{"* 50", "female 20", "male 30"}));
  const Position few = list_of("b", 30, 3);
  EXPECT_EQ(numbers(count_for("open", {few})), (Words{"* 33", "female -", "male -"})) << "the men less the sum would tell the women";
  EXPECT_EQ(numbers(count_for("own-authority", {few})), (Words{"* 33", "female 3", "male 30"})) << "an authority works with them";
  EXPECT_EQ(numbers(count_for("open", {list_of("c", 4, 3)})), (Words{"* -", "female -", "male -"}));
}

TEST_P(EveryCount, TellsNobodyTwoCountsThatDifferByAFew) {
  const Position first = list_of("a", 40, 0), more = list_of("b", 3, 0), others = list_of("c", 15, 0);
  waive(first, 40), waive(more, 3), waive(others, 15);
  const publish::Issued issued = told(count_for("open", {first}, {}));
  EXPECT_NE(issued.file.find("\"40\""), std::string::npos) << issued.file;
  EXPECT_EQ(numbers(count_for("open", {first, more}, {})), Words{"-"}) << "43 less 40";
  EXPECT_EQ(numbers(count_for("partner", {first, more}, {})), Words{"-"}) << "a partner has heard what everybody heard";
  EXPECT_EQ(numbers(count_for("open", {first, others}, {})), Words{"55"});
}

TEST_P(EveryCount, CountsAPersonOfTwoListsOnce) {
  const Position one = list_of("a", 20, 0), other = list_of("b", 20, 0);
  sure(decide(reg(), caseworker(), one + 1, other + 1, Verdict::same, "known"));
  EXPECT_EQ(numbers(count_for("open", {one, other}, {})), Words{"39"});
}

TEST_P(EveryCount, WaitsForTheFamilies) {
  const Position list = list_of("a", 12, 0);
  EXPECT_EQ(held_off(count_for("open", {list})), Words{"family-first"});
  EXPECT_EQ(held_off(count_for("own-authority", {list})), Words{}) << "that is no public number";
  waive(list, 11);
  EXPECT_EQ(held_off(count_for("open", {list})), Words{"family-first"}) << "one family is left";
  casework::Asked asked;
  asked.enquirer = {"Оксана", "spouse", "document", ""};
  asked.sought = {{"name", "чоловік"}};
  asked.about = list + 12;
  const Position enquiry = sure(casework::open_enquiry(reg(), caseworker(), asked));
  EXPECT_EQ(held_off(count_for("open", {list})), Words{"family-first"}) << "she asked, and nobody has answered";
  sure(casework::answer(reg(), caseworker(), enquiry, "search", "call", "he is home"));
  EXPECT_EQ(held_off(count_for("open", {list})), Words{});
}

TEST_P(EveryCount, WaitsForTheEndOfAnEmbargoOnAnybodyInIt) {
  const Position list = list_of("a", 20, 0), other = list_of("b", 20, 0);
  waive(list, 20);
  publish::Embargo embargo;
  embargo.name = "exchange";
  embargo.why = "under way";
  embargo.on = {other};
  sure(publish::set_embargo(reg(), caseworker(), embargo));
  EXPECT_EQ(held_off(count_for("open", {list})), Words{});
  sure(decide(reg(), caseworker(), list + 1, other + 1, Verdict::same, "known"));
  EXPECT_EQ(held_off(count_for("open", {list})), Words{"embargo"});
}

TEST_P(EveryCount, CountsByClosedWordsAloneAndSaysWhatItCounts) {
  const Position list = list_of("a", 20, 20);
  EXPECT_EQ(held_off(count_for("own-authority", {list}, {"unit"})), Words{"columns"}) << "a unit of one man is a man";
  EXPECT_EQ(held_off(count_for("own-authority", {list}, {"health_state"})), Words{"columns"}) << "of a class that may not leave";
  Proposal proposal = count_for("own-authority", {list});
  proposal.count.caption.clear();
  EXPECT_EQ(held_off(proposal), Words{"rows"});
  EXPECT_EQ(publish::look(reg(), caseworker(), count_for("open", {list + 1})).error().code, Code::not_found);
}

TEST_P(EveryCount, LeavesWithItsDefinition) {
  const Position list = list_of("a", 20, 3);
  waive(list, 23);
  const publish::Issued issued = told(count_for("open", {list}));
  EXPECT_NE(issued.letter.find("people who came home"), std::string::npos);
  EXPECT_EQ(issued.file.find("\"3\",\""), issued.file.find("\"3\",\"male\"")) << "no number of three, only the third row: " << issued.file;
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryCount, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
