// Given names as one knows them who has lived among them: which words are forms of one name in several languages, which are short
// forms of which names, which patronymics come from which father's name. One idea: a word is looked up once and gives what it can be;
// how two words are related is then a comparison of two short lists of numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "nostoi/names.hpp"

namespace nostoi::names {

enum class FormKind : std::uint16_t { full, short_form, patronymic };

/// What a word can be. A word may be several things: Саша is short for Олександр and for Олександра.
struct NameForm {
  std::uint16_t name = 0;  ///< a number of this run only: never kept in a file
  FormKind kind = FormKind::full;
  std::uint8_t sex = 0;  ///< of who bears it: 0 unknown, 1 man, 2 woman; of a patronymic: son or daughter
  /// How loosely, in bits: 0 surely; a short form by how much commoner all names are that share it (Саша is short for Олександр and less
  /// often for Олександра), at most 3; 2 for a distant equivalent (Юрій, Георгій).
  std::uint8_t grade = 0;
  bool operator==(const NameForm&) const = default;
};

/// What a word can be: `word` is a Token's text (in its own alphabet) or its romanised form. Empty when it is not known. Romanised,
/// a word may be more than in its own alphabet: "vitalia" is Віталія and Віталя.
std::span<const NameForm> name_forms(std::string_view word);

/// The forms of a token's text, and if it has none those of its romanised form: a declined patronymic is known only by the latter.
std::span<const NameForm> name_forms(const Token& token);

enum class Kin : std::uint8_t {
  none,
  one_name,         ///< Володимир, Владимир
  short_form,       ///< one is short for the other: Саша, Олександр
  two_short_forms,  ///< of one name: Саша, Шура
  one_father,       ///< patronymics of one father's name: Миколайович, Николаевна
  father_of,        ///< one is the other's father's name: Микола, Миколайович
};

/// How two words are related, at best.
struct Kinship {
  Kin relation = Kin::none;
  std::uint16_t name = 0;  ///< through which name
  /// That of the looser form; 3 where both are distant, related through a third name (Юрій, Єгор).
  std::uint8_t grade = 0;
  bool other_sex = false;  ///< of one_father: a son's patronymic and a daughter's
  bool operator==(const Kinship&) const = default;
};
Kinship kinship(std::span<const NameForm> a, std::span<const NameForm> b);

/// How common a name is, all its spellings together, as a coarse class: log2 of N where it is borne by one man (or one woman) in N.
enum class Where : std::uint8_t { region, elsewhere };  ///< region: Ukraine, Russia, Belarus
int rarity(std::uint16_t name, Where where);

/// The name in full, for explanations; its Ukrainian form where the language has none of its own.
std::string_view shown(std::uint16_t name, Language language);

/// How many names there are: NameForm::name is below.
std::uint16_t number_of_names();

/// A patronymic whose father's name is in no table, told by its ending.
struct Patronymic {
  std::string_view stem;  ///< "khusein" of "khuseinovich", a part of the word
  std::uint8_t sex = 0;   ///< 1 son, 2 daughter
};
/// Reads a romanised word. Surnames end like this too (Abramovich): where the word stands decides, and that the caller knows.
std::optional<Patronymic> patronymic_by_ending(std::string_view romanised);
/// What a romanised name keeps in the patronymics made from it: "khusein", "mus" of "musa"; equal to stem_of_father(Patronymic::stem) then.
std::string_view stem_of_father(std::string_view romanised);

}  // namespace nostoi::names
