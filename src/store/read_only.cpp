// Snapshots are those of the store behind; whoever wants to write is told why not.
#include "store/read_only.hpp"

namespace nostoi {

namespace {

class ReadOnly final : public Store {
 public:
  explicit ReadOnly(std::shared_ptr<Store> behind) : behind_(std::move(behind)) {}
  Result<std::unique_ptr<Snapshot>> snapshot() override { return behind_->snapshot(); }
  Result<std::unique_ptr<Transaction>> transaction() override { return fail(Code::conflict, say("store-read-only")); }
  Result<void> scrub() override { return fail(Code::conflict, say("store-read-only")); }

 private:
  std::shared_ptr<Store> behind_;
};

}  // namespace

std::shared_ptr<Store> read_only(std::shared_ptr<Store> store) { return std::make_shared<ReadOnly>(std::move(store)); }

}  // namespace nostoi
