// Lists read under a frame: the features, the forms and the counts are the frame's; only the values are the lists' own.
#include <algorithm>

#include "link/frame.hpp"
#include "link/read_features.hpp"

namespace nostoi::link {

namespace {

enum class Of : std::uint64_t { text, spelling };

std::uint64_t key_of(std::size_t feature, Of what, std::string_view text) {
  return hash_bytes(text, mix(feature, static_cast<std::uint64_t>(what)));
}

/// What all spellings of a class share.
std::string_view spelling(const Texts& texts, std::uint32_t of_class) {
  return texts.by_name.value_or(false) ? texts.coarse[of_class] : texts.romanised[of_class];
}

std::uint32_t classes(const Texts& texts) { return texts.by_name.value_or(false) ? texts.coarse.size() : texts.romanised.size(); }

/// Calls `each(key, text)` for the texts of a feature, and then for its classes of spellings with `each_class`.
template <class EachText, class EachClass>
void for_keys(const Prepared& prepared, std::size_t at, EachText&& each, EachClass&& each_class) {
  const Texts& texts = *prepared.features[at].texts;
  for (std::uint32_t text = 1; text < texts.size(); ++text) each(key_of(at, Of::text, texts.plain[text]), text);
  for (std::uint32_t one = 1; one < classes(texts); ++one) each_class(key_of(at, Of::spelling, spelling(texts, one)), one);
}

std::vector<Plan> plans_of(const std::vector<List>& lists, const Frame& frame, const std::vector<ListUse>& uses) {
  std::vector<Plan> plans;
  for (const Frame::Feature& one : frame.features) plans.push_back({one.name, one.kind, {}, one.comparator, one.by_name});
  for (std::size_t list = 0; list < lists.size(); ++list)
    for (const ListUse::Column& one : uses[list].columns)
      plans[one.feature].uses.push_back({list, &lists[list].columns[one.column], one.names});
  return plans;
}

}  // namespace

std::vector<Count> counts_of(const Prepared& prepared) {
  std::vector<Count> all;
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    std::vector<std::uint32_t> spellings = spellings_of(feature);
    spellings.resize(std::max<std::size_t>(spellings.size(), classes(*feature.texts)));
    const auto keep = [&](std::uint64_t key, std::uint32_t count) {
      if (count > 1) all.emplace_back(key, count);
    };
    for_keys(
        prepared, at, [&](std::uint64_t key, std::uint32_t text) { keep(key, feature.count[text]); },
        [&](std::uint64_t key, std::uint32_t one) { keep(key, spellings[one]); });
  }
  std::ranges::sort(all);
  return all;
}

Result<Prepared> prepare(const std::vector<List>& lists, const Frame& frame, const std::vector<ListUse>& uses, const CountsOf& counts,
                         std::size_t threads) {
  Prepared prepared = read_plans(lists, plans_of(lists, frame, uses), threads);
  std::vector<std::uint64_t> asked;
  const auto ask = [&](std::uint64_t key, std::uint32_t) { asked.push_back(key); };
  for (std::size_t at = 0; at < prepared.width() && counts; ++at) for_keys(prepared, at, ask, ask);
  std::ranges::sort(asked);
  asked.erase(std::ranges::unique(asked).begin(), asked.end());
  const Result<std::vector<std::uint32_t>> found = counts ? counts(asked) : std::vector<std::uint32_t>(asked.size());
  if (!found) return tl::unexpected(found.error());
  const auto count = [&](std::uint64_t key) {
    const auto place = std::ranges::lower_bound(asked, key);
    return place == asked.end() ? 1 : std::max(1u, (*found)[static_cast<std::size_t>(place - asked.begin())]);
  };
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    Feature& feature = prepared.features[at];
    feature.count.assign(feature.texts->size(), 0);
    feature.spellings.assign(std::max(1u, classes(*feature.texts)), 0);
    for_keys(
        prepared, at, [&](std::uint64_t key, std::uint32_t text) { feature.count[text] = count(key); },
        [&](std::uint64_t key, std::uint32_t one) { feature.spellings[one] = count(key); });
    feature.lines_with_value = frame.features[at].lines_with_value;
    feature.beginnings = frame.features[at].beginnings;
  }
  return prepared;
}

}  // namespace nostoi::link
