// Cells of a name beside each other. A surname or a given name alone rarely shows in which case it stands; the patronymic in the same
// line does. One idea: read the patronymics' column once, and let each line's neighbours be read in its case.
#pragma once

#include <map>

#include "link/prepared.hpp"

namespace nostoi::link {

/// The case each line of a list is in, as its patronymic shows; unknown for the nominative and where nothing shows one.
class LineCases {
 public:
  LineCases() = default;
  LineCases(const List& list, std::size_t threads);
  names::Case of(std::size_t line) const { return cases_.empty() ? names::Case::unknown : cases_[patronymics_->cells[line]]; }

 private:
  const Column* patronymics_ = nullptr;
  std::vector<names::Case> cases_;  ///< per value of the column; empty when all are nominative
};

/// A part of a name in the form in which Texts keeps it.
std::string part_form(std::string_view text, names::Case expected);

/// What a value becomes where its line stands in a case: made when first met.
template <class Form>
class InCases {
 public:
  template <class Make>
  const Form& of(std::uint32_t value, names::Case declined, const Make& make) {
    const auto [found, is_new] = forms_.try_emplace({value, declined});
    if (is_new) found->second = make();
    return found->second;
  }

 private:
  std::map<std::pair<std::uint32_t, names::Case>, Form> forms_;
};

}  // namespace nostoi::link
