// memory: how the program asks the system for memory, and gives it back. A linking fills and leaves one long table after the other, and to
// the system each page of each of them is work of its own. Here what was given back serves the next table, the first of it comes in large
// pages, and what a whole run is about goes back with the process.
#pragma once

#include <memory>
#include <vector>

namespace nostoi::app {

/// To be called first. Where the C library or the system knows no such wishes, nothing happens.
void keep_memory();

/// The value, never taken apart: for what is needed to the end of the run.
template <class Value>
const Value& until_the_end(Value value) {
  static auto& kept = *new std::vector<std::shared_ptr<const Value>>();
  return *kept.emplace_back(std::make_shared<const Value>(std::move(value)));
}

}  // namespace nostoi::app
