// Writing: what is written is read again as the same records, whatever their texts; older versions become 1.4 without a value changed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "base/utf8.hpp"
#include "documents.hpp"

namespace nostoi::pfif {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Texts of any characters that XML can hold, without blanks at their ends, which no reader keeps.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : seed_(seed) {}
  std::uint64_t below(std::uint64_t bound) { return mix(seed_, ++count_) % bound; }

  std::string text() {
    std::string out;
    for (std::uint64_t size = below(12); size > 0; --size) append_code_point(out, character());
    const auto solid = [](char c) { return std::string_view(" \t\r\n").find(c) == std::string_view::npos; };
    while (!out.empty() && !solid(out.back())) out.pop_back();
    while (!out.empty() && !solid(out.front())) out.erase(0, 1);
    return out;
  }

 private:
  char32_t character() {
    static constexpr char32_t odd[] = {'<', '>', '&', '"', '\'', ']', '\r', '\n', '\t', ' ', 0x85, 0x2028, 0xFEFF, 0x202E, 0x0301};
    switch (below(4)) {
      case 0:
        return odd[below(std::size(odd))];
      case 1:
        return static_cast<char32_t>(0x400 + below(0x60));
      case 2:
        return static_cast<char32_t>(0x10000 + below(0x100000));
      default: {
        const auto c = static_cast<char32_t>(0x20 + below(0xFFDE));
        return c >= 0xD800 && c < 0xE000 ? U'x' : c;
      }
    }
  }
  std::uint64_t seed_, count_ = 0;
};

Document random_document(std::uint64_t seed) {
  Chance chance(seed);
  Document document;
  std::optional<std::size_t> person;
  for (std::uint64_t left = 1 + chance.below(8); left > 0; --left) {
    Record record;
    record.kind = chance.below(2) == 0 ? RecordKind::person : RecordKind::note;
    if (record.kind == RecordKind::note && chance.below(2) == 0) record.within = person;
    if (record.kind == RecordKind::note && !record.within) person.reset();  // what follows does not stand in that person any more
    for (const std::string& name : elements_of(record.kind))
      if (std::string value = chance.text(); !value.empty() && chance.below(2) == 0)
        record.elements.push_back({name, std::move(value), 0, false});
    if (record.kind == RecordKind::person) person = document.records.size();
    document.records.push_back(std::move(record));
  }
  return document;
}

}  // namespace

TEST(PfifWriter, WritesWhatIsReadAgainAsTheSameRecords) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Document written = random_document(seed);
    const Document read = read_text(write(written));
    ASSERT_THAT(read.findings, IsEmpty()) << seed;
    ASSERT_EQ(read.records.size(), written.records.size()) << seed;
    for (std::size_t i = 0; i < read.records.size(); ++i) {
      EXPECT_EQ(read.records[i].kind, written.records[i].kind) << seed;
      EXPECT_EQ(read.records[i].within, written.records[i].within) << seed;
      EXPECT_EQ(read.records[i].elements, written.records[i].elements) << seed;
    }
    EXPECT_EQ(write(to_1_4(read).document), write(written)) << seed;
  }
}

TEST(PfifWriter, PutsAReplacementWhereXmlCanHoldNothing) {
  Document document;
  document.records.push_back({RecordKind::person, 1, 0, {}, {{"full_name", std::string("a\0b\x01\xFF\xEF\xBF\xBF", 8), 0, false}}});
  EXPECT_EQ(read_text(write(document)).records.at(0).value("full_name"), "a\uFFFDb\uFFFD\uFFFD\uFFFD");
}

TEST(PfifConverter, WritesCleanDocumentsOfEveryVersionAsCleanDocumentsOf14) {
  for (const std::string& text : {clean_1_1(), clean_1_2(), clean_1_3(), clean_1_4()}) {
    const std::string once = write(to_1_4(read_text(text)).document);
    EXPECT_THAT(codes_of(once), IsEmpty()) << once;
    const Converted twice = to_1_4(read_text(once));
    EXPECT_THAT(twice.findings, IsEmpty());
    EXPECT_EQ(write(twice.document), once);
  }
}

TEST(PfifConverter, RenamesWhatIsCalledOtherwiseAndChangesNoValue) {
  const Converted converted = to_1_4(read_text(clean_1_1()));
  const Record& person = converted.document.records.at(0);
  EXPECT_EQ(person.value("given_name"), "IVAN");
  EXPECT_EQ(person.value("family_name"), "POLYNETS");
  EXPECT_EQ(person.value("full_name"), "IVAN POLYNETS");
  EXPECT_EQ(person.value("home_postal_code"), "70112");
  EXPECT_EQ(person.value("description"), "tall");
  EXPECT_EQ(converted.document.records.at(1).value("author_made_contact"), "false");
  EXPECT_THAT(codes(converted.findings), ElementsAre("pfif-name-joined"));
}

TEST(PfifConverter, TellsWhatHasNoPlace) {
  const std::string text =
      with(clean_1_3(), "<pfif:other>", "<pfif:blood_group>A</pfif:blood_group><pfif:other>x</pfif:other><pfif:other>");
  const Converted converted = to_1_4(read_text(text));
  EXPECT_THAT(codes(converted.findings), ElementsAre("pfif-not-carried", "pfif-not-carried"));
  EXPECT_EQ(converted.findings[1].text, "високий");
}

TEST(PfifFtm, IsAPersonForEveryPersonAndANoteForEveryNote) {
  std::vector<Finding> left_out;
  const std::string lines = write_ftm(to_1_4(read_text(clean_1_4())).document, left_out);
  std::vector<nlohmann::json> entities;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) entities.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(entities.size(), 4u);
  const auto& person = entities[0].at("properties");
  EXPECT_EQ(entities[0].at("schema"), "Person");
  EXPECT_EQ(person.at("name"), nlohmann::json({"Богдан Верболозенко", "Bohdan Verbolozenko"}));
  EXPECT_EQ(person.at("birthDate"), nlohmann::json({"1987-03-12"}));
  EXPECT_EQ(person.at("country"), nlohmann::json({"ua"}));
  EXPECT_EQ(person.at("modifiedAt"), nlohmann::json({"2025-05-01T10:20:30"}));
  EXPECT_EQ(person.at("email"), nlohmann::json({"bohdan@example.org"}));
  EXPECT_EQ(person.at("website").size(), 2u);
  EXPECT_EQ(entities[1].at("schema"), "Note");
  EXPECT_EQ(entities[1].at("properties").at("entity"), nlohmann::json::array({entities[0].at("id")}));
  EXPECT_EQ(entities[3].at("properties").at("entity"), nlohmann::json::array({entities[2].at("id")}));
  EXPECT_EQ(lines.find("hanna@example.org"), lines.npos) << "the address of who wrote the record is not the person's";
  std::vector<std::string> elements;
  for (const Finding& finding : left_out) elements.push_back(finding.column);
  EXPECT_THAT(elements, ElementsAre("age", "author_email", "author_made_contact", "author_name", "author_phone", "expiry_date",
                                    "linked_person_record_id", "phone_of_found_person", "photo_url"));
}

TEST(PfifFtm, LeavesOutValuesThatTheModelWouldRefuse) {
  std::vector<Finding> left_out;
  const std::string text = with(clean_1_4(), "<pfif:date_of_birth>1987-03-12", "<pfif:date_of_birth>12.03.1987");
  const std::string lines = write_ftm(to_1_4(read_text(text)).document, left_out);
  EXPECT_EQ(lines.find("birthDate"), lines.npos);
  EXPECT_THAT(left_out, testing::Contains(testing::Field(&Finding::column, "date_of_birth")));
}

}  // namespace nostoi::pfif
