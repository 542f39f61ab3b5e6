// Learns which letters stand for which in two spellings of a name, and how often: a joint model of short stretches of letters ("дж" and
// "j", "ий$" and "y$"), by expectation maximisation on pairs of words. Made once in a while; the result is data/spelling/*.tsv.
//
//   nostoi-train-spelling A B COLUMN=PAIRS... > data/spelling/A-B.tsv
//
// A and B are the longest stretches of the left and the right word; PAIRS has lines "left TAB right TAB times seen". Pairs that no
// alignment explains (the sources are mined and noisy) lose their say after the second round.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.hpp"
#include "nostoi/names.hpp"

namespace {

using namespace nostoi;

constexpr int rounds = 7;
constexpr double worst_letter = 4.6;  // bits a letter: a pair that costs more is no pair of spellings
constexpr int widest_drift = 4;       // letters by which an alignment may leave the diagonal
constexpr double discount = 0.5;      // taken from every count, so that what was seen once or twice does not stay

/// Letters by small numbers from 1, so that a unit of up to seven of them is one number.
class Alphabet {
 public:
  static constexpr std::size_t most = 255;
  unsigned char number(char32_t letter) {
    const auto [at, is_new] = numbers_.try_emplace(letter, static_cast<unsigned char>(std::min(letters_.size(), most)));
    if (is_new) letters_ += letter;
    return at->second;
  }
  char32_t letter(unsigned char number) const { return letters_[number]; }

 private:
  std::map<char32_t, unsigned char> numbers_;
  std::u32string letters_ = std::u32string(1, U' ');
};
Alphabet alphabet;

struct Pair {
  std::string left, right;  ///< numbers of letters, ^ before and $ behind
  double times = 0;
};

/// A stretch of either word; both hold the edge of the word or neither does.
struct Step {
  std::size_t i, j, to_i, to_j, unit;
};

struct Joint {
  std::size_t longest_left, longest_right;
  std::unordered_map<std::uint64_t, std::size_t> number;
  std::vector<std::pair<std::string, std::string>> units;
  std::vector<double> probability;
};

std::string edged(std::string_view word) {
  std::string out;
  std::u32string letters = code_points(names::normalise(word));
  letters.insert(letters.begin(), U'^');
  letters.push_back(U'$');
  for (const char32_t letter : letters)
    if (letter != ' ' && letter != '\'' && letter != '.' && letter != '-') out += static_cast<char>(alphabet.number(letter));
  return out;
}

std::vector<Pair> read_pairs(const std::string& file) {
  std::vector<Pair> pairs;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    Pair pair{edged(line.substr(0, first)), edged(line.substr(first + 1, second - first - 1)), 0};
    pair.times = 1 + std::log(std::max(1.0, std::atof(line.c_str() + second + 1)));
    const std::size_t shorter = std::min(pair.left.size(), pair.right.size()), longer = std::max(pair.left.size(), pair.right.size());
    if (shorter >= 4 && longer <= 24) pairs.push_back(std::move(pair));
  }
  return pairs;
}

bool may_stand(const Joint& joint, const Pair& pair, std::size_t i, std::size_t p, std::size_t j, std::size_t q) {
  if (p == 0) return q == 1 && j > 0 && j + 1 < pair.right.size();
  const bool begins = i == 0, ends = i + p == pair.left.size();
  if (begins != (q > 0 && j == 0) || ends != (q > 0 && j + q == pair.right.size())) return false;
  if (p == joint.longest_left && p > 2 && !begins && !ends) return false;  // the longest only at the edges, where endings are
  return p > 1 || !(begins || ends) || q <= 2;
}

std::string utf8(std::string_view letters) {
  std::string out;
  for (const char number : letters) append_code_point(out, alphabet.letter(static_cast<unsigned char>(number)));
  return out;
}

std::uint64_t key_of(std::string_view left, std::string_view right) {
  std::uint64_t key = left.size();
  for (const char letter : left) key = key << 8 | static_cast<unsigned char>(letter);
  for (const char letter : right) key = key << 8 | static_cast<unsigned char>(letter);
  return key;
}

/// Number of the unit, made when it is new and `learn` is set; units.size() when there is none.
std::size_t unit_of(Joint& joint, std::string_view left, std::string_view right, bool learn) {
  const std::uint64_t key = key_of(left, right);
  if (const auto found = joint.number.find(key); found != joint.number.end()) return found->second;
  if (!learn) return joint.units.size();
  joint.number.emplace(key, joint.units.size());
  // The beginning says only that short and equal stretches are likelier; silence on one side is rare.
  const auto letters = static_cast<double>(left.size() + right.size());
  const double apart = std::abs(static_cast<double>(left.size()) - static_cast<double>(right.size()));
  joint.probability.push_back(std::exp(-2.5 * letters - 1.5 * apart - (left.empty() ? 3 : right.empty() ? 2 : 0)));
  joint.units.emplace_back(utf8(left), utf8(right));
  return joint.units.size() - 1;
}

/// Forward sums over all alignments of a pair; steps are left in order of reaching. 0 when there is no alignment.
double forward(Joint& joint, const Pair& pair, bool learn, std::vector<Step>& steps, std::vector<double>& sums) {
  const std::size_t n = pair.left.size(), m = pair.right.size(), width = m + 1;
  steps.clear();
  sums.assign((n + 1) * width, 0);
  sums[0] = 1;
  for (std::size_t i = 0; i <= n; ++i)
    for (std::size_t j = 0; j <= m; ++j) {
      if (sums[i * width + j] <= 0) continue;
      if (std::abs(static_cast<double>(i) - static_cast<double>(j * n) / static_cast<double>(m)) > widest_drift) continue;
      for (std::size_t p = 0; p <= joint.longest_left && i + p <= n; ++p)
        for (std::size_t q = 0; q <= joint.longest_right && j + q <= m; ++q) {
          if (p + q == 0 || !may_stand(joint, pair, i, p, j, q)) continue;
          const std::size_t unit =
              unit_of(joint, std::string_view(pair.left).substr(i, p), std::string_view(pair.right).substr(j, q), learn);
          if (unit == joint.units.size() || joint.probability[unit] <= 0) continue;
          sums[(i + p) * width + j + q] += sums[i * width + j] * joint.probability[unit];
          steps.push_back({i, j, i + p, j + q, unit});
        }
    }
  return sums.back();
}

/// Adds the expected counts of the units of one pair.
void count(const Joint& joint, const Pair& pair, const std::vector<Step>& steps, const std::vector<double>& sums,
           std::vector<double>& counts) {
  const std::size_t width = pair.right.size() + 1;
  std::vector<double> behind(sums.size(), 0);
  behind.back() = 1;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    behind[step->i * width + step->j] += joint.probability[step->unit] * behind[step->to_i * width + step->to_j];
  for (const Step& step : steps)
    counts[step.unit] +=
        pair.times * sums[step.i * width + step.j] * joint.probability[step.unit] * behind[step.to_i * width + step.to_j] / sums.back();
}

void train(Joint& joint, const std::vector<Pair>& pairs, const std::string& column) {
  std::vector<Step> steps;
  std::vector<double> sums;
  for (int round = 0; round <= rounds; ++round) {
    std::vector<double> counts(joint.units.size(), 0);
    double bits = 0, weight = 0;
    std::size_t used = 0;
    for (const Pair& pair : pairs) {
      const double likelihood = forward(joint, pair, round == 0, steps, sums);
      if (likelihood < 1e-300) continue;
      const auto letters = static_cast<double>(pair.left.size() + pair.right.size() - 4);
      if (round >= 2 && -std::log2(likelihood) / letters > worst_letter) continue;
      counts.resize(joint.units.size(), 0);
      count(joint, pair, steps, sums, counts);
      bits -= pair.times * std::log2(likelihood);
      weight += pair.times;
      ++used;
    }
    const double rare = round < 2 ? 0.05 : round < 5 ? 0.5 : 1.5;
    double all = 0;
    for (double& value : counts) all += value = value < rare ? 0 : std::max(0.0, value - discount);
    for (std::size_t unit = 0; unit < counts.size(); ++unit) joint.probability[unit] = counts[unit] / all;
    std::fprintf(stderr, "%s round %d: %.3f bits a pair, %zu of %zu pairs, %td units\n", column.c_str(), round, bits / weight, used,
                 pairs.size(), std::ranges::count_if(joint.probability, [](double p) { return p > 0; }));
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return std::fputs("nostoi-train-spelling A B COLUMN=PAIRS...\n", stderr), 2;
  std::map<std::pair<std::string, std::string>, std::map<std::string, double>> table;
  std::string heading;
  for (int at = 3; at < count; ++at) {
    const std::string argument = arguments[at], column = argument.substr(0, argument.find('='));
    heading += '\t' + column;
    Joint joint{std::strtoul(arguments[1], nullptr, 10), std::strtoul(arguments[2], nullptr, 10), {}, {}, {}};
    train(joint, read_pairs(argument.substr(column.size() + 1)), column);
    for (std::size_t unit = 0; unit < joint.units.size(); ++unit)
      if (joint.probability[unit] > 0) table[joint.units[unit]][column] = -std::log2(joint.probability[unit]);
  }
  std::printf("left\tright%s\n", heading.c_str());
  for (const auto& [unit, costs] : table) {
    std::printf("%s\t%s", unit.first.c_str(), unit.second.c_str());
    for (int at = 3; at < count; ++at) {
      const std::string argument = arguments[at];
      const auto cost = costs.find(argument.substr(0, argument.find('=')));
      cost == costs.end() ? std::printf("\t") : std::printf("\t%.2f", cost->second);
    }
    std::printf("\n");
  }
}
