// Where the rows of an answer go: to standard output, or to a file that appears whole or not at all.
#pragma once

#include <optional>
#include <string>

#include "nostoi/base.hpp"

namespace nostoi::app {

class RowsOut {
 public:
  /// An empty path is standard output.
  static Result<RowsOut> open(const std::string& path);
  void write(std::string_view rows);
  Result<void> commit();

 private:
  std::optional<SafeFile> file_;
};

}  // namespace nostoi::app
