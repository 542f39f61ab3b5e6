// model: between the numbers that linking works with and the Model that is written, read and explained.
#pragma once

#include "link/train.hpp"

namespace nostoi::link {

Model describe(const Prepared& prepared, const Training& training, std::string origin);

/// Sets m, u and mean rarities of a feature from the model's comparison of the same name and kind, if it has one; says whether.
bool take_over(const Model& model, const Feature& feature, LevelTable& table);

/// The model's ratios of flaws; independent where it has none.
Company company_of(const Model& model);

}  // namespace nostoi::link
