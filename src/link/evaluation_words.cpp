// An evaluation as a table for people and as JSON for programs.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "nostoi/link.hpp"

namespace nostoi::link {

namespace {

using Json = nlohmann::ordered_json;

/// Columns of a terminal are counted in characters, not bytes.
std::string padded(const std::string& text, std::size_t width) {
  std::size_t length = 0;
  for (const char c : text) length += (c & 0xC0) != 0x80;
  return text + std::string(length < width ? width - length : 1, ' ');
}

std::string figure(double value, double low, double high) { return fmt::format("{:.4f} [{:.4f}, {:.4f}]", value, low, high); }

constexpr std::size_t name_width = 34, figure_width = 26;

void add_quality(std::string& out, std::string_view name, const std::optional<Quality>& q) {
  if (!q) return;
  out += padded(say(name), name_width) + padded(figure(q->precision, q->precision_low, q->precision_high), figure_width);
  out += padded(figure(q->recall, q->recall_low, q->recall_high), figure_width) + figure(q->f1, q->f1_low, q->f1_high) + "\n";
}

void add_calibration(std::string& out, const Calibration& told) {
  const auto number = [](double value) { return fmt::format("{:.3f}", value); };
  out += "\n" +
         say("calibration",
             {{"pairs", std::to_string(told.pairs)}, {"width", number(told.error_by_width)}, {"count", number(told.error_by_count)}}) +
         "\n";
  if (told.by_width.empty()) return;
  out += padded(say("calibration-probability"), 16) + padded(say("calibration-pairs"), 12) + padded(say("calibration-expected"), 14) +
         say("calibration-observed") + "\n";
  for (const ReliabilityBin& bin : told.by_width)
    out += padded(fmt::format("{:.1f}–{:.1f}", bin.from, bin.to), 16) + padded(std::to_string(bin.pairs), 12) +
           padded(number(bin.expected), 14) + number(bin.observed) + "\n";
}

Json json_of(const Quality& q) {
  return {{"precision", q.precision},
          {"precision_low", q.precision_low},
          {"precision_high", q.precision_high},
          {"recall", q.recall},
          {"recall_low", q.recall_low},
          {"recall_high", q.recall_high},
          {"f1", q.f1},
          {"f1_low", q.f1_low},
          {"f1_high", q.f1_high}};
}

Json json_of(const std::vector<ReliabilityBin>& bins) {
  Json list = Json::array();
  for (const ReliabilityBin& bin : bins)
    list.push_back({{"from", bin.from}, {"to", bin.to}, {"pairs", bin.pairs}, {"expected", bin.expected}, {"observed", bin.observed}});
  return list;
}

Json json_of(const Calibration& told) {
  return {{"pairs", told.pairs},
          {"error_by_width", told.error_by_width},
          {"error_by_count", told.error_by_count},
          {"by_width", json_of(told.by_width)},
          {"by_count", json_of(told.by_count)}};
}

}  // namespace

std::string evaluation_words(const Evaluation& told) {
  std::string out = say("evaluated", {{"lines", std::to_string(told.lines)}, {"people", std::to_string(told.people)}}) + "\n";
  if (told.missing) out += say("evaluated-missing", {{"lines", std::to_string(told.missing)}}) + "\n";
  if (told.uncovered) out += say("evaluated-uncovered", {{"lines", std::to_string(told.uncovered)}}) + "\n";
  if (told.pairwise || told.cluster) {
    out += "\n" + padded(say("quality-interval"), name_width) + padded(say("quality-precision"), figure_width);
    out += padded(say("quality-recall"), figure_width) + "F1\n";
  }
  add_quality(out, "quality-pairwise", told.pairwise);
  add_quality(out, "quality-cluster", told.cluster);
  add_quality(out, "quality-b-cubed", told.b_cubed);
  if (told.calibration) add_calibration(out, *told.calibration);
  return out;
}

std::string to_json(const Evaluation& told) {
  Json json = {{"lines", told.lines}, {"people", told.people}, {"missing", told.missing}, {"uncovered", told.uncovered}};
  if (told.pairwise) json["pairwise"] = json_of(*told.pairwise);
  if (told.cluster) json["cluster"] = json_of(*told.cluster);
  if (told.b_cubed) json["b_cubed"] = json_of(*told.b_cubed);
  if (told.calibration) json["calibration"] = json_of(*told.calibration);
  return json.dump(2) + "\n";
}

}  // namespace nostoi::link
