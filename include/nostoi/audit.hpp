// audit: who has read what of a register, when and for what purpose. A trail is a log of its own in a store of its own, chained like that
// of the register: it never waits for a writer of the register, and no answer is given before its entry is on the disk.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

#include "nostoi/register.hpp"

namespace nostoi::audit {

/// The trail of a register. Thread-safe: whoever reads while another's entry is being written is written together with all who came
/// meanwhile, at once.
class Trail final : public access::Witness {
 public:
  /// The trail in a store; an empty store becomes one. conflict where it is the trail of another register.
  static Result<std::shared_ptr<Trail>> open(std::shared_ptr<Store> store, const Register& of, const access::Actor& actor);

  /// The trail beside what is left of a damaged register (sqlite::salvage): that of the register it still says it is, or, where it does not
  /// even say that, the one that is there.
  static Result<std::shared_ptr<Trail>> open_beside_damaged(std::shared_ptr<Store> store, Snapshot& left, const Surroundings& surroundings,
                                                            const access::Actor& actor);

  /// Returns once the entry is on the disk; what it refuses must not be answered.
  Result<void> reads(const access::Actor& actor, const access::Reading& reading) override;

  /// Of the register it is about: how many events it had when the trail was begun. More than one: something was read before, unseen.
  std::uint64_t begun_at() const { return begun_at_; }
  const Register& log() const { return log_; }

 private:
  struct Waiting;
  static Result<std::shared_ptr<Trail>> go_on(std::shared_ptr<Store> store, const Surroundings& surroundings, const access::Actor& actor,
                                              const BesideOf& of);
  explicit Trail(Register log) : log_(std::move(log)) {}
  Result<void> write(const std::vector<Waiting*>& entries);

  Register log_;
  std::uint64_t begun_at_ = 0;
  std::mutex guard_;
  std::condition_variable written_;
  std::vector<Waiting*> waiting_;
  bool writing_ = false;
};

/// What somebody read.
struct Entry {
  Position at = 0;
  std::int64_t when = 0;
  std::string actor, purpose;
  access::Reading reading;
};
/// Which entries are asked for: those of an actor, those that showed a person, those since a moment; all where nothing is said.
struct Query {
  std::string who;
  Position person = 0;  ///< an anchor: reads of any line or note of its person, of their lists, and of everything
  std::int64_t since = 0;
};
/// Entries in the order of the trail. To read the trail is a reading of its own, and is written down before it is answered.
Result<std::vector<Entry>> entries(Register& reg, Trail& trail, const access::Actor& actor, const Query& query);

/// The latest entry of that kind of reading among the last `among` of the trail, or none; it tells of no person, and is no reading.
Result<std::optional<Entry>> latest(const Trail& trail, std::string_view what, std::uint64_t among);

/// Follows the chain of the trail from its first entry to the last.
Result<Checked> check(const Trail& trail);

}  // namespace nostoi::audit
