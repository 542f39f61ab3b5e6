// store: what the register asks of whoever keeps it: a log that is only appended to, and an index of rows beside it. A store decides
// nothing; what stands in the log and in the rows is known to the room register alone.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "nostoi/evidence.hpp"

namespace nostoi {

/// Something that happened, as it stands in the log. Its position is its known time.
struct Event {
  evidence::Header header;
  std::string nonce, payload;  ///< payload: canonical JSON; both empty when it was erased
  evidence::Digest hash{};     ///< evidence::chain(header)
};

/// A register as it was at one moment. Beside the log stands an index: rows of text by key, sorted by bytes, computed from the log and
/// disposable. What a store implements decides nothing: what the rows mean is known to the register alone.
class Snapshot {
 public:
  virtual ~Snapshot() = default;
  /// Position of the last event, 0 in an empty store.
  virtual Result<std::uint64_t> last() = 0;
  /// Events from … to, both included, in order, as far as they are there; ends early when `take` says false.
  virtual Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) = 0;
  /// The row of a key; none when there is none.
  virtual Result<std::optional<std::string>> get(std::string_view key) = 0;
  /// Rows whose key begins with `prefix`, by key; ends early when `take` says false.
  virtual Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view key, std::string_view value)>& take) = 0;
};

/// What is being written, by one writer at a time; sees itself. Destroyed without commit(), it never was.
class Transaction : public Snapshot {
 public:
  /// The next event: its position has to be last() + 1 (conflict otherwise).
  virtual Result<void> append(const Event& event) = 0;
  virtual Result<void> put(std::string_view key, std::string_view value) = 0;
  /// Forgets every row whose key begins with `prefix`.
  virtual Result<void> forget(std::string_view prefix) = 0;
  /// Forgets the nonce and the payload of an event that is there; its header and hash stay (not_found where there is none).
  virtual Result<void> erase(std::uint64_t position) = 0;
  /// When it returns well, everything is on the disk; when not, nothing is.
  virtual Result<void> commit() = 0;
};

/// Where a register is kept. Thread-safe; any number of snapshots beside one transaction.
class Store {
 public:
  virtual ~Store() = default;
  virtual Result<std::unique_ptr<Snapshot>> snapshot() = 0;
  /// Waits for the writer before; refused (conflict) when it takes too long.
  virtual Result<std::unique_ptr<Transaction>> transaction() = 0;
  /// Sees to it that what was erased is nowhere any more in what the store keeps. It may take as long, and as much memory, as writing all
  /// of it anew. conflict where somebody still reads what was there before: to be tried again.
  virtual Result<void> scrub() = 0;
};

/// Whether a store has to be there, or must not be there.
enum class Opening : std::uint8_t { existing, create };

/// The first key behind all that begin with `prefix`, which must not be empty: keys are ASCII.
std::string key_behind(std::string_view prefix);

/// A store that is gone with the process: for tests and for trying things out. A transaction copies everything.
std::unique_ptr<Store> memory_store();

}  // namespace nostoi
