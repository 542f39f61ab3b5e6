// link: lists in, people out. Every pair of lines that has a chance is compared field by field; the weights (log2 Bayes factors) add up
// to a probability; lines that belong together become one person. Scoring is a pure function of (line, line, model, frequencies).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::link {

/// Which pairs are candidates: all, only those inside one list, only those across lists.
enum class Scope { all, within, between };

struct Options {
  Scope scope = Scope::all;
  bool one_to_one = false;  ///< at most one partner in each other list; implies Scope::between
  double threshold = 0.8;   ///< posterior probability from which lines are joined
  double review = 0.2;      ///< from here to threshold a pair is for a person to look at
  std::size_t threads = 1;
  std::uint64_t seed = 1;
  std::string model;                                                  ///< a model.json to apply instead of training; empty: train
  std::function<void(std::string_view stage, double done)> progress;  ///< may be empty; done in 0…1
};

/// Weights are log2 Bayes factors in fixed point: 65,536 is one bit.
using Weight = std::int32_t;
constexpr double weight_scale = 65536.0;
inline double bits(Weight weight) { return weight / weight_scale; }

/// One rung of a comparison: how often it is reached by two lines of one person (m) and of two people (u).
struct Level {
  std::string name;  ///< stable: "exact", "close", "year", …; its words are "level-NAME" in data/words/link.json
  double m = 0, u = 0;
  Weight weight = 0;  ///< log2 m/u, on average; where frequency counts, a pair's own weight differs with the rarity of its values
  Weight rarity = 0;  ///< mean rarity of values at this level, to which u belongs; 0 where frequency does not count
};

/// One thing that is compared.
struct Comparison {
  std::string name;                  ///< field id, or the heading of an unrecognised column
  std::string kind;                  ///< which comparator: "name", "date", "code", "text", "category", …
  std::vector<std::string> columns;  ///< "list: heading" of every column it draws on
  bool frequency = false;            ///< rare values weigh more
  double copies = 0;                 ///< other lines of one person that repeat a value, on average: they do not make it less rare
  std::vector<Level> levels;         ///< best first; "missing" is no level: it has weight 0
};

/// A column that is not compared, and why ("derived", "never", "constant", "only-one-list", "circumstance", …: words "skipped-WHY").
struct Skipped {
  std::string column;
  std::string why;
  std::string of;  ///< for "derived": what it can be derived from
};

struct Model {
  int format = 1;
  std::string origin;  ///< "trained", "shipped" or "given"
  std::vector<Comparison> comparisons;
  std::vector<Skipped> skipped;
  std::vector<std::string> keys;  ///< by which candidate pairs were found, in the notation of Key::name
  double prior = 0;               ///< probability that two random lines in scope are one person
  std::string data_hash;          ///< shipped_hash() at training
};
std::string to_json(const Model& model);
Result<Model> model_from_json(std::string_view text);

/// One way in which candidate pairs were found.
struct Key {
  std::string name;         ///< "surname + birth year"
  std::uint64_t pairs = 0;  ///< pairs that this key was the first to give
  double recall = 0;        ///< share of true pairs it is expected to reach, alone
  std::uint64_t cut = 0;    ///< pairs not made because a block was too large
};

enum class Outcome : std::uint8_t { match, review };

/// A pair that is told: lines are global numbers (all lines of list 0, then of list 1, …); left < right.
struct Pair {
  std::uint32_t left = 0, right = 0;
  Weight weight = 0;  ///< total: prior and all comparisons
  double probability = 0;
  Outcome outcome = Outcome::review;
  std::string_view reason;  ///< stable: "" , "conflict", "chain", "taken" (one-to-one), "below-threshold"; words "reason-…"
};

/// Everything a report says; all counts are exact.
struct Facts {
  std::uint64_t lines = 0, possible = 0, compared = 0, kept = 0, matches = 0, reviews = 0, people = 0, largest_person = 0;
  std::vector<Key> keys;
  double expected_recall = 0;            ///< of all keys together
  std::vector<std::uint64_t> histogram;  ///< compared pairs by total weight, one bit a bar, from histogram_from
  int histogram_from = -40;
  double expected_false = 0,
         expected_missed = 0;  ///< joined pairs expected to be wrong; true pairs expected to be missed (from the probabilities)
};

struct Linking {
  Model model;
  std::vector<std::uint64_t> first_line;  ///< global number of the first line of each list, and the total at the end
  std::vector<Pair> pairs;                ///< sorted by (left, right)
  std::vector<std::uint32_t> person;      ///< per global line: the global number of the person's first line
  Facts facts;
};

Result<Linking> link(const std::vector<List>& lists, const Options& options);

/// One bar of the waterfall.
struct Step {
  std::string comparison;   ///< name of the comparison, or "prior"
  std::string left, right;  ///< what was compared, as it stands in the cells
  std::string level;        ///< level name, or "missing"
  Weight weight = 0;
  std::string note;  ///< more in words ("carried by 1 in 4,000"), may be empty
};
struct Explanation {
  std::vector<Step> steps;  ///< prior first; their weights add up to `weight`
  Weight weight = 0;
  double probability = 0;
};
/// Why two lines have the weight they have under a linking of these lists. Global line numbers.
Explanation explain(const std::vector<List>& lists, const Linking& linking, std::uint32_t left, std::uint32_t right);

// ---------------------------------------------------------------------------------------------------- evaluation

/// Precision, recall and F1, each with a 95 % interval.
struct Quality {
  double precision = 0, recall = 0, f1 = 0;
  double precision_low = 0, precision_high = 0, recall_low = 0, recall_high = 0, f1_low = 0, f1_high = 0;
};

/// `truth` and `found` give a group number per line (lines of equal number are one person).
Quality cluster_quality(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found);
Quality b_cubed(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found);

}  // namespace nostoi::link
