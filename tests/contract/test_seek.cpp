// A person sought in a register, on every store.
#include <set>

#include "nostoi/acts.hpp"
#include "reference/search.hpp"
#include "register/seek_rows.hpp"
#include "register_fixture.hpp"
#include "unit/search/invented_people.hpp"

namespace nostoi::testing {
namespace {

class EveryStoreSearched : public EveryRegister {
 protected:
  std::vector<PersonFound> find(const std::string& text, const access::Actor& actor = caseworker(), std::size_t top = 10) {
    return sure(find_people(reg(), actor, text, top));
  }
  Position first(const std::string& text) {
    const std::vector<PersonFound> found = find(text);
    return found.empty() ? 0 : found.front().anchor;
  }
  /// All rows for searching, as one text.
  std::string rows() {
    std::string all;
    EXPECT_TRUE(now()->scan(seek::all_rows, [&](std::string_view key, std::string_view value) {
      all += std::string(key) + "=" + std::string(value) + "\n";
      return true;
    }));
    return all;
  }
  Position some_people() {
    return import("missing.csv", {{"Тополянський Роман Степанович", 1968},
                                  {"Гнатюк Микола Іванович", 1980},
                                  {"Гнатюк Микола Петрович", 1991},
                                  {"Зозуля Оксана", 1975}})
        .lists.front();
  }
};
INSTANTIATE_TEST_SUITE_P(Stores, EveryStoreSearched, all_stores(), name_of_store);

TEST_P(EveryStoreSearched, FindsInAnyAlphabetByPartsInitialsAndYear) {
  const Position list = some_people();
  EXPECT_EQ(first("Topolianskyi Roman"), list + 1);
  EXPECT_EQ(first("Роман Тополянский"), list + 1);
  EXPECT_EQ(first("Hnatiuk 1991"), list + 3);
  EXPECT_EQ(first("Гнатюк М. П."), list + 3);
  EXPECT_EQ(find("1975").size(), 1u);
  EXPECT_TRUE(find("Неходько").empty());
  EXPECT_TRUE(find("").empty());
}

TEST_P(EveryStoreSearched, TellsThoseWhomDecisionsJoinOnce) {
  const Position list = some_people(), other = import("held.csv", {{"Тополянский Роман", 1968}, {"Зозуля Оксана", 1975}}).lists.front();
  EXPECT_EQ(find("Тополянський").size(), 2u);
  ASSERT_TRUE(decide(reg(), caseworker(), list + 1, other + 1, Verdict::same, "день народження і село"));
  const std::vector<PersonFound> found = find("Тополянский Роман");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found.front().person, list + 1);
  EXPECT_EQ(found.front().anchor, other + 1) << "the entry that fits best";
}

TEST_P(EveryStoreSearched, GivesNothingOfWhatIsWithheld) {
  some_people();
  const std::vector<PersonFound> before = find("Гнатюк Микола 1980");
  Received secret;
  secret.handling = "witness";
  const Position hidden = import("witnesses.csv", {{"Гнатюк Микола", 1980}, {"Неходько Тарас", 1980}}, secret).lists.front();
  const std::vector<PersonFound> after = find("Гнатюк Микола 1980");
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t at = 0; at < after.size(); ++at)
    EXPECT_EQ(std::pair(after[at].anchor, after[at].weight), std::pair(before[at].anchor, before[at].weight)) << "not even in the counts";
  EXPECT_TRUE(find("Неходько").empty());
  const access::Actor cleared{"ihor", "tracing", {"witness"}};
  ASSERT_EQ(find("Неходько", cleared).size(), 1u);
  EXPECT_EQ(find("Неходько", cleared).front().anchor, hidden + 2);
}

TEST_P(EveryStoreSearched, NamesThePersonByWhatTheActorMayRead) {
  Received secret;
  secret.handling = "witness";
  const Position hidden = import("witnesses.csv", {{"Зозуля О. П.", 1975}}, secret).lists.front(), list = some_people();
  ASSERT_TRUE(decide(reg(), caseworker(), hidden + 1, list + 4, Verdict::same, "той самий запис"));
  EXPECT_EQ(find("Зозуля").front().person, list + 4);
  EXPECT_EQ(find("Зозуля", {"ihor", "tracing", {"witness"}}).front().person, hidden + 1);
}

TEST_P(EveryStoreSearched, FindsWhatWasSaidByHandUntilItIsTakenBack) {
  const Position list = some_people();
  const NoteTaken call = sure(take_note(reg(), caseworker(), {"сестра", "call", "ordinary", "дзвонила", {}, {}},
                                        {{"name", "Неходько Тарас"}, {"birth_date", "12.03.1979"}}));
  EXPECT_EQ(first("Nekhodko"), call.note);
  EXPECT_EQ(first("Nekhodko 1979"), call.note);
  const Position other = sure(state(reg(), caseworker(), list + 4, {"surname", "Кульбаба", "exact", "asserted", "брат"}));
  EXPECT_EQ(first("Кульбаба"), list + 4);
  EXPECT_EQ(first("Зозуля Оксана"), list + 4) << "what the list says is still found";
  ASSERT_TRUE(retract(reg(), caseworker(), other, 0, "помилка"));
  EXPECT_TRUE(find("Кульбаба").empty());
}

TEST_P(EveryStoreSearched, MakesTheSameRowsAgainFromTheLog) {
  const Position list = some_people();
  sure(take_note(reg(), caseworker(), {"сестра", "call", "witness", "дзвонила", {}, {}},
                 {{"name", "Неходько Тарас"}, {"birth_place", "Луцьк"}}));
  sure(state(reg(), caseworker(), list + 2, {"birth_date", "12.03.1979", "exact", "asserted", "брат"}));
  import("held.csv", {{"Тополянский Роман", 1968}, {"Hnatiuk Mykola", 1980}});
  const std::string before = rows();
  ASSERT_NE(before, "");
  ASSERT_TRUE(rebuild(reg()));
  EXPECT_EQ(rows(), before);
  const std::shared_ptr<Store> copy = memory_store();
  begun_ = sure(load(copy, still(), lines_of(text())));
  EXPECT_EQ(rows(), before);
}

TEST_P(EveryStoreSearched, SaysThatItHasToBeRebuiltWhereTheRowsAreMissing) {
  const Position list = some_people();
  {
    const auto transaction = std::move(*under_test.store()->transaction());
    ASSERT_TRUE(transaction->forget(seek::all_rows));
    ASSERT_TRUE(transaction->commit());
  }
  const auto found = find_people(reg(), caseworker(), "Зозуля", 10);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Code::not_found);
  EXPECT_EQ(found.error().sentence, say("seek-rebuild"));
  sure(state(reg(), caseworker(), list + 2, {"surname", "Кульбаба", "exact", "asserted", "брат"}));
  EXPECT_FALSE(find_people(reg(), caseworker(), "Кульбаба", 10)) << "half an index is none";
  ASSERT_TRUE(rebuild(reg()));
  EXPECT_EQ(first("Зозуля"), list + 4);
  EXPECT_EQ(first("Кульбаба"), list + 2);
}

TEST_P(EveryStoreSearched, GivesNothingOfASealedFile) {
  const Position list = some_people();
  ASSERT_EQ(first("Зозуля"), list + 4);
  sure(acts::seal(reg(), caseworker(), list + 4, false, "загроза родині"));
  EXPECT_TRUE(find("Зозуля").empty());
}

TEST_P(EveryStoreSearched, HasNoWordLeftOfWhatWasErased) {
  const Position list = some_people();
  ASSERT_NE(rows().find("zozulia"), std::string::npos);
  const Position act = sure(acts::propose(reg(), caseworker(), {"erasure", list + 4, "суд"}));
  sure(acts::confirm(reg(), {"taras", "maintenance", {}}, act, "рішення чинне"));
  EXPECT_EQ(rows().find("zozulia"), std::string::npos);
  EXPECT_TRUE(find("Зозуля").empty());
  EXPECT_EQ(first("Hnatiuk 1991"), list + 3) << "the others are found as before";
}

TEST_P(EveryStoreSearched, TellsTheWitnessBeforeItAnswers) {
  some_people();
  struct Refuses final : access::Witness {
    Result<void> reads(const access::Actor&, const access::Reading& reading) override {
      what = reading.what;
      return fail(Code::io, "the trail is full");
    }
    std::string what;
  };
  const auto witness = std::make_shared<Refuses>();
  reg().tell(witness);
  EXPECT_FALSE(find_people(reg(), caseworker(), "Зозуля", 10)) << "what could not be written down is not shown";
  EXPECT_EQ(witness->what, "search");
}

TEST_P(EveryStoreSearched, IsDeniedToWhoMayNotAct) {
  some_people();
  const auto found = find_people(reg(), {"", "tracing", {}}, "Зозуля", 10);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Code::denied);
}

/// The index against comparing everyone, on a list with so many words that not all of them are compared.
TEST(SearchOfARegister, FindsWhomComparingEveryoneFinds) {
  const Folder folder;
  Register reg = sure(Register::create(sure(sqlite::open(folder / "r.nostoi", Opening::create)), still(), caseworker()));
  const List list = search::invented(6000);
  const Position at = sure(import_lists(reg, caseworker(), {list}, {})).lists.front();
  const search::Contents people = search::read_people(list, 1);
  const std::vector<search::Query> lines = search::queries_of(list);
  std::size_t first = 0, shared = 0, of = 0;
  const std::size_t queries = 60;
  for (std::size_t query = 0; query < queries; ++query) {
    search::Query asked = search::remembered(lines, query);
    asked.born = query % 2 ? PartialDate{} : asked.born;
    const std::string text = asked.name + (asked.born.known() ? " " + std::to_string(asked.born.year) : "") + " " + asked.place;
    const std::vector<search::Found> slow = reference::find(people, asked, 5);
    const std::vector<PersonFound> fast = sure(find_people(reg, caseworker(), text, 5));
    ASSERT_FALSE(slow.empty());
    first += !fast.empty() && fast.front().anchor == at + slow.front().line + 1 && fast.front().weight == slow.front().weight;
    for (const search::Found& one : slow) shared += std::ranges::find(fast, at + one.line + 1, &PersonFound::anchor) != fast.end();
    of += slow.size();
  }
  EXPECT_GE(first + 2, queries) << "the best, with the same weight";
  EXPECT_GE(static_cast<double>(shared), 0.7 * static_cast<double>(of)) << shared << " of " << of;
  const std::string broken_off = lines[10].name.substr(0, 8);  // four letters
  EXPECT_FALSE(sure(find_people(reg, caseworker(), broken_off, 5)).empty()) << broken_off;
  std::cout << "first: " << first << " of " << queries << ", among five: " << shared << " of " << of << "\n";
}

}  // namespace
}  // namespace nostoi::testing
