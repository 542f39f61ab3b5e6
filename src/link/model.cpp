// model: see the header; and model.json, the form in which a model leaves (docs/formats/model.md).
#include "link/model.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace nostoi::link {

namespace {

using Json = nlohmann::ordered_json;

constexpr int model_format = 1;

/// Six digits are more than a sample can tell, and keep the file readable.
double rounded(double x) {
  return x == 0 ? 0 : std::stod([&] {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", x);
    return std::string(text);
  }());
}

Json json_of(const Level& level) {
  return {{"name", level.name}, {"m", rounded(level.m)}, {"u", rounded(level.u)}, {"weight", level.weight}, {"rarity", level.rarity}};
}

Json json_of(const Comparison& comparison) {
  Json levels = Json::array();
  for (const Level& level : comparison.levels) levels.push_back(json_of(level));
  return {{"name", comparison.name},
          {"kind", comparison.kind},
          {"columns", comparison.columns},
          {"frequency", comparison.frequency},
          {"copies", rounded(comparison.copies)},
          {"namesakes", rounded(comparison.namesakes)},
          {"levels", std::move(levels)}};
}

Comparison comparison_of(const Json& json) {
  Comparison comparison{
      json.at("name"), json.at("kind"), json.at("columns"), json.at("frequency"), json.at("copies"), json.at("namesakes"), {}};
  for (const Json& level : json.at("levels"))
    comparison.levels.push_back({level.at("name"), level.at("m"), level.at("u"), level.at("weight"), level.at("rarity")});
  return comparison;
}

// Rarer than anything a list can show, and more than any evidence weighs: beyond these a sum of weights would mean nothing, or overflow.
constexpr double least_share = 1e-12, most_bits = 64, most_copies = 1e6, most_times = 64;

/// Whether the numbers, be they probabilities or not, are such as lists can teach.
bool plausible(const Level& level) { return level.m >= least_share && level.u >= least_share && std::abs(bits(level.rarity)) <= most_bits; }
bool plausible(const Comparison& comparison) {
  return comparison.copies >= 0 && comparison.copies <= most_copies && comparison.namesakes >= 0 && comparison.namesakes < 1 &&
         std::ranges::all_of(comparison.levels, [](const Level& level) { return plausible(level); });
}
bool plausible(const Model& model) {
  return std::ranges::all_of(std::array{model.prior, model.prior_within, model.prior_between},
                             [](double prior) { return prior >= least_share && prior <= 1 - least_share; }) &&
         std::ranges::all_of(model.comparisons, [](const Comparison& c) { return plausible(c); }) &&
         std::ranges::all_of(model.company, [](double times) { return times >= 1 / most_times && times <= most_times; });
}

bool probabilities(const Comparison& comparison) {
  return std::all_of(comparison.levels.begin(), comparison.levels.end(),
                     [](const Level& level) { return level.m > 0 && level.m <= 1 && level.u > 0 && level.u <= 1; });
}

}  // namespace

Model describe(const Prepared& prepared, const Training& training, std::string origin) {
  Model model;
  model.origin = std::move(origin);
  model.prior = training.prior;
  model.prior_within = training.priors.within;
  model.prior_between = training.priors.between;
  model.skipped = prepared.skipped;
  for (const double ratio : training.company) model.company.push_back(rounded(ratio));
  model.data_hash = shipped_hash();
  for (const BlockingKey& key : training.keys) model.keys.push_back(key.name);
  for (std::size_t at = 0; at < prepared.width(); ++at) {
    const Feature& feature = prepared.features[at];
    const LevelTable& table = training.tables[at];
    Comparison comparison{feature.name,
                          std::string(comparator_name(feature.comparator)),
                          feature.columns,
                          feature.frequency,
                          training.copies[at],
                          table.namesakes,
                          {}};
    const std::vector<std::string>& names = level_names(feature.comparator);
    for (std::size_t level = 0; level < names.size(); ++level)
      comparison.levels.push_back(
          {names[level], table.m[level], table.u[level], to_weight(std::log2(table.m[level] / table.u[level])), table.mean_rarity[level]});
    model.comparisons.push_back(std::move(comparison));
  }
  return model;
}

Company company_of(const Model& model) {
  Company company = independent;
  for (std::size_t k = 0; k < company.size() && k < model.company.size(); ++k) company[k] = model.company[k];
  return company;
}

bool take_over(const Model& model, const Feature& feature, LevelTable& table) {
  const auto same = [&](const Comparison& c) { return c.name == feature.name && c.kind == comparator_name(feature.comparator); };
  const auto comparison = std::find_if(model.comparisons.begin(), model.comparisons.end(), same);
  if (comparison == model.comparisons.end()) return false;
  table.namesakes = comparison->namesakes;
  const std::vector<std::string>& names = level_names(feature.comparator);
  for (const Level& level : comparison->levels) {
    const auto at = static_cast<std::size_t>(std::find(names.begin(), names.end(), level.name) - names.begin());
    if (at == names.size()) continue;
    table.m[at] = level.m;
    table.u[at] = level.u;
    table.mean_rarity[at] = level.rarity;
  }
  return true;
}

std::string to_json(const Model& model) {
  Json json{{"format", model_format},
            {"origin", model.origin},
            {"data", model.data_hash},
            {"prior", rounded(model.prior)},
            {"prior_within", rounded(model.prior_within)},
            {"prior_between", rounded(model.prior_between)},
            {"company", model.company},
            {"keys", model.keys}};
  json["comparisons"] = Json::array();
  for (const Comparison& comparison : model.comparisons) json["comparisons"].push_back(json_of(comparison));
  json["skipped"] = Json::array();
  for (const Skipped& skipped : model.skipped)
    json["skipped"].push_back({{"column", skipped.column}, {"why", skipped.why}, {"of", skipped.of}});
  return json.dump(1) + "\n";
}

Result<Model> model_from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("format")) return fail(Code::invalid, say("model-unreadable"));
  if (json["format"] != model_format) return fail(Code::unsupported, say("model-format", {{"format", json["format"].dump()}}));
  try {
    Model model;
    model.origin = json.at("origin");
    model.data_hash = json.at("data");
    model.prior = json.at("prior");
    model.prior_within = json.at("prior_within");
    model.prior_between = json.at("prior_between");
    model.company = json.at("company").get<std::vector<double>>();
    model.keys = json.at("keys").get<std::vector<std::string>>();
    for (const Json& comparison : json.at("comparisons")) model.comparisons.push_back(comparison_of(comparison));
    for (const Json& skipped : json.at("skipped")) model.skipped.push_back({skipped.at("column"), skipped.at("why"), skipped.at("of")});
    if (!std::all_of(model.comparisons.begin(), model.comparisons.end(), probabilities) || !(model.prior > 0 && model.prior < 1) ||
        std::any_of(model.company.begin(), model.company.end(), [](double ratio) { return !(ratio > 0); }))
      return fail(Code::invalid, say("model-numbers"));
    if (!plausible(model)) return fail(Code::invalid, say("model-bounds"));
    return model;
  } catch (const Json::exception& error) {
    return fail(Code::invalid, say("model-key", {{"why", error.what()}}));
  }
}

}  // namespace nostoi::link
