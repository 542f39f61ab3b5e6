// keys: the atoms of each comparator, and the hashes of lines under a key.
#include "link/keys.hpp"

#include <algorithm>

namespace nostoi::link {

namespace {

std::uint32_t atom_number(std::string_view text) { return text.empty() ? 0 : static_cast<std::uint32_t>(hash_bytes(text)) | 1u; }

/// The form of every value, from its text.
template <class Form>
std::vector<std::uint32_t> of_texts(const Feature& feature, Form&& form) {
  std::vector<std::uint32_t> numbers(feature.texts->size());
  for (std::uint32_t value = 1; value < numbers.size(); ++value)
    numbers[value] = atom_number(form(feature.texts->romanised[feature.texts->romanised_of[value]]));
  return numbers;
}

/// Per number of a dictionary what its text is, whatever number it has: so it says nothing of the other lines whether two meet.
std::vector<std::uint32_t> of_dictionary(const Dictionary& texts) {
  std::vector<std::uint32_t> numbers(texts.size());
  for (std::uint32_t text = 1; text < texts.size(); ++text) numbers[text] = atom_number(texts[text]);
  return numbers;
}

std::vector<std::uint32_t> looked_up(const std::vector<std::uint32_t>& of_text, const std::vector<std::uint32_t>& numbers) {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t at : of_text) found.push_back(numbers[at]);
  return found;
}

template <class Form>
std::vector<std::uint32_t> of_dates(const Feature& feature, Form&& form) {
  std::vector<std::uint32_t> numbers(feature.dates.size());
  for (std::uint32_t value = 1; value < numbers.size(); ++value) numbers[value] = form(feature.dates[value]);
  return numbers;
}

}  // namespace

void KeySpace::add(std::size_t feature, std::string form, std::vector<std::uint32_t> of_value) {
  atoms_.push_back({feature, std::move(form), prepared_->features[feature].comparator == Comparator::words, std::move(of_value), {}});
}

KeySpace::KeySpace(const Prepared& prepared) : prepared_(&prepared) {
  for (std::size_t at = 0; at < prepared.width() && atoms_.size() < 60; ++at) {
    const Feature& feature = prepared.features[at];
    if (feature.comparator == Comparator::date) {
      add(at, "exact", of_dates(feature, [](const PartialDate& d) {
            return d.year && d.month && d.day ? d.year * 10000u + d.month * 100u + d.day : 0u;
          }));
      add(at, "month-day", of_dates(feature, [](const PartialDate& d) { return d.month && d.day ? d.month * 100u + d.day : 0u; }));
      add(at, "year-month", of_dates(feature, [](const PartialDate& d) { return d.year && d.month ? d.year * 100u + d.month : 0u; }));
      add(at, "year", of_dates(feature, [](const PartialDate& d) { return static_cast<std::uint32_t>(d.year); }));
      continue;
    }
    add(at, "exact", looked_up(feature.texts->romanised_of, of_dictionary(feature.texts->romanised)));
    if (feature.comparator == Comparator::category) continue;
    if (feature.comparator == Comparator::code) {
      add(at, "front", of_texts(feature, [](std::string_view t) { return t.substr(0, (t.size() + 1) / 2); }));
      add(at, "back", of_texts(feature, [](std::string_view t) { return t.substr(t.size() / 2); }));
      continue;
    }
    const std::vector<std::uint32_t> coarse = of_dictionary(feature.texts->coarse);
    add(at, "coarse", looked_up(feature.texts->coarse_of, coarse));
    for (const std::vector<std::uint32_t>& others : feature.texts->other_coarse) atoms_.back().also.push_back(looked_up(others, coarse));
    add(at, "prefix", of_texts(feature, [](std::string_view t) { return t.substr(0, 3); }));
  }
}

std::string KeySpace::atom_name(const Atom& atom) const {
  const std::string& feature = prepared_->features[atom.feature].name;
  return atom.form == "exact" ? feature : feature + " (" + atom.form + ")";
}

std::string KeySpace::name(const BlockingKey& key) const {
  std::string text;
  for (const std::size_t atom : key.atoms) text += (text.empty() ? "" : " + ") + atom_name(atoms_[atom]);
  return text;
}

std::optional<BlockingKey> KeySpace::key(std::string_view name) const {
  BlockingKey key{{}, std::string(name)};
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(" + ", begin), name.size());
    const std::string_view wanted = name.substr(begin, end - begin);
    const auto atom = std::find_if(atoms_.begin(), atoms_.end(), [&](const Atom& a) { return atom_name(a) == wanted; });
    if (atom == atoms_.end()) return std::nullopt;
    key.atoms.push_back(static_cast<std::size_t>(atom - atoms_.begin()));
    begin = end + 3;
  }
  return key;
}

std::size_t KeySpace::values(std::size_t atom, const std::uint32_t* row, std::uint32_t* out) const {
  const Atom& a = atoms_[atom];
  const std::uint32_t value = row[a.feature];
  if (!a.many) {
    out[0] = a.of_value[value];
    return out[0] != 0;
  }
  std::size_t n = 0;
  const Feature& feature = prepared_->features[a.feature];
  for (std::size_t name = 0; name < feature.names(value); ++name)
    for (const std::uint32_t word : feature.bag(value, name))
      if (const std::uint32_t form = a.of_value[word]; n < most_words && form != 0 && std::find(out, out + n, form) == out + n)
        out[n++] = form;
  if (a.also.empty()) return n;
  for (const std::uint32_t word : feature.bag(value))
    for (const std::uint32_t form : a.also[word])
      if (n < most_words && form != 0 && std::find(out, out + n, form) == out + n) out[n++] = form;
  return n;
}

std::size_t KeySpace::most(const BlockingKey& key) const {
  std::size_t many = 0;
  for (const std::size_t atom : key.atoms) many += atoms_[atom].many;
  return many == 0 ? 1 : many == 1 ? most_words : most_hashes;
}

std::size_t KeySpace::hashes(const BlockingKey& key, std::size_t line, std::uint32_t* out) const {
  const std::uint32_t* row = prepared_->row(line);
  std::uint64_t state = no_forms;
  std::uint32_t words[most_words];
  std::size_t word_count = 0, many = 0;
  for (const std::size_t atom : key.atoms) {
    std::uint32_t form;
    if (atoms_[atom].many) {
      if (++many == 1) word_count = values(atom, row, words);
      if (word_count == 0) return 0;
    } else if (values(atom, row, &form) == 0)
      return 0;
    else
      state = with_form(state, form);
  }
  if (many == 0) {
    out[0] = hash_of(state);
    return 1;
  }
  std::size_t n = 0;
  for (std::size_t i = 0; i < word_count; ++i)
    if (many == 1)
      out[n++] = hash_of(with_form(state, words[i]));
    else
      for (std::size_t j = i + 1; j < word_count; ++j) out[n++] = hash_of(with_words(state, words[i], words[j]));
  return n;
}

bool KeySpace::agree(std::size_t atom, const std::uint32_t* row_a, const std::uint32_t* row_b) const {
  const Atom& a = atoms_[atom];
  if (!a.many) {
    const std::uint32_t form = a.of_value[row_a[a.feature]];
    return form != 0 && form == a.of_value[row_b[a.feature]];
  }
  const Feature& feature = prepared_->features[a.feature];
  const std::uint32_t of_a = row_a[a.feature], of_b = row_b[a.feature];
  if (a.also.empty() && feature.names(of_a) * feature.names(of_b) == 1) {  // as nearly always: no list of the forms is needed
    const auto right = feature.bag(of_b);
    return std::ranges::any_of(feature.bag(of_a), [&](std::uint32_t word) {
      const std::uint32_t form = a.of_value[word];
      return form != 0 && std::ranges::find(right, form, [&](std::uint32_t other) { return a.of_value[other]; }) != right.end();
    });
  }
  std::uint32_t left[most_words], right[most_words];
  const std::size_t n = values(atom, row_a, left), m = values(atom, row_b, right);
  return std::find_first_of(left, left + n, right, right + m) != left + n;
}

std::uint64_t KeySpace::agreement(const std::uint32_t* row_a, const std::uint32_t* row_b) const {
  std::uint64_t bits = 0;
  for (std::size_t atom = 0; atom < atoms_.size(); ++atom) bits |= static_cast<std::uint64_t>(agree(atom, row_a, row_b)) << atom;
  return bits;
}

}  // namespace nostoi::link
