// The drawings of the report as inline SVG: bars of weights, a waterfall step, the histogram. Colours come from the style sheet.
#pragma once

#include "base/html.hpp"
#include "nostoi/link.hpp"

namespace nostoi::app {

/// A bar from zero to `weight` on an axis of ±`reach` bits.
Html weight_bar(double weight, double reach);

/// The axis of one waterfall, in bits.
struct Axis {
  double low = -1, high = 1;
};
Axis axis_of(const link::Explanation& explanation);
/// One step of a waterfall: from the sum before it to the sum after it.
Html step_bar(double from, double to, const Axis& axis);

/// How many compared pairs have which weight; height by the logarithm of the number, thresholds (in bits) drawn as lines.
Html histogram(const link::Facts& facts, double review, double threshold);

}  // namespace nostoi::app
