// The program from outside: what it writes, what it says, how it ends, and that nothing is left of a run that was stopped.
#include <signal.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <thread>

#include "program_fixture.hpp"

namespace nostoi::app {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

namespace {

const std::string missing = NOSTOI_ROOT "/tests/cases/link/missing.csv", held = NOSTOI_ROOT "/tests/cases/link/held.csv";

const std::set<std::string> all_outputs = {"links.csv", "people.csv", "findings.csv", "model.json", "report.html", "run.json"};

std::vector<std::string> rows(const std::string& table) {
  std::vector<std::string> all;
  std::istringstream in(table);
  for (std::string row; std::getline(in, row);) all.push_back(row);
  return all;
}

}  // namespace

TEST_F(Program, WritesItsSixFilesForTheirOwnerOnly) {
  ASSERT_EQ(run({"link", missing, held, "--out", out()}), 0) << complained;
  EXPECT_EQ(files(), all_outputs);
  for (const std::string& file : all_outputs)
    EXPECT_EQ(fs::status(folder / "out" / file).permissions(), fs::perms::owner_read | fs::perms::owner_write) << file;
  EXPECT_THAT(output("links.csv"),
              StartsWith("left_list,left_row,left_id,right_list,right_row,right_id,probability,weight,outcome,reason\n"));
  EXPECT_THAT(output("people.csv"), StartsWith("person,list,row,id\n"));
  EXPECT_THAT(output("findings.csv"), StartsWith("list,row,physical_row,column,code,message,text\n"));
  EXPECT_THAT(said, HasSubstr("report.html"));
  EXPECT_THAT(complained, testing::IsEmpty());
}

TEST_F(Program, WritesJsonLinesThatEvaluateAndExplainReadAsTheyReadCsv) {
  ASSERT_EQ(run({"link", missing, held, "--out", out()}), 0) << complained;
  ASSERT_EQ(
      run({"evaluate", "--truth", out() + "/people.csv", "--people", out() + "/people.csv", "--links", out() + "/links.csv", "--json"}), 0)
      << complained;
  const std::string by_csv = said;
  ASSERT_EQ(run({"explain", out(), "held.csv:1", "missing.csv:1", "--json"}), 0) << complained;
  const std::string explained = said;
  ASSERT_EQ(run({"link", missing, held, "--out", out(), "--format", "jsonl"}), 0) << complained;
  EXPECT_EQ(files(), (std::set<std::string>{"links.jsonl", "people.jsonl", "findings.jsonl", "model.json", "report.html", "run.json"}))
      << "the tables of the run before are of another run";
  std::ofstream(folder / "truth.jsonl") << output("people.jsonl");
  ASSERT_EQ(
      run({"evaluate", "--truth", out("truth.jsonl"), "--people", out() + "/people.jsonl", "--links", out() + "/links.jsonl", "--json"}), 0)
      << complained;
  EXPECT_EQ(said, by_csv);
  ASSERT_EQ(run({"explain", out(), "held.csv:1", "missing.csv:1", "--json"}), 0) << complained;
  EXPECT_EQ(said, explained);
  EXPECT_EQ(run({"link", missing, held, "--out", out(), "--format", "xml"}), 2);
  EXPECT_THAT(complained, HasSubstr("xml"));
}

TEST_F(Program, TellsTheRowOfJsonLinesThatIsNone) {
  std::ofstream(folder / "people.jsonl") << "{\"person\": \"a:1\", \"list\": \"a\", \"row\": 1}\n\nperson,list,row\n";
  EXPECT_EQ(run({"evaluate", "--truth", out("people.jsonl"), "--people", out("people.jsonl")}), 3);
  EXPECT_THAT(complained, HasSubstr("person,list,row")) << complained;
  EXPECT_THAT(complained, HasSubstr("3"));
}

TEST_F(Program, NamesEveryLineOnceAndEveryPersonByItsFirstLine) {
  ASSERT_EQ(run({"link", missing, held, "--out", out(), "--json"}), 0) << complained;
  const auto told = nlohmann::json::parse(said);
  std::uint64_t lines = 0;
  for (const auto& list : told["lists"]) {
    EXPECT_EQ(list["rows_in"],
              list["lines"].get<std::uint64_t>() + list["rejected"].get<std::uint64_t>() + list["passed_over"].get<std::uint64_t>());
    lines += list["lines"].get<std::uint64_t>();
  }
  const std::vector<std::string> people = rows(output("people.csv"));
  ASSERT_EQ(people.size(), lines + 1);
  std::set<std::string> persons, seen;
  for (std::size_t i = 1; i < people.size(); ++i) {
    std::istringstream row(people[i]);
    std::string person, list, number;
    std::getline(row, person, ','), std::getline(row, list, ','), std::getline(row, number, ',');
    EXPECT_TRUE(seen.insert(list + ":" + number).second) << people[i];
    EXPECT_TRUE(seen.contains(person)) << person << " is named before its first line";
    persons.insert(person);
  }
  EXPECT_EQ(persons.size(), told["people"]);
}

TEST_F(Program, GivesTheSameBytesOnOneAndOnEightThreads) {
  ASSERT_EQ(run({"link", missing, held, "--out", out("one"), "--threads", "1", "--show-cells"}), 0) << complained;
  ASSERT_EQ(run({"link", missing, held, "--out", out("eight"), "--threads", "8", "--show-cells"}), 0) << complained;
  for (const std::string& file : all_outputs) EXPECT_EQ(output(file, "one"), output(file, "eight")) << file;
}

TEST_F(Program, ShowsCellsInTheReportOnlyWhenAskedAndNeverAsMarkup) {
  ASSERT_EQ(run({"link", missing, held, "--out", out("hidden")}), 0) << complained;
  EXPECT_THAT(output("report.html", "hidden"), AllOf(Not(HasSubstr("Озерняк")), Not(HasSubstr("alert("))));
  EXPECT_THAT(said, Not(HasSubstr("Озерняк")));
  ASSERT_EQ(run({"link", missing, held, "--out", out("shown"), "--show-cells"}), 0) << complained;
  EXPECT_THAT(output("report.html", "shown"), AllOf(HasSubstr("Озерняк"), Not(HasSubstr("<script")), Not(HasSubstr("<img")),
                                                    Not(HasSubstr("http:")), Not(HasSubstr("https:"))));
}

TEST_F(Program, SpeaksTheLanguageOfTheLocale) {
  EXPECT_EQ(run({"link"}, "uk_UA.UTF-8"), 2);
  EXPECT_THAT(complained, HasSubstr("Не вказано жодного списку."));
  EXPECT_EQ(run({"link"}, "ru_RU.UTF-8"), 2);
  EXPECT_THAT(complained, HasSubstr("Не указано ни одного списка."));
  EXPECT_EQ(run({"link"}), 2);
  EXPECT_THAT(complained, HasSubstr("No list was named."));
}

TEST_F(Program, RefusesWrongUseWithoutWritingAnything) {
  const std::vector<std::vector<std::string>> wrong = {{},
                                                       {"lnik"},
                                                       {"link", missing, "--within", "--between"},
                                                       {"link", missing, "--within", "--one-to-one"},
                                                       {"link", missing, "--threshold", "2"},
                                                       {"link", missing, "--threshold"},
                                                       {"link", missing, "--review", "0.9", "--threshold", "0.5"},
                                                       {"link", missing, "--threads", "0"},
                                                       {"link", missing, "--nonsense"},
                                                       {"link", missing, "--columns", "nofield=X"},
                                                       {"link", missing, "--columns", "surname=No such heading"},
                                                       {"link", missing, "--language", "xx"},
                                                       {"link", missing, "--data", "/nowhere/at/all"},
                                                       {"explain"},
                                                       {"evaluate"},
                                                       {"evaluate", "--truth", missing}};
  for (std::vector<std::string> arguments : wrong) {
    if (!arguments.empty() && arguments[0] == "link") arguments.insert(arguments.end(), {"--out", out()});
    EXPECT_EQ(run(arguments), 2) << testing::PrintToString(arguments) << complained;
    EXPECT_THAT(said, testing::IsEmpty());
    EXPECT_FALSE(fs::exists(out()));
  }
}

TEST_F(Program, SuggestsWhatWasProbablyMeant) {
  run({"lnik"});
  EXPECT_THAT(complained, HasSubstr("\"link\""));
  run({"link", "--treshold", "0.5"});
  EXPECT_THAT(complained, HasSubstr("\"--threshold\""));
}

TEST_F(Program, TellsEveryFileThatCannotBeRead) {
  EXPECT_EQ(run({"link", missing, "/no/such/a.csv", "/no/such/b.csv", "--out", out()}), 3);
  EXPECT_THAT(complained, AllOf(HasSubstr("/no/such/a.csv"), HasSubstr("/no/such/b.csv")));
  EXPECT_FALSE(fs::exists(out()));
}

TEST_F(Program, SaysBeforeTheWorkThatTheFolderCannotBeWritten) {
  std::ofstream(out("a-file")) << "x";
  EXPECT_EQ(run({"link", missing, "--out", out("a-file")}), 3);
  EXPECT_THAT(complained, HasSubstr("a-file"));
}

TEST_F(Program, LeavesNothingOfARunThatWasStopped) {
  const fs::path large = folder / "large.csv";
  std::ofstream list(large);
  list << "surname,given_name,birth_date\n";
  for (int i = 0; i < 40'000; ++i)
    list << "Name" << i % 9973 << ",Given" << i % 97 << ",19" << 50 + i % 50 << "-0" << 1 + i % 9 << "-1" << i % 10 << "\n";
  list.close();
  for (const int signal : {SIGINT, SIGTERM, SIGKILL})
    for (const int milliseconds : {1, 60, 250}) {
      const pid_t child = start({"link", large.string(), "--out", out()});
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      ::kill(child, signal);
      int status = 0;
      ::waitpid(child, &status, 0);
      if (WIFEXITED(status)) continue;  // it was faster
      const std::set<std::string> left = files();
      // kill -9 can strike while the files are being named: then run.json, named last, is not there.
      const bool unfinished = signal == SIGKILL && !left.contains("run.json");
      EXPECT_TRUE(left.empty() || left == all_outputs || unfinished) << testing::PrintToString(left) << " after signal " << signal;
    }
}

TEST_F(Program, ExplainsAPairAndNamesWhatChanged) {
  fs::copy(missing, folder / "missing.csv");
  fs::copy(held, folder / "held.csv");
  const std::string a = (folder / "missing.csv").string(), b = (folder / "held.csv").string();
  ASSERT_EQ(run({"link", a, b, "--out", out()}), 0) << complained;
  ASSERT_EQ(run({"explain", out(), "missing.csv:1", "held.csv:1", "--json"}), 0) << complained;
  const auto told = nlohmann::json::parse(said);
  double sum = 0;
  for (const auto& step : told["steps"]) sum += step["weight"].get<double>();
  EXPECT_NEAR(sum, told["weight"].get<double>(), 1e-9);
  ASSERT_EQ(run({"explain", out(), "held.csv:1", "missing.csv:1"}), 0) << complained;
  EXPECT_THAT(said, HasSubstr("Озерняк"));
  EXPECT_EQ(run({"explain", out(), "missing.csv:99", "held.csv:1"}), 2);
  EXPECT_EQ(run({"explain", out(), "nobody.csv:1", "held.csv:1"}), 2);
  std::ofstream(folder / "held.csv", std::ios::app) << "x;y;z\n";
  EXPECT_EQ(run({"explain", out(), "missing.csv:1", "held.csv:1"}), 3);
  EXPECT_THAT(complained, HasSubstr("held.csv has changed"));
  fs::remove(folder / "out" / "run.json");
  EXPECT_EQ(run({"explain", out(), "missing.csv:1", "held.csv:1"}), 3);
  EXPECT_THAT(complained, HasSubstr("run.json"));
}

TEST_F(Program, ExplainsHowTheWordsOfNamesMeetAcrossAlphabets) {
  std::ofstream(folder / "uk.csv") << "ПІБ,Дата народження\nОзерняк Микола Павлович,12.03.1987\n";
  std::ofstream(folder / "en.csv") << "Name,Date of birth\nNikolay Ozernyak,1987-03-12\n";
  ASSERT_EQ(run({"link", out("uk.csv"), out("en.csv"), "--out", out()}), 0) << complained;
  ASSERT_EQ(run({"explain", out(), "uk.csv:1", "en.csv:1"}), 0) << complained;
  EXPECT_THAT(said, AllOf(HasSubstr("How the words of the names meet"), HasSubstr("forms of one name in two languages")));
}

TEST_F(Program, ExplainsEveryLinkWithTheWeightThatTheTableTells) {
  ASSERT_EQ(run({"link", missing, held, "--out", out()}), 0) << complained;
  const std::vector<std::string> links = rows(output("links.csv"));
  for (std::size_t i = 1; i < links.size(); ++i) {
    std::vector<std::string> fields;
    std::istringstream row(links[i]);
    for (std::string field; std::getline(row, field, ',');) fields.push_back(field);
    ASSERT_EQ(run({"explain", out(), fields[0] + ":" + fields[1], fields[3] + ":" + fields[4], "--json"}), 0) << complained;
    EXPECT_NEAR(nlohmann::json::parse(said)["weight"].get<double>(), std::stod(fields[7]), 0.001) << links[i];
  }
}

TEST_F(Program, EvaluatesAgainstATruth) {
  ASSERT_EQ(run({"link", missing, held, "--out", out()}), 0) << complained;
  std::ofstream(folder / "truth.csv") << "list,row,cluster\nmissing.csv,1,a\nheld.csv,1,a\nmissing.csv,2,b\nheld.csv,3,c\n";
  ASSERT_EQ(run({"evaluate", "--truth", out("truth.csv"), "--people", out() + "/people.csv", "--links", out() + "/links.csv", "--json"}), 0)
      << complained;
  const auto told = nlohmann::json::parse(said);
  EXPECT_EQ(told["lines"], 4);
  EXPECT_TRUE(told["cluster"].contains("f1") && told["b_cubed"].contains("f1") && told["pairwise"].contains("f1"));
  EXPECT_EQ(run({"evaluate", "--truth", "/no/such/truth.csv", "--people", out() + "/people.csv"}), 3);
}

TEST_F(Program, RomanisesALineAtATimeAndSaysWhatTheSchemeDoesNotWrite) {
  std::ofstream(folder / "names.txt") << "Згурський Юрій\n\nРыжов\nЩЕРБАК";
  ASSERT_EQ(run({"names", "romanise", "--language", "uk", "--scheme", "kmu-2010", out("names.txt")}), 0) << complained;
  EXPECT_EQ(said, "Zghurskyi Yurii\n\nRыzhov\nSHCHERBAK\n");
  EXPECT_THAT(complained, HasSubstr("the first is 3")) << "in the language of the locale: --language is that of the names";
  ASSERT_EQ(run({"names", "romanise", "--list", "--json"}), 0) << complained;
  EXPECT_GT(nlohmann::json::parse(said)["schemes"].size(), 40u);
  ASSERT_EQ(run({"names", "romanise", "--list"}), 0) << complained;
  EXPECT_THAT(said, HasSubstr("icao-9303"));
  ASSERT_EQ(run({"names", "romanise", "--help"}), 0) << complained;
  EXPECT_THAT(said, AllOf(HasSubstr("nostoi names romanise FILE"), HasSubstr("--scheme"), HasSubstr("kmu-2010")));
}

TEST_F(Program, RefusesToRomaniseWhatItCannot) {
  const std::string names = out("names.txt");
  std::ofstream(names) << "Юрій\n\xDE\xF0\xB3\xE9\n";
  EXPECT_EQ(run({"names", "romanise", "--language", "uk", "--scheme", "kmu-2010", names}), 3);
  EXPECT_THAT(complained, HasSubstr("Line 2"));
  EXPECT_EQ(run({"names", "romanise", "--language", "uk", "--scheme", "kmu-2010", "/no/such/file"}), 3);
  EXPECT_EQ(run({"names", "romanise", "--language", "uk", "--scheme", "kmu-2010", folder.string()}), 3);
  EXPECT_EQ(run({"names", "romanise", "--language", "uk", "--scheme", "kmu-2011", names}), 2);
  EXPECT_THAT(complained, AllOf(HasSubstr("kmu-2010"), HasSubstr("nostoi names romanise --help")));
  EXPECT_EQ(run({"names", "romanise", "--scheme", "kmu-2010", names}), 2);
  EXPECT_EQ(run({"names", "romanize"}), 2);
  EXPECT_THAT(complained, HasSubstr("\"romanise\""));
  EXPECT_EQ(run({"names"}), 2);
}

TEST_F(Program, ShowsHelpWithAnExampleForEveryCommandInEveryLanguage) {
  for (const char* locale : {"uk_UA", "ru_RU", "C"})
    for (const char* command : {"link", "explain", "evaluate"}) {
      ASSERT_EQ(run({command, "--help"}, locale), 0);
      EXPECT_THAT(said, AllOf(HasSubstr(std::string("nostoi ") + command), HasSubstr("--language"), HasSubstr("--json")));
    }
  EXPECT_EQ(run({"--version"}), 0);
  EXPECT_THAT(said, StartsWith("nostoi "));
}

TEST_F(Program, ShowsTheOptionsOfARegisterWithTheCommandsOfARegisterAlone) {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"list", "import"}, {"list"}, {"decide", "same"}, {"init"}}) {
    std::vector<std::string> asked = command;
    asked.emplace_back("--help");
    ASSERT_EQ(run(asked), 0);
    EXPECT_THAT(said, AllOf(HasSubstr("--register FILE"), HasSubstr("--actor"), HasSubstr("verification"))) << command.front();
  }
  ASSERT_EQ(run({"link", "--help"}), 0);
  EXPECT_THAT(said, Not(HasSubstr("--register")));
}

TEST_F(Program, HasEveryOptionInItsManPageAndCompletion) {
  const std::set<std::string> promised = {"--within", "--between",    "--one-to-one", "--columns", "--model",    "--threshold",
                                          "--review", "--show-cells", "--out",        "--threads", "--seed",     "--data",
                                          "--truth",  "--links",      "--people",     "--json",    "--language", "--version"};
  ASSERT_EQ(run({"--man"}), 0);
  std::string man = said;
  std::erase(man, '\\');
  ASSERT_EQ(run({"--completion", "bash"}), 0);
  for (const std::string& option : promised) {
    EXPECT_THAT(man, HasSubstr(option));
    EXPECT_THAT(said, HasSubstr(option));
  }
}

}  // namespace nostoi::app
