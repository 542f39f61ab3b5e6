// source_bytes: the bytes of the file that lists were read from, kept beside what was read of them, so that every value can be held against
// its cell. They are records about the source: handled as it is, and erased with any of its lines.
#pragma once

#include "register/kept_bytes.hpp"

namespace nostoi {

/// Keeps the bytes of a file that is a source. invalid where it is another file than the one that was read, conflict where they are kept
/// already. Gives their number. The log grows by a third more than that.
Result<std::uint64_t> keep_bytes(Register& reg, const access::Actor& actor, Position source, const std::filesystem::path& file);

/// Gives the bytes of the file that a list was read from, in parts. not_found where they were not kept, denied where they were erased,
/// where the actor is not cleared for the source, or where anything in it is sealed.
Result<void> source_bytes(Register& reg, const access::Actor& actor, Position list, const std::function<void(std::string_view)>& out);

}  // namespace nostoi
