// one_reading: a page may need several doors of the register, and is one reading all the same: what its doors tell is gathered, and the
// trail hears of it once, before the answer is released.
#pragma once

#include "nostoi/register.hpp"

namespace nostoi::workbench {

class OneReading {
 public:
  explicit OneReading(Register& whole) : whole_(whole), gathered_(std::make_shared<Gathered>()), reg_(whole) { reg_.tell(gathered_); }

  /// For the doors. Nothing that came through it may be shown before told() has said yes.
  Register& reg() { return reg_; }
  /// Tells the trail of all that was read, under one name.
  Result<void> told(const access::Actor& actor, const std::string& what) const;
  /// Where the doors gave more than is shown: tells the trail of what is.
  Result<void> told(const access::Actor& actor, const std::string& what, const std::vector<std::uint64_t>& about) const;

 private:
  struct Gathered final : access::Witness {
    std::vector<std::uint64_t> about;
    Result<void> reads(const access::Actor& actor, const access::Reading& reading) override;
  };
  Register& whole_;
  std::shared_ptr<Gathered> gathered_;
  Register reg_;
};

}  // namespace nostoi::workbench
