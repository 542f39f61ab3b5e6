// Encodings: what short Cyrillic and Latin lists are read as, whatever they were written in. ICU writes them, the reader reads them back.
#include <gmock/gmock.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <filesystem>
#include <fstream>

#include "base/utf8.hpp"
#include "unit/intake/collected.hpp"

namespace nostoi::intake {

namespace {

std::string encode(const std::string& text, const char* encoding) {
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  UErrorCode error = U_ZERO_ERROR;
  UConverter* to = ucnv_open(encoding, &error);
  std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 8, '\0');
  bytes.resize(
      static_cast<std::size_t>(ucnv_fromUChars(to, bytes.data(), static_cast<int>(bytes.size()), wide.getBuffer(), wide.length(), &error)));
  ucnv_close(to);
  return bytes;
}

std::string last_cells(const Collected& read) {
  std::string text;
  for (const Cells& row : read.rows) text += row.back() + "\n";
  return text;
}

}  // namespace

struct Written {
  const char* encoding;
  const char* text;
};

class ShortLists : public testing::TestWithParam<Written> {};

TEST_P(ShortLists, AreReadInTheEncodingTheyWereWrittenIn) {
  const std::string text = GetParam().text;
  const Collected read = read_text(encode(text, GetParam().encoding));
  EXPECT_EQ(last_cells(read), text) << GetParam().encoding << " was read as " << read.tables.at(0).encoding;
}

constexpr const char* cyrillic_encodings[] = {"windows-1251", "KOI8-U", "IBM866", "ibm-1125", "ISO-8859-5", "x-mac-cyrillic"};
constexpr const char* ukrainian[] = {"Петренко\nКоваль\nШевчук\n", "ПЕТРЕНКО\nКОВАЛЬ\nШЕВЧУК\n",         "Гнатюк Олена Василівна\n",
                                     "Київ\nЄвген\nЇжакевич\n",    "1. Мельник Іван\n2. Ґалаґан Юрій\n", "Лисенко\nМороз\nЦимбал\n",
                                     "ТКАЧУК\nЮЩЕНКО\nЩЕРБА\n"};
constexpr const char* russian[] = {"Иванов\nСмирнова\nКузнецов\n", "СОЛОВЬЁВ\nЗАЙЦЕВ\nЭРЛИХ\n", "рядовой\nсержант\nпропал без вести\n",
                                   "Фамилия\nЩукин\nЮдин\n",       "Объедков Пётр Ильич\n",     "Хабибуллин\nЦой\nЖуков\n"};

std::vector<Written> written() {
  std::vector<Written> all;
  for (const char* encoding : cyrillic_encodings) {
    const auto knows = [&](std::string_view text) {
      if (std::string_view(encoding) == "IBM866") return text.find("і") == text.npos;
      return std::string_view(encoding) != "ISO-8859-5" || text.find("Ґ") == text.npos;
    };
    for (const char* text : russian) all.push_back({encoding, text});
    for (const char* text : ukrainian)
      if (knows(text)) all.push_back({encoding, text});
  }
  for (const char* text : {"Müller\nGarcía\nFrançois\n", "Núñez\nLefèvre\n", "Größe\nJönsson\n"}) all.push_back({"windows-1252", text});
  for (const char* encoding : {"windows-1250", "ISO-8859-2"})
    for (const char* text : {"Wałęsa\nDąbrowski\nŚwiątek\n", "Dvořák\nNovák\nŽižka\n", "Erdős\nSzűcs\n"}) all.push_back({encoding, text});
  for (const char* encoding : {"UTF-16LE", "UTF-16BE", "UTF-8"})
    for (const char* text : {"Петренко\nКоваль\nШевчук\n", "Müller\nSmith\n", "Ivanov\n"}) all.push_back({encoding, text});
  return all;
}

TEST(Encodings, ThreeSurnamesAreEnough) {
  std::ifstream file(std::filesystem::path(NOSTOI_ROOT) / "../shared/data/names_uk_ru/last_dev.tsv");
  if (!file) GTEST_SKIP() << "../shared/data/names_uk_ru is not here";
  std::vector<std::string> surnames;
  for (std::string line; std::getline(file, line);) surnames.push_back(line.substr(0, line.find('\t')));
  for (const char* encoding : {"windows-1251", "KOI8-U", "ibm-1125", "ISO-8859-5"}) {
    int right = 0, all = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      std::string text;
      for (std::uint64_t i = 0; i < 3; ++i) text += surnames[1 + mix(seed, i) % (surnames.size() - 1)] + "\n";
      if (std::string_view(encoding) == "ISO-8859-5" && text.find("ґ") != text.npos) continue;  // it has no such letter
      const std::string bytes = encode(text, encoding);
      std::string back;
      const SingleByte& guess = *guess_single_byte(bytes);
      for (const char byte : bytes) append_code_point(back, guess.characters[static_cast<unsigned char>(byte)]);
      right += back == text;
      ++all;
    }
    const int ambiguous = std::string_view(encoding) == "ibm-1125" ? all / 25 : 2;  // without an "і" its "є" may be the "ї" of CP866
    EXPECT_GE(right, all - ambiguous) << encoding << ", of " << all;
  }
}

INSTANTIATE_TEST_SUITE_P(Encodings, ShortLists, testing::ValuesIn(written()));

}  // namespace nostoi::intake
