// Publishing: nothing leaves but through it, and every guard holds off what it names.
#include "nostoi/acts.hpp"
#include "nostoi/debrief.hpp"
#include "nostoi/intake.hpp"
#include "nostoi/publish/embargo.hpp"
#include "nostoi/publish/publication.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using publish::Line;
using publish::Obstacle;
using publish::Proposal;

const std::string ours = "Ministry", theirs = "Other side";

class EveryPublication : public EveryRegister {
 protected:
  static access::Actor approver() { return {"taras", "exchange", {}}; }

  /// A list that one of the sides gave: each person with a year of birth.
  std::vector<Position> list_of(const std::string& owner, const std::vector<std::pair<std::string, int>>& people,
                                const std::string& evidence = {}, const std::string& handling = "ordinary") {
    Received received;
    received.owner = owner;
    received.evidence = evidence;
    received.handling = handling;
    const Position list = import("list " + std::to_string(++count_) + ".csv", people, received).lists.front();
    std::vector<Position> anchors(people.size());
    std::iota(anchors.begin(), anchors.end(), list + 1);
    return anchors;
  }
  void same(Position one, Position other) { sure(decide(reg(), caseworker(), one, other, Verdict::same, "known")); }

  Proposal proposal_to(const std::string& kind, const std::vector<Position>& anchors, const std::string& ground = "mandate") {
    Proposal proposal;
    proposal.to = {kind, theirs, {}};
    proposal.columns = {"name", "birth_date"};
    for (const Position anchor : anchors) proposal.lines.push_back({anchor, ground, "signed form"});
    proposal.rows = anchors.size();
    proposal.until = today_and(30);
    proposal.why = "verification";
    return proposal;
  }
  PartialDate today_and(int days) {
    PartialDate date;
    date.year = 2026;
    date.from = date.to = day_of_moment(reg().surroundings().clock()) + days;
    return date;
  }
  std::vector<std::string> held_off(const Proposal& proposal) {
    std::vector<std::string> guards;
    for (const Obstacle& one : sure(publish::look(reg(), caseworker(), proposal)).obstacles)
      guards.push_back((one.stops ? "" : "?") + one.guard + (one.column.empty() ? "" : " " + one.column));
    return guards;
  }
  using Words = std::vector<std::string>;

  Position proposed(const Proposal& proposal) { return sure(publish::propose(reg(), caseworker(), proposal)); }
  Position approved(const Proposal& proposal) {
    const Position at = proposed(proposal);
    sure(publish::approve(reg(), approver(), at, "checked"));
    return at;
  }
  publish::Issued issued(Position at, const std::string& format = "csv") {
    return sure(publish::issue(reg(), caseworker(), at, theirs, format));
  }
  publish::Publication known(Position at) { return sure(publish::publication(reg(), caseworker(), at)).publication; }

 private:
  int count_ = 0;
};

TEST_P(EveryPublication, LeavesAfterAnotherPersonApprovedItAndOnlySo) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Гнатюк Петро", 1975}});
  const Position at = proposed(proposal_to("own-authority", anchors));
  EXPECT_EQ(publish::issue(reg(), caseworker(), at, theirs, "csv").error().code, Code::conflict) << "nobody approved it";
  EXPECT_EQ(publish::approve(reg(), caseworker(), at, "mine").error().code, Code::denied) << "who proposes does not approve";
  EXPECT_EQ(publish::approve(reg(), {"OLENA ", "exchange", {}}, at, "mine").error().code, Code::denied) << "nor under another spelling";
  sure(publish::approve(reg(), approver(), at, "checked"));
  EXPECT_EQ(publish::issue(reg(), caseworker(), at, "Somebody", "csv").error().code, Code::denied) << "not to anybody else";
  const publish::Issued copy = issued(at);
  EXPECT_NE(copy.file.find("Сорока Іван"), std::string::npos);
  EXPECT_EQ(copy.copy.rows, 2u);
  EXPECT_EQ(copy.copy.sha256, sha256_hex(copy.file));
  EXPECT_NE(copy.letter.find(copy.copy.sha256), std::string::npos);
  EXPECT_EQ(known(at).state, publish::State::issued);
}

TEST_P(EveryPublication, LetsThroughNoColumnThatIsNotNamedForTheRecipient) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  Proposal proposal = proposal_to("partner", anchors, "consent");
  proposal.columns = {"name", "unit"};
  EXPECT_EQ(held_off(proposal), Words{"columns unit"});
  proposal.columns = {"phone"};
  EXPECT_EQ(held_off(proposal), Words{"columns phone"});
  proposal.columns = {};
  EXPECT_EQ(held_off(proposal), Words{"columns"});
  EXPECT_EQ(publish::propose(reg(), caseworker(), proposal).error().code, Code::conflict);
}

TEST_P(EveryPublication, NeverLetsALineOfAPersonReachTheOpen) {
  Proposal proposal = proposal_to("open", list_of(ours, {{"Сорока Іван", 1980}}));
  EXPECT_EQ(held_off(proposal), (Words{"columns name", "columns birth_date"}));
}

TEST_P(EveryPublication, CountsItsLinesAndEnds) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Гнатюк Петро", 1975}});
  Proposal proposal = proposal_to("own-authority", anchors);
  proposal.rows = 3;
  EXPECT_EQ(held_off(proposal), Words{"rows"}) << "a hidden or a lost row is found before it leaves";
  proposal.rows = 2;
  proposal.until = {};
  EXPECT_EQ(held_off(proposal), Words{"until"});
  proposal.until = today_and(-1);
  EXPECT_EQ(held_off(proposal), Words{"until"});
  proposal.until = today_and(366);
  EXPECT_EQ(held_off(proposal), Words{"until"}) << "longer than such a recipient may keep it";
  proposal.until = today_and(365);
  EXPECT_EQ(held_off(proposal), Words{});
}

TEST_P(EveryPublication, AsksForAGroundOfEveryLine) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Гнатюк Петро", 1975}});
  Proposal proposal = proposal_to("partner", anchors, "consent");
  EXPECT_EQ(held_off(proposal), Words{});
  proposal.lines[1].reason.clear();
  EXPECT_EQ(held_off(proposal), Words{"ground"}) << "consent that is written nowhere";
  proposal.lines[1].ground = "mandate";
  EXPECT_EQ(held_off(proposal), Words{"ground"}) << "a union gets nothing by the office's mandate";
  EXPECT_EQ(publish::without_stopped(proposal, sure(publish::look(reg(), caseworker(), proposal))).lines.size(), 1u);
}

TEST_P(EveryPublication, LetsNobodyStandTwice) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Сорока Іван Петрович", 1980}});
  same(anchors[0], anchors[1]);
  EXPECT_EQ(held_off(proposal_to("own-authority", anchors)), Words{"twice"});
}

TEST_P(EveryPublication, TellsADetainingSideNothingOfWhomItMayNotHold) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  EXPECT_EQ(held_off(proposal_to("detaining-side", anchors)), Words{"confirmed"}) << "he may be hiding";
  const auto word = list_of("Wife", {{"Сорока Іван", 1980}}, "relative-word");
  same(anchors[0], word[0]);
  EXPECT_EQ(held_off(proposal_to("detaining-side", anchors)).front(), "confirmed") << "a relative's word confirms nothing";
  const auto visit = list_of("ICRC", {{"Сорока Іван", 1980}}, "icrc-visit");
  same(anchors[0], visit[0]);
  EXPECT_EQ(held_off(proposal_to("detaining-side", anchors)).front(), "?more-than-stated name");
}

TEST_P(EveryPublication, ShowsWhatIsMoreThanADetainingSideHasSaidAndAPersonDecides) {
  const auto said = list_of(theirs, {{"Тополянский Роман", 1968}}, "publication");
  const auto anchors = list_of(ours, {{"Тополянський Роман Степанович", 1968}});
  same(anchors[0], said[0]);
  const Proposal proposal = proposal_to("detaining-side", anchors);
  EXPECT_EQ(held_off(proposal), Words{"?more-than-stated name"}) << "the patronymic is more, the year is not";
  const Position at = proposed(proposal);
  EXPECT_EQ(publish::approve(reg(), approver(), at, "checked").error().code, Code::conflict) << "nobody decided";
  EXPECT_EQ(publish::answer(reg(), caseworker(), at, {{anchors[0], "birth_date"}}, true, "x").error().code, Code::conflict)
      << "of that nothing asks";
  sure(publish::answer(reg(), approver(), at, {{anchors[0], "name"}}, true, "they know him"));
  EXPECT_EQ(publish::approve(reg(), approver(), at, "checked").error().code, Code::denied) << "who lets a cell pass does not approve";
  sure(publish::answer(reg(), caseworker(), at, {{anchors[0], "name"}}, false, "rather not"));
  sure(publish::approve(reg(), approver(), at, "checked"));
  const std::string file = issued(at).file;
  EXPECT_EQ(file.find("Тополян"), std::string::npos) << "what was decided to stay stays";
  EXPECT_NE(file.find("1968"), std::string::npos);
}

TEST_P(EveryPublication, TakesTheSpellingOfAnotherAlphabetForTheSameName) {
  const auto said = list_of(theirs, {{"Hnatiuk Nikolai", 1980}}, "publication");
  const auto anchors = list_of(ours, {{"Гнатюк Микола", 1980}});
  same(anchors[0], said[0]);
  EXPECT_EQ(held_off(proposal_to("detaining-side", anchors)), Words{});
}

TEST_P(EveryPublication, KeepsChildrenOutOfListsForASide) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 2012}});
  const auto said = list_of(theirs, {{"Сорока Иван", 2012}}, "publication");
  same(anchors[0], said[0]);
  EXPECT_EQ(held_off(proposal_to("detaining-side", anchors)), Words{"child"});
  EXPECT_EQ(held_off(proposal_to("partner", anchors, "family-consent")), Words{"child"});
}

TEST_P(EveryPublication, GivesNothingOfAClassThatTheRecipientMayNotHaveWhoeverPublishes) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  const auto secret = list_of("Clinic", {{"Сорока Іван Таємничий", 1980}}, {}, "medical");
  same(anchors[0], secret[0]);
  const access::Actor sees_all{"olena", "exchange", access::handling_classes()};
  EXPECT_EQ(sure(publish::look(reg(), sees_all, proposal_to("own-authority", {anchors[0]}))).table.rows.at(0).cells.at(0).value,
            "Сорока Іван");
  const auto looked = sure(publish::look(reg(), sees_all, proposal_to("own-authority", {secret[0]})));
  ASSERT_EQ(looked.obstacles.size(), 1u);
  EXPECT_EQ(looked.obstacles[0].guard, "withheld");
  EXPECT_EQ(looked.table.rows.at(0).cells.at(0).value, "") << "a line that is stopped shows nothing";
}

TEST_P(EveryPublication, ToTheCentralAgencyTakesWhoIsClearedForWhatItMayHave) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  const Proposal proposal = proposal_to("central-agency", anchors, "treaty");
  EXPECT_EQ(publish::look(reg(), caseworker(), proposal).error().code, Code::denied) << "two people would see two tables";
  EXPECT_TRUE(publish::look(reg(), {"olena", "tracing", {"agency-only", "icrc-confidential"}}, proposal));
}

TEST_P(EveryPublication, GivesNothingThatAWitnessDidNotConsentToShare) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Свідок", 1990}});
  const access::Actor debriefer{"iryna", "tracing", {"witness"}};
  const auto told = [&](const std::vector<std::string>& uses) {
    const auto debrief = sure(debrief::open(reg(), debriefer, {anchors[1], "Dr. Levko", {}, uses}));
    debrief::Sighting sighting;
    sighting.handling = "ordinary";
    sighting.said = {{"status", "wounded"}};
    sighting.about = anchors[0];
    return sure(debrief::sight(reg(), debriefer, debrief.code, sighting));
  };
  Proposal proposal = proposal_to("own-authority", {anchors[0]});
  proposal.columns = {"name", "status"};
  const auto status = [&] { return sure(publish::look(reg(), debriefer, proposal)).table.rows.at(0).cells.at(1).value; };
  told({"search"});
  EXPECT_EQ(status(), "") << "he let it be searched, not shared";
  told({"search", "sharing"});
  EXPECT_EQ(status(), "wounded");
}

TEST_P(EveryPublication, SaysNothingOfASealedFileNotEvenThatItIsThere) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  const Position at = approved(proposal_to("own-authority", anchors));
  sure(acts::seal(reg(), caseworker(), anchors[0], true, "in danger"));
  EXPECT_EQ(publish::issue(reg(), caseworker(), at, theirs, "csv").error().code, Code::conflict) << "approved before it was sealed";
  EXPECT_EQ(held_off(proposal_to("own-authority", anchors)), Words{"sealed"});
  EXPECT_EQ(sure(publish::publications(reg(), caseworker())).size(), 1u) << "the publication itself is not lost by it";
}

TEST_P(EveryPublication, LeavesAsItWasApprovedOrNotAtAll) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  const Position at = approved(proposal_to("own-authority", anchors));
  const auto other = list_of("Union", {{"Сорока Іван Петрович", 1980}});
  const auto third = list_of("Clinic", {{"Сорока Іван Петрович", 1980}});
  same(anchors[0], other[0]);
  same(anchors[0], third[0]);
  EXPECT_EQ(publish::issue(reg(), caseworker(), at, theirs, "csv").error().code, Code::conflict) << "another name would leave";
  EXPECT_TRUE(sure(publish::publication(reg(), caseworker(), at)).changed);
}

TEST_P(EveryPublication, WaitsForTheEndOfAnEmbargoThatAnotherPersonLifts) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  const auto said = list_of(theirs, {{"Сорока Иван", 1980}}, "publication");
  same(anchors[0], said[0]);
  publish::Embargo embargo;
  embargo.name = "exchange of 23 May";
  embargo.why = "until the act is signed";
  embargo.on = {anchors[0] - 1};  // the list
  const Position at = sure(publish::set_embargo(reg(), caseworker(), embargo));
  EXPECT_EQ(held_off(proposal_to("detaining-side", said)), Words{"embargo"}) << "by any line of the person";
  EXPECT_EQ(held_off(proposal_to("own-authority", anchors)), Words{}) << "inside of the state it does not hold";
  EXPECT_EQ(publish::lift_embargo(reg(), caseworker(), at, "over").error().code, Code::denied);
  sure(publish::lift_embargo(reg(), approver(), at, "the act is signed"));
  EXPECT_EQ(held_off(proposal_to("detaining-side", said)), Words{});
  EXPECT_EQ(publish::lift_embargo(reg(), approver(), at, "again").error().code, Code::conflict);
}

TEST_P(EveryPublication, DoesNotPassOnTheDetainingSidesWordAsOursUnasked) {
  const auto said = list_of("Their website", {{"Сорока Иван", 1980}}, "publication");
  EXPECT_EQ(held_off(proposal_to("partner", said, "family-consent")), (Words{"?their-word name", "?their-word birth_date"}));
}

TEST_P(EveryPublication, HoldsBackWhatDecisionsContradict) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Сорока Іван", 1981}, {"Сорока Іван", 1982}});
  same(anchors[0], anchors[1]);
  same(anchors[1], anchors[2]);
  sure(decide(reg(), caseworker(), anchors[0], anchors[2], Verdict::not_same, "brothers"));
  EXPECT_EQ(held_off(proposal_to("own-authority", {anchors[0]})), Words{"contradicted"});
}

TEST_P(EveryPublication, WritesNoFormulaWhateverAListBrought) {
  const auto anchors =
      list_of(ours, {{"=HYPERLINK(\"http://x\";\"y\")", 1980}, {"@SUM(1)", 1981}, {"  +1", 1982}, {"\u202Eнавпаки", 1983}});
  const Position at = approved(proposal_to("own-authority", anchors));
  const std::string csv = issued(at).file, book = issued(at, "xlsx").file;
  EXPECT_NE(csv.find("\"'=HYPERLINK"), std::string::npos);
  EXPECT_NE(csv.find("\"'@SUM"), std::string::npos);
  EXPECT_EQ(csv.find(",\"="), std::string::npos);
  EXPECT_EQ(csv.find("\u202E"), std::string::npos) << "nothing that is not seen";
  EXPECT_EQ(book.substr(0, 2), "PK");
}

TEST_P(EveryPublication, FollowsEveryCopyUntilItIsGone) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  Proposal proposal = proposal_to("own-authority", anchors);
  proposal.onward = {"Ombudsman"};
  const Position at = approved(proposal);
  EXPECT_EQ(publish::recall(reg(), caseworker(), at, "x").error().code, Code::conflict) << "there is none yet";
  const Position first = issued(at).copy.at;
  const Position second = sure(publish::issue(reg(), caseworker(), at, "Ombudsman", "xlsx")).copy.at;
  EXPECT_NE(known(at).copies[0].mark, known(at).copies[1].mark);
  EXPECT_FALSE(known(at).wants_copies_back());
  sure(publish::recall(reg(), caseworker(), at, "two men of one name"));
  EXPECT_TRUE(known(at).wants_copies_back());
  EXPECT_EQ(publish::issue(reg(), caseworker(), at, theirs, "csv").error().code, Code::conflict);
  sure(publish::tell_of_copy(reg(), caseworker(), first, "destroyed", "letter"));
  EXPECT_TRUE(known(at).wants_copies_back()) << "one is still out";
  sure(publish::tell_of_copy(reg(), caseworker(), second, "returned", "by hand"));
  EXPECT_FALSE(known(at).wants_copies_back());
  EXPECT_EQ(publish::tell_of_copy(reg(), caseworker(), second, "eaten", "x").error().code, Code::invalid);
}

TEST_P(EveryPublication, CorrectsAsVisiblyAsItErred) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Гнатюк Петро", 1975}});
  const Position wrong = approved(proposal_to("own-authority", anchors));
  issued(wrong);
  Proposal right = proposal_to("own-authority", {anchors[0]});
  right.corrects = wrong;
  const Position at = proposed(right);
  EXPECT_EQ(known(wrong).corrected_by, 0u) << "it is not approved yet";
  sure(publish::approve(reg(), approver(), at, "checked"));
  EXPECT_EQ(known(wrong).corrected_by, at);
  EXPECT_TRUE(known(wrong).wants_copies_back());
  EXPECT_EQ(publish::issue(reg(), caseworker(), wrong, theirs, "csv").error().code, Code::conflict);
  const std::string letter = issued(at).letter;
  EXPECT_LT(letter.find("Гнатюк Петро"), letter.find(theirs)) << "what was wrong stands before everything else: " << letter;
  right.to.name = "Somebody else";
  EXPECT_EQ(publish::propose(reg(), caseworker(), right).error().code, Code::conflict) << "who got the error gets the correction";
}

TEST_P(EveryPublication, IsFoundByWhomItNamesWhereverThatPersonStands) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}, {"Гнатюк Петро", 1975}});
  const auto other = list_of("Union", {{"Сорока Іван", 1980}});
  const Position at = proposed(proposal_to("own-authority", {anchors[0]}));
  const auto about = [&](Position anchor) { return sure(publish::publications_about(reg(), caseworker(), anchor)).size(); };
  EXPECT_EQ(about(anchors[0]), 1u);
  EXPECT_EQ(about(anchors[1]), 0u) << "the list is not named by it, one line is";
  EXPECT_EQ(about(other[0]), 0u);
  same(anchors[0], other[0]);
  EXPECT_EQ(about(other[0]), 1u);
  EXPECT_EQ(sure(publish::publications_about(reg(), caseworker(), other[0])).front().at, at);
}

TEST_P(EveryPublication, IsHeardByTheTrailOfEveryPersonInIt) {
  const auto anchors = list_of(ours, {{"Сорока Іван", 1980}});
  struct Ear final : access::Witness {
    std::vector<access::Reading> heard;
    Result<void> reads(const access::Actor&, const access::Reading& reading) override {
      heard.push_back(reading);
      return {};
    }
  };
  const auto ear = std::make_shared<Ear>();
  const Position at = approved(proposal_to("own-authority", anchors));
  reg().tell(ear);
  issued(at);
  ASSERT_EQ(ear->heard.size(), 1u);
  EXPECT_EQ(ear->heard[0].what, "published");
  EXPECT_EQ(ear->heard[0].about, anchors);
}

TEST_P(EveryPublication, KnowsWhoseCopyCameToLightEvenWithoutItsMark) {
  std::vector<std::pair<std::string, int>> people;
  for (int i = 0; i < 40; ++i)
    people.emplace_back("Людина " + std::string(1, static_cast<char>('A' + i % 26)) + std::to_string(i), 1970 + i % 30);
  Proposal proposal = proposal_to("own-authority", list_of(ours, people));
  proposal.onward = {"Ombudsman"};
  const Position at = approved(proposal);
  issued(at);
  const publish::Issued other = sure(publish::issue(reg(), caseworker(), at, "Ombudsman", "csv"));
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("nostoi-traced-" + std::to_string(::getpid()) + ".csv");
  const auto traced = [&](const std::string& bytes) {
    SafeFile out = sure(SafeFile::create(file));
    out.write(bytes);
    EXPECT_TRUE(out.commit());
    intake::ReadOptions options;
    options.keep_free_text = true;
    return sure(publish::trace(reg(), caseworker(), sure(intake::read_file(file, options))));
  };
  EXPECT_TRUE(traced(other.file).at(0).by_mark);
  EXPECT_EQ(traced(other.file).at(0).to, "Ombudsman");
  std::string cut;  // without number and mark, half of the rows
  std::istringstream rows(other.file);
  std::string row;
  for (std::size_t at_row = 0; std::getline(rows, row); ++at_row) {
    const std::size_t first = row.find(','), last = row.rfind(',');
    if (at_row % 2 == 0) cut += row.substr(first + 1, last - first - 1) + "\n";
  }
  const auto by_order = traced(cut);
  ASSERT_EQ(by_order.size(), 2u);
  EXPECT_FALSE(by_order[0].by_mark);
  EXPECT_EQ(by_order[0].to, "Ombudsman");
  EXPECT_EQ(by_order[0].order, 1);
  EXPECT_LT(by_order[1].order, 0.8);
  EXPECT_TRUE(traced("a,b\nІнша людина,1911\n").empty());
  std::filesystem::remove(file);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryPublication, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
