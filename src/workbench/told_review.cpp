// A pair is told with what its next reader should know of it, and with nothing that the other of two readers has said.
#include "workbench/told_review.hpp"

#include "workbench/told.hpp"

namespace nostoi::workbench {

Json told(const ScoreThen& score) {
  return {{"probability", score.probability}, {"weight", bits(score.weight)}, {"matched", score.matched}};
}

Json told(const review::Waiting& pair) {
  Json opinions = Json::array(), skipped = Json::array(), unsure = Json::array(), earlier = Json::array();
  for (const review::Opinion& one : pair.opinions)
    opinions.push_back({{"reviewer", one.reviewer}, {"verdict", verdict_name(one.verdict)}, {"why", one.why}});
  for (const auto& [reviewer, why] : pair.skipped) skipped.push_back({{"reviewer", reviewer}, {"why", why}});
  for (const Decision& one : pair.unsure) unsure.push_back(told(one));
  for (const Decision& one : pair.earlier) earlier.push_back(told(one));
  return {{"left", pair.left},    {"right", pair.right}, {"score", told(pair.score)}, {"urgent", pair.urgent}, {"assigned", pair.assigned},
          {"opinions", opinions}, {"skipped", skipped},  {"unsure", unsure},          {"earlier", earlier}};
}

}  // namespace nostoi::workbench
