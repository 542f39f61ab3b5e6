// A register: where it is kept, what it takes from outside, and who hears of every reading.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "nostoi/access.hpp"
#include "nostoi/store.hpp"

namespace nostoi {

/// What comes from outside and is given in tests: the clock in milliseconds since 1970 UTC, and bytes nobody can guess.
struct Surroundings {
  std::function<std::int64_t()> clock;
  std::function<std::string(std::size_t bytes)> entropy;
  /// Those of the machine.
  static Surroundings real();
};

struct BesideOf;

class Register {
 public:
  /// Begins a register in an empty store.
  static Result<Register> create(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor);
  /// Opens one that is there; not_found where the store is empty, unsupported where its log is of another format.
  static Result<Register> open(std::shared_ptr<Store> store, Surroundings surroundings);
  friend Result<std::pair<Register, BesideOf>> open_beside(std::shared_ptr<Store> store, Surroundings surroundings,
                                                           const access::Actor& actor, const std::string& what, const BesideOf& of);

  /// The register as it is now, for somebody who may act. Whoever shows of it says what, with will_show(), before he does.
  Result<std::unique_ptr<Snapshot>> read(const access::Actor& actor) const;
  /// From now on nothing is answered before the witness has heard of it. Without one nobody can tell who has seen whom.
  void tell(std::shared_ptr<access::Witness> witness) { witness_ = std::move(witness); }
  /// Tells the witness what is about to be shown to whom; what is refused must not be shown.
  Result<void> will_show(const access::Actor& actor, const access::Reading& reading) const;
  Store& store() const { return *store_; }
  const Surroundings& surroundings() const { return surroundings_; }

 private:
  Register(std::shared_ptr<Store> store, Surroundings surroundings) : store_(std::move(store)), surroundings_(std::move(surroundings)) {}
  std::shared_ptr<Store> store_;
  Surroundings surroundings_;
  std::shared_ptr<access::Witness> witness_;
};

/// A log beside a register is a register of its own kind: "trail" (audit.hpp) or "desk" (desk.hpp), of which register it is, and how many
/// events that had when it began.
struct BesideOf {
  std::string reg;
  std::uint64_t events = 0;
};
/// Of a register that is there, what a log beside it would be begun with.
Result<BesideOf> beside_of(const Register& reg);
/// Begins one in an empty store, or opens the one that is there; conflict where that is another's. Register::open refuses it (unsupported).
Result<std::pair<Register, BesideOf>> open_beside(std::shared_ptr<Store> store, Surroundings surroundings, const access::Actor& actor,
                                                  const std::string& what, const BesideOf& of);

/// A place in the log: an event, and of an event that is a line or a note the anchor it is.
using Position = std::uint64_t;

}  // namespace nostoi
