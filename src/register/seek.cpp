// find_people: the rows lead to a few anchors, their entries are compared in earnest by the rule of search, and those that decisions join
// are one answer. What the actor is not cleared for is neither looked up nor counted.

#include <algorithm>
#include <cmath>

#include "register/entry.hpp"
#include "register/expected.hpp"
#include "register/rows.hpp"
#include "register/seals.hpp"
#include "register/seek_estimate.hpp"
#include "register/seek_reader.hpp"
#include "register/seek_writer.hpp"
#include "search/best_lines.hpp"
#include "search/read_query.hpp"
#include "search/word_matches.hpp"

namespace nostoi {

namespace {

using namespace seek;

/// What an initial tells, about; names::compare says it exactly.
const Weight about_an_initial = to_weight(3);

/// Remembers the first error, where what is asked for cannot give one.
class Asked {
 public:
  template <class Value>
  Value operator()(Result<Value> answer) {
    if (answer) return std::move(*answer);
    if (!error_) error_ = answer.error();
    return Value{};
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

/// A query made ready for a register.
class SoughtPerson {
 public:
  SoughtPerson(Reader& reader, std::string_view text)
      : reader_(reader),
        query_(search::read_query(text, [this](std::string_view word) { return is_place(word); })),
        names_(query_.name, [this](const names::Token& token) { return beginning(token); }),
        born_(query_.born),
        prior_(search::prior_of(reader.counts().entries)) {
    if (query_.born.known()) read_dates();
    read_places();
  }

  /// The anchors that are worth comparing, with their estimates.
  std::map<Position, Weight> candidates(std::size_t room) {
    std::map<Position, Weight> best;
    for (const search::SoughtName& name : names_.all())
      if (!name.reading.tokens.empty()) estimate(words_of(name), circumstances_, room, best);
    if (!names_.any()) by_circumstances(room, best);
    for (auto& [anchor, weight] : best) weight += prior_;
    return best;
  }

  /// What an entry is worth; nothing_shared where it is not meant at all.
  Weight of(const EntryTold& told) const {
    Weight best = names_.any() ? search::SoughtNames::nothing_shared : 0;
    for (const std::string& name : names_.any() ? told.names : std::vector<std::string>())
      for (const names::Reading& reading : search::readings_of(names::read(name))) best = std::max(best, of_name(reading.tokens));
    return best == search::SoughtNames::nothing_shared ? best : best + born_(told.born) + of_place(told.place) + prior_;
  }

  const std::optional<Error>& error() const { return asked_.error(); }

 private:
  bool is_place(std::string_view word) {
    const std::vector<std::string> romanised = search::words_of_place(word);
    if (romanised.size() != 1) return false;
    const packed::Numbers there = asked_(reader_.placed(romanised[0]));
    return !there.empty() && there.size() > asked_(reader_.names_with(romanised[0]));
  }

  Weight beginning(const names::Token& token) {
    Reader::Begun begun = asked_(reader_.beginning(token.romanised));
    const Weight weight = search::weight_of_beginning(begun.names, reader_.counts().names);
    begun_[token.romanised] = std::move(begun.words);
    return weight;
  }

  void read_dates() {
    if (const Result<void> done = reader_.count_dates(born_); !done) asked_(Result<int>(tl::unexpected(done.error())));
    circumstances_.born = asked_(reader_.born(born_));
    circumstances_.born_differs = born_.differs();
  }

  void read_places() {
    bool first = true;
    for (const std::string& word : search::words_of_place(query_.place)) {
      packed::Numbers there = asked_(reader_.placed(word)), both;
      if (there.empty()) continue;  // a word that stands in no place is none
      places_.push_back(word);
      std::ranges::set_intersection(circumstances_.placed, there, std::back_inserter(both));
      circumstances_.placed = std::exchange(first, false) ? std::move(there) : std::move(both);
    }
    if (places_.empty()) return;
    place_ = search::PlaceEvidence(circumstances_.placed.size(), reader_.counts().placed);
    circumstances_.by_place = true;
    circumstances_.place_agrees = place_.agrees();
    circumstances_.place_differs = place_.differs();
  }

  Weight of_name(const std::vector<names::Token>& tokens) const {
    std::vector<names::NameWord> words;
    std::vector<std::string_view> romanised;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const auto kept = search::ready_word(search::key_of(tokens[at]));  // held here: another thread may make it be forgotten
      const std::vector<names::NameWord> ready = kept ? kept->ready : search::ready(tokens[at]);
      for (const names::NameWord& word : ready) words.emplace_back(word).token = at;
      romanised.push_back(tokens[at].romanised);
    }
    return words.empty() ? search::SoughtNames::nothing_shared : names_.of(words, romanised);
  }

  Weight of_place(const std::string& place) const {
    const std::vector<std::string> words = search::words_of_place(place);
    if (places_.empty() || words.empty()) return 0;
    const bool agrees =
        std::ranges::all_of(places_, [&](const std::string& word) { return std::ranges::find(words, word) != words.end(); });
    return agrees ? place_.agrees() : place_.differs();
  }

  std::vector<SoughtWord> words_of(const search::SoughtName& name) {
    std::vector<SoughtWord> all;
    for (std::size_t at = 0; at < name.reading.tokens.size(); ++at) {
      const names::Token& token = name.reading.tokens[at];
      all.push_back(token.initial ? initial(token) : word(name, at));
      all.back().leads = !token.initial || !names_.led_by_a_word();
    }
    return all;
  }

  SoughtWord initial(const names::Token& token) {
    SoughtWord sought;
    if (!token.romanised.empty())
      sought.matches.push_back({about_an_initial, asked_(reader_.names_of_letter(token.romanised.substr(0, 1)))});
    return sought;
  }

  SoughtWord word(const search::SoughtName& name, std::size_t at) {
    const names::Token& token = name.reading.tokens[at];
    std::map<WordAt, Weight> matches;
    for (const auto& [word, read] : asked_(reader_.near(token)))
      if (const Weight weight = search::compare_word(name, at, read->ready); weight > 0) matches[word] = weight;
    if (name.beginnings[at] > 0)
      for (const WordAt& word : begun_[token.romanised]) matches.try_emplace(word, name.beginnings[at]);
    for (const auto& [word, read] : initials())
      if (const Weight weight = search::compare_word(name, at, read->ready); weight > 0) matches.try_emplace(word, weight);
    std::vector<WordAt> words;
    for (const auto& [word, weight] : matches) words.push_back(word);
    std::vector<packed::Numbers> names = asked_(reader_.names_of(words));
    SoughtWord sought;
    for (std::size_t of = 0; of < names.size(); ++of) sought.matches.push_back({matches[words[of]], std::move(names[of])});
    return sought;
  }

  const Words& initials() {
    if (!initials_) initials_ = asked_(reader_.initials());
    return *initials_;
  }

  // Without a name: those whose date and place agree best.
  void by_circumstances(std::size_t room, std::map<Position, Weight>& best) {
    std::map<Position, Weight> all;
    for (const auto& [anchor, weight] : circumstances_.born) all[anchor] += weight;
    for (const Position anchor : circumstances_.placed) all[anchor] += circumstances_.place_agrees;
    std::vector<std::pair<Position, Weight>> order(all.begin(), all.end());
    std::ranges::stable_sort(order, std::greater<>(), &std::pair<Position, Weight>::second);
    order.resize(std::min(room, order.size()));
    best.insert(order.begin(), order.end());
  }

  Reader& reader_;
  Asked asked_;
  std::map<std::string, std::vector<WordAt>> begun_;
  std::optional<Words> initials_;
  search::Query query_;
  search::SoughtNames names_;
  search::DateEvidence born_;
  search::PlaceEvidence place_;
  std::vector<std::string> places_;
  Circumstances circumstances_;
  Weight prior_;
};

/// The anchors of the person of an anchor that the actor may read, oldest first; this one, as was seen, is not withheld by its class.
Result<std::vector<Position>> readable_anchors(const Reading& reading, Position anchor, std::int64_t clock) {
  const Result<Position> person = person_of(reading.snapshot, anchor);
  if (!person) return tl::unexpected(person.error());
  const Result<std::vector<Position>> anchors = anchors_of(reading.snapshot, *person);
  if (!anchors) return anchors;
  const Result<std::vector<Position>> shut = shut_for(reading.snapshot, reading.actor, *anchors, clock);
  if (!shut) return shut;
  std::vector<Position> readable;
  for (const Position one : *anchors) {
    if (std::ranges::find(*shut, one) != shut->end()) continue;
    const Result<FileEntry> entry = one == anchor ? Result<FileEntry>(FileEntry()) : file_entry(reading, one);
    if (!entry) return tl::unexpected(entry.error());
    if (!entry->withheld) readable.push_back(one);
  }
  return readable;
}

/// Compares in the order of the estimates, until nobody who is left could come in.
Result<std::vector<PersonFound>> compared(const Reading& reading, const SoughtPerson& sought, const std::map<Position, Weight>& candidates,
                                          std::int64_t clock, std::size_t top) {
  std::vector<std::pair<Position, Weight>> order(candidates.begin(), candidates.end());
  std::ranges::stable_sort(order, std::greater<>(), &std::pair<Position, Weight>::second);
  std::vector<PersonFound> found;
  const auto better = [](const PersonFound& a, const PersonFound& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.anchor < b.anchor;
  };
  constexpr std::size_t at_once = 26;
  for (std::size_t at = 0; at < order.size(); ++at) {
    const auto& [anchor, estimated] = order[at];
    if (found.size() >= top && estimated + search::far_below <= found[top - 1].weight) break;
    if (at % at_once == 0) {
      std::vector<Position> next;
      for (std::size_t one = at; one < std::min(at + at_once, order.size()); ++one) next.push_back(order[one].first);
      if (const Result<void> told = expect_people(reading.snapshot, next); !told) return tl::unexpected(told.error());
    }
    const Result<FileEntry> entry = file_entry(reading, anchor);
    if (!entry) return tl::unexpected(entry.error());
    const Weight weight = entry->withheld ? search::SoughtNames::nothing_shared : sought.of(told_by(*entry));
    if (weight == search::SoughtNames::nothing_shared || (found.size() >= top && weight < found[top - 1].weight)) continue;
    const Result<std::vector<Position>> anchors = readable_anchors(reading, anchor, clock);
    if (!anchors) return tl::unexpected(anchors.error());
    if (std::ranges::find(*anchors, anchor) == anchors->end()) continue;
    const PersonFound one{anchors->front(), anchor, weight, 1 / (1 + std::exp2(-bits(weight)))};
    const auto known = std::ranges::find(found, one.person, &PersonFound::person);
    if (known == found.end())
      found.push_back(one);
    else if (better(one, *known))
      *known = one;
    std::ranges::sort(found, better);
  }
  found.resize(std::min(top, found.size()));
  return found;
}

}  // namespace

Result<std::vector<PersonFound>> find_people(Register& reg, const access::Actor& actor, std::string_view text, std::size_t top) {
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.read(actor);
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<Reader> reader = Reader::open(**snapshot, actor);
  if (!reader) return tl::unexpected(reader.error());
  SoughtPerson sought(*reader, text);
  const std::map<Position, Weight> candidates = sought.candidates(search::compared_for(top));
  if (sought.error()) return tl::unexpected(*sought.error());
  Heads heads(**snapshot);
  Result<std::vector<PersonFound>> found = compared({**snapshot, actor, {}, heads}, sought, candidates, reg.surroundings().clock(), top);
  if (!found) return found;
  access::Reading shown{"search", {}};
  for (const PersonFound& one : *found) shown.about.push_back(one.anchor);
  if (const Result<void> told = reg.will_show(actor, shown); !told) return tl::unexpected(told.error());
  return found;
}

}  // namespace nostoi
