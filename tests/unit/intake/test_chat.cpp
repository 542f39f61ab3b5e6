// Lists pasted from a chat: what each line is cut into, and when a text is taken for such a list.
#include <gmock/gmock.h>

#include "intake/chat.hpp"
#include "unit/intake/collected.hpp"

namespace nostoi::intake {

using testing::Each;
using testing::ElementsAre;
using testing::SizeIs;

namespace {

Cells cut(std::string_view line) {
  const ChatLine chat = cut_chat_line(line);
  const auto cells = chat.cells();
  return Cells(cells.begin(), cells.end());
}

}  // namespace

TEST(Chat, CutsANumberedLine) {
  const std::string line = "1. Петренко Іван Сергійович, 12.03.1987 р.н., м. Харків";
  EXPECT_EQ(cut(line), (Cells{"1", "Петренко Іван Сергійович", "12.03.1987 р.н.", "м. Харків", "", line}));
}

TEST(Chat, TakesEveryKindOfNumberAndBullet) {
  for (const std::string mark : {"7) ", "7. ", "7.", "№7 ", "№ 7. ", "#7 ", "7️⃣ ", "• 7. ", "7 "})
    EXPECT_EQ(cut(mark + "Коваль Олена, 1990"), (Cells{"7", "Коваль Олена", "1990", "", "", mark + "Коваль Олена, 1990"})) << mark;
  for (const std::string mark : {"- ", "• ", "— ", "✅ ", "🇺🇦 ", "*", "▪️ "})
    EXPECT_EQ(cut(mark + "Коваль Олена, 1990"), (Cells{"", "Коваль Олена", "1990", "", "", mark + "Коваль Олена, 1990"})) << mark;
}

TEST(Chat, CutsAtDashesBracketsAndDigits) {
  EXPECT_EQ(cut("Бондар-Мельник Ігор - 03.07.1991 - Суми").at(1), "Бондар-Мельник Ігор");
  EXPECT_EQ(cut("Бондар-Мельник Ігор - 03.07.1991 - Суми").at(3), "Суми");
  EXPECT_EQ(cut("Лисенко Юрій (1979 г.р.), Полтава").at(2), "1979 г.р.");
  EXPECT_EQ(cut("Лисенко Юрій 12 березня 1987, Полтава").at(2), "12 березня 1987");
  EXPECT_EQ(cut("Лисенко Юрій xx.07.1944").at(2), "xx.07.1944");
  EXPECT_EQ(cut("12.03.1987 Петренко Іван").at(1), "Петренко Іван");
  EXPECT_EQ(cut("12.03.1987 Петренко Іван").at(2), "12.03.1987");
  EXPECT_EQ(cut("Петренко Іван, 95 бригада, 12.03.1987, Харків").at(3), "95 бригада, Харків");
}

TEST(Chat, SetsSenderAndTimeApart) {
  for (const std::string prefix : {"[12.05.2025 14:33] Олена: ", "[12.05.25, 14:33:05] Олена: ", "12.05.2025, 14:33 - Олена: "}) {
    const Cells cells = cut(prefix + "Гнатюк Павло, 03.04.1995");
    EXPECT_EQ(cells.at(1), "Гнатюк Павло") << prefix;
    EXPECT_EQ(cells.at(2), "03.04.1995") << prefix;
    EXPECT_EQ(cells.at(4) + " ", prefix);
  }
  EXPECT_EQ(cut("Олена, [12.05.2025 14:33]"), (Cells{"", "", "", "", "Олена, [12.05.2025 14:33]", "Олена, [12.05.2025 14:33]"}));
}

TEST(Chat, ReadsAPastedListWithUnevenLines) {
  const std::string text =
      "Список зниклих:\n\n1. Петренко Іван Сергійович, 12.03.1987 р.н., м. Харків\n2. Коваль Петро, Суми\n3) Шевчук Олег 1990\n✅ Мороз "
      "Юрій\n";
  const Collected read = read_text(text);
  EXPECT_THAT(read.rows, Each(SizeIs(ChatLine::parts)));
  EXPECT_THAT(read.places, ElementsAre(1, 2, 3, 4, 5, 6));
  EXPECT_EQ(read.rows.at(2).at(1), "Петренко Іван Сергійович");
  std::string whole;
  for (const Cells& row : read.rows) whole += row.back() + "\n";
  EXPECT_EQ(whole, text);
}

TEST(Chat, TellsFindingsOfTheWholeLine) {
  const Collected read = read_text("1. Петренко Іван\xFF, 1987\n2. Коваль Петро, 1991\n");
  ASSERT_THAT(read.findings, SizeIs(1));
  EXPECT_EQ(read.findings[0].column, "@6");
  EXPECT_EQ(read.findings[0].text, "1. Петренко Іван\uFFFD, 1987");
}

TEST(Chat, LeavesTablesAlone) {
  EXPECT_THAT(read_text("№;ПІБ\n1.;Петренко Іван\n2.;Коваль Петро\n").rows, Each(SizeIs(2)));
  EXPECT_THAT(read_text("Петренко\nКоваль\n").rows, Each(SizeIs(1)));
  EXPECT_THAT(read_text("1 рота,Петренко\n1 рота,Коваль\n2 рота,Мороз\n").rows, Each(SizeIs(2)));
}

}  // namespace nostoi::intake
