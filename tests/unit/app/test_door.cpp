// The door: whose language, what a typing error meant, numbers as people write them, run.json there and back.
#include <gtest/gtest.h>

#include <map>

#include "app/language.hpp"
#include "app/numbers.hpp"
#include "app/run_file.hpp"
#include "app/suggest.hpp"

namespace nostoi::app {

namespace {
Language chosen(const std::vector<std::string>& arguments, std::map<std::string, std::string> environment) {
  return choose_language(arguments, [&](const char* name) { return environment[name]; });
}
}  // namespace

TEST(Door, ReadsTheLocaleOfAUkrainianAsUkrainian) {
  EXPECT_EQ(chosen({}, {{"LANG", "uk_UA.UTF-8"}}), Language::uk);
  EXPECT_EQ(chosen({}, {{"LANG", "ru_RU.UTF-8"}, {"LC_ALL", "uk_UA"}}), Language::uk);
  EXPECT_EQ(chosen({}, {{"LANG", "C.UTF-8"}}), Language::en);
  EXPECT_EQ(chosen({}, {{"LANG", "de_DE.UTF-8"}}), Language::en);
  EXPECT_EQ(chosen({}, {}), Language::en);
}

TEST(Door, LetsTheArgumentGoBeforeTheLocale) {
  EXPECT_EQ(chosen({"link", "--language", "ru"}, {{"LANG", "uk_UA.UTF-8"}}), Language::ru);
  EXPECT_EQ(chosen({"--language=uk", "link"}, {}), Language::uk);
}

TEST(Suggestion, OffersWhatWasProbablyMeant) {
  const std::vector<std::string> commands = {"link", "explain", "evaluate"};
  EXPECT_EQ(suggestion("lnik", commands), "link");
  EXPECT_EQ(suggestion("expl", commands), "explain");
  EXPECT_EQ(suggestion("evalaute", commands), "evaluate");
  EXPECT_EQ(suggestion("zzzzzzzz", commands), std::nullopt);
}

TEST(Numbers, AreWrittenAsTheReaderWritesThem) {
  set_language(Language::en);
  EXPECT_EQ(count(1234567), "1,234,567");
  EXPECT_EQ(percent(0.9998), "99.98%");
  EXPECT_EQ(percent(0.5), "50%");
  EXPECT_EQ(signed_bits(-4 * 65536), "\u22124.0");
  EXPECT_EQ(signed_bits(0), "0.0");
  set_language(Language::uk);
  EXPECT_EQ(count(1234567), "1\u00A0234\u00A0567");
  EXPECT_EQ(percent(0.015), "1,5\u00A0%");
  set_language(Language::en);
}

TEST(RunFile, ComesBackAsItWas) {
  RunFile run;
  run.files = {{"a.csv", "00ff", 12}};
  run.lists = {{"a.csv", 3}};
  run.columns = {"surname=Прізвище"};
  run.scope = link::Scope::between;
  run.one_to_one = true;
  run.threshold = 0.9, run.review = 0.1, run.seed = 7;
  const auto back = run_file_from_json(to_json(run));
  ASSERT_TRUE(back);
  EXPECT_EQ(to_json(*back), to_json(run));
  EXPECT_EQ(back->files, run.files);
}

TEST(RunFile, ThatIsDamagedIsAnError) {
  EXPECT_EQ(run_file_from_json("{").error().code, Code::invalid);
  EXPECT_EQ(run_file_from_json("{\"format\": 99}").error().code, Code::unsupported);
}

}  // namespace nostoi::app
