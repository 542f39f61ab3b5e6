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

/// Guards that hold for every kind of recipient.
const std::vector<std::string>& general_guards();

inline bool has(const std::vector<std::string>& all, std::string_view one) { return std::ranges::find(all, one) != all.end(); }

}  // namespace nostoi::publish
