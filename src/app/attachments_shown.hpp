// attachments_shown: what is told of attachments without opening them, and the page on which two are compared by eye.
#pragma once

#include "app/office.hpp"
#include "nostoi/attachment.hpp"

namespace nostoi::app {

/// A line for each attachment of a person or entity: its number, what it shows, of which day, who attached it. Nothing where there is none.
int show_attachments(Office& office, Position anchor, Position known);

/// What a page of comparison shows on one side.
struct Beside {
  attachment::Attachment attachment;
  std::string bytes;
  PersonFile file;  ///< of the person it hangs on, as the reader may see it
};
/// A page that stands alone: both pictures inside, at the same size, and what is known of each; no scripts, and no way out of it.
Result<std::string> comparison_page(const Beside& left, const Beside& right);

}  // namespace nostoi::app
