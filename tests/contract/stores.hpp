// The stores that keep a register, each empty and new: what is promised of a store is tested on all of them.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "nostoi/postgres.hpp"
#include "nostoi/register.hpp"
#include "nostoi/sqlite.hpp"
#include "postgres_server.hpp"

namespace nostoi::testing {

/// What was asked for, where the test is sure that it is there.
template <class Value>
Value sure(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().sentence);
  return std::move(*result);
}

/// A folder of its own that is gone with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "nostoi-store-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Cheap to try, for tests alone.
inline sqlite::Passphrase quick_passphrase() { return {"верба і дощ", 64, 1}; }

/// An empty store of a kind; `again` opens what was written once more, as another process would.
class StoreUnderTest {
 public:
  explicit StoreUnderTest(std::string kind) : kind_(std::move(kind)), which_(++in_use()) {
    if (kind_ == "memory") store_ = memory_store();
    if (kind_ == "sqlite") store_ = sure(sqlite::open(folder_ / "register.nostoi", Opening::create));
    if (kind_ == "encrypted" && sqlite::can_encrypt())
      store_ = sure(sqlite::open(folder_ / "register.nostoi", Opening::create, quick_passphrase()));
    if (kind_ == "postgres" && postgres_is_installed()) store_ = sure(postgres::open(address_ = empty_database(which_), Opening::create));
  }
  ~StoreUnderTest() { --in_use(); }
  StoreUnderTest(const StoreUnderTest&) = delete;
  StoreUnderTest& operator=(const StoreUnderTest&) = delete;

  /// Nothing where the store's server is not installed.
  std::shared_ptr<Store> store() const { return store_; }
  void again() {
    if (kind_ == "memory") return;
    store_.reset();
    store_ = sure(kind_ == "postgres" ? postgres::open(address_, Opening::existing)
                                      : sqlite::open(folder_ / "register.nostoi", Opening::existing, quick_passphrase()));
  }

 private:
  static int& in_use() {
    static int count = 0;
    return count;
  }
  std::string kind_, address_;
  int which_;
  Folder folder_;
  std::shared_ptr<Store> store_;
};

class EveryStore : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    if (GetParam() == "encrypted" && !sqlite::can_encrypt()) GTEST_SKIP() << "This build cannot encrypt (./start fetches what it takes)";
    if (!under_test.store()) GTEST_SKIP() << "PostgreSQL is not installed (./check installs it)";
  }
  StoreUnderTest under_test{GetParam()};
};
inline auto all_stores() { return ::testing::Values("memory", "sqlite", "encrypted", "postgres"); }
inline std::string name_of_store(const ::testing::TestParamInfo<std::string>& info) { return info.param; }

/// A clock that ticks a second a look, and bytes that are the same in every run.
inline Surroundings still() {
  auto ticks = std::make_shared<std::int64_t>(1'700'000'000'000);
  auto drawn = std::make_shared<std::uint64_t>(0);
  return {[ticks] { return *ticks += 1000; },
          [drawn](std::size_t bytes) {
            std::string text;
            for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>(mix(7, (*drawn)++));
            return text;
          }};
}

inline access::Actor caseworker() { return {"olena", "tracing", {}}; }

inline std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// A whole date.
inline PartialDate day(int year, unsigned month, unsigned day) {
  PartialDate date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  date.from = date.to = day_number(year, month, day);
  return date;
}

/// A list of invented people: a name a line, and the year of birth behind it.
inline List invented_list(const std::string& name, const std::vector<std::pair<std::string, int>>& people) {
  List list;
  list.name = name;
  list.source = {name, sha256_hex(name), 100, "csv", "UTF-8"};
  Column who{"ПІБ", "name", Role::identity, "header", {}, {}, {}}, born{"р.н.", "birth_date", Role::identity, "header", {}, {}, {}};
  for (const auto& [text, year] : people) {
    who.cells.push_back(who.values.intern(text));
    born.cells.push_back(born.values.intern(std::to_string(year)));
    born.dates.resize(born.values.size());
    PartialDate& date = born.dates[born.cells.back()];
    date.year = static_cast<std::int16_t>(year);
    date.from = day_number(year, 1, 1);
    date.to = day_number(year, 12, 31);
  }
  list.columns = {who, born};
  list.lines = people.size();
  list.rows_in = people.size() + 1;
  list.passed_over = 1;
  list.first_row = 2;
  return list;
}

}  // namespace nostoi::testing
