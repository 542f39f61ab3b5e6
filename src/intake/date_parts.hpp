// date_parts: a text that may be a date, taken apart: numbers, unknown digits, months, and what the words around them say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nostoi::intake {

struct DatePart {
  enum class Sort : unsigned char { number, unknown, month, decade } sort = Sort::number;
  int value = 0;       ///< of a number; 1…12 of a month; first year of a decade or century
  int digits = 0;      ///< as written; for a decade: how many are unknown
  char before = '\0';  ///< what stands between it and the part before: '.', '/', '-', ',' or ' '
};

struct DateParts {
  std::vector<DatePart> parts;
  bool about = false;      ///< "бл.", "circa", "~"
  bool year_word = false;  ///< "р.н.", "г.р.", "born", or an apostrophe: a short number is a year
  int age = -1;            ///< "38 років"
  bool readable = true;    ///< false: there are words or signs that dates do not have
};

DateParts date_parts(std::string_view text);

}  // namespace nostoi::intake
