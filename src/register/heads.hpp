// heads: what lists say of all their lines. A head is read when the first of its lines is asked for, and once: a register may have
// thousands of lists, and a person stands in a few.
#pragma once

#include <map>

#include "register/log.hpp"

namespace nostoi {

struct ListHead {
  ListFacts facts;
  Json columns;  ///< as the log has them: heading, field, role, by
};

/// Reads the head of a list; not_found where there is none at that position.
Result<ListHead> list_head(Snapshot& snapshot, Position at);
/// The list that a line stands in, though the line itself may say nothing any more.
Result<Position> list_of(Snapshot& snapshot, Position line);

/// Of what the cells of a column speak: the field it was recognised as; otherwise its heading, which may be a property's.
inline const std::string& spoken_of(const std::string& field, const std::string& heading) { return field.empty() ? heading : field; }
/// The class of what is said of a property by its nature, whatever that of its list or note is; the plainest where it is no property.
const std::string& class_of_property(const std::string& id);
const std::string& class_of_column(const Json& column);

class Heads {
 public:
  explicit Heads(Snapshot& snapshot) : snapshot_(snapshot) {}
  /// Stays where it is as long as the heads are there.
  Result<const ListHead*> of(Position list);

 private:
  Snapshot& snapshot_;
  std::map<Position, ListHead> read_;
};

}  // namespace nostoi
