// People::read_query: a query as typed, taken apart into name, date and place. Nothing is lost: what is neither date nor place is name.
#include "search/read_query.hpp"

#include "intake/dates.hpp"
#include "search/contents.hpp"

namespace nostoi::search {

namespace {

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = text.find_first_not_of(" \t\r\n"); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    words.emplace_back(text.substr(at, end - at));
    at = text.find_first_not_of(" \t\r\n", end);
  }
  return words;
}

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

/// Whether a word stands in the places of more lines than in names.
bool is_place(const Contents& people, std::string_view word) {
  const std::vector<std::string> romanised = words_of_place(word);
  if (romanised.size() != 1) return false;
  const auto place = people.place_words.find(romanised[0]);
  return place && people.place_words.count(*place) > people.names_with(people.spelled(romanised[0]));
}

void join(std::string& to, std::string_view word) { (to += to.empty() ? "" : " ") += word; }

}  // namespace

Query read_query(std::string_view text, const std::function<bool(std::string_view word)>& is_place) {
  Query query;
  intake::DateContext births;
  births.birth = true;
  for (const std::string& word : split(text)) {
    const PartialDate date = has_digit(word) ? intake::read_date(word, births).date : PartialDate{};
    if (date.known() && !query.born.known())
      query.born = date;
    else if (is_place(word))
      join(query.place, word);
    else
      join(query.name, word);
  }
  return query;
}

Query People::read_query(std::string_view text) const {
  return search::read_query(text, [this](std::string_view word) { return is_place(*contents_, word); });
}

}  // namespace nostoi::search
