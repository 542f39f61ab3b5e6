// package: the zip container of XLSX, ODS and DOCX as a set of parts. A part is a source of bytes that can be read again from its
// beginning, piece by piece: nothing is ever unpacked to disk or held whole, and what a part unpacks to is bounded.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "intake/raw.hpp"

namespace nostoi::intake {

/// How the reading of a part came to its end. `stopped`: the taker had enough.
enum class Ending { complete, stopped, missing, damaged, too_large, encrypted };

/// Receives the next piece; says whether it wants more.
using Take = std::function<bool(std::string_view)>;
/// Gives all its bytes to a taker, from the beginning at every call.
using ByteSource = std::function<Ending(const Take&)>;

/// What a way of reading a container knows about one part, and how it unpacks it.
class Container {
 public:
  struct Part {
    std::string name;          ///< as stored
    std::uint64_t packed = 0;  ///< bytes in the file; 0 when not known
  };
  virtual ~Container() = default;
  virtual Ending unpack(std::size_t part, const Take& take) = 0;
  std::vector<Part> parts;
};

/// nullptr when the file is no zip file, or its directory is damaged.
std::unique_ptr<Container> open_container(const std::filesystem::path& path);
/// Reads a zip file that lost its directory (a download that broke off) from its local headers; nullptr when there are none.
std::unique_ptr<Container> salvage_container(const std::filesystem::path& path);

class Package {
 public:
  static Result<Package> open(const std::filesystem::path& path, const Limits& limits);

  bool has(std::string_view name) const { return find(name) != none; }
  /// The part of that name, whatever case and slashes it was stored with; one that is not there ends as `missing`.
  ByteSource part(std::string_view name) const;
  std::vector<std::string> names() const;         ///< of all parts, normalised, in the order of the container
  const std::vector<std::string>& twice() const;  ///< names that stand for several parts; the first of them is read
  bool salvaged() const;                          ///< the directory was lost: the end of the file is missing

 private:
  struct State;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t find(std::string_view name) const;
  std::shared_ptr<State> state_;  // shared with the parts that were handed out
};

/// The whole of a small part, at most `bound` bytes of it.
std::string slurp(const ByteSource& bytes, std::size_t bound);
/// A plain file as a source of bytes (flat ODS).
ByteSource plain_file_bytes(const std::filesystem::path& path);

}  // namespace nostoi::intake
