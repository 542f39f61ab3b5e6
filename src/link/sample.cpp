// sample: see the header.
#include "link/sample.hpp"

#include <algorithm>
#include <cmath>

#include "link/blocks.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t random_pairs = 120'000;
constexpr std::size_t random_chunk = 4'096;
constexpr std::size_t sampled_block = 60;       // larger blocks hold namesakes, not people
constexpr std::size_t sampled_lines = 250'000;  // lines a key is looked up with at most, by hash

constexpr double few = 3;  // pairs at 3 bits of rarity that are assumed beside those seen

struct Tally {
  std::vector<std::vector<std::uint64_t>> count;
  std::vector<std::vector<double>> ratio;  // sums of 2^rarity
};

/// Exact agreement needs no sample: it is the sum of the squared shares of the values.
double exact_agreement(const Feature& feature) {
  double total = 0, squares = 0;
  for (const std::uint32_t count : feature.count) {
    total += count;
    squares += static_cast<double>(count) * (count > 0 ? count - 1.0 : 0.0);
  }
  return total < 2 ? 1e-6 : squares / (total * (total - 1));
}

/// The sampling keys: every two features of weight by their most forgiving telling form; single ones too where there are few features.
std::vector<BlockingKey> sampling_keys(const Prepared& prepared, const KeySpace& space) {
  std::vector<std::size_t> telling;
  for (std::size_t atom = 0; atom < space.atoms().size(); ++atom) {
    const Comparator comparator = prepared.features[space.atoms()[atom].feature].comparator;
    const std::string& form = space.atoms()[atom].form;
    if (comparator == Comparator::category) continue;
    if (comparator == Comparator::date || comparator == Comparator::code ? form == "exact" : form == "coarse") telling.push_back(atom);
  }
  std::vector<BlockingKey> keys;
  for (std::size_t i = 0; i < telling.size(); ++i) {
    const bool many = space.atoms()[telling[i]].many;
    if (many) keys.push_back({{telling[i], telling[i]}, ""});
    if (telling.size() <= 3) keys.push_back({{telling[i]}, ""});
    for (std::size_t j = i + 1; j < telling.size() && keys.size() < 24; ++j) keys.push_back({{telling[i], telling[j]}, ""});
  }
  return keys;
}

std::uint64_t atoms_of(const BlockingKey& key) {
  std::uint64_t bits = 0;
  for (const std::size_t atom : key.atoms) bits |= 1ull << atom;
  return bits;
}

Drawn draw(const Prepared& prepared, const KeySpace& space, const BlockingKey& key, const Pairs& pairs, std::size_t most_pairs) {
  Drawn drawn;
  while (prepared.lines / drawn.rate > sampled_lines) drawn.rate *= 2;
  std::vector<std::uint64_t> entries;
  std::uint32_t found[most_hashes];
  for (std::size_t line = 0; line < prepared.lines; ++line) {
    const std::size_t n = space.hashes(key, line, found);
    for (std::size_t i = 0; i < n; ++i)
      if ((found[i] >> 1) % drawn.rate == 0) entries.push_back(static_cast<std::uint64_t>(found[i]) << 32 | line);
  }
  std::size_t blocks_pairs = 0;
  for_blocks(entries, [&](std::span<const std::uint64_t> block) {
    if (block.size() <= sampled_block) blocks_pairs += block.size() * (block.size() - 1) / 2;
  });
  while (blocks_pairs > most_pairs) {
    blocks_pairs /= 2;
    drawn.rate *= 2;
  }
  for_blocks(entries, [&](std::span<const std::uint64_t> block) {
    if (block.size() > sampled_block || (block[0] >> 33) % drawn.rate != 0) return;
    for (std::size_t i = 0; i < block.size(); ++i)
      for (std::size_t j = i + 1; j < block.size(); ++j) {
        const auto a = static_cast<std::uint32_t>(block[i]), b = static_cast<std::uint32_t>(block[j]);
        if (a != b && pairs.in_scope(a, b)) drawn.pairs.emplace_back(a, b);
      }
  });
  return drawn;
}

}  // namespace

std::vector<LevelTable> random_agreement(const Prepared& prepared, const std::vector<FeatureComparer>& comparers, const Pairs& pairs,
                                         std::size_t threads, std::uint64_t seed) {
  const std::size_t width = prepared.width(), chunks = (random_pairs + random_chunk - 1) / random_chunk;
  Tally empty;
  for (const FeatureComparer& compare : comparers) {
    empty.count.emplace_back(level_names(compare.feature().comparator).size());
    empty.ratio.emplace_back(level_names(compare.feature().comparator).size());
  }
  std::vector<Tally> tallies(chunks, empty);
  MemoryPool pool(width);
  for_chunks(chunks, threads, [&](std::size_t chunk) {
    if (prepared.lines < 2) return;
    pool.lend([&](Memories& memories) {
      for (std::size_t i = chunk * random_chunk; i < (chunk + 1) * random_chunk; ++i) {
        const std::size_t a = mix(seed, 2 * i) % prepared.lines, b = mix(seed, 2 * i + 1) % prepared.lines;
        if (a == b || !pairs.in_scope(a, b)) continue;
        for (std::size_t at = 0; at < width; ++at) {
          const Compared compared = comparers[at](prepared.row(a)[at], prepared.row(b)[at], &memories[at].words());
          if (compared.level == missing_level) continue;
          ++tallies[chunk].count[at][compared.level];
          tallies[chunk].ratio[at][compared.level] += std::exp2(bits(compared.rarity));
        }
      }
    });
  });
  std::vector<LevelTable> tables(width);
  for (std::size_t at = 0; at < width; ++at) {
    const std::size_t levels = empty.count[at].size();
    std::vector<double> count(levels), ratio(levels);
    double total = 0;
    for (const Tally& tally : tallies)
      for (std::size_t level = 0; level < levels; ++level) {
        count[level] += static_cast<double>(tally.count[at][level]);
        ratio[level] += tally.ratio[at][level];
        total += static_cast<double>(tally.count[at][level]);
      }
    LevelTable& table = tables[at];
    for (std::size_t level = 0; level < levels; ++level) {
      table.random.push_back((count[level] + 0.5) / (total + 0.5 * static_cast<double>(levels)));
      table.mean_rarity.push_back(to_weight(std::log2((ratio[level] + few * 8) / (count[level] + few))));
    }
    if (prepared.features[at].comparator != Comparator::words) table.random[0] = std::max(1e-9, exact_agreement(prepared.features[at]));
    table.u = table.random;
    if (prepared.features[at].comparator == Comparator::words) table.namesakes = namesakes_assumed(prepared.features[at]);
  }
  return tables;
}

Design design_sample(const Prepared& prepared, const KeySpace& space, const Pairs& pairs, std::size_t threads, std::size_t most_pairs) {
  Design design;
  design.keys = sampling_keys(prepared, space);
  design.drawn.resize(design.keys.size());
  for_chunks(design.keys.size(), threads,
             [&](std::size_t k) { design.drawn[k] = draw(prepared, space, design.keys[k], pairs, most_pairs / design.keys.size()); });
  return design;
}

Sample measure(const Design& design, const Prepared& prepared, const std::vector<FeatureComparer>& comparers, const KeySpace& space,
               std::size_t threads, std::size_t every) {
  Sample sample;
  sample.keys = design.keys;
  std::vector<std::size_t> first{0};
  for (const Drawn& drawn : design.drawn) first.push_back(first.back() + (drawn.pairs.size() + every - 1) / every);
  sample.pairs.resize(first.back());
  std::vector<std::uint64_t> bits;
  for (const BlockingKey& key : design.keys) bits.push_back(atoms_of(key));
  const Scorer compare(prepared, comparers);
  MemoryPool pool(comparers.size());
  for_chunks(design.drawn.size(), threads, [&](std::size_t k) {
    pool.lend([&](Memories& memories) {
      for (std::size_t i = 0; i < first[k + 1] - first[k]; ++i) {
        SampledPair& pair = sample.pairs[first[k] + i] = {};
        std::tie(pair.a, pair.b) = design.drawn[k].pairs[i * every];
        const std::uint32_t *a = prepared.row(pair.a), *b = prepared.row(pair.b);
        pair.agreement = space.agreement(a, b);
        const Comparisons all = compare.compare(a, b, memories);
        pair.swapped = all.swapped;
        pair.one_list = prepared.one_list(pair.a, pair.b);
        for (std::size_t at = 0; at < prepared.width(); ++at) {
          pair.level[at] = all.of[at].level;
          pair.rarity[at] = all.of[at].rarity;
        }
        double expected = 0;
        for (std::size_t other = 0; other < bits.size(); ++other)
          if ((pair.agreement & bits[other]) == bits[other]) expected += 1.0 / design.drawn[other].rate;
        pair.weight = static_cast<float>(static_cast<double>(every) / std::max(expected, 1e-9));
      }
    });
  });
  return sample;
}

}  // namespace nostoi::link
