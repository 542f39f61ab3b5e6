// seek_estimate: from lists of the names in which words stand to the anchors that are worth comparing in earnest. Word by word, the rarest
// first: each list adds what its word tells; as soon as nobody who was not met could still come in, lists only add to those who were met.
#pragma once

#include <map>

#include "register/seek_rows.hpp"

namespace nostoi::seek {

/// What date and place say of an anchor, as far as the rows tell.
struct Circumstances {
  std::vector<std::pair<Position, Weight>> born;  ///< those whose date does not simply differ, ascending
  Weight born_differs = 0;
  bool by_place = false;
  packed::Numbers placed;  ///< those whose places agree, ascending
  Weight place_agrees = 0, place_differs = 0;

  Weight of(const NameAt& name) const;
  Weight best() const;
};

/// A word of a query: the words of the register that may stand for it, each with the names it stands in.
struct SoughtWord {
  struct Match {
    Weight weight = 0;
    packed::Numbers names;
  };
  std::vector<Match> matches;
  bool leads = true;  ///< whether it may bring somebody in whom no other word brings

  std::size_t names() const;
  Weight most() const;
};

/// The anchors that are best by estimate, `room` of them, with what they are worth about; added to what is there.
void estimate(std::vector<SoughtWord> words, const Circumstances& circumstances, std::size_t room, std::map<Position, Weight>& best);

}  // namespace nostoi::seek
