// Delimited text: what becomes of quotes, line ends and ragged rows, and that block boundaries change nothing.
#include <gmock/gmock.h>

#include "unit/intake/collected.hpp"

namespace nostoi::intake {

using testing::ElementsAre;

TEST(Delimited, ReadsATableWithItsPlaces) {
  const Collected read = read_text("id,name\n1,Шевчук\n2,\"Коваль, Іван\"\n");
  EXPECT_THAT(read.rows, ElementsAre(Cells{"id", "name"}, Cells{"1", "Шевчук"}, Cells{"2", "Коваль, Іван"}));
  EXPECT_THAT(read.places, ElementsAre(1, 2, 3));
  EXPECT_EQ(read.tables.at(0).encoding, "UTF-8");
}

TEST(Delimited, FindsTheDelimiter) {
  for (const char delimiter : {',', ';', '\t', '|', '^', '~'}) {
    std::string text = "id,name,born\n1,Bondar,1987\n2,Koval,1990\n";
    for (char& c : text)
      if (c == ',') c = delimiter;
    EXPECT_THAT(read_text(text).rows, ElementsAre(Cells{"id", "name", "born"}, Cells{"1", "Bondar", "1987"}, Cells{"2", "Koval", "1990"}))
        << delimiter;
  }
}

TEST(Delimited, PrefersSemicolonsToCommasInsideCells) {
  EXPECT_THAT(read_text("Петренко, Іван, Сергійович;12.03.1987\nКоваль, Петро, Ігорович;03.07.1991\n").rows,
              ElementsAre(Cells{"Петренко, Іван, Сергійович", "12.03.1987"}, Cells{"Коваль, Петро, Ігорович", "03.07.1991"}));
  EXPECT_THAT(read_text("вага;зріст\n70,5;180\n80,1;175\n").rows.at(1), testing::Eq(Cells{"70,5", "180"}));
}

TEST(Delimited, FindsAShortTableBelowItsTitles) {
  const Collected read =
      read_text("Список\nзниклих безвісти\nстаном на травень\n\n№;ПІБ;д.н.\n1;Петренко Іван;1987\n2;Коваль Петро;1991\n");
  EXPECT_THAT(read.rows.back(), testing::Eq(Cells{"2", "Коваль Петро", "1991"}));
}

TEST(Delimited, TakesEveryLineEnd) {
  EXPECT_THAT(read_text("a,b\r\n1,2\r3,4\n5,6").rows, ElementsAre(Cells{"a", "b"}, Cells{"1", "2"}, Cells{"3", "4"}, Cells{"5", "6"}));
}

TEST(Delimited, KeepsLineEndsInsideQuotesAndCountsThem) {
  const Collected read = read_text("a,b\n1,\"x\ny\"\"z\r\nw\"\n2,v\n");
  EXPECT_THAT(read.rows, ElementsAre(Cells{"a", "b"}, Cells{"1", "x\ny\"z\r\nw"}, Cells{"2", "v"}));
  EXPECT_THAT(read.places, ElementsAre(1, 2, 5));
}

TEST(Delimited, PassesRaggedAndEmptyRowsAsTheyAre) {
  EXPECT_THAT(read_text("a,b,c\n1,2,3\n\n1,2\n1,2,3,4\n4,5,6\n7,8,9\n").rows,
              ElementsAre(Cells{"a", "b", "c"}, Cells{"1", "2", "3"}, Cells{""}, Cells{"1", "2"}, Cells{"1", "2", "3", "4"},
                          Cells{"4", "5", "6"}, Cells{"7", "8", "9"}));
}

TEST(Delimited, TakesAQuoteThatDoesNotEndWellAsACharacter) {
  EXPECT_THAT(read_text("a,b\n\"Azov\" unit,1\n\"open,2\n3,4\n5,6\n").rows,
              ElementsAre(Cells{"a", "b"}, Cells{"\"Azov\" unit", "1"}, Cells{"\"open", "2"}, Cells{"3", "4"}, Cells{"5", "6"}));
}

}  // namespace nostoi::intake
