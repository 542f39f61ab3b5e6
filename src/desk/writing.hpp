// writing: several events of a desk at once, the first error kept until commit() tells it.
#pragma once

#include "register/record.hpp"

namespace nostoi::desk {

class Writing {
 public:
  static Result<Writing> begin(Register& desk, const access::Actor& by) {
    Result<Log> log = Log::begin(desk, by);
    return log ? Result<Writing>(Writing(std::move(*log))) : tl::unexpected(log.error());
  }

  /// The position of what was added; 0 once something went wrong.
  Position add(std::string_view kind, Json said) {
    if (!well_) return 0;
    const Result<Position> at = add_record(log_, kind, {}, access::handling_classes().front(), std::move(said));
    if (!at) well_ = tl::unexpected(at.error());
    return at.value_or(0);
  }
  /// What an earlier event said goes for good; nothing where `at` is 0.
  Writing& forget(Position at) {
    if (well_ && at != 0) well_ = log_.transaction().erase(at);
    return *this;
  }
  Transaction& transaction() { return log_.transaction(); }
  Result<void> commit() { return well_ ? log_.commit() : well_; }

 private:
  explicit Writing(Log log) : log_(std::move(log)) {}
  Log log_;
  Result<void> well_;
};

/// One event by itself.
inline Result<void> write_one(Register& desk, const access::Actor& by, std::string_view kind, Json said) {
  Result<Writing> writing = Writing::begin(desk, by);
  if (!writing) return tl::unexpected(writing.error());
  writing->add(kind, std::move(said));
  return writing->commit();
}

}  // namespace nostoi::desk
