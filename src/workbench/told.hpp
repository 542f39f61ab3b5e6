// told: what rooms give, as the API tells it. Nothing is left out here that a room gave and nothing is added.
#pragma once

#include "nostoi/acts.hpp"
#include "nostoi/register.hpp"
#include "workbench/shape.hpp"

namespace nostoi::workbench {

Json told(const PartialDate& date);
Json told(const ListFacts& list);
Json told(const Decision& decision);
Json told(const Statement& statement);
Json told(const FileEntry& entry);
Json told(const Act& act);
Json told(const acts::Alarm& alarm);
Json told(const PersonFile& file, std::int32_t today);

/// The entry of an anchor in a file that has it.
const FileEntry& entry_of(const PersonFile& file, Position anchor);
/// What an entry calls its person: the identity fields that are shown first; empty where it is withheld.
std::string called(const FileEntry& entry);
/// What people are known by at a glance, of a whole file: each shown value of identity.
Json in_short(const PersonFile& file);

}  // namespace nostoi::workbench
