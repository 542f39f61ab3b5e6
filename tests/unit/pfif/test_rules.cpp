// The rules of the validator: a document with nothing wrong in it is told to be clean, and every way to spoil it in one place is told by
// the rule that it breaks and by no other.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "documents.hpp"
#include "pfif/spec.hpp"

namespace nostoi::pfif {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  std::string document, from, to, code;
};

std::string element(const std::string& name, const std::string& value) { return "<pfif:" + name + ">" + value + "</pfif:" + name + ">"; }

/// A change of one element's value.
Case value(const std::string& document, const std::string& name, const std::string& from, const std::string& to, const std::string& code) {
  return {document, element(name, from), element(name, to), code};
}

std::vector<Case> cases() {
  const std::string d4 = clean_1_4(), d3 = clean_1_3(), d2 = clean_1_2(), d1 = clean_1_1();
  const std::string gone = element("expiry_date", "2026-05-01T00:00:00Z");
  return {
      // where things stand
      {d4, "http://zesty.ca/pfif/1.4", "https://zesty.ca/pfif/1.4", "pfif-namespace"},
      {d4, "http://zesty.ca/pfif/1.4", "http://zesty.ca/pfif/1.4/", "pfif-namespace"},
      {d4, "http://zesty.ca/pfif/1.4", "http://zesty.ca/pfif/9.9", "pfif-namespace"},
      {d4, "<pfif:note>\n<pfif:person", "<pfif:note xmlns:pfif=\"http://zesty.ca/pfif/1.3\">\n<pfif:person", "pfif-versions-mixed"},
      {d4, "<pfif:full_name>B.", "stray<pfif:full_name>B.", "pfif-stray-text"},
      {d4, "B. Verbolozenko", "<b>B.</b> Verbolozenko", "pfif-nested"},
      {d4, "<pfif:full_name>B.", "<n:unit xmlns:n=\"urn:ours\">A1</n:unit><pfif:full_name>B.", "pfif-foreign"},
      {d4, "<pfif:full_name>B.", "<pfif:full_name lang=\"en\">B.", "pfif-attribute"},
      {d4, "</pfif:pfif>", "<pfif:group/></pfif:pfif>", "pfif-misplaced"},
      {d1, "</pfif:pfif>",
       "<pfif:note>" + element("note_record_id", "a.example/1") + element("author_name", "x") +
           element("source_date", "2005-09-04T00:00:00Z") + element("text", "x") + "</pfif:note></pfif:pfif>",
       "pfif-misplaced pfif-note-of-nobody"},
      // elements
      {d4, element("full_name", "B. Verbolozenko"), "", "pfif-mandatory"},
      {d4, element("source_date", "2025-05-01T00:00:00Z"), "", "pfif-mandatory"},
      {d4, element("author_name", "Office"), "", "pfif-mandatory"},
      {d4, element("text", "the same person"), "", "pfif-mandatory"},
      {d2, element("last_name", "Полинець"), "", "pfif-mandatory"},
      {d1, element("first_name", "IVAN"), "", "pfif-mandatory"},
      value(d4, "full_name", "B. Verbolozenko", " ", "pfif-mandatory-empty"),
      value(d4, "alternate_names", "Бодя", "", "pfif-empty"),
      value(d4, "home_country", "UA", "UA</pfif:home_country><pfif:home_land>UA</pfif:home_land><pfif:home_country>UA",
            "pfif-unknown pfif-repeated"),
      {d4, element("given_name", "Богдан"), element("first_name", "Богдан"), "pfif-other-version"},
      {d3, element("first_name", "Тарас"), element("given_name", "Тарас"), "pfif-other-version"},
      {d1, element("home_zip", "70112"), element("home_postal_code", "70112"), "pfif-other-version"},
      {d2, element("date_of_birth", "1980"), element("expiry_date", "1980"), "pfif-not-in-version"},
      {d4, element("sex", "male"), element("sex", "male") + element("sex", "male"), "pfif-repeated"},
      {d1, element("author_name", "Office") + "\n" + element("source_date", "2005-09-03T09:21:12Z"),
       element("source_date", "2005-09-03T09:21:12Z") + element("author_name", "Office"), "pfif-order"},
      {d2, element("note_record_id", "help.example.org/n.3") + "\n" + element("text", "asked for him"),
       element("text", "asked for him") + element("note_record_id", "help.example.org/n.3"), "pfif-order"},
      // values
      value(d4, "sex", "male", " male ", "pfif-spaces"),
      value(d4, "sex", "male", "m", "pfif-vocabulary"),
      value(d4, "status", "believed_alive", "alive", "pfif-vocabulary"),
      value(d4, "author_made_contact", "false", "no", "pfif-vocabulary"),
      value(d3, "found", "true", "1", "pfif-vocabulary"),
      value(d4, "note_record_id", "help.example.org/n.1", "n.1", "pfif-record-id"),
      value(d4, "note_record_id", "help.example.org/n.1", "/n.1", "pfif-record-id"),
      value(d4, "note_record_id", "help.example.org/n.1", "Help.example.org/n.1", "pfif-record-id-domain"),
      value(d4, "note_record_id", "help.example.org/n.1", "допомога.example/1", "pfif-record-id-domain"),
      value(d4, "source_date", "2025-05-03T00:00:00Z", "2025-05-03T00:00:00+03:00", "pfif-time"),
      value(d4, "source_date", "2025-05-03T00:00:00Z", "2025-05-03", "pfif-time"),
      value(d4, "source_date", "2025-05-03T00:00:00Z", "2025-02-30T00:00:00Z", "pfif-time-impossible"),
      value(d4, "source_date", "2025-05-03T00:00:00Z", "2025-05-03T24:00:00Z", "pfif-time-impossible"),
      value(d4, "entry_date", "2025-05-02T00:00:00Z", "2025-04-30T00:00:00Z", "pfif-entry-before-source"),
      value(d4, "date_of_birth", "1987-03-12", "12.03.1987", "pfif-birth-date"),
      value(d4, "date_of_birth", "1987-03-12", "1987-3", "pfif-birth-date"),
      value(d4, "date_of_birth", "1987-03-12", "1987-02-29", "pfif-birth-date-impossible"),
      value(d4, "date_of_birth", "1987-03-12", "1987-13", "pfif-birth-date-impossible"),
      value(d4, "date_of_birth", "1987-03-12", "2025-06", "pfif-born-after"),
      value(d4, "age", "37-38", "about 37", "pfif-age"),
      value(d4, "age", "37-38", "37-", "pfif-age"),
      value(d4, "age", "37-38", "100-37", "pfif-age-backwards"),
      {d2, element("source_date", "2010-02-01T00:00:00Z"), "", "pfif-age-undated"},
      value(d4, "home_country", "UA", "Ukraine", "pfif-country"),
      value(d4, "home_country", "UA", "ua", "pfif-country"),
      value(d4, "home_country", "UA", "ZZ", "pfif-country-unknown"),
      value(d3, "home_state", "UA-18", "Zhytomyr", "pfif-state"),
      value(d1, "home_state", "LA", "Louisiana", "pfif-state"),
      value(d1, "home_city", "KAMIANYI BRID", "Kamianyi Brid", "pfif-capitals"),
      value(d1, "first_name", "IVAN", "ІВАН", "pfif-capitals"),
      value(d4, "author_email", "hanna@example.org", "hanna", "pfif-email"),
      value(d4, "author_phone", "+380 (44) 000-00-00", "380.44.000", "pfif-phone"),
      value(d4, "source_url", "https://help.example.org/p/1", "help.example.org/p/1", "pfif-url"),
      {d4, "\nhttps://example.org/b", "\nexample.org/b", "pfif-url"},
      // between records
      value(d4, "note_record_id", "other.example.org/8", "help.example.org/n.1", "pfif-record-id-twice"),
      {d3, "<pfif:note>\n" + element("person_record_id", "help.example.org/p.2"),
       "<pfif:note>\n" + element("person_record_id", "help.example.org/p.9"), "pfif-note-of-another"},
      {d4, element("linked_person_record_id", "help.example.org/p.1"), element("linked_person_record_id", "third.example.org/1"),
       "pfif-link-one-way pfif-link-one-way"},
      {d4, element("linked_person_record_id", "help.example.org/p.1"), element("linked_person_record_id", "other.example.org/7"),
       "pfif-link-one-way pfif-link-itself"},
      {d3, "</pfif:pfif>",
       "<pfif:note>" + element("note_record_id", "a.example/1") + element("person_record_id", "a.example/2") + element("author_name", "x") +
           element("source_date", "2005-09-04T00:00:00Z") + element("text", "x") + "</pfif:note></pfif:pfif>",
       "pfif-note-person-absent"},
      // what has expired
      {d4, gone, element("expiry_date", "2025-05-20T00:00:00Z"), "pfif-expired pfif-expired-note"},
      {d4, element("full_name", "B. Verbolozenko"),
       element("expiry_date", "2025-05-20T00:00:00Z") + element("entry_date", "2025-05-20T00:00:00Z"),
       "pfif-placeholder-dates pfif-expired-note"},
      {d4, element("full_name", "B. Verbolozenko") + "\n" + element("source_date", "2025-05-01T00:00:00Z"),
       element("expiry_date", "2025-05-20T00:00:00Z") + element("entry_date", "2025-05-25T00:00:00Z") +
           element("source_date", "2025-05-25T00:00:00Z"),
       "pfif-placeholder-late pfif-expired-note"},
  };
}

std::string spaced(const std::vector<std::string>& codes) {
  std::string out;
  for (const std::string& code : codes) out += (out.empty() ? "" : " ") + code;
  return out;
}

}  // namespace

TEST(PfifRules, FindNothingInACleanDocumentOfAnyVersion) {
  for (const std::string& text : {clean_1_1(), clean_1_2(), clean_1_3(), clean_1_4()}) EXPECT_THAT(codes_of(text), IsEmpty()) << text;
}

TEST(PfifRules, TellWhatWasSpoiledAndNothingElse) {
  for (const Case& spoiled : cases()) {
    EXPECT_EQ(spaced(codes_of(with(spoiled.document, spoiled.from, spoiled.to))), spoiled.code) << spoiled.from << " -> " << spoiled.to;
  }
}

TEST(PfifRules, AreAllTriedByACaseOrByATestOfTheReader) {
  std::set<std::string> tried = {"pfif-xml-malformed", "pfif-encoding",    "pfif-entities",    "pfif-depth",
                                 "pfif-token",         "pfif-too-large",   "pfif-value-cut",   "pfif-root",
                                 "pfif-no-records",    "pfif-name-joined", "pfif-not-carried", "pfif-not-carried-kind"};
  for (const Case& spoiled : cases())
    for (std::size_t at = 0; at < spoiled.code.size();) {
      const std::size_t end = std::min(spoiled.code.find(' ', at), spoiled.code.size());
      tried.insert(spoiled.code.substr(at, end - at));
      at = end + 1;
    }
  for (const auto& [code, rule] : spec().rules) EXPECT_TRUE(tried.contains(code)) << code;
  for (const std::string& code : tried) EXPECT_TRUE(spec().rules.contains(code)) << code << " has no gravity";
}

TEST(PfifRules, AreWarningsWhereAnOlderVersionDidNotAskForTheForm) {
  EXPECT_TRUE(is_error("pfif-phone", Version::v1_4));
  EXPECT_FALSE(is_error("pfif-phone", Version::v1_2));
  EXPECT_FALSE(is_error("pfif-link-one-way", Version::v1_4));
}

TEST(PfifRules, LetARecordStayForADayAfterItExpired) {
  const Document document = read_text(with(clean_1_4(), "2026-05-01T00:00:00Z", "2025-05-31T12:00:00Z"));
  EXPECT_THAT(validate(document, today), IsEmpty());
  EXPECT_THAT(codes(validate(document, today + 86'400)), ElementsAre("pfif-expired", "pfif-expired-note"));
}

TEST(PfifRules, AskNothingMoreOfARecordThatHasBeenEmptied) {
  EXPECT_THAT(codes_of(document("1.4", "<pfif:person>" + element("person_record_id", "a.example/1") +
                                           element("source_date", "2025-05-20T10:00:00Z") + element("entry_date", "2025-05-20T10:00:00Z") +
                                           element("expiry_date", "2025-05-20T00:00:00Z") + element("full_name", "") + "</pfif:person>\n")),
              IsEmpty());
}

TEST(PfifRules, TakeAFeedOfNotesAlone) {
  EXPECT_THAT(codes_of(document("1.4", "<pfif:note>" + element("note_record_id", "a.example/1") +
                                           element("person_record_id", "b.example/2") + element("author_name", "x") +
                                           element("source_date", "2005-09-04T00:00:00Z") + element("text", "x") + "</pfif:note>\n")),
              IsEmpty());
}

TEST(PfifRules, SayWhereAFindingStands) {
  const auto findings = validate(read_text(with(clean_1_4(), "<pfif:sex>male", "<pfif:sex>чоловік")), today);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].row, 1u);
  EXPECT_EQ(findings[0].physical_row, 19u);
  EXPECT_EQ(findings[0].column, "sex");
  EXPECT_EQ(findings[0].text, "чоловік");
  EXPECT_THAT(findings[0].message, testing::HasSubstr("female, male, other"));
}

TEST(PfifRules, CountWhatIsOddInEveryRecord) {
  std::string records;
  for (int i = 0; i < 1500; ++i)
    records += "<pfif:person>" + element("person_record_id", "a.example/" + std::to_string(i)) +
               element("source_date", "2005-09-04T00:00:00Z") + element("full_name", "x") + element("sex", "?") + "</pfif:person>\n";
  const auto findings = validate(read_text(document("1.4", records)), today);
  ASSERT_EQ(findings.size(), 1001u);
  EXPECT_THAT(findings.back().message, testing::HasSubstr("500"));
}

}  // namespace nostoi::pfif
