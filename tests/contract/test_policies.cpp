// Policies, on every store: inert until signed, the actor of what they join, and held off by each guard alone. In every test of a guard
// the others of the same lists are joined: it is the guard that holds the policy off.
#include <algorithm>
#include <functional>

#include "register/record.hpp"
#include "review_fixture.hpp"

namespace nostoi::testing {
namespace {

/// A line: a name, a whole date of birth, and what stands in further columns, by field (or heading, behind '#').
struct Line {
  std::string name;
  PartialDate born;
  std::map<std::string, std::string> more{};
};

List dated_list(const std::string& name, const std::vector<Line>& lines) {
  List list = invented_list(name, {});
  list.source.sha256 = sha256_hex(name);
  std::map<std::string, Column> more;
  for (const Line& line : lines)
    for (const auto& [field, value] : line.more) {
      const bool unread = field.starts_with('#');
      more[field] = {field, unread ? "" : field, unread || !find_field(field) ? Role::never : find_field(field)->role, "header", {}, {},
                     {}};
    }
  Column &who = list.columns[0], &born = list.columns[1];
  for (const Line& line : lines) {
    who.cells.push_back(who.values.intern(line.name));
    const PartialDate& date = line.born;
    born.cells.push_back(born.values.intern(std::to_string(date.day) + "." + std::to_string(date.month) + "." + std::to_string(date.year)));
    born.dates.resize(born.values.size());
    born.dates[born.cells.back()] = date;
    for (auto& [field, column] : more) {
      const auto value = line.more.find(field);
      column.cells.push_back(value == line.more.end() ? 0 : column.values.intern(value->second));
    }
  }
  for (auto& [field, column] : more) list.columns.push_back(std::move(column));
  list.lines = lines.size();
  list.rows_in = lines.size() + 1;
  return list;
}

class EveryPolicy : public EveryReview {
 protected:
  static std::vector<Line> lines_of_people(std::size_t count = 6) {
    std::vector<Line> all;
    for (const auto& [name, year] : people(count)) all.push_back({name, day(1960 + static_cast<int>(all.size()) * 4, 1 + all.size(), 11)});
    return all;
  }
  Position add_list(const std::string& name, const std::vector<Line>& lines, const Received& received = {}) {
    return sure(import_lists(reg(), caseworker(), {dated_list(name, lines)}, received)).lists.front();
  }
  Position sign() { return sure(review::sign_policy(reg(), {"head", "review", {}}, "standard", "order 14")); }
  std::uint64_t matched() { return sure(review::match(reg(), caseworker(), {})).joined; }
  bool joined(Position one, Position other) { return *person_of(*now(), one) == *person_of(*now(), other); }

  /// Two lists of the same people, the policy signed; `touch` is told the first line of both.
  void is_held_off(const std::string& guard, const std::function<void(Position left, Position right)>& touch,
                   const std::function<void(std::vector<Line>& left, std::vector<Line>& right)>& shape = {}) {
    std::vector<Line> left = lines_of_people(), right = left;
    if (shape) shape(left, right);
    const Position one = add_list("missing.csv", left) + 1, other = add_list("asked.csv", right) + 1;
    if (touch) touch(one, other);
    sign();
    const std::uint64_t done = matched();
    EXPECT_FALSE(joined(one, other)) << guard;
    EXPECT_EQ(done, left.size() - 1) << "all others are joined";
    EXPECT_TRUE(joined(one + 1, other + 1));
    EXPECT_GE(sure(review::try_policy(reg(), caseworker(), "standard")).held[guard], 1u);
  }
  void says(Position anchor, const std::string& property, const std::string& value) {
    Said said;
    said.property = property;
    said.value = value;
    said.speaker = "сестра";
    sure(state(reg(), caseworker(), anchor, said));
  }
  Position record(const std::string& kind, Position about, const std::string& handling = "ordinary") {
    Log log = sure(Log::begin(reg(), caseworker()));
    return sure(add_record_alone(log, kind, {about}, handling, Json::object()));
  }
};

TEST_P(EveryPolicy, JoinsNothingUntilItIsSigned) {
  const Position one = add_list("missing.csv", lines_of_people()) + 1, other = add_list("asked.csv", lines_of_people()) + 1;
  EXPECT_EQ(matched(), 0u);
  EXPECT_FALSE(joined(one, other));
  EXPECT_EQ(sure(review::try_policy(reg(), caseworker(), "standard")).joined, 6u) << "it can be asked what it would do";
  EXPECT_EQ(matched(), 0u) << "and asking does nothing";
}

TEST_P(EveryPolicy, IsTheActorOfWhatItJoins) {
  const Position one = add_list("missing.csv", lines_of_people()) + 1, other = add_list("asked.csv", lines_of_people()) + 1;
  const Position signature = sign();
  EXPECT_EQ(matched(), 6u);
  const Decision decision = decisions_of(*now(), one)->front();
  EXPECT_EQ(decision.actor, "policy:standard@1");
  EXPECT_EQ(decision.policy, signature);
  EXPECT_EQ(decision.right, other);
  EXPECT_FALSE(decision.why.empty());
  EXPECT_EQ(matched(), 0u) << "nothing is left";
  EXPECT_TRUE(check(*now())->wrong.empty());
}

TEST_P(EveryPolicy, IsSignedByItsText) {
  const Position at = sign();
  const review::Signature one = sure(review::signatures(reg(), caseworker())).front();
  EXPECT_EQ(one.at, at);
  EXPECT_EQ(one.actor, "head");
  EXPECT_EQ(one.why, "order 14");
  EXPECT_EQ(one.sha256, review::policies().front().sha256);
  EXPECT_TRUE(one.same_text);
  const Record record = sure(record_at(*now(), caseworker(), at));
  EXPECT_EQ(sha256_hex(canonical(record.payload.at("policy"))), one.sha256) << "the log keeps what was signed";
}

TEST_P(EveryPolicy, OfAnotherTextIsNotInForce) {
  Log log = sure(Log::begin(reg(), caseworker()));
  const Json payload{{"id", "standard"}, {"policy", Json::object()}, {"sha256", sha256_hex("another text")}, {"version", 1}, {"why", "x"}};
  ASSERT_TRUE(add_record_alone(log, "policy-signed", {}, "ordinary", payload));
  add_list("missing.csv", lines_of_people());
  add_list("asked.csv", lines_of_people());
  EXPECT_EQ(matched(), 0u);
  EXPECT_FALSE(sure(review::signatures(reg(), caseworker())).front().same_text);
  sign();
  EXPECT_EQ(matched(), 6u) << "this text needs a signature of its own";
}

TEST_P(EveryPolicy, IsInForceFromTheDayThatWasSigned) {
  add_list("missing.csv", lines_of_people());
  add_list("asked.csv", lines_of_people());
  ASSERT_TRUE(review::sign_policy(reg(), caseworker(), "standard", "from next year", day(2024, 1, 1)));  // the clock of tests: 2023
  EXPECT_EQ(matched(), 0u);
  ASSERT_TRUE(review::withdraw_policy(reg(), caseworker(), "standard", false, "at once rather"));
  ASSERT_TRUE(review::sign_policy(reg(), caseworker(), "standard", "at once", day(2023, 1, 1)));
  EXPECT_EQ(matched(), 6u);
}

TEST_P(EveryPolicy, WithdrawnJoinsNothingMoreAndTakesBackWhatItJoined) {
  const Position one = add_list("missing.csv", lines_of_people()) + 1, other = add_list("asked.csv", lines_of_people()) + 1;
  sign();
  ASSERT_EQ(matched(), 6u);
  EXPECT_EQ(sure(review::withdraw_policy(reg(), caseworker(), "standard", false, "a doubt")), 0u);
  EXPECT_TRUE(joined(one, other));
  EXPECT_EQ(sure(review::withdraw_policy(reg(), caseworker(), "standard", true, "a mistake")), 6u);
  for (Position row = 0; row < 6; ++row) EXPECT_FALSE(joined(one + row, other + row));
  sign();
  EXPECT_EQ(matched(), 0u) << "what was taken back is a person's to decide";
  EXPECT_TRUE(check(*now())->wrong.empty());
}

TEST_P(EveryPolicy, RefusesWithAReason) {
  EXPECT_EQ(review::sign_policy(reg(), caseworker(), "nobody's", "x").error().code, Code::not_found);
  EXPECT_EQ(review::sign_policy(reg(), caseworker(), "standard", "").error().code, Code::invalid);
  EXPECT_EQ(review::withdraw_policy(reg(), caseworker(), "standard", true, "x").error().code, Code::conflict);
  sign();
  EXPECT_EQ(review::sign_policy(reg(), caseworker(), "standard", "twice").error().code, Code::conflict);
  const access::Actor nobody{"", "review", {}};
  EXPECT_EQ(review::sign_policy(reg(), nobody, "standard", "x").error().code, Code::denied);
  EXPECT_EQ(review::withdraw_policy(reg(), nobody, "standard", true, "x").error().code, Code::denied);
  EXPECT_EQ(review::signatures(reg(), nobody).error().code, Code::denied);
  EXPECT_EQ(review::try_policy(reg(), nobody, "standard").error().code, Code::denied);
}

TEST_P(EveryPolicy, IsTheSameAfterItsDumpWasLoaded) {
  const Position one = add_list("missing.csv", lines_of_people()) + 1, other = add_list("asked.csv", lines_of_people()) + 1;
  const Position signature = sign();
  matched();
  Register loaded = sure(load(memory_store(), still(), lines_of(text())));
  EXPECT_EQ(*person_of(**loaded.store().snapshot(), other), one);
  EXPECT_EQ(sure(review::signatures(loaded, caseworker())).front().decisions, 6u);
  EXPECT_NE(*person_of(*now(), other, signature), one) << "as of the signing they were two";
}

// ------------------------------------------------------------------------------------------------- the conditions

TEST_P(EveryPolicy, HoldsOffFromFathersAndSonsWhoShareAName) {
  is_held_off("fields", {}, [](auto&, auto& right) { right[0].born = day(1961, 1, 11); });
}

TEST_P(EveryPolicy, HoldsOffWhereTheNameIsOnlyInitials) {
  is_held_off("fields", {}, [](auto&, auto& right) { right[0].name = "Тополянський Р.С."; });
}

TEST_P(EveryPolicy, HoldsOffWhereOnlyTheYearOfBirthIsKnown) {
  is_held_off("fields", {}, [](auto&, auto& right) {
    right[0].born = PartialDate{};
    right[0].born.year = 1960;
    right[0].born.from = day_number(1960, 1, 1);
    right[0].born.to = day_number(1960, 12, 31);
  });
}

TEST_P(EveryPolicy, HoldsOffWhereSomebodySaysAnotherDay) {
  is_held_off("fields", [&](Position left, Position) { says(left, "birth_date", "12.01.1960"); });
}

TEST_P(EveryPolicy, HoldsOffWhereAThirdEntryMayBeOneOfThem) {
  is_held_off("not-one-to-one", [&](Position, Position) { add_list("letters.csv", {lines_of_people()[0]}); });
}

TEST_P(EveryPolicy, HoldsOffWhereOneListHasBoth) {
  std::vector<Line> twice = lines_of_people();
  twice.push_back(twice[0]);
  const Position one = add_list("missing.csv", twice) + 1;
  sign();
  matched();
  EXPECT_FALSE(joined(one, one + 6));
}

// ----------------------------------------------------------------------------------------------------- the guards

TEST_P(EveryPolicy, NeverTouchesDeathThatALineStates) {
  is_held_off("death", {}, [](auto& left, auto&) { left[0].more["death_date"] = "1.2.2023"; });
}

TEST_P(EveryPolicy, NeverTouchesDeathThatSomebodyStates) {
  is_held_off("death", [&](Position, Position right) { says(right, "death", "presumed-dead"); });
}

TEST_P(EveryPolicy, NeverTouchesDeathThatSomebodyDenies) {
  is_held_off("death", [&](Position left, Position) {
    Said said;
    said.property = "death";
    said.value = "dead";
    said.stance = "denied";
    said.speaker = "мати";
    sure(state(reg(), caseworker(), left, said));
  });
}

TEST_P(EveryPolicy, NeverTouchesAPersonWhomACourtDeclaredDead) {
  is_held_off("death", [&](Position left, Position) { says(left, "missing_status", "declared-dead"); });
}

TEST_P(EveryPolicy, NeverTouchesCategory) {
  is_held_off("category", {}, [](auto&, auto& right) { right[0].more["category"] = "цивільний"; });
}

TEST_P(EveryPolicy, NeverTouchesCustodyThatALineStates) {
  is_held_off("custody", {}, [](auto&, auto& right) { right[0].more["held_at"] = "СІЗО-2"; });
}

TEST_P(EveryPolicy, NeverTouchesCustodyThatIsOnRecord) {
  is_held_off("custody", [&](Position left, Position) { record("custody-begun", left); });
}

TEST_P(EveryPolicy, NeverTouchesAStatusThatIsNotPlainlyMissing) {
  is_held_off("custody", {}, [](auto& left, auto& right) {
    left[0].more["status"] = "у полоні";
    right[1].more["status"] = "Зник безвісти";
  });
}

TEST_P(EveryPolicy, NeverTouchesANoticeToTheFamily) {
  is_held_off("notice", [&](Position, Position right) { says(right, "family_notified_on", "03.04.2023"); });
}

TEST_P(EveryPolicy, NeverTouchesSomebodyWhomAFamilyAsksAbout) {
  is_held_off("notice", [&](Position left, Position) { record("enquiry-opened", left); });
}

TEST_P(EveryPolicy, NeverTouchesAChildByDateOfBirth) {
  is_held_off("child", {}, [](auto& left, auto& right) { left[0].born = right[0].born = day(2008, 5, 5); });
}

TEST_P(EveryPolicy, NeverTouchesAChildByAnyStatement) {
  is_held_off("child", [&](Position, Position right) { says(right, "age", "16"); });
}

TEST_P(EveryPolicy, NeverTouchesWhomSomebodySaysWasBornLater) {
  is_held_off("child", [&](Position, Position right) { says(right, "birth_year", "2009"); });
}

TEST_P(EveryPolicy, NeverTouchesAChildInAnybodysCare) {
  is_held_off("child", [&](Position left, Position) { says(left, "guardian_name", "Інна"); });
}

TEST_P(EveryPolicy, NeverTouchesARunningExchange) {
  is_held_off("exchange", [&](Position left, Position) { record("exchange-listed", left); });
}

TEST_P(EveryPolicy, NeverTouchesUrgentPeople) {
  is_held_off("exchange", [&](Position left, Position) { sure(review::mark_urgent(reg(), caseworker(), left, true, "stage of May")); });
}

TEST_P(EveryPolicy, NeverTouchesAHandlingClassOfARecord) {
  is_held_off("handling", [&](Position left, Position) { record("review-assigned-note", left, "witness"); });
}

TEST_P(EveryPolicy, NeverTouchesWhatIsSealedByItsNature) {
  is_held_off("handling", [&](Position left, Position) { says(left, "wounds", "ліва рука"); });
}

TEST_P(EveryPolicy, NeverTouchesWhatNoProgramReads) {
  is_held_off("other", {}, [](auto& left, auto&) { left[0].more["#Примітки командира"] = "бачили після бою"; });
}

TEST_P(EveryPolicy, NeverTouchesARecordOfAKindItDoesNotKnow) {
  is_held_off("other", [&](Position left, Position) { record("something-new", left); });
}

TEST_P(EveryPolicy, NeverTouchesListsOfTheHeldTheDeadTheOfferedAndTheSealed) {
  struct Kind {
    std::string guard;
    Received received;
  };
  std::vector<Kind> kinds(5);
  kinds[0].guard = "custody", kinds[0].received.purpose = "held";
  kinds[1].guard = "death", kinds[1].received.purpose = "remains";
  kinds[2].guard = "exchange", kinds[2].received.purpose = "offered";
  kinds[3].guard = "handling", kinds[3].received.handling = "icrc-confidential";
  kinds[4].guard = "custody", kinds[4].received.evidence = "detaining-party";
  sign();
  std::vector<Line> all = lines_of_people(5);
  add_list("missing.csv", all);
  for (std::size_t i = 0; i < kinds.size(); ++i) add_list("list" + std::to_string(i) + ".csv", {all[i]}, kinds[i].received);
  EXPECT_EQ(matched(), 0u);
  const review::PolicyEffect effect = sure(review::try_policy(reg(), caseworker(), "standard"));
  EXPECT_EQ(effect.held.at("custody"), 2u);
  for (const char* guard : {"death", "exchange", "handling"}) EXPECT_EQ(effect.held.at(guard), 1u) << guard;
}

TEST_P(EveryPolicy, LooksAtWholePersonsNotOnlyAtThePair) {
  is_held_off("death", [&](Position left, Position) {
    Note note;
    note.speaker = "побратим";
    Said said;
    said.property = "death";
    said.value = "dead";
    sure(take_note(reg(), caseworker(), note, {said}, left));
  });
}

// ------------------------------------------------------------------------------------------- what people decided

TEST_P(EveryPolicy, NeverDecidesAgainstAPerson) {
  is_held_off("decided",
              [&](Position left, Position right) { sure(decide(reg(), caseworker(), left, right, Verdict::unsure, "no photograph")); });
}

TEST_P(EveryPolicy, NeverDecidesAgainWhatAPersonTookBack) {
  is_held_off("decided", [&](Position left, Position right) {
    sure(revoke(reg(), caseworker(), sure(decide(reg(), caseworker(), left, right, Verdict::same, "x")), "not sure after all"));
  });
}

TEST_P(EveryPolicy, NeverBringsANotSameInsideAPerson) {
  is_held_off("decided", [&](Position left, Position right) {
    const Position third = add_list("older.csv", {{"Інша Людина Зовсім", day(1970, 1, 1)}}) + 1;
    sure(decide(reg(), caseworker(), right, third, Verdict::same, "the same photograph"));
    sure(decide(reg(), caseworker(), left, third, Verdict::not_same, "seen together"));
  });
  EXPECT_TRUE(sure(review::conflicts(reg(), caseworker())).empty());
}

TEST_P(EveryPolicy, NeverTouchesAPersonWhoIsInConflict) {
  is_held_off("conflict", [&](Position left, Position) {
    const Position others = add_list("older.csv", {{"Інша Людина Зовсім", day(1970, 1, 1)}, {"Третя Людина Теж", day(1971, 2, 2)}});
    sure(decide(reg(), caseworker(), others + 1, others + 2, Verdict::not_same, "seen together"));
    sure(decide(reg(), caseworker(), left, others + 1, Verdict::same, "x"));
    sure(decide(reg(), caseworker(), left, others + 2, Verdict::same, "x"));
  });
}

TEST_P(EveryPolicy, RemembersWhatWasDecidedOfAnIdenticalLine) {
  std::vector<Line> all = lines_of_people();
  const Position one = add_list("missing.csv", all) + 1, older = add_list("older.csv", {all[0]}) + 1;
  sure(decide(reg(), caseworker(), one, older, Verdict::not_same, "a namesake"));
  Received version;
  version.version_of = older - 1;
  add_list("older-2.csv", {{"Інша Людина Зовсім", day(1970, 1, 1)}}, version);
  const Position other = add_list("asked.csv", all) + 1;
  sign();
  matched();
  EXPECT_FALSE(joined(one, other));
  EXPECT_TRUE(joined(one + 1, other + 1));
}

TEST_P(EveryPolicy, LeavesPeoplesWorkToPeople) {
  const Position one = add_list("missing.csv", lines_of_people()) + 1, other = add_list("asked.csv", lines_of_people()) + 1;
  matched();
  assign("olena", 2);
  sign();
  EXPECT_EQ(matched(), 4u);
  for (const review::Waiting& pair : queue_of_mine("olena")) EXPECT_FALSE(joined(pair.left, pair.right));
  EXPECT_EQ(queue_of_mine("olena").size(), 2u);
  EXPECT_LT(one, other);
}

TEST_P(EveryPolicy, IsNotHeldOffByABatchThatWasDrawnFromTheList) {
  const Position list = add_list("missing.csv", lines_of_people());
  add_list("asked.csv", lines_of_people());
  matched();
  review::BatchWanted wanted;
  wanted.list = list;
  wanted.above = 0.5;
  wanted.sample = 2;
  ASSERT_TRUE(review::draw_batch(reg(), caseworker(), wanted));
  sign();
  EXPECT_EQ(matched(), 6u);
}

// Random work of people, batches and a policy: the policy never makes a contradiction, and what is taken back is gone.
TEST_P(EveryPolicy, MakesNoContradictionWhateverPeopleDo) {
  const std::vector<Line> all = lines_of_people(8);
  add_list("missing.csv", all);
  add_list("asked.csv", all);
  add_list("letters.csv", {all[1], all[3]});
  matched();
  std::uint64_t draw = 0;
  const auto random = [&](std::size_t below) { return static_cast<std::size_t>(mix(53, draw++) % below); };
  std::vector<Position> decisions;
  for (int step = 0; step < 40; ++step) {
    const auto open = queue("olena");
    const std::size_t what = random(6);
    if (what == 0 && !decisions.empty()) {
      (void)revoke(reg(), caseworker(), decisions[random(decisions.size())], "drawn");
    } else if (what == 1) {
      (void)review::sign_policy(reg(), caseworker(), "standard", "drawn");
    } else if (what == 2) {
      (void)review::withdraw_policy(reg(), caseworker(), "standard", random(2) == 0, "drawn");
    } else if (what == 3) {
      const std::size_t before = sure(review::conflicts(reg(), caseworker())).size();
      (void)sure(review::apply_policies(reg()));
      EXPECT_EQ(sure(review::conflicts(reg(), caseworker())).size(), before);
    } else if (!open.empty()) {
      const auto& pair = open[random(open.size())];
      if (const auto judged = judge("olena", pair, static_cast<Verdict>(random(3)))) decisions.push_back(judged->decision);
    }
  }
  (void)review::withdraw_policy(reg(), caseworker(), "standard", true, "the end");
  for (const review::Signature& one : sure(review::signatures(reg(), caseworker()))) EXPECT_EQ(one.decisions, 0u);
  EXPECT_TRUE(check(*now())->wrong.empty());
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryPolicy, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
