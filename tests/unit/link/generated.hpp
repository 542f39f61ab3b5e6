// People made of syllables, copied with the errors that offices make: a list whose truth is known, the same on every run.
#pragma once

#include "unit/link/small_lists.hpp"

namespace nostoi::link::invented {

struct People {
  List list;
  std::vector<std::uint32_t> person;  ///< per line
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : dice_(seed) {
    for (int i = 0; i < 4000; ++i) surnames_.push_back(word(2 + dice_.below(2)) + pick({"енко", "чук", "ів", "ак", "ський", "ан"}));
    for (int i = 0; i < 150; ++i) given_.push_back(word(2) + pick({"о", "а", "ій", "ан"}));
    for (int i = 0; i < 300; ++i) places_.push_back(word(2) + pick({"івка", "ове", "ськ", "ин"}));
  }

  People people(std::size_t lines) {
    People made;
    std::vector<std::vector<std::string>> rows;
    for (std::uint32_t person = 0; rows.size() < lines; ++person) {
      const std::vector<std::string> truth = somebody();
      const std::size_t copies = dice_.chance(0.6) ? 1 : dice_.chance(0.7) ? 2 : 3;
      for (std::size_t copy = 0; copy < copies && rows.size() < lines; ++copy) {
        rows.push_back(copied(truth));
        made.person.push_back(person);
      }
    }
    made.list = invented::list("generated", {"surname", "given_name", "patronymic", "birth_date", "birth_place"}, rows);
    return made;
  }

 private:
  std::string pick(const std::vector<std::string>& of) { return of[dice_.below(of.size())]; }
  /// The first names of a list are common, the last ones rare.
  std::string common(const std::vector<std::string>& of) {
    const double x = static_cast<double>(dice_.below(1u << 20)) / (1u << 20);
    return of[static_cast<std::size_t>(x * x * static_cast<double>(of.size()))];
  }
  std::string word(std::size_t syllables) {
    static const std::vector<std::string> heads = {"Б", "В", "Г", "Д", "Ж", "З", "К", "Л", "М", "Н", "П", "Р", "С", "Т", "Х", "Ч"};
    static const std::vector<std::string> middles = {"б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "х", "ст"};
    std::string made = pick(heads);
    for (std::size_t i = 0; i < syllables; ++i) made += pick({"а", "о", "у", "е", "и", "і"}) + pick(middles);
    return made;
  }
  std::vector<std::string> somebody() {
    const std::string father = common(given_);
    char date[16];
    std::snprintf(date, sizeof date, "%04d-%02d-%02d", static_cast<int>(1950 + dice_.below(55)), static_cast<int>(1 + dice_.below(12)),
                  static_cast<int>(1 + dice_.below(28)));
    return {common(surnames_), common(given_), father + "вич", date, common(places_)};
  }
  /// One letter (two bytes) left out, doubled or put in the place of another.
  std::string slip(std::string text) {
    const std::size_t at = 2 * (1 + dice_.below(text.size() / 2 - 1));
    const std::string letter = text.substr(at - 2, 2);
    switch (dice_.below(3)) {
      case 0:
        return text.erase(at, 2);
      case 1:
        return text.insert(at, letter);
      default:
        return text.replace(at, 2, pick({"а", "о", "и", "н", "р"}));
    }
  }
  std::vector<std::string> copied(std::vector<std::string> cells) {
    for (std::size_t at : {0u, 1u, 2u, 4u})
      if (dice_.chance(0.08)) cells[at] = slip(cells[at]);
    if (dice_.chance(0.05)) cells[1] = cells[1].substr(0, 2) + ".";
    if (dice_.chance(0.15)) cells[2].clear();
    if (dice_.chance(0.2)) cells[4] = dice_.chance(0.5) ? "" : common(places_);
    if (dice_.chance(0.1)) cells[3].resize(4);
    if (cells[3].size() > 4 && dice_.chance(0.08)) cells[3][dice_.chance(0.5) ? 9 : 6] = static_cast<char>('0' + dice_.below(3));
    if (dice_.chance(0.05)) cells[3].clear();
    if (dice_.chance(0.01)) std::swap(cells[0], cells[1]);
    return cells;
  }

  Dice dice_;
  std::vector<std::string> surnames_, given_, places_;
};

inline People people(std::size_t lines, std::uint64_t seed) { return Generator(seed).people(lines); }

}  // namespace nostoi::link::invented
