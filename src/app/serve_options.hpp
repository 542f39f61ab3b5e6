// serve_options: how a workbench is to be served: what the command line says, then what the configuration file says, then what suits one
// laptop. The file may say what the options say and nothing else; its passphrase least of all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "nostoi/http.hpp"

namespace nostoi::app {

/// Empty is not said.
struct ServeOptions {
  std::string file, passphrase_file, address, port, certificate, key;
  std::vector<std::string> hosts;
  bool read_only = false;
};

/// What is not said yet is taken from a configuration (docs/formats/configuration.md). invalid where it cannot be read as one, has a member
/// that is none, or one of another kind than it should be; io where the file cannot be read.
Result<void> complete_from(const std::filesystem::path& configuration, ServeOptions& said);

/// Where the door listens; invalid where the port is none, a certificate stands without its key, or names would cross a network in the
/// clear.
Result<http::Listening> listening_of(const ServeOptions& options);

}  // namespace nostoi::app
