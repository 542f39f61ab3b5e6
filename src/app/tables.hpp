// The three tables that link gives to other programs: links.csv, people.csv, findings.csv (docs/formats). A million rows take a
// moment: rows are appended to a buffer that is handed on in large pieces.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "nostoi/link.hpp"

namespace nostoi::app {

/// Receives the next piece of a table.
using Out = std::function<void(std::string_view)>;

void write_links(const std::vector<List>& lists, const link::Linking& linking, const Out& out);
void write_people(const std::vector<List>& lists, const link::Linking& linking, const Out& out);
void write_findings(const std::vector<List>& lists, const Out& out);

/// A line among all lists: which list, and its number there from 0.
struct At {
  std::size_t list = 0;
  std::size_t line = 0;
};
At locate(const std::vector<std::uint64_t>& first_line, std::uint32_t line);
/// LIST:ROW as people write it, the row from 1.
std::string line_name(const std::vector<List>& lists, const At& at);

}  // namespace nostoi::app
