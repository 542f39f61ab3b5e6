// What the tests of the document readers share: a sink that remembers, zip files from bytes, and the folder of files that
// tests/cases/intake/make_documents.py writes (once per build tree and version of the script).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/raw.hpp"

namespace nostoi::intake {

struct SeenRow {
  std::vector<std::string> cells;
  std::uint64_t physical_row = 0;
  bool hidden = false;
};
struct SeenTable {
  std::string name;
  bool hidden = false;
  std::vector<SeenRow> rows;
  std::vector<Finding> findings;

  std::uint64_t count(std::string_view code) const;
  /// The first finding of that code; an empty one when there is none.
  Finding finding(std::string_view code) const;
  std::vector<std::string> cells(std::uint64_t physical_row) const;
};

class Memory : public RawSink {
 public:
  void table(const RawTable& table) override;
  void row(const RawRow& row) override;
  void rejected(std::uint64_t, Finding finding) override;
  void finding(Finding finding) override;
  std::vector<SeenTable> tables;
};

struct Seen {
  std::vector<SeenTable> tables;
  std::string error;  ///< the sentence, when the file was refused
};
Seen see(Reader reader, const std::filesystem::path& path, const Limits& limits = {});

/// A folder of this test program, for files that tests write.
std::filesystem::path scratch(const std::string& name);
using Members = std::vector<std::pair<std::string, std::string>>;
std::filesystem::path zip_file(const std::string& name, const Members& members);
std::filesystem::path plain_file(const std::string& name, std::string_view bytes);

/// A file that make_documents.py wrote; throws with its words when it could not.
std::filesystem::path document(const std::string& name);

}  // namespace nostoi::intake
