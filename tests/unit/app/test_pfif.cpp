// nostoi pfif from outside: what it prints, what it writes, how it ends.
#include <nlohmann/json.hpp>

#include "program_fixture.hpp"
#include "unit/pfif/documents.hpp"

namespace nostoi::app {

namespace {

using testing::HasSubstr;

class PfifProgram : public Program {
 protected:
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder / name, std::ios::binary) << text;
    return out(name);
  }
};

TEST_F(PfifProgram, SaysThatNothingIsWrong) {
  EXPECT_EQ(run({"pfif", "validate", file("a.xml", pfif::clean_1_1())}), 0);
  EXPECT_EQ(said, "PFIF 1.1: person records 1, notes 1; errors 0, warnings 0.\n");
}

TEST_F(PfifProgram, EndsWithNoWhereThereIsAnErrorAndNotForAWarning) {
  EXPECT_EQ(run({"pfif", "validate", file("a.xml", pfif::with(pfif::clean_1_3(), ">true<", ">yes<"))}), 1);
  EXPECT_THAT(said, HasSubstr("pfif-vocabulary"));
  EXPECT_EQ(run({"pfif", "validate", file("b.xml", pfif::with(pfif::clean_1_3(), ">UA-18<", ">Zhytomyr<"))}), 0);
  EXPECT_THAT(said, HasSubstr("pfif-state"));
}

TEST_F(PfifProgram, AnswersInJson) {
  EXPECT_EQ(run({"pfif", "validate", "--json", file("a.xml", pfif::with(pfif::clean_1_3(), ">true<", ">yes<"))}), 1);
  const auto answer = nlohmann::json::parse(said);
  EXPECT_EQ(answer.at("version"), "1.3");
  EXPECT_EQ(answer.at("errors"), 1);
  EXPECT_EQ(answer.at("findings").at(0).at("element"), "found");
  EXPECT_EQ(answer.at("findings").at(0).at("gravity"), "error");
}

TEST_F(PfifProgram, ConvertsToAFileThatOnlyItsOwnerReads) {
  EXPECT_EQ(run({"pfif", "convert", file("a.xml", pfif::clean_1_2()), "--to", "1.4", "--out", out("b.xml")}), 0);
  EXPECT_THAT(complained, HasSubstr("pfif-name-joined"));
  EXPECT_EQ(fs::status(out("b.xml")).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(run({"pfif", "validate", out("b.xml")}), 0);
  EXPECT_EQ(run({"pfif", "convert", out("b.xml")}), 0);
  EXPECT_EQ(said, text_of(out("b.xml"))) << "converting again gives the same bytes";
}

TEST_F(PfifProgram, ConvertsToTablesThatLinkReads) {
  EXPECT_EQ(run({"pfif", "convert", file("a.xml", pfif::clean_1_4()), "--to", "csv", "--out", out("tables")}), 0);
  EXPECT_EQ(files("tables"), (std::set<std::string>{"persons.csv", "notes.csv"}));
  EXPECT_THAT(output("notes.csv", "tables"), HasSubstr("help.example.org/n.1,help.example.org/p.1,other.example.org/7"));
  EXPECT_EQ(run({"link", out("a.xml"), out("tables/persons.csv"), "--between", "--out", out("linked")}), 0);
  EXPECT_THAT(output("links.csv", "linked"), HasSubstr("a.xml,1,help.example.org/p.1,persons.csv,1,help.example.org/p.1"));
}

TEST_F(PfifProgram, SaysWhatItWasAskedWrongly) {
  EXPECT_EQ(run({"pfif"}), 2);
  EXPECT_EQ(run({"pfif", "validate"}), 2);
  EXPECT_EQ(run({"pfif", "validate", out("none.xml")}), 3);
  EXPECT_EQ(run({"pfif", "convert", file("a.xml", pfif::clean_1_4()), "--to", "1.3"}), 2);
  EXPECT_EQ(run({"pfif", "convert", out("a.xml"), "--to", "csv"}), 2);
}

}  // namespace

}  // namespace nostoi::app
