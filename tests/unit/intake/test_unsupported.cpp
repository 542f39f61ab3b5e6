// Files that are known and not read are refused by name, whatever their ending says.
#include <gmock/gmock.h>

#include "documents.hpp"
#include "intake/unsupported.hpp"
#include "nostoi/intake.hpp"

namespace nostoi::intake {

using testing::HasSubstr;

namespace {

/// A compound file (OLE) with one directory sector that names these streams.
std::string compound(const std::vector<std::string>& streams) {
  std::string file("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  file.resize(512);
  file[30] = 9;  // sectors of 512 bytes
  file[48] = 2;  // the directory is the third
  file.resize(512 * 3);
  for (const std::string& stream : streams) {
    std::string entry;
    for (const char c : stream) entry += {c, '\0'};
    entry.resize(128);
    file += entry;
  }
  return file;
}

std::string refusal(const std::string& name, const std::string& bytes) {
  const auto lists = read_file(plain_file(name, bytes), {});
  return lists ? "" : lists.error().sentence;
}

}  // namespace

TEST(Unsupported, TellsCompoundFilesByTheirStreams) {
  EXPECT_THAT(refusal("old.xls", compound({"Root Entry", "Workbook"})), HasSubstr("old Excel workbook"));
  EXPECT_THAT(refusal("old.doc", compound({"Root Entry", "WordDocument"})), HasSubstr("old Word document"));
  EXPECT_THAT(refusal("secret.xlsx", compound({"Root Entry", "EncryptionInfo", "EncryptedPackage"})), HasSubstr("password"));
  EXPECT_THAT(refusal("mail.msg", compound({"Root Entry", "__properties"})), HasSubstr("old Microsoft Office"));
  EXPECT_THAT(refusal("broken.xls", compound({}).substr(0, 20)), HasSubstr("old Microsoft Office"));
}

TEST(Unsupported, SaysWhatToSaveItAs) {
  EXPECT_THAT(refusal("letter.rtf", "{\\rtf1\\ansi}"), HasSubstr(".docx"));
  EXPECT_THAT(refusal("list.xls", "<html><table>"), HasSubstr("web page"));
  EXPECT_THAT(refusal("scan.csv", "\xFF\xD8\xFF\xE0"), HasSubstr("picture"));
  const auto numbers = read_file(zip_file("list.numbers", {{"Index/Document.iwa", "x"}}), {});
  ASSERT_FALSE(numbers);
  EXPECT_THAT(numbers.error().sentence, HasSubstr("Numbers"));
  EXPECT_EQ(numbers.error().code, Code::unsupported);
}

}  // namespace nostoi::intake
