// nostoi --register FILE search: a person sought in a register, told with the entry that fits best.
#include "app/command_seek.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/entry_words.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"

namespace nostoi::app {

namespace {

Result<void> tell(Office& office, const PersonFound& found, std::size_t rank, Told& told) {
  const Result<PersonFile> file = person_file(office.reg, office.actor, found.anchor);
  if (!file) return tl::unexpected(file.error());
  const auto entry = std::ranges::find(file->entries, found.anchor, &FileEntry::anchor);
  told.row({std::to_string(rank),
            "p" + std::to_string(found.person),
            {place_of(*entry), anchor_name(found.anchor)},
            in_short(*entry),
            std::to_string(std::ranges::count(file->entries, false, &FileEntry::withheld)),
            fmt::format("{:.4f}", bits(found.weight)),
            fmt::format("{:.6f}", found.probability)});
  return {};
}

}  // namespace

int seek_in_register(const OfficeOptions& where, const std::string& text, std::size_t top, bool json) {
  return in_office(where, [&](Office& office) {
    const Result<std::vector<PersonFound>> found = find_people(office.reg, office.actor, text, top);
    if (!found) return complain(found.error());
    Told told({{"rank", "seek-rank", true},
               {"person", "seek-person"},
               {"entry", "seek-entry"},
               {"says", "seek-says"},
               {"entries", "seek-entries", true},
               {"weight", "seek-weight", true},
               {"probability", "seek-probability", true}});
    for (std::size_t rank = 1; rank <= found->size(); ++rank)
      if (const Result<void> done = tell(office, (*found)[rank - 1], rank, told); !done) return complain(done.error());
    told.print(json, say("seek-nobody"));
    return static_cast<int>(complete);
  });
}

}  // namespace nostoi::app
