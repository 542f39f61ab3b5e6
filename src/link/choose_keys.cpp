// choose_keys: see the header.
#include "link/choose_keys.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numeric>

#include "link/blocks.hpp"
#include "link/simulate.hpp"

namespace nostoi::link {

namespace {

constexpr std::size_t looked_up = 16'000;    // lines on which the size of a key is estimated
constexpr double comparisons_a_match = 300;  // a key is worth its comparisons when each new true pair costs at most so many
constexpr double free_comparisons = 10;      // per line, that any key may use
constexpr double always_affordable = 1e6;    // comparisons; half a second
constexpr double least_gain = 0.0002;
constexpr std::size_t most_keys = 16;
constexpr std::size_t keys_a_chunk = 8;

using Reached = std::bitset<simulated_pairs>;

struct Candidate {
  BlockingKey key;
  double comparisons = 0;
  Reached reached;
};

/// All keys worth a thought: two forms of different features, two words of a name, one telling form alone, two loose forms and a third.
std::vector<BlockingKey> all_keys(const Prepared& prepared, const KeySpace& space) {
  const std::vector<Atom>& atoms = space.atoms();
  const auto loose = [&](std::size_t a) {
    return prepared.features[atoms[a].feature].comparator == Comparator::category || atoms[a].form == "year";
  };
  std::vector<BlockingKey> keys;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!loose(i)) keys.push_back({{i}, ""});
    if (atoms[i].many && atoms[i].form != "prefix") keys.push_back({{i, i}, ""});
    for (std::size_t j = i + 1; j < atoms.size(); ++j) {
      if (atoms[i].feature == atoms[j].feature) continue;
      keys.push_back({{i, j}, ""});
      for (std::size_t k = j + 1; k < atoms.size(); ++k)
        if (atoms[k].feature != atoms[j].feature && atoms[k].feature != atoms[i].feature && atoms[i].form != "exact" &&
            atoms[j].form != "exact" && atoms[k].form != "exact")
          keys.push_back({{i, j, k}, ""});
    }
  }
  return keys;
}

/// The lines on which the size of every key is estimated, taken at even steps; their forms are looked up once.
struct LookedUp {
  struct Forms {
    bool many = false;
    std::vector<std::uint32_t> of_line;  // one a line, or for words `most_words` a line, padded with 0; 0: none
    std::vector<std::uint64_t> state;    // with this form as the first one (single forms only)
  };
  std::size_t step = 1, lines = 0;
  std::vector<Forms> atoms;
};

LookedUp look_up(const Prepared& prepared, const KeySpace& space, std::size_t threads) {
  LookedUp look;
  look.step = std::max<std::size_t>(1, prepared.lines / looked_up);
  look.lines = (prepared.lines + look.step - 1) / look.step;
  look.atoms.resize(space.atoms().size());
  for_chunks(look.atoms.size(), threads, [&](std::size_t atom) {
    LookedUp::Forms& forms = look.atoms[atom];
    forms.many = space.atoms()[atom].many;
    const std::size_t stride = forms.many ? most_words : 1;
    forms.of_line.resize(look.lines * stride);
    for (std::size_t line = 0; line < look.lines; ++line)
      space.values(atom, prepared.row(line * look.step), forms.of_line.data() + line * stride);
    if (forms.many) return;
    for (const std::uint32_t form : forms.of_line) forms.state.push_back(with_form(no_forms, form));
  });
  return look;
}

/// Counts the comparisons that keys would make. Equal hashes are counted in a table of their lower bits: the few that meet there by chance
/// do not matter for an estimate.
class Meetings {
 public:
  explicit Meetings(const LookedUp& look) : look_(look), table_(1 << 17) {}

  /// 0 where no line has what the key asks for.
  double comparisons(const BlockingKey& key) {
    std::fill(table_.begin(), table_.end(), std::uint16_t{0});
    met_ = seen_ = 0;
    std::vector<const LookedUp::Forms*> single;
    const std::uint32_t* words = nullptr;
    std::size_t many = 0;
    for (const std::size_t atom : key.atoms)
      if (look_.atoms[atom].many) {
        words = look_.atoms[atom].of_line.data();
        ++many;
      } else
        single.push_back(&look_.atoms[atom]);
    for (std::size_t line = 0; line < look_.lines; ++line) {
      const bool complete = std::all_of(single.begin(), single.end(), [&](const auto* forms) { return forms->of_line[line] != 0; });
      if (!complete) continue;
      std::uint64_t state = single.empty() ? no_forms : single[0]->state[line];
      for (std::size_t i = 1; i < single.size(); ++i) state = with_form(state, single[i]->of_line[line]);
      if (many == 0)
        count(state);
      else
        count_words(state, words + line * most_words, many);
    }
    if (seen_ == 0) return 0;
    const double seen = static_cast<double>(seen_), step = static_cast<double>(look_.step);
    const double chance = seen * seen / 2 / static_cast<double>(table_.size());
    return std::max(1.0, static_cast<double>(met_) - chance) * step * step;
  }

 private:
  void count(std::uint64_t state) {
    met_ += table_[hash_of(state) >> 1 & (table_.size() - 1)]++;
    ++seen_;
  }
  void count_words(std::uint64_t state, const std::uint32_t* words, std::size_t many) {
    for (std::size_t i = 0; i < most_words && words[i]; ++i)
      if (many == 1)
        count(with_form(state, words[i]));
      else
        for (std::size_t j = i + 1; j < most_words && words[j]; ++j) count(with_words(state, words[i], words[j]));
  }

  const LookedUp& look_;
  std::vector<std::uint16_t> table_;  // a slot counts lines, of which there are fewer than 65,536
  std::uint64_t met_ = 0, seen_ = 0;
};

}  // namespace

void choose_keys(const Sample& sample, const Prepared& prepared, const KeySpace& space, const std::vector<FeatureComparer>& comparers,
                 std::size_t threads, Training& training) {
  const std::vector<Simulated> simulation = simulate(sample, space, comparers, training, threads);
  std::vector<Candidate> candidates;
  for (BlockingKey& key : all_keys(prepared, space)) {
    Candidate candidate{std::move(key), 0, {}};
    const std::uint64_t bits = bits_of(candidate.key);
    for (std::size_t s = 0; s < simulated_pairs; ++s) candidate.reached[s] = (simulation[s].agreement & bits) == bits;
    if (candidate.reached.count() > simulated_pairs / 20) candidates.push_back(std::move(candidate));
  }
  const LookedUp look = look_up(prepared, space, threads);
  for_chunks((candidates.size() + keys_a_chunk - 1) / keys_a_chunk, threads, [&](std::size_t chunk) {
    Meetings meetings(look);
    for (std::size_t c = chunk * keys_a_chunk; c < std::min(candidates.size(), (chunk + 1) * keys_a_chunk); ++c)
      candidates[c].comparisons = meetings.comparisons(candidates[c].key);
  });

  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.comparisons == 0; });

  Reached reached;
  const double lines = static_cast<double>(prepared.lines);
  double spent = 0;
  while (training.keys.size() < most_keys) {
    const Candidate* best = nullptr;
    double best_value = 0;
    for (const Candidate& candidate : candidates) {
      const double gain = static_cast<double>((candidate.reached & ~reached).count()) / simulated_pairs;
      if (gain < least_gain) continue;
      const bool affordable = spent + candidate.comparisons <= std::max(free_comparisons * lines, always_affordable);
      if (!affordable && candidate.comparisons > comparisons_a_match * gain * training.matches) continue;
      const double value = gain / (candidate.comparisons + 0.2 * lines);
      if (value > best_value) {
        best_value = value;
        best = &candidate;
      }
    }
    if (!best) break;
    spent += best->comparisons;
    reached |= best->reached;
    training.keys.push_back(best->key);
    training.keys.back().name = space.name(best->key);
    training.key_recall.push_back(static_cast<double>(best->reached.count()) / simulated_pairs);
  }
  training.recall = static_cast<double>(reached.count()) / simulated_pairs;
}

}  // namespace nostoi::link
