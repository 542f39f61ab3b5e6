// read_file: the door of intake, with real files: facts of the source, refusals, and what is recognised in the open data sets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "nostoi/intake.hpp"

namespace nostoi::intake {

namespace {

class ReadFile : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path file(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("nostoi-read-file-" + std::to_string(getpid()));
};

/// Fields of the columns of the only list of a data set, or nothing where the data are absent.
std::vector<std::string> fields_of(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(NOSTOI_ROOT) / "../shared/data" / name;
  std::vector<std::string> fields;
  if (!std::filesystem::exists(path)) return fields;
  const auto lists = read_file(path, {});
  for (const Column& column : lists.value().at(0).columns) fields.push_back(column.field);
  return fields;
}

}  // namespace

TEST_F(ReadFile, TellsWhereAListCameFrom) {
  const std::string bytes = "ПІБ;Дата народження\nГнатюк Олег;12.03.1987\n";
  for (const std::size_t threads : {1, 4}) {
    ReadOptions options;
    options.threads = threads;
    const auto lists = read_file(file("missing.csv", bytes), options);
    ASSERT_TRUE(lists);
    ASSERT_EQ(lists->size(), 1u);
    const List& list = lists->front();
    EXPECT_EQ(list.name, "missing.csv");
    EXPECT_EQ(list.source.sha256, sha256_hex(bytes));
    EXPECT_EQ(list.source.size, bytes.size());
    EXPECT_EQ(list.source.format, "csv");
    EXPECT_EQ(list.source.encoding, "UTF-8");
    EXPECT_EQ(list.columns[1].dates[list.columns[1].cells[0]].year, 1987);
  }
}

TEST_F(ReadFile, RefusesWhatIsNotThereAndWhatIsNoList) {
  EXPECT_EQ(read_file(folder_ / "nothing.csv", {}).error().code, Code::not_found);
  EXPECT_EQ(read_file(folder_, {}).error().code, Code::io);
  EXPECT_EQ(read_file(file("picture.xyz", std::string("\x01\x02\x03\0", 4)), {}).error().code, Code::unsupported);
}

TEST_F(ReadFile, TellsItsProgressUpToTheSizeOfTheFile) {
  std::string bytes = "surname,given name\n";
  for (int i = 0; i < 400000; ++i) bytes += "Koval" + std::to_string(i % 1000) + ",Iryna Olha\n";
  ReadOptions options;
  std::uint64_t before = 0, calls = 0;
  options.progress = [&](std::uint64_t done, std::uint64_t total) {
    EXPECT_LE(before, done);
    EXPECT_LE(done, total);
    EXPECT_EQ(total, bytes.size());
    before = done;
    ++calls;
  };
  ASSERT_TRUE(read_file(file("long.csv", bytes), options));
  EXPECT_GT(calls, 0u);
}

TEST(OpenData, IsRecognisedWithoutConfiguration) {
  using Fields = std::vector<std::string>;
  if (fields_of("splink/fake_1000.csv").empty()) GTEST_SKIP() << "../shared/data is absent";
  EXPECT_EQ(fields_of("splink/fake_1000.csv"), (Fields{"id", "given_name", "surname", "birth_date", "settlement", "email", ""}));
  EXPECT_EQ(fields_of("splink/historical_figures_with_errors_50k.csv"),
            (Fields{"id", "", "name", "", "given_name", "surname", "birth_date", "birth_place", "postcode", "sex", "occupation"}));
  EXPECT_EQ(fields_of("febrl/dataset3.csv"), (Fields{"id", "given_name", "surname", "house_number", "address", "", "settlement", "postcode",
                                                     "region", "birth_date", "document_number"}));
  EXPECT_EQ(fields_of("rldata/RLdata10000.csv"), (Fields{"given_name", "", "surname", "", "birth_year", "birth_month", "birth_day"}));
  EXPECT_EQ(fields_of("ofac_cis/persons_dev.csv"),
            (Fields{"id", "category", "name", "position", "birth_date", "birth_place", "citizenship", "", ""}));
}

}  // namespace nostoi::intake
