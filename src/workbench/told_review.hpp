// told_review: pairs and what is said of them, as the API tells it wherever they stand.
#pragma once

#include "nostoi/review.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

Json told(const ScoreThen& score);
Json told(const review::Waiting& pair);

}  // namespace nostoi::workbench
