// office: an invented office on an invented calendar. It keeps a register in a file, under a clock that only `morning` moves, so that three
// months pass in a second and every event stands on its own day.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nostoi/casework.hpp>
#include <nostoi/debrief.hpp>
#include <nostoi/intake.hpp>
#include <nostoi/register.hpp>
#include <nostoi/review.hpp>
#include <nostoi/sqlite.hpp>

namespace example {

using nostoi::Position;

/// What an example may do with an error that it does not expect: say it and stop.
template <typename T>
T sure(nostoi::Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().sentence.c_str());
  std::exit(3);
}

inline nostoi::PartialDate day(int year, unsigned month, unsigned of_month) {
  nostoi::PartialDate date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(of_month);
  date.from = date.to = nostoi::day_number(year, month, of_month);
  return date;
}

class Office {
 public:
  Office(const std::filesystem::path& file, std::filesystem::path lists)
      : lists_(std::move(lists)),
        reg_(sure(nostoi::Register::create(sure(nostoi::sqlite::open(file, nostoi::Opening::create)), surroundings(), olena))) {}

  /// The caseworker, the one who hears witnesses, and the one who leads the office.
  const nostoi::access::Actor olena{"olena", "tracing", {}}, iryna{"iryna", "tracing", {"witness"}}, head{"head", "review", {}};
  nostoi::Register& reg() { return reg_; }
  std::unique_ptr<nostoi::Snapshot> now() { return sure(reg_.read(olena)); }

  /// A day begins at nine, and what happens that day is told.
  void morning(unsigned month, unsigned of_month, const char* what) {
    *clock_ = (nostoi::day_number(2026, month, of_month) * 24LL + 9) * 3'600'000;
    std::printf("2026-%02u-%02u  %s\n", month, of_month, what);
  }
  std::int32_t today() const { return static_cast<std::int32_t>(*clock_ / 86'400'000); }

  /// Takes up a list and compares it with everybody.
  Position take_up(const std::string& file, nostoi::Received received) {
    nostoi::intake::ReadOptions options;
    options.keep_free_text = true;
    const auto lists = sure(nostoi::intake::read_file(lists_ / file, options));
    const nostoi::Imported imported = sure(nostoi::import_lists(reg_, olena, lists, received));
    if (imported.changes)
      std::printf("            %zu entries go on, %zu cells changed, %zu added, %zu gone\n", imported.changes->continued.size(),
                  imported.changes->cells.size(), imported.changes->added.size(), imported.changes->gone.size());
    sure(nostoi::review::match(reg_, olena, {}));
    return imported.lists.front();
  }

  /// The line of a list, by its name: "ministry.csv:3".
  Position line(const std::string& name) { return sure(nostoi::anchor_named(*now(), olena, name)); }
  Position same(const std::string& left, const std::string& right, const std::string& why) {
    return sure(nostoi::decide(reg_, olena, line(left), line(right), nostoi::Verdict::same, why));
  }

 private:
  nostoi::Surroundings surroundings() {
    nostoi::Surroundings real = nostoi::Surroundings::real();
    return {[clock = clock_] { return *clock += 60'000; }, real.entropy};
  }
  std::shared_ptr<std::int64_t> clock_ = std::make_shared<std::int64_t>(0);
  std::filesystem::path lists_;
  nostoi::Register reg_;
};

}  // namespace example
