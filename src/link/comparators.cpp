// comparators: rarity, the choice of the comparison, and codes and texts; names and dates have files of their own.
#include "link/comparators.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "link/defaults.hpp"
#include "link/text_distance.hpp"

namespace nostoi::link {

namespace {

/// Whether one text is made of whole words of the other ("devon", "west devon").
bool contains_words(std::string_view longer, std::string_view shorter) {
  if (shorter.size() < 3) return false;
  for (std::size_t at = longer.find(shorter); at != std::string_view::npos; at = longer.find(shorter, at + 1)) {
    const bool starts = at == 0 || longer[at - 1] == ' ';
    const bool ends = at + shorter.size() == longer.size() || longer[at + shorter.size()] == ' ';
    if (starts && ends) return true;
  }
  return false;
}

std::uint8_t first_letter(const Texts& texts, std::uint32_t text) {
  const std::string_view form = texts.romanised[texts.romanised_of[text]];
  return form.empty() ? 0 : static_cast<std::uint8_t>(form[0]);
}

}  // namespace

std::vector<std::uint32_t> spellings_of(const Feature& feature) {
  std::vector<std::uint32_t> spellings(1 + *std::ranges::max_element(feature.texts->class_of));
  for (std::uint32_t value = 1; value < feature.count.size(); ++value) spellings[feature.texts->class_of[value]] += feature.count[value];
  return spellings;
}

std::vector<std::uint64_t> beginnings_of(const Feature& feature) {
  std::vector<std::uint64_t> beginnings(256);
  for (std::uint32_t value = 1; value < feature.count.size(); ++value)
    beginnings[first_letter(*feature.texts, value)] += feature.count[value];
  return beginnings;
}

FeatureComparer::FeatureComparer(const Feature& feature) : feature_(&feature) {
  set_kinship();
  set_order();
  set_copies(0);
}

Weight FeatureComparer::beginning(std::uint32_t word) const { return letter_rarity_[first_letter(*feature_->texts, word)]; }

void FeatureComparer::set_copies(double copies) {
  const Feature& feature = *feature_;
  copies_ = copies;
  // A list shorter than the number of common values cannot tell how rare a value is; then that number tells.
  const double total = std::max(static_cast<double>(feature.lines_with_value), Defaults::shipped().values(feature));
  const auto rarity = [&](double count) {
    return static_cast<Weight>(std::lround(-std::log2(std::max(1.0, count - copies) / total) * weight_scale));
  };
  rarity_.resize(feature.texts->size());
  for (std::uint32_t value = 1; value < rarity_.size(); ++value) rarity_[value] = rarity(feature.count[value]);
  const std::vector<std::uint32_t> spellings = feature.spellings.empty() ? spellings_of(feature) : feature.spellings;
  spelling_rarity_.resize(spellings.size());
  for (std::size_t form = 1; form < spellings.size(); ++form) spelling_rarity_[form] = rarity(spellings[form]);
  const std::vector<std::uint64_t> beginnings = feature.beginnings.empty() ? beginnings_of(feature) : feature.beginnings;
  const double words = static_cast<double>(std::accumulate(beginnings.begin(), beginnings.end(), std::uint64_t{0}));
  for (std::size_t letter = 0; letter < beginnings.size(); ++letter)
    letter_rarity_[letter] = to_weight(-std::log2(std::max(1.0, static_cast<double>(beginnings[letter])) / std::max(1.0, words)));
}

Compared FeatureComparer::operator()(std::uint32_t a, std::uint32_t b, WordMemory* known) const {
  if (a == missing_value || b == missing_value) return {};
  switch (feature_->comparator) {
    case Comparator::part:
      return parts(a, b, known);
    case Comparator::words:
      return best_names(a, b, known).compared;
    case Comparator::date:
      return dates(a, b);
    case Comparator::code:
      return codes(a, b);
    case Comparator::text:
      return texts(a, b);
    case Comparator::category:
      return a == b ? Compared{0, rarity_[a]} : Compared{1, 0};
  }
  return {};
}

Compared FeatureComparer::codes(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return {code_exact, rarity_[a]};
  const std::string_view x = feature_->texts->plain[a], y = feature_->texts->plain[b];
  const std::size_t shorter = std::min(x.size(), y.size());
  if (shorter >= 4 && osa_distance(x, y, 1) <= 1) return {code_close, 0};
  const std::size_t half = std::max<std::size_t>(2, shorter / 2);
  if (shorter >= 4 && x.substr(0, half) == y.substr(0, half)) return {code_prefix, 0};
  return {code_different, 0};
}

Compared FeatureComparer::texts(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return {text_exact, rarity_[a]};
  std::string_view x = feature_->texts->plain[a], y = feature_->texts->plain[b];
  if (x.size() > y.size()) std::swap(x, y);
  const int allowed = typing_errors(x.size());
  if ((allowed > 0 && osa_distance(x, y, allowed) <= allowed) || feature_->texts->coarse_of[a] == feature_->texts->coarse_of[b])
    return {text_close, resemblance(a, b)};
  if (contains_words(y, x)) return {text_overlap, 0};
  return {text_different, 0};
}

}  // namespace nostoi::link
