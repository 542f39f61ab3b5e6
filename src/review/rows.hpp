// rows of the queue: proposal/UNCERTAINTY/LEFT/RIGHT and pair/LEFT/RIGHT, both with "weight millionths matched". UNCERTAINTY is the
// distance of the probability from one half in millionths, so that the pairs worth most come first.
#pragma once

#include <cmath>
#include <string>

#include "nostoi/register.hpp"
#include "register/rows.hpp"

namespace nostoi::review {

inline std::string key_of_pair(Position left, Position right) { return "pair/" + rows::digits(left) + "/" + rows::digits(right); }

/// Probabilities are written as millionths: a log has no fractions.
inline std::uint64_t millionths(double probability) { return static_cast<std::uint64_t>(std::llround(probability * 1e6)); }

inline std::string key_of_proposal(const ScoreThen& score, Position left, Position right) {
  return "proposal/" + rows::digits(millionths(std::abs(score.probability - 0.5))) + "/" + rows::digits(left) + "/" + rows::digits(right);
}

std::string row_of(const ScoreThen& score);
ScoreThen score_of_row(std::string_view row);

}  // namespace nostoi::review
