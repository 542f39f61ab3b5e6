// names: what a person is called. This room reads a name into comparable parts whatever its alphabet; the original stays with the
// caller. Everything downstream compares what this room gives, so that it can grow stronger without its neighbours changing.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "nostoi/base.hpp"

namespace nostoi::names {

/// Lower case, NFC, apostrophes and dashes unified, look-alike letters of the other alphabet put right ("Iванов" with a Latin I),
/// runs of space made one. Stays in its own alphabet. "  О’КОННЕЛЛ–Петренко " → "о'коннелл-петренко"
std::string normalise(std::string_view text);

/// normalise(), then one romanisation for every alphabet this room reads, then the habits of Latin spellings folded on one: only a–z,
/// digits, space and - stay (apostrophes leave no trace; letters of alphabets this room does not read stay as they are).
/// Ukrainian, Russian and Belarusian letters of one sound meet: "гнатюк", "Hnatiuk", "Gnatyuk" → "hnatiuk". For comparing, not for showing.
/// Romanising the result again changes nothing.
std::string romanise_for_comparison(std::string_view text);

/// A published way of writing the names of a language in Latin letters.
struct RomanisationScheme {
  std::string language, scheme;  ///< "uk", "kmu-2010"
  std::string name, source;      ///< what it is called, and where its rules are laid down
};

/// All that romanise() knows, by language and scheme. Fails only where a file of data/romanisation is faulty, naming file and key.
Result<std::vector<RomanisationScheme>> romanisation_schemes();

/// `text` written as the scheme says, for showing and for papers: "Згурський Юрій" in uk kmu-2010 → "Zghurskyi Yurii". Letters that the
/// scheme does not write, signs and spaces stay as they are. Fails where there is no such scheme (not_found) or the text is not UTF-8.
Result<std::string> romanise(const std::string& language, const std::string& scheme, std::string_view text);

/// A coarser key: what stays of a romanised word when the habits in which spellings differ are taken away (doubled letters,
/// h/g/kh, vowels after the first letter, soft signs). Two spellings of one name should share it; words stay apart.
std::string skeleton(std::string_view romanised);

/// What a word of a name is: unknown where the name does not show it.
enum class Role : std::uint8_t { unknown, surname, given, patronymic };

/// The cases in which lists and papers give names: whom they hold (genitive, for men also the accusative), to whom (dative), …
enum class Case : std::uint8_t { unknown, nominative, genitive, dative, accusative, instrumental };

/// Why a word may stand for another.
enum class Doubt : std::uint8_t {
  none,
  declined,  ///< it may be a form of another word: "Сорока Г.П." is a man named Сорока, or speaks of one named Сорок
  misread    ///< it has a digit or letters that a machine reads for others: "К0валь"
};

/// One word of a name.
struct Token {
  std::string text;  ///< normalised, own alphabet
  std::string
      romanised;  ///< for comparison; of the nominative where the name shows that it stands in another case ("Коваля Сергея Ивановича")
  std::string nominative;  ///< text, or its nominative where the name shows that it stands in another case
  bool initial = false;    ///< a single letter standing for a name ("В.", "О")
  Role role = Role::unknown;
  Doubt doubt = Doubt::none;
  std::vector<std::string> also;  ///< what it may stand for as well, likeliest first; normalised, own alphabet. At most four
};

/// Why a reading stands among the other names of another.
enum class Alias : std::uint8_t {
  none,
  former,      ///< a maiden name, or what stands in brackets beside the surname, in its place
  also_known,  ///< "він же", "он же", "aka"
  keyboard     ///< typed with the keyboard set to the other alphabet: "Bdfyjd" is "Иванов" by its keys
};

/// A name read into its words; titles, ranks and brackets are set aside, order is kept.
struct Reading {
  std::vector<Token> tokens;
  std::vector<std::string> set_aside;  ///< "полковник", "др.", "позивний Сокіл", …
  Case declined = Case::unknown;       ///< the case the name shows that it stands in
  Alias alias = Alias::none;
  std::vector<Reading> other_names;  ///< complete names where they can be made up; what they were read from is in set_aside too
};

/// Reads a full name or a part of one. Never fails: a text without letters has no tokens.
Reading read(std::string_view text);

/// What a column tells of the names in it.
struct Expected {
  Role role = Role::unknown;      ///< all words play this role (a column of surnames)
  Case declined = Case::unknown;  ///< where a name does not show its case itself
};
Reading read(std::string_view text, const Expected& expected);

/// The case of a column of names: that of nearly all names that show one, unknown when they differ or too few show it.
Case case_of(const std::vector<Reading>& readings);

/// The surname of a woman's father, brother or husband: "ковальська" → "ковальський", "ivanova" → "ivanov". The word itself where
/// men and women bear it alike ("коваленко", "сорока"). Normalised in, normalised out.
std::string masculine(std::string_view surname);

/// How a word of one name belongs to a word of another; the first that holds.
enum class Relation : std::uint8_t {
  same,        ///< letter for letter
  spelling,    ///< one word, spelt by the habits of another language or alphabet ("Гнатюк", "Hnatiuk", "Gnatyuk")
  form,        ///< forms of one name in two languages ("Микола", "Николай")
  short_form,  ///< a short form and its name ("Саша", "Олександр")
  initial,     ///< a letter and a name that begins with it
  resembling,  ///< alike but for a slip
  different
};

/// The language in whose orthography Cyrillic letters are written; unknown where they could be Russian or Ukrainian.
enum class Tongue : std::uint8_t { unknown, ru, uk, be, bg };

/// A word of a name made ready for comparing with many others; cheap to copy.
class NameWord {
 public:
  NameWord() = default;  ///< no word: only for being assigned to
  NameWord(const Token& token, Tongue tongue);
  /// How rare the word is among those it is compared with, all its spellings together: it tells no more than that. Unknown until set.
  void set_rarity(Weight rarity) { rarity_ = rarity; }
  Weight rarity() const { return rarity_; }
  std::size_t token = 0;  ///< the word's place among the tokens of its name

  struct Data;  ///< the room's own
  explicit NameWord(std::shared_ptr<const Data> data);
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
  Weight rarity_ = -1;
};

/// The words of a name; a double-barrelled surname is two. `tongue` is that of the list, where its letters show one: see tongue_of().
std::vector<NameWord> name_words(const Reading& reading, Tongue tongue = Tongue::unknown);

/// How a word belongs to a word, and what it tells: log2 of how often the two stand for one name against how often they meet by chance.
struct WordComparison {
  Relation relation = Relation::different;
  Weight weight = 0;
};
/// Symmetric. O(letters²).
WordComparison compare(const NameWord& left, const NameWord& right);

/// Two words laid against each other.
struct AlignedWords {
  std::size_t left = 0, right = 0;  ///< index among the tokens
  Relation relation = Relation::different;
  Weight weight = 0;
};

/// How much likelier two names are as names of one person than as names of two, in log2, and which words carry it.
struct NameComparison {
  Weight weight = 0;                ///< of the words below, and of those that found no partner
  /// Which of the names of a Reading the words are of: see called(). Of words made ready, 0.
  std::size_t left_name = 0, right_name = 0;
  std::vector<AlignedWords> words;  ///< by left; a word stands in one pair at most (a half of a double-barrelled one in its own, and what
                                    ///< is written apart in as many as it has words), and words without a partner in none
};

/// Compares two names by what is known of names in general; no list, no frequencies. Symmetric but for the exchange of left and right.
/// O(words² · letters²).
NameComparison compare(std::span<const NameWord> left, std::span<const NameWord> right);

/// The same of readings, by the names that agree best of all that the two are called (at most eight of each): the choice among so many
/// names costs its log2.
NameComparison compare(const Reading& left, const Reading& right);

/// A name that somebody is called: 0 is the reading itself, then its other names in order.
const Reading& called(const Reading& reading, std::size_t name);

/// A key that all forms of one given name share, of whatever language, full or short, and those of the patronymics made from it another;
/// empty where the word is no known name. A short form of several names has the key of the commonest. Normalised in.
std::string given_name_key(std::string_view word);

/// The language of a list by the letters that only one has, of all its names together or of one.
Tongue tongue_of(std::string_view text);

}  // namespace nostoi::names
