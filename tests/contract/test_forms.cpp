// Forms to print, on every store: owed or refused by their rules, filled with what may stand on them and nothing else, each made one a
// reading of its own.
#include <gmock/gmock.h>

#include "desk_fixture.hpp"
#include "nostoi/acts.hpp"
#include "nostoi/audit.hpp"
#include "nostoi/forms.hpp"

namespace nostoi::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

/// Keeps what it hears.
class Ears final : public access::Witness {
 public:
  Result<void> reads(const access::Actor&, const access::Reading& reading) override { return heard.push_back(reading), Result<void>(); }
  std::vector<access::Reading> heard;
};

class EveryForm : public EveryDesk {
 protected:
  void SetUp() override {
    EveryDesk::SetUp();
    if (!under_test.store()) return;
    line = lines(2).front();
    ears = std::make_shared<Ears>();
    reg().tell(ears);
  }
  Position says(const std::string& property, const std::string& value, const std::string& stance = "asserted", PartialDate valid = {}) {
    return sure(state(reg(), caseworker(), line, {property, value, "exact", stance, "somebody", "", valid}));
  }
  Code refused_form(const std::string& form) {
    const auto made = forms::make(reg(), caseworker(), form, line);
    return made ? Code::internal : made.error().code;
  }
  forms::Form form(const std::string& id, const access::Actor& actor = caseworker()) { return sure(forms::make(reg(), actor, id, line)); }
  static const forms::Line& field(const forms::Form& form, const std::string& id) {
    for (const forms::Section& section : form.sections)
      for (const forms::Line& one : section.lines)
        if (one.rule->id == id) return one;
    throw std::runtime_error("no field " + id);
  }
  static std::vector<std::string> remarks(const forms::Form& form) {
    std::vector<std::string> all;
    for (const forms::Remark& one : form.remarks) all.push_back(one.id);
    return all;
  }
  void establish_death() {
    says("death", "dead", "asserted", day(2026, 3, 5));
    says("identification", "forensic-conclusion");
    const Position act = sure(acts::propose(reg(), caseworker(), {"death", line, "report 12"}));
    ASSERT_TRUE(acts::confirm(reg(), {"taras", "verification", {}}, act, "seen"));
  }
  Position line = 0;
  std::shared_ptr<Ears> ears;
};

TEST_P(EveryForm, IsADutyForThoseWhomWeHoldAndAQuestionForAllOthers) {
  EXPECT_EQ(refused_form("capture-card"), Code::conflict) << "they hold him";
  hold(line);
  EXPECT_EQ(field(form("capture-card"), "full-name").value->text, "Людина 0");
  EXPECT_EQ(refused_form("internment-card"), Code::conflict) << "held as a prisoner of war";
  EXPECT_EQ(refused_form("return-civilian"), Code::conflict);
  EXPECT_EQ(refused_form("worklist"), Code::not_found) << "that is of a list";
  EXPECT_EQ(refused_form("nothing"), Code::not_found);
}

TEST_P(EveryForm, OfACivilianIsAnother) {
  hold(line, "civilian");
  EXPECT_EQ(refused_form("capture-card"), Code::conflict);
  EXPECT_EQ(form("internment-card").kind->duty, "internment-card");
  EXPECT_EQ(form("return-civilian").kind->mark, "RC");
}

TEST_P(EveryForm, IsNoCardOnceCustodyIsOverButAReturnThatSaysSo) {
  const Position custody = hold(line);
  change(custody, "release", 5);
  EXPECT_EQ(refused_form("capture-card"), Code::conflict);
  const forms::Form told = form("return-prisoner");
  const auto changes = std::ranges::find_if(told.sections, [](const forms::Section& one) { return one.rule->changes; });
  ASSERT_EQ(changes->changes.size(), 1u);
  EXPECT_EQ(changes->changes[0].change, "release");
  EXPECT_EQ(changes->changes[0].on, "2026-03-05");
}

TEST_P(EveryForm, SaysOfEachValueWhereItStandsAndLeavesTheRestToAPen) {
  hold(line);
  const Position said = says("rank", "сержант");
  const forms::Form card = form("capture-card");
  EXPECT_EQ(field(card, "rank").value->from, std::vector<std::string>{"s" + std::to_string(said)});
  EXPECT_EQ(field(card, "full-name").value->from, std::vector<std::string>{"a" + std::to_string(line) + ":1"});
  EXPECT_FALSE(field(card, "birth_place").value) << "nobody said it";
  EXPECT_FALSE(field(card, "signature-person").value);
}

TEST_P(EveryForm, OfADeathIsRefusedUnlessItIsEstablished) {
  hold(line);
  EXPECT_EQ(refused_form("notice-of-death"), Code::conflict) << "nothing is said";
  says("death", "dead");
  EXPECT_EQ(refused_form("notice-of-death"), Code::conflict) << "said, and nobody identified";
  EXPECT_THAT(remarks(form("capture-card")), Contains("death-stated"));
  establish_death();
  EXPECT_EQ(form("notice-of-death").kind->mark, "ND");
  EXPECT_EQ(refused_form("capture-card"), Code::conflict) << "to tell a family that he is well";
  says("evidence", "message", "asserted", day(2026, 4, 1));
  EXPECT_EQ(refused_form("notice-of-death"), Code::conflict) << "a letter of a later day";
  EXPECT_THAT(remarks(form("return-prisoner")), Contains("death-contradicted"));
}

TEST_P(EveryForm, OfADeathIsRefusedWhenSomethingContradictsItThatTheMakerMayNotRead) {
  hold(line);
  establish_death();
  Note note;
  note.speaker = "W-07";
  note.handling = "witness";
  ASSERT_TRUE(take_note(reg(), {"iryna", "tracing", {"witness"}}, note,
                        {{"evidence", "sighting", "exact", "asserted", "", "", day(2026, 4, 1)}}, line));
  EXPECT_EQ(captivity::death(sure(person_file(reg(), caseworker(), line))).state, captivity::Death::established) << "as far as she sees";
  EXPECT_EQ(refused_form("notice-of-death"), Code::conflict);
}

TEST_P(EveryForm, OfADeathIsRefusedWhereTheFileMayBeOfTwoPeople) {
  hold(line);
  establish_death();
  const Position other = import("other.csv", {{"Людина 0", 1970}}).lists[0] + 1,
                 third = import("third.csv", {{"Людина 0", 1970}}).lists[0] + 1;
  for (const Position one : {other, third}) ASSERT_TRUE(decide(reg(), caseworker(), line, one, Verdict::same, "one name"));
  ASSERT_TRUE(decide(reg(), {"taras", "review", {}}, other, third, Verdict::not_same, "two photographs"));
  EXPECT_EQ(refused_form("notice-of-death"), Code::conflict);
  EXPECT_THAT(remarks(form("return-prisoner")), Contains("conflict"));
}

TEST_P(EveryForm, KeepsOffWhatTheMakerMayNotReadAndSaysThatSomethingIs) {
  hold(line);
  says("health_state", "sick");
  const forms::Form without = form("capture-card");
  EXPECT_EQ(field(without, "health_state").shut, "medical");
  EXPECT_FALSE(field(without, "health_state").value);
  EXPECT_THAT(remarks(without), Contains("withheld"));
  const forms::Form with = form("capture-card", {"likar", "tracing", {"medical"}});
  EXPECT_EQ(field(with, "health_state").value->text, "sick");
  EXPECT_THAT(remarks(with), Not(Contains("withheld")));
}

TEST_P(EveryForm, BearsNoClassThatMayNotStandOnItWhoeverMakesIt) {
  hold(line);
  Note note;
  note.speaker = "physician";
  note.handling = "agency-only";
  const access::Actor cleared{"iryna", "tracing", access::handling_classes()};
  ASSERT_TRUE(take_note(reg(), cleared, note, {{"correspondence_address", "the street where his mother hides"}}, line));
  const forms::Form card = form("capture-card", cleared);
  EXPECT_FALSE(field(card, "correspondence_address").value);
  EXPECT_THAT(remarks(card), Contains("withheld"));
  EXPECT_THAT(sure(forms::print(card, Language::en)).html, Not(HasSubstr("hides")));
}

TEST_P(EveryForm, OfASealedFileIsRefused) {
  hold(line);
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "a judge"));
  EXPECT_EQ(refused_form("capture-card"), Code::denied);
  acts::Proposal opens{"unseal", line, "his lawyer", "ordinary", 8};
  const Position act = sure(acts::propose(reg(), caseworker(), opens));
  ASSERT_TRUE(acts::confirm(reg(), {"taras", "tracing", {}}, act, "yes"));
  EXPECT_FALSE(sure(person_file(reg(), caseworker(), line)).entries[0].withheld) << "she may look";
  EXPECT_EQ(refused_form("return-prisoner"), Code::denied) << "and not print";
}

TEST_P(EveryForm, OfErasedWordsDoesNotBearThem) {
  hold(line);
  Note note;
  note.speaker = "neighbour";
  const Position at = sure(take_note(reg(), caseworker(), note, {{"birth_place", "Кам'яний Брід"}}, line)).note;
  EXPECT_TRUE(field(form("capture-card"), "birth_place").value);
  const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", at, "asked for"}));
  ASSERT_TRUE(acts::confirm(reg(), {"taras", "legal", {}}, act, "yes"));
  EXPECT_FALSE(field(form("capture-card"), "birth_place").value);
}

TEST_P(EveryForm, OfAPossibleChildSaysSo) {
  hold(line);
  EXPECT_THAT(remarks(form("capture-card")), Not(Contains("child"))) << "born in 1970";
  says("birth_date", "03.04.2011");
  EXPECT_THAT(remarks(form("capture-card")), Contains("child"));
}

TEST_P(EveryForm, IsAReadingOfItsOwnWithAllOfThePersonAndARefusalIsAnother) {
  EXPECT_EQ(refused_form("capture-card"), Code::conflict);
  ASSERT_FALSE(ears->heard.empty());
  EXPECT_EQ(ears->heard.back().what, "form-refused");
  hold(line);
  Note note;
  note.speaker = "neighbour";
  const Position at = sure(take_note(reg(), caseworker(), note, {{"rank", "x"}}, line)).note;
  form("return-prisoner");
  EXPECT_EQ(ears->heard.back().what, "form-return-prisoner");
  EXPECT_EQ(ears->heard.back().about, (std::vector<std::uint64_t>{line, at}));
}

TEST_P(EveryForm, MadeAgainAsOfItsNumberHasTheSameCodeAndAChangedValueAnother) {
  hold(line);
  const forms::Form card = form("capture-card");
  says("rank", "сержант");
  const forms::Form again = sure(forms::make(reg(), caseworker(), "capture-card", line, card.known));
  EXPECT_EQ(again.number, card.number);
  EXPECT_EQ(again.code, card.code);
  EXPECT_NE(form("capture-card").code, card.code);
}

TEST_P(EveryForm, IsToldToBePossibleOrWhyNot) {
  const auto before = sure(forms::possible(reg(), caseworker(), line));
  ASSERT_EQ(before.size(), 5u);
  EXPECT_TRUE(std::ranges::all_of(before, [](const forms::Possible& one) { return one.refused.has_value(); }));
  hold(line);
  const auto after = sure(forms::possible(reg(), caseworker(), line));
  EXPECT_FALSE(after[0].refused) << "capture card";
  EXPECT_TRUE(after[1].refused) << "internment card";
  EXPECT_EQ(ears->heard.back().what, "forms");
}

TEST_P(EveryForm, IsPrintedInThreeLanguagesWithoutMarkupFromOutside) {
  hold(line);
  says("rank", "<script>alert(1)</script>");
  const forms::Form card = form("capture-card");
  for (const Language language : {Language::uk, Language::ru, Language::en}) {
    const forms::Printed page = sure(forms::print(card, language));
    EXPECT_THAT(page.html, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(page.html, Not(HasSubstr("<script")));
    EXPECT_THAT(page.html, Not(HasSubstr("{{")));
    EXPECT_THAT(page.html, HasSubstr(card.number));
    EXPECT_THAT(page.html, HasSubstr("sha256-" + page.style_sha256));
  }
  const std::string both = sure(forms::print(card, Language::uk, Language::en)).html;
  EXPECT_THAT(both, HasSubstr("Картка полонення"));
  EXPECT_THAT(both, HasSubstr("Capture card"));
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryForm, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
