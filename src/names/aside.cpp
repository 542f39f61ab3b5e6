// take_aside(): phrases are looked up in the tables of data/cultures, the longest first.
#include "names/aside.hpp"

#include <algorithm>

#include "names/culture.hpp"

namespace nostoi::names {

namespace {

constexpr std::size_t fewest_of_title = 5;  // letters of a title that may hang on a surname: "молодший", not "ст"

struct Phrase {
  std::size_t words = 0;
  Aside kind = Aside::title;
};

/// The longest title, rank, … that begins at `at`; zero words if none.
Phrase phrase_at(const std::vector<Word>& words, std::size_t at) {
  const Cultures& all = cultures();
  const auto first = all.aside_words.find(words[at].text);
  if (first == all.aside_words.end() || words[at].quoted) return {};
  const bool behind_a_number = at > 0 && is_number(words[at - 1].text);
  for (std::size_t count = std::min(first->second, words.size() - at); count > 0; --count) {
    const std::string phrase = joined(words, at, at + count);
    if (const auto found = all.asides.find(phrase); found != all.asides.end()) return {count, found->second};
    if (behind_a_number && all.behind_a_number.contains(phrase)) return {count, Aside::title};
  }
  return {};
}

bool names_another(Aside kind) { return kind == Aside::also_known || kind == Aside::former; }

/// Where the stretch that a phrase sets aside ends: a call sign takes one word or quotation, another name everything to the comma.
std::size_t end_of(const std::vector<Word>& words, std::size_t at, const Phrase& phrase) {
  std::size_t end = at + phrase.words;
  const auto comma = [&] { return words[end - 1].comma; };
  if (phrase.kind == Aside::call_sign && end < words.size() && !comma()) return end + 1;
  if (names_another(phrase.kind))
    while (end < words.size() && !comma()) ++end;
  return end;
}

Alias alias_of(Aside kind) { return kind == Aside::former ? Alias::former : Alias::also_known; }

/// "петренко", "дівоче прізвище петренко", "він же сидоренко петро": a bracket as another name. One that holds a title, a rank, a call
/// sign or a number holds none.
void add_bracketed(const Word& bracketed, std::size_t behind, std::vector<OtherName>& others) {
  const std::vector<Word> words = split(bracketed.text);
  if (words.empty() || behind == 0) return;
  const Phrase phrase = phrase_at(words, 0);
  const Alias alias = phrase.words && names_another(phrase.kind) ? alias_of(phrase.kind) : Alias::former;
  if (phrase.words && !names_another(phrase.kind)) return;
  for (const Word& word : words)
    if (letters(word.text) == 0 || is_number(word.text)) return;
  if (phrase.words < words.size())
    others.push_back({alias, joined(words, phrase.words, words.size()), behind, phrase.words ? 0 : bracketed.bracket});
}

std::string trimmed(std::string text) {
  const auto edge = [](char c) { return c == '-' || c == '\''; };
  while (!text.empty() && edge(text.back())) text.pop_back();
  text.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(text, edge) - text.begin()));
  return text;
}

/// "м. Маріуполь" behind the comma of a full name: where, not who. Before another initial it is one itself.
bool begins_a_place(const std::vector<Word>& words, std::size_t at, std::size_t name) {
  return name > 1 && at > 0 && words[at - 1].comma && words[at].dotted && cultures().places.contains(words[at].text) &&
         at + 1 < words.size() && letters(words[at + 1].text) > 2;
}

std::size_t end_of_stretch(const std::vector<Word>& words, std::size_t at) {
  while (at < words.size() && !words[at].comma) ++at;
  return std::min(at + 1, words.size());
}

/// "джонс-молодший" → "джонс"; the title is set aside.
void take_title_behind_hyphen(Word& word, std::vector<std::string>& aside) {
  const std::size_t hyphen = word.text.rfind('-');
  if (hyphen == std::string::npos || hyphen == 0) return;
  const auto found = cultures().asides.find(word.text.substr(hyphen + 1));
  if (found == cultures().asides.end() || found->second != Aside::title || letters(found->first) < fewest_of_title) return;
  aside.push_back(found->first);
  word.text.resize(hyphen);
}

Taken take(const std::vector<Word>& words, bool titles) {
  Taken taken;
  for (std::size_t at = 0; at < words.size();) {
    if (begins_a_place(words, at, taken.name.size())) {
      const std::size_t end = end_of_stretch(words, at);
      taken.aside.push_back(joined(words, at, end));
      at = end;
      continue;
    }
    if (words[at].text == "/" && !taken.name.empty() && at + 1 < words.size()) {
      const std::size_t end = end_of_stretch(words, at);
      taken.aside.push_back(joined(words, at, end));
      taken.others.push_back({Alias::also_known, joined(words, at + 1, end), taken.name.size(), 0});
      at = end;
      continue;
    }
    const Phrase phrase = phrase_at(words, at);
    const bool named = phrase.kind == Aside::title || phrase.kind == Aside::rank;
    const std::size_t end = phrase.words && (titles || !named) ? end_of(words, at, phrase) : at;
    if (end > at) {
      taken.aside.push_back(joined(words, at, end));
      if (names_another(phrase.kind) && end > at + phrase.words)
        taken.others.push_back({alias_of(phrase.kind), joined(words, at + phrase.words, end), taken.name.size(), 0});
    } else if (words[at].quoted || letters(words[at].text) == 0 || is_number(words[at].text)) {
      taken.aside.push_back(words[at].text);
      if (words[at].bracket) add_bracketed(words[at], taken.name.size(), taken.others);
    } else {
      taken.name.push_back(words[at]);
      taken.name.back().place = taken.name.size() - 1;
      taken.name.back().text = trimmed(words[at].text);
      take_title_behind_hyphen(taken.name.back(), taken.aside);
    }
    at = std::max(end, at + 1);
  }
  return taken;
}

}  // namespace

Taken take_aside(const std::vector<Word>& words) {
  Taken taken = take(words, true);
  return taken.name.empty() && !words.empty() ? take(words, false) : taken;
}

}  // namespace nostoi::names
