// Cells are looked at one by one; what they look like is written in data/model/content.json and in the readers of dates.
#include "intake/evidence.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_set>

#include "intake/dates.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

struct Looks {
  std::vector<std::string> patronymic_endings, surname_endings;
  std::set<std::string, std::less<>> sex_words;
};

const Looks& looks() {
  static const Looks loaded = [] {
    const nlohmann::json file = nlohmann::json::parse(*shipped("model/content.json"));
    const auto words = file.at("sex_words").get<std::vector<std::string>>();
    return Looks{file.at("patronymic_endings"), file.at("surname_endings"), {words.begin(), words.end()}};
  }();
  return loaded;
}

bool ends_like(std::string_view word, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [word](const std::string& ending) { return word.size() > ending.size() + 2 && word.ends_with(ending); });
}

/// What single characters of a cell tell.
struct Signs {
  std::size_t letters = 0, digits = 0, other = 0;
  bool at = false, plus = false, phone_signs_only = true;
};

Signs signs_of(std::string_view cell) {
  Signs signs;
  for (std::size_t at = 0; at < cell.size();) {
    const char32_t c = next_code_point(cell, at);
    if (is_letter(c))
      ++signs.letters;
    else if (is_digit(c))
      ++signs.digits;
    else if (!is_space(c))
      ++signs.other;
    signs.at |= c == '@';
    signs.plus |= c == '+';
    signs.phone_signs_only &= is_digit(c) || is_space(c) || c == '+' || c == '-' || c == '(' || c == ')' || c == '.';
  }
  return signs;
}

bool looks_like_phone(std::string_view cell, const Signs& signs) {
  if (!signs.phone_signs_only || signs.digits < 7 || signs.digits > 15) return false;
  if (signs.plus) return true;
  const std::size_t digit = cell.find_first_of("0123456789");
  return (signs.digits >= 10 && signs.digits <= 12 &&
          (cell[digit] == '0' || cell[digit] == '8' || cell.substr(digit, 3) == "380" || cell[digit] == '7')) ||
         (signs.other >= 2 && cell.find('.') == cell.npos && signs.digits >= 9);
}

/// Words of a name: letters only, each with a capital first or alone as an initial.
std::size_t capitalised_words(std::string_view cell, const Signs& signs, std::size_t& initials) {
  if (signs.digits > 0) return 0;
  const auto list = words(cell);
  for (const std::string_view word : list) {
    std::size_t at = 0;
    if (!is_upper(next_code_point(word, at))) return 0;
    if (at == word.size()) ++initials;
  }
  return list.size();
}

bool is_year_only(std::string_view cell) {
  return cell.size() == 4 && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; }) && cell >= "1900" &&
         cell <= std::to_string(newest_year);
}

/// Adds up one filled cell.
void look(Profile& profile, std::string_view cell, std::set<int>& years) {
  constexpr std::size_t longest_telling = 300;  // longer cells are text, whatever they begin with
  if (cell.size() > longest_telling) {
    ++profile.letters;
    return;
  }
  const Signs signs = signs_of(cell);
  if (signs.digits > 0 && cell.size() <= 60 && !(signs.letters == 0 && signs.other == 0 && signs.digits != 8)) {
    DateContext context;
    if (const DateReading reading = read_date(cell, context); reading.trouble.empty() && reading.date.year && cell.size() > 4) {
      ++profile.dates;
      years.insert(reading.date.year);
    }
  }
  if (is_year_only(cell)) {
    ++profile.years;
    years.insert(std::stoi(std::string(cell)));
  }
  std::size_t initials = 0;
  const std::size_t capitalised = capitalised_words(cell, signs, initials);
  profile.full_names += capitalised >= 2 && capitalised <= 5 && initials < capitalised;
  profile.single_names += capitalised == 1 && signs.letters >= 2;
  profile.letters += signs.letters > signs.digits;
  if (signs.digits == 0 && cell.size() < 120) {
    const std::string small = lower(cell);
    const auto list = words(small);
    const auto any_ends = [&list](const std::vector<std::string>& endings) {
      return std::any_of(list.begin(), list.end(), [&](std::string_view word) { return ends_like(word, endings); });
    };
    profile.patronymics += any_ends(looks().patronymic_endings);
    profile.surnames += any_ends(looks().surname_endings);
    profile.sexes += looks().sex_words.contains(small);
  }
  profile.phones += looks_like_phone(cell, signs);
  profile.emails += signs.at && cell.find('.') != cell.npos && cell.find(' ') == cell.npos;
  profile.codes += signs.digits > 0 && signs.letters > 0 && cell.find(' ') == cell.npos;
  profile.numbers += signs.digits > 0 && signs.letters == 0 && signs.other <= 1;
}

/// 1, 2, 3 … (from any number) in nearly every row.
bool runs(const Sample& sample, std::size_t first_line, std::size_t column) {
  std::size_t steps = 0, rows = 0;
  long long before = 0;
  for (std::size_t i = first_line; i < sample.size(); ++i) {
    if (column >= sample[i].cells.size()) continue;
    std::string_view cell = trimmed(sample[i].cells[column]);
    if (cell.ends_with('.')) cell.remove_suffix(1);
    if (cell.empty() || cell.size() > 12 || !std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      rows += !cell.empty();
      continue;
    }
    const long long number = std::stoll(std::string(cell));
    steps += rows > 0 && number == before + 1;
    before = number;
    ++rows;
  }
  return rows >= 3 && (steps + 1) * 20 >= rows * 19;
}

}  // namespace

Profile profile_of(const Sample& sample, std::size_t first_line, std::size_t column) {
  Profile profile;
  std::unordered_set<std::string_view> distinct;
  std::set<int> years;
  for (std::size_t i = first_line; i < sample.size(); ++i) {
    ++profile.rows;
    if (column >= sample[i].cells.size()) continue;
    const std::string_view cell = trimmed(sample[i].cells[column]);
    if (cell.empty() || says_unknown(cell)) continue;
    ++profile.filled;
    distinct.insert(cell);
    profile.mean_bytes += static_cast<double>(cell.size());
    look(profile, cell, years);
  }
  profile.distinct = distinct.size();
  profile.distinct_years = years.size();
  if (!years.empty()) profile.first_year = *years.begin(), profile.last_year = *years.rbegin();
  profile.running = runs(sample, first_line, column);
  if (profile.filled == 0) return profile;
  for (double* share :
       {&profile.mean_bytes, &profile.dates, &profile.years, &profile.full_names, &profile.single_names, &profile.patronymics,
        &profile.surnames, &profile.sexes, &profile.phones, &profile.emails, &profile.codes, &profile.numbers, &profile.letters})
    *share /= static_cast<double>(profile.filled);
  return profile;
}

double fit(const Profile& profile, const Field& field) {
  const double filled = profile.filled_share();
  switch (field.kind) {
    case Kind::name:
    case Kind::surname:
    case Kind::given_name:
    case Kind::patronymic:
      return filled * profile.letters;
    case Kind::date:
    case Kind::year:
      return filled * std::min(1.0, profile.dates + profile.years);
    case Kind::phone:
      return filled * profile.phones;
    case Kind::sex:
      return filled * profile.sexes;
    case Kind::code:
      return filled * (field.id == "email" ? profile.emails : profile.unique_share());
    default:
      return filled;
  }
}

bool is_plain_name(std::string_view cell) {
  std::size_t initials = 0;
  if (cell.size() > 120 || capitalised_words(cell, signs_of(cell), initials) < 2) return false;
  const std::string small = lower(cell);
  const auto list = words(small);
  return std::any_of(list.begin(), list.end(), [](std::string_view word) { return ends_like(word, looks().patronymic_endings); });
}

bool is_plain_data(std::string_view cell) {
  cell = trimmed(cell);
  const Signs signs = signs_of(cell);
  if (signs.digits == 0) return signs.at;
  if (signs.letters == 0) return signs.digits >= 3 || signs.other == 0;
  const DateReading reading = read_date(cell, {});
  return reading.trouble.empty() && reading.date.known();
}

}  // namespace nostoi::intake
