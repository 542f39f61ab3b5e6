// vocabulary: what data/model/publishing.json says beside the kinds of recipients.
#pragma once

#include <algorithm>

#include "nostoi/publish/publication.hpp"

namespace nostoi::publish {

struct Rules {
  std::vector<RecipientKind> recipients;
  std::vector<std::string> grounds, needs_reason;  ///< grounds of which a reason has to be written down
  std::vector<std::string> confirming, own_word;   ///< kinds of evidence
};
const Rules& rules();

/// The kind of recipient that is everybody.
inline constexpr std::string_view everybody = "open";
/// What stands in a table of numbers where a sum is meant.
inline constexpr std::string_view all_of_them = "*";

/// Guards that hold for every kind of recipient.
const std::vector<std::string>& general_guards();

inline bool has(const std::vector<std::string>& all, std::string_view one) { return std::ranges::find(all, one) != all.end(); }

}  // namespace nostoi::publish
