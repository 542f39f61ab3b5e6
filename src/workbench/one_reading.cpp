// Who may not act is refused at once; what the rest of them read is remembered in the order of the log.
#include "workbench/one_reading.hpp"

#include <algorithm>

namespace nostoi::workbench {

Result<void> OneReading::Gathered::reads(const access::Actor& actor, const access::Reading& reading) {
  about.insert(about.end(), reading.about.begin(), reading.about.end());
  return access::may_act(actor);
}

Result<void> OneReading::told(const access::Actor& actor, const std::string& what) const {
  std::vector<std::uint64_t> about = gathered_->about;
  std::ranges::sort(about);
  about.erase(std::ranges::unique(about).begin(), about.end());
  return told(actor, what, about);
}

Result<void> OneReading::told(const access::Actor& actor, const std::string& what, const std::vector<std::uint64_t>& about) const {
  return whole_.will_show(actor, {what, about});
}

}  // namespace nostoi::workbench
