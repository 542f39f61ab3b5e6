// part_findings: what containers and their parts can have wrong, told in the same words by every document reader.
#pragma once

#include "intake/table_writer.hpp"
#include "intake/xml.hpp"

namespace nostoi::intake {

/// A finding when a part did not end as it should; what was read before stays. `row` places the end in a table, 0 elsewhere.
void note_ending(XmlEnding ending, std::string_view part, TableWriter& out, std::uint64_t row = 0);
/// Lost directory, parts of one name.
void note_package(const Package& package, TableWriter& out);
/// The document itself cannot be had: a part without which there is nothing to read.
tl::unexpected<Error> refuse_without(std::string_view part, XmlEnding ending, const std::filesystem::path& path);

}  // namespace nostoi::intake
