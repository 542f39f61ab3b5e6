// PFIF as a list: a row a person, notes in the row of their person, and nothing of who wrote the record is compared.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "nostoi/intake.hpp"

namespace nostoi::intake {

namespace {

class ReadPfif : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove(path_); }
  List read(const std::string& records) {
    std::ofstream(path_, std::ios::binary) << "<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">\n" << records << "</pfif:pfif>\n";
    return read_file(path_, {}).value().at(0);
  }
  std::filesystem::path path_ = std::filesystem::temp_directory_path() / ("nostoi-" + std::to_string(getpid()) + ".pfif.xml");
};

std::string person(const std::string& id, const std::string& more) {
  return "<pfif:person><pfif:person_record_id>a.example/" + id + "</pfif:person_record_id>" + more + "</pfif:person>\n";
}
std::string note(const std::string& of, const std::string& text) {
  return "<pfif:note><pfif:author_name>Ганна</pfif:author_name><pfif:person_record_id>a.example/" + of +
         "</pfif:person_record_id><pfif:text>" + text + "</pfif:text></pfif:note>\n";
}

}  // namespace

TEST_F(ReadPfif, GivesALineAPersonWithWhatNotesSay) {
  const List list = read(person("1", "<pfif:full_name>Іван Полинець\nIvan Polynets</pfif:full_name>" + note("1", "seen in May")) +
                         person("2", "<pfif:full_name>Тарас Криничний</pfif:full_name>") + note("1", "seen in June"));
  ASSERT_EQ(list.lines, 2u);
  EXPECT_EQ(list.source.format, "pfif");
  EXPECT_EQ(list.id(1), "a.example/2");
  EXPECT_EQ(list.column("name")->cell(0), "Іван Полинець|Ivan Polynets");
  const auto text = std::ranges::find(list.columns, "note.text", &Column::header);
  ASSERT_NE(text, list.columns.end());
  EXPECT_EQ(text->cell(0), "seen in May|seen in June");
  EXPECT_EQ(text->cell(1), "");
}

TEST_F(ReadPfif, MakesALineOfSomebodyWhomOnlyNotesSpeakOf) {
  const List list = read(note("9", "first") + person("1", "<pfif:full_name>Іван Полинець</pfif:full_name>") + note("9", "second"));
  ASSERT_EQ(list.lines, 2u);
  EXPECT_EQ(list.id(0), "a.example/9");
  EXPECT_EQ(std::ranges::find(list.columns, "note.text", &Column::header)->cell(0), "first|second");
  EXPECT_EQ(list.rows_in, 2u);
}

TEST_F(ReadPfif, ComparesNothingOfWhoWroteTheRecord) {
  std::string records;
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i), month = std::to_string(10 + i % 3);
    std::string more;
    for (const char* name : {"author_name", "source_name", "source_url", "author_email", "author_phone"})
      more += "<pfif:" + std::string(name) + ">x" + n + "@y.example 044 00" + n + "</pfif:" + name + ">";
    records += person(n, more + "<pfif:full_name>Іван Полинець</pfif:full_name><pfif:date_of_birth>19" + std::to_string(60 + i) + "-" +
                             month + "</pfif:date_of_birth>" + note(n, "text " + n));
  }
  for (const Column& column : read(records).columns)
    EXPECT_EQ(column.role == Role::identity, column.header == "full_name" || column.header == "date_of_birth") << column.header;
}

TEST_F(ReadPfif, TellsWhatIsWrongWithTheDocument) {
  const List list =
      read(person("1", "<pfif:full_name>Іван Полинець</pfif:full_name><x:unit xmlns:x=\"urn:x\">A1</x:unit>") + "<pfif:person>");
  EXPECT_EQ(list.lines, 1u);
  EXPECT_EQ(list.rows_in, 2u) << "a record without anything is a row passed over";
  ASSERT_EQ(list.findings.size(), 2u);
  EXPECT_EQ(list.findings[0].code, "pfif-foreign");
  EXPECT_EQ(list.findings[1].code, "pfif-xml-malformed");
}

}  // namespace nostoi::intake
