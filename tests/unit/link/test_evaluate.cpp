// link: evaluating links.csv and people.csv against a truth in each of its forms.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "nostoi/link.hpp"

namespace nostoi::link {

namespace {

class Evaluating : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::temp_directory_path() / (std::string("nostoi-evaluate-") + test->name());
    std::filesystem::create_directories(folder);
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::filesystem::path file(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
  }

  // Two lists; a1, b1 and b2 were joined, a2 and b3, a3 with nobody.
  std::filesystem::path people() const {
    return file("people.csv", "person,list,row,id\n1,a.csv,1,x1\n1,b.csv,1,y1\n1,b.csv,2,y2\n2,a.csv,2,x2\n2,b.csv,3,y3\n3,a.csv,3,x3\n");
  }
  std::filesystem::path links() const {
    return file("links.csv",
                "left_list,left_row,left_id,right_list,right_row,right_id,probability,weight,outcome,reason\n"
                "a.csv,1,x1,b.csv,1,y1,0.99,6,match,\n"
                "a.csv,1,x1,b.csv,2,y2,0.85,2,match,\n"
                "a.csv,2,x2,b.csv,3,y3,0.95,4,match,\n"
                "a.csv,3,x3,b.csv,3,y3,0.45,-1,review,below-threshold\n");
  }
  Evaluation measured(const std::filesystem::path& truth) const {
    const Result<Evaluation> told = evaluate(truth, links(), people());
    if (!told) throw std::runtime_error(told.error().sentence);
    return *told;
  }

  std::filesystem::path folder;
};

// By the truth a1, b1 are one person; b2 another; a2, a3 and b3 a third.
constexpr std::string_view rows = "list,row,cluster\na.csv,1,P\nb.csv,1,P\nb.csv,2,Q\na.csv,2,R\na.csv,3,R\nb.csv,3,R\n";

void expect_the_figures(const Evaluation& told) {
  EXPECT_EQ(told.lines, 6u);
  EXPECT_EQ(told.people, 3u);
  EXPECT_DOUBLE_EQ(told.cluster->precision, 2.0 / 4);
  EXPECT_DOUBLE_EQ(told.cluster->recall, 2.0 / 4);
  EXPECT_DOUBLE_EQ(told.pairwise->precision, 2.0 / 3);
  EXPECT_DOUBLE_EQ(told.pairwise->recall, 2.0 / 4);
  EXPECT_DOUBLE_EQ(told.b_cubed->precision, (2 * 2.0 / 3 + 1.0 / 3 + 2 + 1) / 6);
  EXPECT_DOUBLE_EQ(told.b_cubed->recall, (2 + 1 + 2 * 2.0 / 3 + 1.0 / 3) / 6);
}

}  // namespace

TEST_F(Evaluating, ReadsATruthByListAndRow) { expect_the_figures(measured(file("truth.csv", std::string(rows)))); }

TEST_F(Evaluating, ReadsATruthWithSemicolonsAndSpaceAroundHeadings) {
  std::string text(rows);
  std::replace(text.begin(), text.end(), ',', ';');
  expect_the_figures(measured(file("truth.csv", "\xEF\xBB\xBF" + text.replace(0, 8, "List ;Row"))));
}

TEST_F(Evaluating, TakesPeopleForATruth) {
  std::string text(rows);
  expect_the_figures(measured(file("truth.csv", text.replace(text.find("cluster"), 7, "person"))));
  EXPECT_EQ(measured(people()).cluster->f1, 1) << "a result compared with itself";
}

TEST_F(Evaluating, ReadsATruthById) { expect_the_figures(measured(file("truth.csv", "id,cluster\nx1,7\ny1,7\ny2,8\nx2,9\nx3,9\ny3,9\n"))); }

TEST_F(Evaluating, ReadsTruePairsAndTakesTheOthersForPeopleOfOneLine) {
  expect_the_figures(measured(file("truth.csv", "left_id,right_id\nx1,y1\nx2,x3\nx3,y3\n")));
  expect_the_figures(
      measured(file("truth.csv", "left_list,left_row,right_list,right_row\na.csv,1,b.csv,1\na.csv,2,a.csv,3\na.csv,3,b.csv,3\n")));
}

TEST_F(Evaluating, CountsOnlyWhatTheTruthCovers) {
  const Evaluation told = measured(file("truth.csv", "list,row,cluster\na.csv,1,P\nb.csv,1,P\na.csv,9,Z\n"));
  EXPECT_EQ(told.lines, 3u);
  EXPECT_EQ(told.missing, 1u) << "a line that people.csv has not";
  EXPECT_EQ(told.uncovered, 4u);
  EXPECT_DOUBLE_EQ(told.cluster->precision, 1);
  EXPECT_DOUBLE_EQ(told.cluster->recall, 1);
  EXPECT_DOUBLE_EQ(told.pairwise->precision, 1);
  EXPECT_EQ(told.calibration->pairs, 1u);
}

TEST_F(Evaluating, TellsNothingOfWhatWasNotGiven) {
  const Result<Evaluation> told = evaluate(file("truth.csv", std::string(rows)), links(), "");
  ASSERT_TRUE(told);
  EXPECT_TRUE(told->pairwise);
  EXPECT_FALSE(told->cluster);
  EXPECT_EQ(told->missing, 0u);
  EXPECT_DOUBLE_EQ(evaluate(file("pairs.csv", "left_id,right_id\nx1,y1\nx2,x3\nx3,y3\n"), links(), "")->pairwise->precision, 2.0 / 3);
}

TEST_F(Evaluating, MeasuresWhetherProbabilitiesMeanWhatTheySay) {
  const Calibration told = *measured(file("truth.csv", std::string(rows))).calibration;
  EXPECT_EQ(told.pairs, 4u);
  ASSERT_EQ(told.by_width.size(), 3u) << "0.4–0.5, 0.8–0.9, 0.9–1.0";
  EXPECT_DOUBLE_EQ(told.by_width[0].expected, 0.45);
  EXPECT_DOUBLE_EQ(told.by_width[0].observed, 1);
  EXPECT_DOUBLE_EQ(told.by_width[2].expected, 0.97);
  EXPECT_NEAR(told.error_by_width, (0.55 + 0.85 + 2 * 0.03) / 4, 1e-12);
  EXPECT_NEAR(told.error_by_count, (0.55 + 0.85 + 0.01 + 0.05) / 4, 1e-12);
}

TEST_F(Evaluating, RefusesWhatIsNoTruthOrContradictsItself) {
  EXPECT_EQ(evaluate(folder / "none.csv", links(), people()).error().code, Code::not_found);
  EXPECT_EQ(evaluate(file("t.csv", "name,age\nA,3\n"), "", people()).error().code, Code::invalid);
  EXPECT_EQ(evaluate(file("t.csv", ""), "", people()).error().code, Code::invalid);
  EXPECT_EQ(evaluate(file("t.csv", "list,row,cluster\na.csv,1,P\na.csv,1,Q\n"), "", people()).error().code, Code::conflict);
  EXPECT_EQ(evaluate(file("t.csv", "row,cluster\n1,P\n2,Q\n"), "", people()).error().code, Code::conflict) << "two lists, none named";
  const Result<Evaluation> odd = evaluate(file("t.csv", "list,row,cluster\na.csv,1,P\na.csv,two,Q\n"), "", people());
  ASSERT_FALSE(odd);
  EXPECT_EQ(odd.error().place.row, 3u);
  EXPECT_EQ(odd.error().place.column, "row");
}

TEST_F(Evaluating, TellsItInThreeLanguagesAndAsJson) {
  const Evaluation told = measured(file("truth.csv", std::string(rows)));
  const nlohmann::json json = nlohmann::json::parse(to_json(told));
  EXPECT_DOUBLE_EQ(json["cluster"]["f1"], 0.5);
  EXPECT_EQ(json["calibration"]["by_width"].size(), 3u);
  for (const Language language : {Language::uk, Language::ru, Language::en}) {
    set_language(language);
    EXPECT_NE(evaluation_words(told).find("0.5000 ["), std::string::npos);
  }
}

}  // namespace nostoi::link
