// defaults: data/link/default.json, read once.
#include "link/defaults.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace nostoi::link {

namespace {

const nlohmann::json& file() {
  static const nlohmann::json json = nlohmann::json::parse(*nostoi::shipped("link/default.json"));
  return json;
}

}  // namespace

const Defaults& Defaults::shipped() {
  static const Defaults defaults = [] { return Defaults{file().at("pairs"), file().at("enough"), file().at("swapped")}; }();
  return defaults;
}

std::vector<double> Defaults::m(Comparator comparator) const {
  const std::vector<std::string>& names = level_names(comparator);
  std::vector<double> m;
  if (comparator == Comparator::words) {
    // Words agree independently of each other; names of two to four words are equally common.
    const nlohmann::json& word = file().at("word");
    const double same = word.at("same"), close = word.at("close"), brief = word.at("brief"), different = word.at("different");
    const double apart = word.at("another_given_name");  // of names with words that differ
    m.assign(names.size(), 1e-6);
    for (int words = 2; words <= 4; ++words)
      for (int s = 0; s <= words; ++s)
        for (int c = 0; s + c <= words; ++c)
          for (int b = 0; s + c + b <= words; ++b) {
            const int d = words - s - c - b;
            const double ways =
                std::tgamma(words + 1) / (std::tgamma(s + 1) * std::tgamma(c + 1) * std::tgamma(b + 1) * std::tgamma(d + 1));
            const double share = ways * std::pow(same, s) * std::pow(close, c) * std::pow(brief, b) * std::pow(different, d) / 3;
            const double of_it_apart = d > 0 && s + c > 0 ? apart : 0;
            m[pack({s, c, b, std::min(d, many_different)})] += share * (1 - of_it_apart);
            m[pack({s, c, b, another_given_name})] += share * of_it_apart;
          }
  } else {
    const nlohmann::json& levels = file().at("m").at(std::string(comparator_name(comparator)));
    for (const std::string& name : names) m.push_back(levels.at(name));
  }
  double sum = 0;
  for (const double x : m) sum += x;
  for (double& x : m) x /= sum;
  return m;
}

double Defaults::values(const Feature& feature) const {
  const nlohmann::json& table = file().at("values");
  const std::string kind(comparator_name(feature.comparator));
  return table.contains(feature.name) ? table.at(feature.name) : table.at(kind == "part" ? "surname" : kind);
}

}  // namespace nostoi::link
