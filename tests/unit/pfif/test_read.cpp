// The reader: whatever wraps the records and whatever is wrong around them, they are read; what means harm is refused with a finding.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "documents.hpp"

namespace nostoi::pfif {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::string person(const std::string& id = "a.example/1", const std::string& name = "Іван Полинець") {
  return "<pfif:person><pfif:person_record_id>" + id + "</pfif:person_record_id><pfif:source_date>2025-05-01T00:00:00Z</pfif:source_date>" +
         "<pfif:full_name>" + name + "</pfif:full_name></pfif:person>";
}

TEST(PfifReader, GivesRecordsInTheirOrderWithTheirPlaces) {
  const Document document = read_text(clean_1_4());
  ASSERT_EQ(document.records.size(), 4u);
  EXPECT_EQ(document.version, Version::v1_4);
  EXPECT_EQ(document.records[0].value("family_name"), "Верболозенко");
  EXPECT_EQ(document.records[0].line, 3u);
  EXPECT_EQ(document.records[1].kind, RecordKind::note);
  EXPECT_EQ(document.records[1].within, 0u);
  EXPECT_EQ(document.records[1].value("text"), "Його бачили <у травні>.");
  EXPECT_EQ(document.records[3].within, std::nullopt);
}

TEST(PfifReader, TakesTheBlanksAroundAValueAway) {
  const Document document = read_text(with(clean_1_4(), ">Вишнева<", ">  Вишнева\n   \t<"));
  EXPECT_EQ(document.records[0].value("home_street"), "Вишнева");
}

TEST(PfifReader, ReadsFeedsOfAtomAndRss) {
  const std::string spaces = " xmlns:pfif=\"http://zesty.ca/pfif/1.4\"";
  const std::string atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"" + spaces + "><id>x</id><title>t</title><entry><id>pfif:a</id>" +
                           person() + "<title>Іван</title></entry><entry>" + person("a.example/2") + "</entry></feed>";
  const std::string rss = "<rss version=\"2.0\"" + spaces + "><channel><title>t</title><item>" + person() + "</item></channel></rss>";
  EXPECT_EQ(read_text(atom).records.size(), 2u);
  EXPECT_THAT(codes_of(atom), IsEmpty());
  EXPECT_EQ(read_text(rss).records.size(), 1u);
  EXPECT_THAT(codes_of(rss), IsEmpty());
}

TEST(PfifReader, ReadsTheFeedsOf11WhereEveryEntryHasADocument) {
  const std::string inner = clean_1_1().substr(clean_1_1().find("<pfif:pfif"));
  const std::string atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>" + inner + "</entry></feed>";
  EXPECT_EQ(read_text(atom).version, Version::v1_1);
  EXPECT_THAT(codes_of(atom), IsEmpty());
}

TEST(PfifReader, ReadsWhatForgotItsNamespace) {
  const std::string text =
      "<pfif><person><person_record_id>a.example/1</person_record_id><source_date>2025-05-01T00:00:00Z</source_date>"
      "<full_name>Іван Полинець</full_name></person></pfif>";
  EXPECT_THAT(codes_of(text), ElementsAre("pfif-namespace"));
  EXPECT_EQ(read_text(text).records.at(0).value("full_name"), "Іван Полинець");
}

TEST(PfifReader, LooksForRecordsUnderAnyRoot) {
  const std::string text = "<html xmlns:pfif=\"http://zesty.ca/pfif/1.4\">" + person() + "</html>";
  EXPECT_THAT(codes_of(text), ElementsAre("pfif-root", "pfif-misplaced"));
  EXPECT_EQ(read_text(text).records.size(), 1u);
}

TEST(PfifReader, ReadsEncodingsOfTheFieldAndSaysWhichItDoesNotKnow) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"windows-1251\"?><pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">";
  const Document cyrillic = read_text(head + person("a.example/1", "\xB2\xE2\xE0\xED") + "</pfif:pfif>");
  EXPECT_EQ(cyrillic.records.at(0).value("full_name"), "Іван");
  EXPECT_THAT(codes(read_text(with(head, "windows-1251", "no-such-thing")).findings), Contains("pfif-encoding"));
  EXPECT_THAT(codes(read_text(document("1.4", person("a.example/1", "\xB2\xE2"))).findings), Contains("pfif-xml-malformed"));
}

TEST(PfifReader, KeepsWhatStandsBeforeTheDamage) {
  const std::string whole = document("1.4", person() + person("a.example/2"));
  for (std::size_t size = 0; size < whole.size() - 2; size += 7) {
    const Document document = read_text(whole.substr(0, size));
    EXPECT_THAT(codes(document.findings), Contains("pfif-xml-malformed")) << size;
    EXPECT_EQ(document.records.empty(), size < whole.find("<pfif:person>") + 13) << size;
  }
}

TEST(PfifReader, TakesTheBlanksAwayFromAValueThatTheDamageCutsOff) {
  const Document document = read_text(pfif::document("1.4", "<pfif:person><pfif:full_name> Іван <pfif:sex> male </pfif:person>"));
  EXPECT_THAT(codes(document.findings), ElementsAre("pfif-nested", "pfif-xml-malformed"));
  EXPECT_EQ(document.records.at(0).value("full_name"), "Іван  male");
}

TEST(PfifReader, SaysThatThereIsNothing) {
  EXPECT_THAT(codes_of(document("1.4", "")), ElementsAre("pfif-no-records"));
  EXPECT_THAT(codes_of(""), ElementsAre("pfif-xml-malformed", "pfif-no-records"));
}

TEST(PfifReader, ExpandsNoEntities) {
  const std::string bomb = "<!DOCTYPE p [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
  const std::string thief = "<!DOCTYPE p [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
  for (const std::string& head : {bomb, thief}) {
    const Document read =
        read_text(head + "<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">" + person("a.example/1", "&a;") + "</pfif:pfif>");
    EXPECT_THAT(codes(read.findings), Contains("pfif-entities"));
    EXPECT_TRUE(read.records.empty());
  }
}

TEST(PfifReader, RefusesBottomlessNesting) {
  std::string text = "<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">" + person();
  for (int i = 0; i < 100'000; ++i) text += "<pfif:person>";
  const Document document = read_text(text);
  EXPECT_THAT(codes(document.findings), Contains("pfif-depth"));
  EXPECT_LE(document.records.size(), 501u);
  EXPECT_EQ(document.records[0].value("full_name"), "Іван Полинець");
}

TEST(PfifReader, RefusesAnEndlessTag) {
  const std::string text =
      "<pfif:pfif xmlns:pfif=\"http://zesty.ca/pfif/1.4\">" + person() + "<pfif:person a=\"" + std::string(20 << 20, 'x');
  EXPECT_THAT(codes(read_text(text).findings), Contains("pfif-token"));
}

TEST(PfifReader, ReadsTheBeginningOfWhatIsTooLarge) {
  std::string records;
  for (int i = 0; i < 2000; ++i) records += person("a.example/" + std::to_string(i));
  const Document document = read_text(pfif::document("1.4", records), 200'000);
  EXPECT_THAT(codes(document.findings), ElementsAre("pfif-too-large"));
  EXPECT_GT(document.records.size(), 500u);
}

TEST(PfifReader, CutsAValueBetweenCharactersAndTellsItsLength) {
  const std::string name(3 << 20, 'x');
  const Document document = read_text(pfif::document("1.4", person("a.example/1", "я" + name) + person("a.example/2")));
  EXPECT_THAT(codes(document.findings), ElementsAre("pfif-value-cut"));
  EXPECT_THAT(document.findings[0].message, testing::HasSubstr(std::to_string((3 << 20) + 2)));
  EXPECT_EQ(document.records.at(0).value("full_name").size(), 1u << 20);
  EXPECT_EQ(document.records.at(1).value("full_name"), "Іван Полинець");
}

// What importers are tested with elsewhere: every finding there is a departure from the specification, and all records are read.
TEST(PfifReader, ReadsTheDocumentsThatOthersTestWith) {
  const std::filesystem::path folder = std::filesystem::path(NOSTOI_ROOT) / "../shared/data/pfif";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no ../shared/data/pfif";
  const auto errors = [&](const char* name) {
    const Document document = *read_file(folder / name);
    std::vector<std::string> found;
    for (const Finding& finding : validate(document, today))
      if (is_error(finding.code, document.version)) found.push_back(finding.code + " " + std::to_string(finding.physical_row));
    return found;
  };
  EXPECT_THAT(errors("test.pfif-1.2-notification.xml"), IsEmpty());
  EXPECT_THAT(errors("test.pfif-1.2-believed-dead.xml"), IsEmpty());
  EXPECT_THAT(errors("test.pfif-1.1.xml"), ElementsAre("pfif-order 5", "pfif-order 29", "pfif-order 42"));
  EXPECT_THAT(errors("test.pfif-1.4.xml"), ElementsAre("pfif-email 4", "pfif-phone 6", "pfif-email 39", "pfif-phone 41", "pfif-email 42",
                                                       "pfif-phone 44", "pfif-phone 55", "pfif-mandatory 65", "pfif-mandatory 73"));
}

}  // namespace

}  // namespace nostoi::pfif
