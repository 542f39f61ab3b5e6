// Every handling class at every door: whoever is not cleared for it learns that something is there, and nothing more. And files that are
// sealed for everybody, until two people open them for a while.
#include <algorithm>

#include "nostoi/acts.hpp"
#include "nostoi/review.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

class EveryDoor : public EveryRegister {
 protected:
  static access::Actor other() { return {"taras", "tracing", {}}; }
  static access::Actor cleared(const std::string& handling, const std::string& purpose = "tracing") {
    return {"olena", purpose, {handling}};
  }
  Position list_of_class(const std::string& handling, const std::string& name = "clinic.csv") {
    Received received;
    received.handling = handling;
    received.owner = "the clinic";
    return import(name, {{"Тополянський Роман Степанович", 1968}}, received).lists[0];
  }
  static std::string all_of(const PersonFile& file) {
    std::string text;
    for (const FileEntry& entry : file.entries) {
      text += entry.list.name + entry.list.owner + entry.list.sha256 + entry.note.text + entry.note.speaker;
      for (const Statement& one : entry.statements) text += one.value;
    }
    for (const Decision& one : file.decisions) text += one.why;
    for (const Act& one : file.acts) text += one.proposed.why;
    return text;
  }
};

TEST_P(EveryDoor, WithholdsEveryClassFromThoseWhoAreNotClearedForIt) {
  for (const std::string& handling : access::handling_classes()) {
    if (handling == "ordinary") continue;
    SCOPED_TRACE(handling);
    const Position list = list_of_class(handling, handling + ".csv"), line = list + 1;
    const Position plain =
        import("plain" + std::to_string(handling.size()) + handling.substr(0, 1), {{"Тополянский Роман Степанович", 1968}}).lists[0] + 1;
    ASSERT_TRUE(take_note(reg(), caseworker(), {"nurse", "visit", handling, "of " + handling, {}, {}}, {{"name", "Тополянський"}}, line));
    const Position decision = sure(decide(reg(), caseworker(), line, plain, Verdict::same, "because of " + handling));
    // a person's file
    const PersonFile shut = sure(person_file(reg(), caseworker(), line));
    ASSERT_EQ(shut.entries.size(), 3u);
    EXPECT_EQ(all_of(shut).find(handling), std::string::npos) << "neither the list's name, nor the note, nor why it was decided";
    EXPECT_NE(all_of(sure(person_file(reg(), cleared(handling), line))).find("of " + handling), std::string::npos);
    // another class opens nothing
    const std::string wrong = handling == "medical" ? "child" : "medical";
    EXPECT_EQ(all_of(sure(person_file(reg(), cleared(wrong), line))).find(handling), std::string::npos);
    // which lists there are
    for (const ListFacts& facts : sure(lists(reg(), caseworker()))) EXPECT_NE(facts.name, handling + ".csv");
    EXPECT_TRUE(std::ranges::count(sure(lists(reg(), cleared(handling))), handling + ".csv", &ListFacts::name));
    // the pairs to review
    ASSERT_TRUE(revoke(reg(), caseworker(), decision, "for the queue"));
    ASSERT_TRUE(review::match(reg(), caseworker(), {}));
    const auto has = [&](const access::Actor& actor) {
      return std::ranges::any_of(sure(review::queue(reg(), actor, 100)),
                                 [&](const auto& one) { return one.left == line || one.right == line; });
    };
    EXPECT_FALSE(has(caseworker()));
    EXPECT_TRUE(has(cleared(handling)));
    // whether a list of that name is there
    EXPECT_EQ(anchor_named(*now(), caseworker(), handling + ".csv:1").error().code, Code::not_found);
    EXPECT_EQ(sure(anchor_named(*now(), cleared(handling), handling + ".csv:1")), line);
    // a new version tells the cells of the one before
    Received next;
    next.version_of = list;
    next.handling = handling;
    EXPECT_EQ(import_lists(reg(), caseworker(), {invented_list("next " + handling, {{"Інший", 1968}})}, next).error().code, Code::denied);
    // the log
    std::string log;
    const auto write = [&](std::string_view text) { log += text; };
    EXPECT_EQ(dump(reg(), {"olena", "maintenance", {}}, write).error().code, Code::denied);
    EXPECT_EQ(log, "");
  }
  EXPECT_EQ(dump(reg(), {"olena", "tracing", access::handling_classes()}, [](std::string_view) {}).error().code, Code::denied);
  EXPECT_TRUE(dump(reg(), {"olena", "maintenance", access::handling_classes()}, [](std::string_view) {}));
}

TEST_P(EveryDoor, TellsNothingOfASealedFileToAnybody) {
  const Position line = lines(2).front();
  const Position note = sure(take_note(reg(), caseworker(), {"W-07", "debrief", "ordinary", "told in confidence", {}, {}}, {}, line)).note;
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "threats"));
  for (const access::Actor& actor : {caseworker(), other(), access::Actor{"head", "tracing", access::handling_classes()}}) {
    const PersonFile file = sure(person_file(reg(), actor, note));
    EXPECT_EQ(all_of(file), "");
    for (const FileEntry& entry : file.entries) EXPECT_TRUE(entry.withheld);
    EXPECT_EQ(all_of(sure(person_file(reg(), actor, note, {note, {}}))), "") << "looking back is no way around it";
  }
  EXPECT_FALSE(sure(person_file(reg(), caseworker(), line + 1)).entries[0].withheld) << "others are as before";
  EXPECT_EQ(dump(reg(), {"olena", "maintenance", access::handling_classes()}, [](std::string_view) {}).error().code, Code::denied);
  EXPECT_EQ(acts::seal(reg(), caseworker(), line, true, "").error().code, Code::invalid);
  EXPECT_EQ(acts::seal(reg(), caseworker(), 1, true, "x").error().code, Code::not_found);
}

TEST_P(EveryDoor, LetsNobodyActOnASealedFileUnseenButToHaveItOpened) {
  const std::vector<Position> two = lines(2);
  const Position waits = sure(acts::propose(reg(), caseworker(), {"erasure", two[0], "a court asks for it"}));
  ASSERT_EQ(sure(acts::waiting(reg(), caseworker())).size(), 1u);
  ASSERT_TRUE(acts::seal(reg(), caseworker(), two[0], true, "threats"));
  EXPECT_TRUE(sure(acts::waiting(reg(), caseworker())).empty()) << "neither what is asked for nor why";
  EXPECT_EQ(acts::confirm(reg(), other(), waits, "x").error().code, Code::denied);
  EXPECT_EQ(acts::refuse(reg(), other(), waits, "x").error().code, Code::denied);
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"death", two[0], "x"}).error().code, Code::denied);
  EXPECT_TRUE(acts::propose(reg(), caseworker(), {"erasure", two[1], "others are as before"}));
  ASSERT_TRUE(acts::propose(reg(), caseworker(), {"unseal", two[0], "the prosecutor asks", "ordinary", 1}));
  EXPECT_EQ(sure(acts::waiting(reg(), caseworker())).size(), 2u) << "that somebody asks to open it is no secret";
}

TEST_P(EveryDoor, OpensASealedFileToTwoPeopleForAPurposeAndATime) {
  const Position line = lines(1).front();
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"unseal", line, "x", "ordinary", 1}).error().code, Code::conflict) << "nothing is sealed";
  ASSERT_TRUE(acts::seal(reg(), caseworker(), line, true, "threats"));
  EXPECT_EQ(acts::propose(reg(), caseworker(), {"unseal", line, "for ever", "ordinary", 0}).error().code, Code::invalid);
  const Position act = sure(acts::propose(reg(), caseworker(), {"unseal", line, "the prosecutor asks", "ordinary", 1}));
  EXPECT_NE(all_of(sure(person_file(reg(), other(), line))).size(), 0u) << "that somebody asks to open it is no secret";
  EXPECT_TRUE(sure(person_file(reg(), caseworker(), line)).entries[0].withheld) << "a proposal opens nothing";
  ASSERT_TRUE(acts::confirm(reg(), other(), act, "seen the letter"));
  EXPECT_FALSE(sure(person_file(reg(), caseworker(), line)).entries[0].withheld);
  EXPECT_FALSE(sure(person_file(reg(), other(), line)).entries[0].withheld);
  EXPECT_TRUE(sure(person_file(reg(), {"olena", "enquiry", {}}, line)).entries[0].withheld) << "for that purpose alone";
  EXPECT_TRUE(sure(person_file(reg(), {"oksana", "tracing", {}}, line)).entries[0].withheld) << "for those two alone";
  for (int tick = 0; tick < 3600; ++tick) reg().surroundings().clock();  // an hour goes by
  EXPECT_TRUE(sure(person_file(reg(), caseworker(), line)).entries[0].withheld);
}

TEST_P(EveryDoor, SealsOneAnchorAndLeavesTheRestOfTheFile) {
  const Position line = lines(1).front();
  const Position note = sure(take_note(reg(), caseworker(), {"W-07", "debrief", "ordinary", "told in confidence", {}, {}}, {}, line)).note;
  ASSERT_TRUE(acts::seal(reg(), caseworker(), note, false, "threats"));
  const PersonFile file = sure(person_file(reg(), caseworker(), line));
  EXPECT_FALSE(file.entries[0].withheld);
  EXPECT_TRUE(file.entries[1].withheld);
  EXPECT_EQ(all_of(file).find("confidence"), std::string::npos);
}

TEST_P(EveryDoor, ShowsActsAndAlarmsToNobodyBeforeTheTrailHasHeard) {
  struct Full final : access::Witness {
    Result<void> reads(const access::Actor&, const access::Reading&) override { return fail(Code::io, "the trail is full"); }
  };
  reg().tell(std::make_shared<Full>());
  EXPECT_EQ(acts::waiting(reg(), caseworker()).error().code, Code::io);
  EXPECT_EQ(acts::alarms(reg(), caseworker()).error().code, Code::io);
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryDoor, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
