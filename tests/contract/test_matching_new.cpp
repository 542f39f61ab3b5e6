// Matching only what came, on every store: whatever order and however often, the proposals are those of everybody compared with everybody.
#include <algorithm>
#include <set>

#include "nostoi/acts.hpp"
#include "reference/matching.hpp"
#include "register/consent.hpp"
#include "register/log.hpp"
#include "register_fixture.hpp"
#include "review/queue.hpp"
#include "unit/link/generated.hpp"

namespace nostoi::testing {
namespace {

using Dice = link::invented::Dice;

Received version_of(Position before) {
  Received received;
  received.version_of = before;
  return received;
}

/// Lines of a list, under a name of their own.
List part_of(const List& all, const std::string& name, std::size_t from, std::size_t count) {
  List part = all;
  part.name = name;
  part.source = {name, sha256_hex(name), 100, "csv", "UTF-8"};
  part.lines = part.rows_in = count;
  for (std::size_t column = 0; column < all.columns.size(); ++column) {
    const auto first = all.columns[column].cells.begin() + static_cast<std::ptrdiff_t>(from);
    part.columns[column].cells.assign(first, first + static_cast<std::ptrdiff_t>(count));
  }
  return part;
}

/// The same people with their names in one cell, as most lists have them.
List with_whole_names(const List& parts) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t line = 0; line < parts.lines; ++line) {
    const auto cell = [&](std::size_t column) { return std::string(parts.columns[column].cell(line)); };
    rows.push_back({cell(0) + " " + cell(1) + " " + cell(2), cell(3), cell(4)});
  }
  return link::invented::list(parts.name, {"name", "birth_date", "birth_place"}, rows);
}

class EveryMatchingOfNew : public EveryRegister {
 protected:
  static constexpr std::size_t learned = 500, a_list = 15;

  const List parts = link::invented::people(700, 5).list, whole = with_whole_names(parts);
  const review::Renewal never{false, 0, 1e9};

  static Position add(Register& of, const List& list, const Received& received = {}) {
    return sure(import_lists(of, caseworker(), {list}, received)).lists.front();
  }
  review::Matched match(Register& of) { return sure(review::match(of, caseworker(), {}, never)); }
  Register begun() { return sure(Register::create(memory_store(), still(), caseworker())); }

  /// Two lists by which the register learns.
  void learn(Register& of, const List& people) {
    add(of, part_of(people, "first", 0, learned / 2));
    add(of, part_of(people, "second", learned / 2, learned / 2));
    EXPECT_TRUE(match(of).learned);
  }

  /// What an office does with people whom it has not named yet, in steps that may come in any order.
  static std::vector<std::function<void(Register&)>> steps(const List& people) {
    std::vector<std::function<void(Register&)>> all;
    for (std::size_t at = 0; at < 4; ++at)
      all.push_back([at, people](Register& of) { add(of, part_of(people, "later-" + std::to_string(at), learned + at * a_list, a_list)); });
    for (std::size_t line = learned + 70; line < learned + 78; ++line)
      all.push_back([line, people](Register& of) {
        std::vector<Said> said;
        for (const Column& column : people.columns)
          if (!column.cell(line).empty()) said.push_back({column.field, std::string(column.cell(line))});
        sure(take_note(of, caseworker(), {"a relative", "call", "ordinary", "", {}, {}}, said));
      });
    all.push_back([people](Register& of) {  // a version in which most go on, some are gone and some came
      List later = part_of(people, "second, corrected", learned / 2 + 20, learned / 2);
      add(of, later, version_of(list_called(of, "second")));
    });
    all.push_back([](Register& of) {
      for (const Position line : {3u, 40u, 41u})
        EXPECT_TRUE(retract(of, caseworker(), list_called(of, "first") + line, 1, "of somebody else"));
    });
    return all;
  }
  static Position list_called(Register& of, const std::string& name) {
    for (const ListFacts& one : sure(lists(*sure(of.store().snapshot()))))
      if (one.name == name) return one.at;
    return 0;
  }

  static reference::Pairs proposed(Register& of) {
    reference::Pairs all;
    for (const review::Proposal& one : sure(review::proposals(*sure(of.store().snapshot())))) all[{one.left, one.right}] = one.score.weight;
    return all;
  }
  /// What both sides say in place of where they stand.
  static std::multiset<std::string> by_content(Register& of) {
    std::map<Position, std::string> known;
    const auto text_of = [&](Position at) -> const std::string& {
      std::string& text = known[at];
      const PersonFile file = sure(person_file(of, caseworker(), at));
      if (text.empty())
        for (const FileEntry& entry : file.entries)
          if (entry.anchor == at)
            for (const Statement& one : entry.statements) text += one.property + "=" + one.value + " ";
      return text;
    };
    std::multiset<std::string> all;
    for (const auto& [pair, weight] : proposed(of)) {
      const auto [one, other] = std::minmax(text_of(pair.first), text_of(pair.second));
      all.insert(one + "/ " + other + std::to_string(weight));
    }
    return all;
  }
  void is_as_if_everybody_were_compared(Register& of) {
    const reference::Pairs here = proposed(of), expected = reference::pairs_of_everybody(*sure(of.store().snapshot()));
    EXPECT_GT(here.size(), 50u);
    EXPECT_EQ(here, expected);
    const auto kept = sure(review::KeptFrame::of(*sure(of.store().snapshot())));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->state.pairs, here.size());
    std::uint64_t lines = 0;
    const review::Batch batch = sure(review::batch_of(*sure(of.store().snapshot())));
    for (const List& list : batch.lists) lines += list.lines;
    EXPECT_EQ(kept->state.lines, lines);
  }
};

TEST_P(EveryMatchingOfNew, ProposesWhatOneBatchWouldWhateverTheOrderAndTheSplit) {
  for (const List* people : {&parts, &whole}) {
    Register batch = begun();
    learn(batch, *people);
    for (const auto& step : steps(*people)) step(batch);
    EXPECT_FALSE(match(batch).learned);
    is_as_if_everybody_were_compared(batch);
    const auto expected = by_content(batch);
    for (const std::uint64_t seed : {1u, 2u}) {
      Dice dice(seed);
      Register other = begun();
      learn(other, *people);
      auto all = steps(*people);
      for (std::size_t at = all.size(); at > 1; --at) std::swap(all[at - 1], all[dice.below(at)]);
      for (const auto& step : all) {
        step(other);
        if (dice.chance(0.6)) {
          EXPECT_FALSE(match(other).learned);
        }
      }
      EXPECT_FALSE(match(other).learned);
      is_as_if_everybody_were_compared(other);
      EXPECT_EQ(by_content(other), expected) << "seed " << seed;
    }
  }
}

TEST_P(EveryMatchingOfNew, IsTheSameOnThisStore) {
  learn(reg(), whole);
  for (const auto& step : steps(whole)) {
    step(reg());
    EXPECT_FALSE(match(reg()).learned);
  }
  is_as_if_everybody_were_compared(reg());
  EXPECT_TRUE(sure(check(*now())).wrong.empty());
  EXPECT_TRUE(sure(review::match(reg(), caseworker(), {}, {true, 0, 1e9})).learned) << "asked for";
}

TEST_P(EveryMatchingOfNew, BringsBackALineWhoseLaterVersionWasTakenBack) {
  learn(reg(), whole);
  const Position second = list_called(reg(), "second");
  const Position later = add(reg(), part_of(whole, "second, corrected", learned / 2, 30), version_of(second));
  const std::uint64_t lines = match(reg()).lines;
  is_as_if_everybody_were_compared(reg());
  std::uint64_t back = 0;
  for (const Position line : {second + 1, second + 7})
    for (const Decision& one : sure(decisions_of(*now(), line)))
      if (one.left == line && one.right > later) back += revoke(reg(), caseworker(), one.at, "two people").has_value();
  ASSERT_EQ(back, 2u);
  EXPECT_EQ(match(reg()).lines, lines + 2);
  is_as_if_everybody_were_compared(reg());
}

TEST_P(EveryMatchingOfNew, SaysNothingMoreWhereNothingCame) {
  learn(reg(), whole);
  const reference::Pairs before = proposed(reg());
  const review::Matched done = match(reg());
  EXPECT_FALSE(done.learned);
  EXPECT_EQ(done.lines, learned);
  EXPECT_EQ(done.proposals, before.size());
  EXPECT_EQ(proposed(reg()), before);
}

TEST_P(EveryMatchingOfNew, ComparesANoteOnlyAsLongAsItsWitnessConsents) {
  learn(reg(), whole);
  std::vector<Said> said;
  for (const Column& column : whole.columns) said.push_back({column.field, std::string(column.cell(7))});
  const Position note = sure(take_note(reg(), caseworker(), {"a returnee", "call", "ordinary", "", {}, {}}, said)).note;
  const auto is_proposed = [&] {
    EXPECT_FALSE(match(reg()).learned);
    is_as_if_everybody_were_compared(reg());
    const reference::Pairs all = proposed(reg());
    return std::ranges::any_of(all, [&](const auto& one) { return one.first.second == note; });
  };
  const auto consent = [&](const std::vector<std::string>& uses) {
    Log log = sure(Log::begin(reg(), caseworker()));
    sure(add_consent(log, {note}, "ordinary", uses));
    ASSERT_TRUE(log.commit());
  };
  EXPECT_TRUE(is_proposed());
  consent({});
  EXPECT_FALSE(is_proposed());
  consent({"search"});
  EXPECT_TRUE(is_proposed());
}

TEST_P(EveryMatchingOfNew, FindsSomebodyNamedInOneWordAfterAnotherThoughListsHaveThePartsOfNames) {
  learn(reg(), parts);
  for (const bool first : {true, false}) {
    const std::string name(whole.columns[0].cell(first ? 7 : 9)), born(whole.columns[1].cell(first ? 7 : 9));
    const Position note =
        sure(take_note(reg(), caseworker(), {"mother", "call", "ordinary", "", {}, {}}, {{"name", name}, {"birth_date", born}})).note;
    EXPECT_EQ(match(reg()).learned, first) << "whole names were not compared before";
    is_as_if_everybody_were_compared(reg());
    const reference::Pairs all = proposed(reg());
    EXPECT_TRUE(std::ranges::any_of(all, [&](const auto& one) { return one.first.second == note; })) << name;
  }
}

TEST_P(EveryMatchingOfNew, LearnsAnewWhenMuchCameOrSomethingUnheardOf) {
  learn(reg(), whole);
  const review::Renewal sometimes{false, 0, 0.05};
  add(reg(), part_of(whole, "few", learned, 20));
  EXPECT_FALSE(sure(review::match(reg(), caseworker(), {}, sometimes)).learned);
  add(reg(), part_of(whole, "more", learned + 20, 20));
  EXPECT_TRUE(sure(review::match(reg(), caseworker(), {}, sometimes)).learned);
  List phones = link::invented::list("phones", {"name", "phone"}, {{"Ткач Олена Петрівна", "+380501112233"}});
  phones.source = {"phones", sha256_hex("phones"), 100, "csv", "UTF-8"};
  add(reg(), phones);
  EXPECT_TRUE(match(reg()).learned) << "telephones were never compared";
  link::Options wider;
  wider.review = 0.1;
  EXPECT_TRUE(sure(review::match(reg(), caseworker(), wider, never)).learned) << "less likely pairs are asked for";
}

TEST_P(EveryMatchingOfNew, LearnsASmallRegisterEveryTime) {
  add(reg(), part_of(whole, "first", 0, 50));
  EXPECT_TRUE(sure(review::match(reg(), caseworker(), {})).learned);
  EXPECT_TRUE(sure(review::match(reg(), caseworker(), {})).learned);
  EXPECT_FALSE(sure(review::KeptFrame::of(*now())));
}

TEST_P(EveryMatchingOfNew, KeepsNoNameInItsRowsAndNothingOfWhomItWasToForget) {
  learn(reg(), whole);
  std::string rows;
  ASSERT_TRUE(now()->scan("match/", [&](std::string_view key, std::string_view row) {
    rows += std::string(key) + " " + std::string(row) + "\n";
    return true;
  }));
  EXPECT_GT(rows.size(), 1000u);
  for (const Column& column : parts.columns)
    for (std::size_t line = 0; line < learned; ++line)
      if (column.cell(line).size() > 9) {
        EXPECT_EQ(rows.find(column.cell(line)), std::string::npos) << column.cell(line);
      }
  const Position line = list_called(reg(), "first") + 5;
  const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", line, "he asks for it"}));
  ASSERT_TRUE(acts::confirm(reg(), {"taras", "maintenance", {}}, act, "his letter is here"));
  bool any = false;
  ASSERT_TRUE(now()->scan("match/", [&](std::string_view, std::string_view) { return any = true, false; }));
  EXPECT_FALSE(any);
  EXPECT_TRUE(match(reg()).learned);
  is_as_if_everybody_were_compared(reg());
}

TEST_P(EveryMatchingOfNew, RemembersWhatWasDecidedOfTheSameEntries) {
  learn(reg(), whole);
  add(reg(), part_of(whole, "again", 10, 3));
  match(reg());
  const std::vector<review::Waiting> waiting = sure(review::queue(reg(), caseworker(), 1000));
  const Position again = list_called(reg(), "again") + 1;
  const auto of_it = std::ranges::find_if(waiting, [&](const review::Waiting& one) { return one.right == again; });
  ASSERT_NE(of_it, waiting.end());
  ASSERT_TRUE(decide(reg(), caseworker(), of_it->left, again, Verdict::not_same, "twins"));
  add(reg(), part_of(whole, "once more", 10, 3));
  match(reg());
  const Position more = list_called(reg(), "once more") + 1;
  const std::vector<review::Waiting> now_waiting = sure(review::queue(reg(), caseworker(), 1000));
  EXPECT_TRUE(std::ranges::any_of(
      now_waiting, [&](const review::Waiting& one) { return one.left == of_it->left && one.right == more && one.earlier.size() == 1; }));
}

INSTANTIATE_TEST_SUITE_P(Stores, EveryMatchingOfNew, all_stores(), name_of_store);

}  // namespace
}  // namespace nostoi::testing
