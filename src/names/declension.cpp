// decline(): the words vote, and what they leave open stays open.
#include "names/declension.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "names/declension_table.hpp"
#include "names/given_names.hpp"
#include "names/romanise.hpp"

namespace nostoi::names {

namespace {

constexpr std::size_t most_also = 4;
constexpr std::size_t patronymic_bytes = 14;  // bytes of Cyrillic
constexpr std::size_t enough_names = 5;       // that show their case, before a column may be said to have one
constexpr double nearly_all = 0.9;
constexpr int rarest_common = 12;  // log2: a rarer name is no evidence that a word is a form of it

// How much a word says for a case. What is less than two below the best stays possible.
constexpr int by_patronymic = 6, only_nominative = 4, also_nominative = 3, by_form = 2, by_rare_form = 1, by_column = 3, apart = 2;

/// The sexes of those whose given name a word is: bit 1 men, bit 2 women. `common`: of those names in full that are not rare.
struct Sexes {
  unsigned any = 0, full = 0, common = 0;
};

Sexes sexes_of(std::string_view word) {
  Sexes sexes;
  for (const NameForm& form : name_forms(word)) {
    const unsigned of = form.sex == 0 ? 6u : 1u << form.sex;
    if (form.kind == FormKind::patronymic) continue;
    sexes.any |= of;
    if (form.kind != FormKind::full) continue;
    sexes.full |= of;
    if (rarity(form.name, Where::region) <= rarest_common) sexes.common |= of;
  }
  return sexes;
}

/// A given name or a patronymic of such a person.
bool is_name(std::string_view word, std::uint8_t sex) {
  return (sexes_of(word).any >> sex & 1) ||
         (word.size() >= patronymic_bytes - 2 && declension_table().patronymics.longest(word) != Endings::none);
}

/// How much the words of a name speak for each paradigm.
struct Votes {
  std::array<int, most_paradigms> votes{};
  bool any = false;

  void add(Mask mask, int weight) {
    any |= mask != 0;
    for (; mask != 0; mask &= mask - 1) votes.at(static_cast<std::size_t>(std::countr_zero(mask))) += weight;
  }

  void against(Mask mask) {
    for (; mask != 0; mask &= mask - 1) votes.at(static_cast<std::size_t>(std::countr_zero(mask))) -= by_form;
  }

  Mask best() const {
    const int most = *std::ranges::max_element(votes);
    Mask mask = 0;
    for (std::size_t at = 0; at < declension_table().paradigms.size(); ++at)
      if (votes.at(at) > most - apart) mask |= Mask(1) << at;
    return mask;
  }
};

Mask of_men_declined() {
  const DeclensionTable& table = declension_table();
  return table.any & ~table.women & ~table.nominative;
}

bool declinable(const Token& token) {
  return !token.initial && token.text.size() >= two_letters && (static_cast<unsigned char>(token.text[0]) & 0xFC) == 0xD0;
}

/// A patronymic says it beyond doubt; a man's may be a surname as well, and that women bear in all cases alike.
bool vote_of_patronymic(const std::string& word, Votes& votes) {
  if (word.size() < patronymic_bytes) return false;
  const int found = declension_table().patronymics.longest(word);
  if (found == Endings::none) return false;
  const auto mask = static_cast<Mask>(found);
  votes.add(mask, by_patronymic);
  if (word.ends_with("ч")) votes.add(declension_table().women, by_patronymic - apart);
  return true;
}

void vote_of_given_name(const std::string& word, Votes& votes) {
  const DeclensionTable& table = declension_table();
  const ByParadigm endings = becomes(word);
  const Sexes as_it_stands = sexes_of(word);
  Mask nominative = 0, common = 0, rare = 0;
  std::vector<std::pair<std::string, Sexes>> tried;  // paradigms share many endings, and looking up costs most
  const auto sexes = [&](std::string text) {
    const auto known = std::ranges::find(tried, text, &std::pair<std::string, Sexes>::first);
    if (known != tried.end()) return known->second;
    const Sexes found = sexes_of(text);
    tried.emplace_back(std::move(text), found);
    return found;
  };
  for (std::size_t at = 0; at < table.paradigms.size(); ++at) {
    const Paradigm& paradigm = table.paradigms[at];
    const Mask bit = Mask(1) << at;
    if (paradigm.declined == Case::nominative && as_it_stands.any >> paradigm.sex & 1) nominative |= bit;
    if (!endings.at(at)) continue;
    for (const std::string& ending : endings.at(at)->nominatives) {
      const Sexes found = sexes(in_nominative(word, *endings.at(at), ending));
      if (found.common >> paradigm.sex & 1) common |= bit;
      if (found.full >> paradigm.sex & 1) rare |= bit;
    }
  }
  votes.add(nominative, rare == 0 ? only_nominative : also_nominative);
  votes.add(common, by_form);
  votes.add(rare & ~common, by_rare_form);
}

/// A word in a consonant speaks against every case of a man but the nominative; women's surnames in a consonant stand so in all cases,
/// and -их is of all alike. What may be an instrumental (-ом, -ой) says nothing.
bool in_consonant(const std::string& word) {
  static constexpr std::string_view vowels = "аеёиоуыэюяіїє";
  const std::string_view last = std::string_view(word).substr(word.size() - 2);
  return vowels.find(last) == std::string_view::npos && declension_table().endings.longest(word) == Endings::none &&
         !word.ends_with("их") && !word.ends_with("ых");
}

Mask shown(const std::string& word) {
  const int found = declension_table().shown_by.longest(word);
  return found == Endings::none ? 0 : static_cast<Mask>(found);
}

/// Only Ukrainian declines words in -о: Петра is Петро there and Пётр in Russian. Told by letters that one of them alone writes so.
enum class Written { either, ukrainian, russian };

Written written(const std::vector<Token>& tokens) {
  static constexpr std::string_view only_ukrainian[] = {"і", "ї", "є", "ґ", "ця", "цю", "ськ", "цьк"},
                                    only_russian[] = {"ы", "э", "ъ", "ё", "ского", "скому", "ской"};
  const auto has = [&](const auto& letters) {
    return std::ranges::any_of(tokens, [&](const Token& token) {
      return std::ranges::any_of(letters, [&](std::string_view letter) { return token.text.find(letter) != std::string::npos; });
    });
  };
  return has(only_ukrainian) ? Written::ukrainian : has(only_russian) ? Written::russian : Written::either;
}

/// What the word may be in the nominative if it stands in one of these paradigms; if some are known names, these alone.
std::vector<std::string> nominatives(const std::string& word, Mask mask, Written language) {
  std::vector<std::string> known, others;
  const ByParadigm endings = becomes(word);
  for (std::size_t at = 0; at < declension_table().paradigms.size(); ++at) {
    if (!(mask >> at & 1) || !endings.at(at)) continue;
    for (const std::string& ending : endings.at(at)->nominatives) {
      std::string text = in_nominative(word, *endings.at(at), ending);
      std::vector<std::string>& found = is_name(text, declension_table().paradigms[at].sex) ? known : others;
      if (std::ranges::find(found, text) == found.end()) found.push_back(std::move(text));
    }
  }
  std::vector<std::string>& found = known.empty() ? others : known;
  if (language != Written::either)
    std::ranges::stable_partition(
        found, [&](const std::string& text) { return text.ends_with("о") == (language == Written::ukrainian && !known.empty()); });
  if (found.size() > most_also) found.resize(most_also);
  return std::move(found);
}

/// What the word may be besides what it is compared as.
void keep_others(Token& token, std::vector<std::string> found) {
  std::erase_if(found, [&](const std::string& other) { return romanise_normalised(other) == token.romanised; });
  if (!found.empty()) token.doubt = Doubt::declined;
  token.also = std::move(found);
}

void put_in_nominative(Token& token, Mask mask, Written language) {
  std::vector<std::string> found = nominatives(token.text, mask, language);
  if (found.empty()) return;
  token.nominative = found.front();
  token.romanised = romanise_normalised(token.nominative);
  keep_others(token, std::move(found));
}

void leave_open(Token& token, Mask mask, Written language) {
  keep_others(token, nominatives(token.text, mask & ~declension_table().nominative, language));
}

Case common_case(Mask mask) {
  Case common = Case::unknown;
  for (std::size_t at = 0; at < declension_table().paradigms.size(); ++at)
    if (mask >> at & 1) {
      if (common != Case::unknown && common != declension_table().paradigms[at].declined) return Case::unknown;
      common = declension_table().paradigms[at].declined;
    }
  return common;
}

Mask of_case(Case wanted) {
  Mask mask = 0;
  for (std::size_t at = 0; at < declension_table().paradigms.size(); ++at)
    if (declension_table().paradigms[at].declined == wanted) mask |= Mask(1) << at;
  return mask;
}

Votes votes_of(const std::vector<Token>& tokens, Case expected) {
  Votes votes;
  bool patronymic = false;
  for (const Token& token : tokens)
    if (declinable(token)) patronymic |= vote_of_patronymic(token.text, votes);
  if (patronymic) return votes;
  for (const Token& token : tokens)
    if (declinable(token)) {
      vote_of_given_name(token.text, votes);
      votes.add(shown(token.text), by_form);
      if (in_consonant(token.text)) votes.against(of_men_declined());
    }
  votes.add(of_case(expected), by_column);
  return votes;
}

}  // namespace

Case decline(std::vector<Token>& tokens, Case expected) {
  for (Token& token : tokens) {
    token.nominative = token.text;
    token.romanised = romanise_normalised(token.text);
  }
  const auto full = std::ranges::count_if(tokens, [](const Token& token) { return !token.initial; });
  if (std::ranges::none_of(tokens, declinable)) return Case::unknown;
  const Votes votes = votes_of(tokens, expected);
  if (!votes.any && full > 1) return Case::unknown;
  const Mask best = votes.best();
  if ((best & ~declension_table().nominative) == 0) return Case::nominative;
  const Written language = written(tokens);
  for (Token& token : tokens) {
    if (!declinable(token)) continue;
    if ((best & declension_table().nominative) == 0)
      put_in_nominative(token, best, language);
    else
      leave_open(token, best, language);
  }
  return common_case(best);
}

Case case_of(const std::vector<Reading>& readings) {
  std::array<std::size_t, 6> count{};
  std::size_t shown = 0;
  for (const Reading& reading : readings) {
    ++count.at(static_cast<std::size_t>(reading.declined));
    shown += reading.declined != Case::unknown;
  }
  if (shown < enough_names) return Case::unknown;
  for (std::size_t at = 1; at < count.size(); ++at)
    if (nearly_all * static_cast<double>(shown) <= static_cast<double>(count.at(at))) return static_cast<Case>(at);
  return Case::unknown;
}

}  // namespace nostoi::names
