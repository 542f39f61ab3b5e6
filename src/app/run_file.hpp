// run.json: what `nostoi explain` needs to stand again where `nostoi link` stood. Paths as they were given, no times.
#pragma once

#include <string>
#include <vector>

#include "nostoi/link.hpp"

namespace nostoi::app {

struct RunFile {
  struct File {
    std::string path;    ///< as the user named it
    std::string sha256;  ///< hex
    std::uint64_t size = 0;
    bool operator==(const File&) const = default;
  };
  struct ListEntry {
    std::string name;
    std::uint64_t lines = 0;
    bool operator==(const ListEntry&) const = default;
  };
  std::vector<File> files;
  std::vector<ListEntry> lists;
  std::vector<std::string> columns;  ///< the arguments of --columns
  std::string format = "csv";        ///< of the tables, and their ending
  link::Scope scope = link::Scope::all;
  bool one_to_one = false;
  double threshold = 0, review = 0;
  std::uint64_t seed = 0;
};

std::string to_json(const RunFile& run);
Result<RunFile> run_file_from_json(std::string_view text);

std::string_view scope_name(link::Scope scope);

}  // namespace nostoi::app
