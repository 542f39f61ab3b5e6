// evidence: what the cells of a column look like, without a dictionary of names: counts over the sample from which the plan decides.
#pragma once

#include "intake/plan.hpp"

namespace nostoi::intake {

/// Shares are of filled cells, 0 … 1.
struct Profile {
  std::size_t rows = 0, filled = 0, distinct = 0;
  double mean_bytes = 0;
  double dates = 0;         ///< read as a date with at least a year, and more than a bare year
  double years = 0;         ///< a year between 1900 and now, nothing else
  double full_names = 0;    ///< two to four capitalised words or initials
  double single_names = 0;  ///< one capitalised word of letters
  double patronymics = 0;   ///< some word ends like a patronymic
  double surnames = 0;      ///< some word ends like a surname
  double sexes = 0, phones = 0, emails = 0, codes = 0, numbers = 0;
  double letters = 0;    ///< more letters than digits
  bool running = false;  ///< 1, 2, 3 … down the rows
  int first_year = 0, last_year = 0;
  std::size_t distinct_years = 0;

  double filled_share() const { return rows ? static_cast<double>(filled) / static_cast<double>(rows) : 0; }
  double unique_share() const { return filled ? static_cast<double>(distinct) / static_cast<double>(filled) : 0; }
  /// Years that scatter as births do: over fifteen years and more, and not all the same.
  bool scatters_like_births() const {
    return distinct_years >= 2 && distinct_years * 3 >= std::min<std::size_t>(filled, 30) && last_year - first_year >= 10;
  }
};

/// Rows worth looking at in a table of so many columns: a plan costs about the same for all.
constexpr std::size_t sample_rows_for(std::size_t columns) { return columns <= 200 ? 1000 : 200000 / columns; }

Profile profile_of(const Sample& sample, std::size_t first_line, std::size_t column);

/// How well the content speaks for a field of this kind, 0 … 1: decides between columns with the same heading.
double fit(const Profile& profile, const Field& field);

/// Whether a cell holds plain data (a date, a number, an e-mail address): no heading does.
bool is_plain_data(std::string_view cell);
/// Whether a cell is a person's name beyond doubt: capitalised words, one of them a patronymic.
bool is_plain_name(std::string_view cell);

}  // namespace nostoi::intake
