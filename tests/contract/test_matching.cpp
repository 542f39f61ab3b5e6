// Matching against the register, on every store: lists, versions and notes as one batch, whatever order they came in, while others write.
#include <algorithm>
#include <map>
#include <set>

#include "nostoi/review.hpp"
#include "register/log.hpp"
#include "register_fixture.hpp"

namespace nostoi::testing {
namespace {

using People = std::vector<std::pair<std::string, int>>;

const People missing{{"Тополянський Роман Степанович", 1968}, {"Сорока Іван Петрович", 1980}, {"Гнатюк Олег Ігорович", 1990}},
    held{{"Тополянский Роман Степанович", 1968}, {"Гнатюк Олег Игоревич", 1990}, {"Берёза Пётр Ильич", 1971}};

Said said(const std::string& property, const std::string& value) {
  Said one;
  one.property = property;
  one.value = value;
  return one;
}

Note call_of(const std::string& speaker) {
  Note note;
  note.speaker = speaker;
  return note;
}

class EveryMatching : public EveryRegister {
 protected:
  static Position note(Register& of, const std::vector<Said>& all, Position about = 0) {
    return sure(take_note(of, caseworker(), call_of("мати"), all, about)).note;
  }
  static Position add_list(Register& of, const std::string& name, const People& people, const Received& received = {}) {
    return sure(import_lists(of, caseworker(), {invented_list(name, people)}, received)).lists.front();
  }
  static std::vector<review::Waiting> matched(Register& of) {
    EXPECT_TRUE(review::match(of, caseworker(), {}));
    return sure(review::queue(of, caseworker(), 1000));
  }
  static bool proposes(const std::vector<review::Waiting>& all, Position one, Position other) {
    return std::ranges::any_of(
        all, [&](const review::Proposal& each) { return each.left == std::min(one, other) && each.right == std::max(one, other); });
  }
  /// The proposals with what both sides say in place of where they stand: that does not depend on the order of arrival.
  static std::multiset<std::string> by_content(Register& of) {
    std::multiset<std::string> all;
    const auto text_of = [&](Position at) {
      std::string text;
      for (const FileEntry& entry : sure(person_file(of, caseworker(), at)).entries)
        if (entry.anchor == at)
          for (const Statement& one : entry.statements) text += one.property + "=" + one.value + " ";
      return text;
    };
    for (const review::Proposal& one : matched(of)) {
      const std::set<std::string> both{text_of(one.left), text_of(one.right)};
      all.insert(*both.begin() + "/ " + *both.rbegin() + std::to_string(one.score.weight));
    }
    return all;
  }
};

TEST_P(EveryMatching, LinksANoteThatNamesSomebodyWithTheLinesAboutThem) {
  const Position line = add_list(reg(), "held.csv", held) + 1;
  const Position told = note(reg(), {said("name", "Тополянський Роман Степанович"), said("birth_date", "02.08.1968")});
  EXPECT_TRUE(proposes(matched(reg()), line, told));
}

TEST_P(EveryMatching, LinksNotesWithEachOther) {
  add_list(reg(), "held.csv", held);
  const Position one = note(reg(), {said("name", "Журавель Остап Гнатович"), said("birth_date", "12.11.1985")});
  const Position other = note(reg(), {said("surname", "Журавель"), said("given_name", "Остап"), said("birth_date", "12.11.1985")});
  EXPECT_TRUE(proposes(matched(reg()), one, other));
}

TEST_P(EveryMatching, DoesNotAskAboutANoteThatWasTakenAboutThatPerson) {
  const Position line = add_list(reg(), "held.csv", held) + 1;
  const Position told = note(reg(), {said("name", "Тополянський Роман Степанович"), said("birth_date", "02.08.1968")}, line);
  EXPECT_FALSE(proposes(matched(reg()), line, told));
}

TEST_P(EveryMatching, LooksAtNoNoteThatNamesNobody) {
  add_list(reg(), "held.csv", held);
  const std::uint64_t before = sure(review::match(reg(), caseworker(), {})).lines;
  note(reg(), {said("rank", "сержант")});
  Said denied = said("name", "Тополянський Роман Степанович");
  denied.stance = "denied";
  note(reg(), {denied});
  EXPECT_EQ(sure(review::match(reg(), caseworker(), {})).lines, before);
  note(reg(), {said("surname", "Берёза")});
  EXPECT_EQ(sure(review::match(reg(), caseworker(), {})).lines, before + 1);
}

TEST_P(EveryMatching, ComparesNothingThatWasTakenBack) {
  const Position line = add_list(reg(), "held.csv", held) + 1;
  const NoteTaken told =
      sure(take_note(reg(), caseworker(), call_of("мати"), {said("name", "Тополянський Роман Степанович"), said("birth_date", "1968")}));
  ASSERT_TRUE(proposes(matched(reg()), line, told.note));
  ASSERT_TRUE(retract(reg(), caseworker(), told.statements[0], 0, "she spoke of another son"));
  EXPECT_FALSE(proposes(matched(reg()), line, told.note));
  const Position again = note(reg(), {said("name", "Тополянський Роман Степанович"), said("birth_date", "1968")});
  ASSERT_TRUE(proposes(matched(reg()), line, again));
  ASSERT_TRUE(retract(reg(), caseworker(), line, 1, "the name of the line above"));
  EXPECT_FALSE(proposes(matched(reg()), line, again));
}

TEST_P(EveryMatching, ProposesTheSameWhateverOrderListsVersionsAndNotesCameIn) {
  const People later{{"Тополянський Роман Степанович", 1968}, {"Сорока Іван Петрович", 1981}, {"Береза Петро Ілліч", 1971}};
  const std::vector<std::vector<Said>> told{{said("name", "Тополянський Р.С."), said("birth_date", "1968")},
                                            {said("name", "Гнатюк Олег Ігорович"), said("birth_date", "1990")},
                                            {said("name", "Гнатюк Олег Ігорович"), said("birth_date", "1990")}};
  const auto version_of = [](Position before) {
    Received received;
    received.version_of = before;
    return received;
  };
  const Position before = add_list(reg(), "missing.csv", missing);
  add_list(reg(), "missing-2.csv", later, version_of(before));
  add_list(reg(), "held.csv", held);
  for (const auto& all : told) note(reg(), all);
  Register other = sure(Register::create(memory_store(), still(), caseworker()));
  for (const std::size_t one : {2u, 0u}) note(other, told[one]);
  add_list(other, "held.csv", held);
  review::match(other, caseworker(), {}).value();  // what was matched on the way leaves no trace
  const Position first = add_list(other, "missing.csv", missing);
  note(other, told[1]);
  add_list(other, "missing-2.csv", later, version_of(first));
  const auto here = by_content(reg());
  EXPECT_GE(here.size(), 4u);
  EXPECT_EQ(here, by_content(other));
}

TEST_P(EveryMatching, LetsOthersWriteWhileItLinks) {
  const Position line = add_list(reg(), "held.csv", held) + 1;
  link::Options options;
  int written = 0;
  options.progress = [&](std::string_view, double) {
    if (written++ == 0) {
      EXPECT_TRUE(decide(reg(), caseworker(), line, line + 1, Verdict::not_same, "seen together"));
    }
  };
  const review::Matched done = sure(review::match(reg(), caseworker(), options));
  EXPECT_GT(written, 0);
  EXPECT_EQ(done.at, *now()->last());
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
}

TEST_P(EveryMatching, LinksAgainWhatCameMeanwhile) {
  add_list(reg(), "held.csv", held);
  link::Options options;
  bool came = false;
  options.progress = [&](std::string_view, double) {
    if (!std::exchange(came, true)) add_list(reg(), "missing.csv", missing);
  };
  EXPECT_EQ(sure(review::match(reg(), caseworker(), options)).lines, held.size() + missing.size());
  EXPECT_GE(sure(review::queue(reg(), caseworker(), 100)).size(), 2u);
}

TEST_P(EveryMatching, EndsThoughSomethingComesEveryTime) {
  add_list(reg(), "held.csv", held);
  link::Options options;
  int lists = 0;
  options.progress = [&](std::string_view stage, double) {
    if (stage == "prepare" && lists < 3) add_list(reg(), "list" + std::to_string(++lists) + ".csv", missing);
  };
  EXPECT_EQ(sure(review::match(reg(), caseworker(), options)).lines, held.size() + 3 * missing.size());
  EXPECT_EQ(lists, 3) << "three times others were let in; then it linked with the lock held";
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryMatching, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
