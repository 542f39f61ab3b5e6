// The three tables of an evaluation read into numbers: which line is in which group by the truth and by people.csv, and which links there
// are.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "nostoi/link.hpp"

namespace nostoi::link {

/// A line's number in all three tables: its list and its row or id, as the truth names lines.
using LineKey = std::uint64_t;

/// A line and the group it is in.
struct Member {
  LineKey line = 0;
  std::uint32_t group = 0;
};

/// How lines are named, and the texts that were met: numbers mean the same in all three tables.
struct LineNames {
  bool by_list = false;  ///< the list belongs to the name
  bool by_id = false;    ///< by id, else by row
  Dictionary lists, ids;

  LineKey of(std::string_view list, std::uint64_t row, std::string_view id) {
    return (by_list ? std::uint64_t{lists.intern(list)} << 40 : 0) | (by_id ? ids.intern(id) : row);
  }
};

struct Truth {
  LineNames names;
  bool of_pairs = false;        ///< then it speaks of all lines
  std::vector<Member> members;  ///< sorted by line, every line once
};
Result<Truth> read_truth(const std::filesystem::path& path);

/// The persons of people.csv, sorted by line, every line once.
Result<std::vector<Member>> read_people(const std::filesystem::path& path, LineNames& names);

struct Link {
  LineKey left = 0, right = 0;
  double probability = 0;
  bool match = false;
};
Result<std::vector<Link>> read_links(const std::filesystem::path& path, LineNames& names);

}  // namespace nostoi::link
