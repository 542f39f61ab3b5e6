// Plain rectangles and lines; the style sheet gives them their looks, titles their numbers.
#include "app/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "app/numbers.hpp"

namespace nostoi::app {

namespace {

// Coordinates are drawn in whole tenths: enough for the eye, the same on every machine.
double tenth(double value) { return std::round(value * 10) / 10; }

std::string rectangle(std::string_view kind, double x, double y, double width, double height, const std::string& title = {}) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\">{}</rect>", kind, tenth(x), tenth(y),
                     tenth(std::max(width, 0.6)), tenth(height), title.empty() ? "" : "<title>" + escape(title).text + "</title>");
}

std::string line(std::string_view kind, double x1, double y1, double x2, double y2) {
  return fmt::format("<line class=\"{}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>", kind, tenth(x1), tenth(y1), tenth(x2), tenth(y2));
}

std::string label(std::string_view kind, double x, double y, const std::string& text) {
  return fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\">{}</text>", kind, tenth(x), tenth(y), escape(text).text);
}

constexpr double bar_width = 220, bar_height = 12;

Html bar(double from, double to, double zero) {
  return {fmt::format("<svg class=\"bar\" viewBox=\"0 0 {} {}\" aria-hidden=\"true\">{}{}</svg>", bar_width, bar_height,
                      line("zero", zero, 0, zero, bar_height),
                      rectangle(to < from ? "against" : "for", std::min(from, to), 1.5, std::abs(to - from), bar_height - 3))};
}

}  // namespace

Html weight_bar(double weight, double reach) {
  const double zero = bar_width / 2, end = zero + std::clamp(weight / reach, -1.0, 1.0) * zero;
  return bar(zero, end, zero);
}

Axis axis_of(const link::Explanation& explanation) {
  Axis axis;
  double sum = 0;
  for (const link::Step& step : explanation.steps) {
    sum += bits(step.weight);
    axis.low = std::min(axis.low, sum);
    axis.high = std::max(axis.high, sum);
  }
  return axis;
}

Html step_bar(double from, double to, const Axis& axis) {
  const auto x = [&](double weight) { return (weight - axis.low) / (axis.high - axis.low) * bar_width; };
  return bar(x(from), x(to), x(0));
}

namespace {

constexpr double chart_width = 900, chart_height = 260, chart_left = 8, chart_top = 34, chart_bottom = 228;

struct Span {
  int from = 0, to = 0;  // weights in bits, to exclusive
  double x(double weight) const { return chart_left + (weight - from) / (to - from) * (chart_width - 2 * chart_left); }
};

// The bars that hold pairs, and the thresholds, with a little air around them.
Span span_of(const link::Facts& facts, double review, double threshold) {
  Span span{static_cast<int>(std::floor(std::min(review, threshold))) - 2, static_cast<int>(std::ceil(std::max(review, threshold))) + 3};
  for (std::size_t i = 0; i < facts.histogram.size(); ++i) {
    if (facts.histogram[i] == 0) continue;
    const int weight = facts.histogram_from + static_cast<int>(i);
    span.from = std::min(span.from, weight);
    span.to = std::max(span.to, weight + 1);
  }
  return span;
}

std::string bars(const link::Facts& facts, const Span& span, double review, double threshold) {
  const std::uint64_t highest = facts.histogram.empty() ? 1 : std::max<std::uint64_t>(1, *std::ranges::max_element(facts.histogram));
  const double scale = (chart_bottom - chart_top) / std::log10(1.0 + static_cast<double>(highest));
  std::string out;
  for (std::size_t i = 0; i < facts.histogram.size(); ++i) {
    const std::uint64_t pairs = facts.histogram[i];
    if (pairs == 0) continue;
    const int weight = facts.histogram_from + static_cast<int>(i);
    const double height = std::max(1.0, std::log10(1.0 + static_cast<double>(pairs)) * scale), width = span.x(weight + 1) - span.x(weight);
    const std::string_view kind = weight >= threshold - 0.5 ? "above" : weight >= review - 0.5 ? "between" : "below";
    out += rectangle(
        kind, span.x(weight) + width * 0.08, chart_bottom - height, width * 0.84, height,
        say("report-histogram-bar", {{"from", std::to_string(weight)}, {"to", std::to_string(weight + 1)}, {"pairs", count(pairs)}}));
  }
  return out;
}

std::string scale_marks(const Span& span) {
  const int every = span.to - span.from > 50 ? 10 : 5;
  std::string out = line("axis", chart_left, chart_bottom, chart_width - chart_left, chart_bottom);
  for (int weight = -200; weight <= 200; weight += every) {
    if (weight < span.from || weight > span.to) continue;
    out += line("tick", span.x(weight), chart_bottom, span.x(weight), chart_bottom + 4);
    out += label("mark", span.x(weight), chart_bottom + 17, weight < 0 ? "\u2212" + std::to_string(-weight) : std::to_string(weight));
  }
  return out;
}

}  // namespace

Html histogram(const link::Facts& facts, double review, double threshold) {
  const Span span = span_of(facts, review, threshold);
  std::string inside = bars(facts, span, review, threshold) + scale_marks(span);
  inside += line("threshold", span.x(review), chart_top - 12, span.x(review), chart_bottom);
  inside += label("threshold-left", span.x(review) - 5, chart_top - 16, say("report-histogram-review"));
  inside += line("threshold", span.x(threshold), chart_top - 12, span.x(threshold), chart_bottom);
  inside += label("threshold-right", span.x(threshold) + 5, chart_top - 16, say("report-histogram-threshold"));
  return {fmt::format("<svg class=\"histogram\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{}</svg>", chart_width, chart_height,
                      escape(say("report-histogram-title")).text, inside)};
}

}  // namespace nostoi::app
