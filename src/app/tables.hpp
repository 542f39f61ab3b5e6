// The three tables that link gives to other programs: links, people and findings (docs/formats).
#pragma once

#include <string>
#include <vector>

#include "app/row_writer.hpp"
#include "nostoi/link.hpp"

namespace nostoi::app {

/// Links are put together in parallel, a part of them at a time.
void write_links(const std::vector<List>& lists, const link::Linking& linking, const Out& out, Format format = Format::csv,
                 std::size_t threads = 1);
void write_people(const std::vector<List>& lists, const link::Linking& linking, const Out& out, Format format = Format::csv);
void write_findings(const std::vector<List>& lists, const Out& out, Format format = Format::csv);

/// A line among all lists: which list, and its number there from 0.
struct At {
  std::size_t list = 0;
  std::size_t line = 0;
};
At locate(const std::vector<std::uint64_t>& first_line, std::uint32_t line);
/// LIST:ROW as people write it, the row from 1.
std::string line_name(const std::vector<List>& lists, const At& at);

}  // namespace nostoi::app
