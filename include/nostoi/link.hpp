// link: lists in, people out. Every pair of lines that has a chance is compared field by field; the weights (log2 Bayes factors) add up
// to a probability; lines that belong together become one person. Scoring is a pure function of (line, line, model, frequencies).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "nostoi/model.hpp"

namespace nostoi::link {

/// Which pairs are candidates: all, only those inside one list, only those across lists.
enum class Scope { all, within, between };

struct Options {
  Scope scope = Scope::all;
  bool one_to_one = false;  ///< at most one partner in each other list; implies Scope::between
  double threshold = 0.5;   ///< posterior probability from which lines are joined
  double review = 0.2;      ///< from here to threshold a pair is for a person to look at
  std::size_t threads = 1;
  std::uint64_t seed = 1;
  std::string model;                                                  ///< a model.json to apply instead of training; empty: train
  std::function<void(std::string_view stage, double done)> progress;  ///< may be empty; done in 0…1
};

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
  double namesakes = 0;              ///< kind "words": share of pairs of two people who carry one name by kinship, however rare its words
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
  /// Pairs of one person with 0, 1, 2, 3 or more flaws: so many times as common as if features erred independently.
  std::vector<double> company;
  std::vector<std::string> keys;               ///< by which candidate pairs were found, in the notation of Key::name
  double prior = 0;                            ///< probability that two random lines in scope are one person
  double prior_within = 0, prior_between = 0;  ///< the same of two lines of one list, and of two lists
  std::string data_hash;                       ///< shipped_hash() at training
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

struct Prepared;  // what linking keeps of the lists, see src/link

struct Linking {
  Model model;
  std::vector<std::uint64_t> first_line;  ///< global number of the first line of each list, and the total at the end
  std::vector<Pair> pairs;                ///< sorted by (left, right)
  std::vector<std::uint32_t> person;      ///< per global line: the global number of the person's first line
  Facts facts;
  std::shared_ptr<const Prepared> prepared;  ///< spares explain() a second reading; empty in a linking that was read from its files
};

Result<Linking> link(const std::vector<List>& lists, const Options& options);

/// One bar of the waterfall.
struct Step {
  std::string comparison;   ///< name of the comparison, or "prior"
  std::string left, right;  ///< what was compared, as it stands in the cells
  std::string level;        ///< level name, or "missing"
  Weight weight = 0;
  std::string note;                             ///< more in words ("carried by 1 in 4,000"), may be empty
  std::string left_name = {}, right_name = {};  ///< of whole names: those that were compared, of all that the lines have
};
struct Explanation {
  std::vector<Step> steps;  ///< prior first; their weights add up to `weight`
  Weight weight = 0;
  double probability = 0;
};
/// Why two lines have the weight they have under a linking of these lists. Global line numbers.
Explanation explain(const std::vector<List>& lists, const Linking& linking, std::uint32_t left, std::uint32_t right);
/// The same for many pairs: the lists are prepared once, which is nearly all of the cost.
std::vector<Explanation> explain(const std::vector<List>& lists, const Linking& linking,
                                 const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::size_t threads = 1);

// ---------------------------------------------------------------------------------------------------- evaluation

/// Precision, recall and F1, each with a 95 % interval. Where nothing was claimed precision is 1, where nothing was there recall is 1.
/// The intervals take the people of the truth as drawn at random (people whom the linking ran together as one draw: their errors are the
/// same errors). Each figure is a ratio of sums over draws, its variance that of the ratio estimator, and the interval Wilson's at the
/// sample size which that variance is worth, so that it stays inside 0…1 and says something at 0 and 1 too. Nothing is simulated.
struct Quality {
  double precision = 0, recall = 0, f1 = 0;
  double precision_low = 0, precision_high = 0, recall_low = 0, recall_high = 0, f1_low = 0, f1_high = 0;
};

/// `truth` and `found` give a group number per line (lines of equal number are one person). Pairwise over the partition; O(n log n).
Quality cluster_quality(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found);
/// B-cubed: precision and recall of the person each line is in, averaged over lines; F1 is their harmonic mean.
Quality b_cubed(const std::vector<std::uint32_t>& truth, const std::vector<std::uint32_t>& found);

/// Pairs of like probability: what was said of them, and how many of them are true.
struct ReliabilityBin {
  std::uint64_t pairs = 0;
  double from = 0, to = 0;  ///< by width: the bounds of the bin; by count: smallest and largest probability in it
  double expected = 0;      ///< mean probability
  double observed = 0;      ///< share that is true
};

/// Do the probabilities mean what they say? The errors are expected calibration errors: mean |expected − observed|, weighted by pairs.
struct Calibration {
  std::uint64_t pairs = 0;
  double error_by_width = 0, error_by_count = 0;
  std::vector<ReliabilityBin> by_width, by_count;  ///< ten each; bins without pairs are left out
};

/// What `nostoi evaluate` tells. What was not given (no links, no people) is absent.
struct Evaluation {
  std::uint64_t lines = 0;                            ///< lines that are counted
  std::uint64_t people = 0;                           ///< people among them, by the truth
  std::uint64_t missing = 0;                          ///< lines of the truth that people.csv has not: counted as joined with nobody
  std::uint64_t uncovered = 0;                        ///< lines of people.csv that the truth says nothing about: not counted
  std::optional<Quality> pairwise, cluster, b_cubed;  ///< match outcomes of links.csv; the partition of people.csv, twice
  std::optional<Calibration> calibration;             ///< all pairs of links.csv, matches and reviews
};

/// Compares links.csv and people.csv (either path may be empty) with a truth: a table with the columns list,row,cluster or list,id,cluster
/// (person will do for cluster; list may be left out where row or id alone names a line), or a table of true pairs left_id,right_id or
/// left_list,left_row,right_list,right_row. A truth of pairs speaks of all lines: those it does not name are people of one line.
Result<Evaluation> evaluate(const std::filesystem::path& truth, const std::filesystem::path& links, const std::filesystem::path& people);

/// The evaluation as a table in the user's language, and as JSON: {lines, people, missing, uncovered, pairwise, cluster, b_cubed,
/// calibration}.
std::string evaluation_words(const Evaluation& evaluation);
std::string to_json(const Evaluation& evaluation);

}  // namespace nostoi::link
