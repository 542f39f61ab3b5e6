// publish_shown: publications as tables: what would leave, what stands against it, what became of the copies.
#pragma once

#include "nostoi/publish/publication.hpp"

namespace nostoi::app {

void print_looked(const publish::Looked& looked, bool json);
void print_publications(const std::vector<publish::Publication>& all, bool json);
void print_publication(const publish::Shown& shown, bool json);
void print_traced(const std::vector<publish::Traced>& all, bool json);

}  // namespace nostoi::app
