// evidence: what a date of birth and a place say about who is meant: log2 of how often somebody's own is written so well or badly, against
// how many of the people it fits. Whoever keeps the people counts them; the rule is here.
#pragma once

#include <array>

#include "search/contents.hpp"

namespace nostoi::search {

class DateEvidence {
 public:
  explicit DateEvidence(const PartialDate& born) : born_(born) {}
  /// So many of the people are known to be born then; each distinct date once, all of them before the first weight is asked for.
  void count(const PartialDate& date, std::uint64_t lines);
  /// Zero where nothing is known.
  Weight operator()(const PartialDate& date) const;
  /// Whether a date is simply another, and what that says.
  bool differs(const PartialDate& date) const;
  Weight differs() const;

 private:
  PartialDate born_;
  std::array<double, 256> lines_{};  // by level of agreement
  double known_ = 0;
};

/// A place agrees where all words that were asked for stand in it; words that stand in no place are none.
class PlaceEvidence {
 public:
  PlaceEvidence() = default;  ///< nothing was asked for
  /// Of so many people with a place, so many live where all words agree.
  PlaceEvidence(std::uint64_t agreeing, std::uint64_t known);
  Weight agrees() const { return agrees_; }
  Weight differs() const { return differs_; }

 private:
  Weight agrees_ = 0, differs_ = 0;
};

/// For every date and every place of a list what it says; zero where nothing is known. Linear in the distinct ones.
std::vector<Weight> weigh_dates(const Contents& people, const PartialDate& born);
std::vector<Weight> weigh_places(const Contents& people, std::string_view place);

/// What people say who are asked for: how unlikely anyone of so many is at first.
Weight prior_of(std::uint64_t lines);

}  // namespace nostoi::search
