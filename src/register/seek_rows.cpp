// Keys are ASCII: letters beyond a–z are written by their bytes.
#include "register/seek_rows.hpp"

#include "register/rows.hpp"

namespace nostoi::seek {

namespace {

constexpr int chunk_bits = 18;

std::string hexadecimal(std::uint64_t number, std::size_t digits) {
  std::string text(digits, '0');
  for (std::size_t at = digits; at-- > 0; number >>= 4) text[at] = "0123456789abcdef"[number & 15];
  return text;
}

std::string chunk(Position anchor) { return hexadecimal(anchor >> chunk_bits, 4); }

std::string ascii(std::string_view word) {
  std::string text;
  for (const char letter : word)
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-')
      text += letter;
    else
      text += "%" + hexadecimal(static_cast<unsigned char>(letter), 2);
  return text;
}

constexpr std::int64_t no_negative = 10'000'000;  // rows hold no signs; added to days

}  // namespace

std::string Rows::word(std::uint64_t word) const { return words() + hexadecimal(word, 6); }
std::string Rows::spelled(std::string_view romanised, std::string_view key) const {
  return beginning(romanised) + "/" + hexadecimal(hash_bytes(key), 16);
}
std::string Rows::beginning(std::string_view romanised) const { return root_ + "spelled/" + ascii(romanised); }
std::string Rows::near(std::uint32_t key) const { return root_ + "near/" + hexadecimal(key >> 16, 4); }
std::string Rows::in(std::uint64_t word, Position anchor) const { return in(word) + chunk(anchor); }
std::string Rows::in(std::uint64_t word) const { return root_ + "in/" + hexadecimal(word, 6) + "/"; }
std::string Rows::letter(std::string_view letter, Position anchor) const { return this->letter(letter) + chunk(anchor); }
std::string Rows::letter(std::string_view letter) const { return root_ + "letter/" + ascii(letter) + "/"; }
std::string Rows::dates(int year) const { return dates() + hexadecimal(static_cast<std::uint64_t>(year), 4); }
std::string Rows::born(int year, Position anchor) const { return born(year) + chunk(anchor); }
std::string Rows::born(int year) const { return root_ + "born/" + hexadecimal(static_cast<std::uint64_t>(year), 4) + "/"; }
std::string Rows::place(std::string_view word, Position anchor) const { return place(word) + chunk(anchor); }
std::string Rows::place(std::string_view word) const { return root_ + "place/" + ascii(word) + "/"; }

std::string Counts::row() const { return rows::numbers({entries, names, words, placed}); }

Counts Counts::of(std::string_view row) {
  const std::vector<std::uint64_t> all = rows::read_numbers(row);
  return all.size() == 4 ? Counts{all[0], all[1], all[2], all[3]} : Counts{};
}

std::string row_of(const std::vector<DateCount>& dates) {
  std::string row;
  for (const auto& [date, entries] : dates)
    row +=
        rows::numbers({static_cast<std::uint64_t>(date.year), date.month, date.day, date.approximate, date.impossible,
                       static_cast<std::uint64_t>(date.from + no_negative), static_cast<std::uint64_t>(date.to + no_negative), entries}) +
        ";";
  return row;
}

std::vector<DateCount> dates_of(std::string_view row) {
  const std::vector<std::uint64_t> all = rows::read_numbers(row);
  std::vector<DateCount> dates;
  for (std::size_t at = 0; at + 8 <= all.size(); at += 8) {
    DateCount& one = dates.emplace_back();
    one.date.year = static_cast<std::int16_t>(all[at]);
    one.date.month = static_cast<std::uint8_t>(all[at + 1]);
    one.date.day = static_cast<std::uint8_t>(all[at + 2]);
    one.date.approximate = all[at + 3] != 0;
    one.date.impossible = all[at + 4] != 0;
    one.date.from = static_cast<std::int32_t>(static_cast<std::int64_t>(all[at + 5]) - no_negative);
    one.date.to = static_cast<std::int32_t>(static_cast<std::int64_t>(all[at + 6]) - no_negative);
    one.entries = all[at + 7];
  }
  return dates;
}

Result<Position> made_up_to(Snapshot& snapshot) {
  const Result<std::optional<std::string>> row = snapshot.get(upto);
  if (!row) return tl::unexpected(row.error());
  const std::vector<std::uint64_t> numbers = rows::read_numbers(row->value_or(""));
  return numbers.size() == 2 && numbers[0] == format ? numbers[1] : Position{0};
}

}  // namespace nostoi::seek
