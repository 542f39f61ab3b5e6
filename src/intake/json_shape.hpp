// json_shape: what the records of a JSON file are and which columns they have: the outcome of a first walk over it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "intake/bytes.hpp"
#include "intake/raw.hpp"

namespace nostoi::intake {

/// Records that stand in one place of the file: at the top level (path ""), in the array at the top level ("[]"), or in one that an
/// object holds ("people[]").
struct JsonTable {
  std::string path;
  bool positional = false;  ///< the records are arrays: cells without keys
  std::vector<std::string> headers;
  std::unordered_map<std::string, std::size_t> columns;  ///< by path of the value
};

struct JsonShape {
  bool lines = false;  ///< JSON Lines
  std::vector<JsonTable> tables;

  const JsonTable* table_at(const std::string& path) const;
};

using OpenBytes = std::function<std::unique_ptr<Bytes>()>;

/// Walks the whole file once. Headers are the keys of all records in the order in which they first appear, those of nested objects
/// joined with dots; at most Limits::columns of them.
JsonShape survey_json(const OpenBytes& open, const Limits& limits);

}  // namespace nostoi::intake
