// Everything but appending and committing is handed on.
#include "register/seek_transaction.hpp"

namespace nostoi::seek {

namespace {

class Followed final : public Transaction, public ManyRows {
 public:
  Followed(std::unique_ptr<Transaction> transaction, std::unique_ptr<Writer> writer)
      : inner_(std::move(transaction)), writer_(std::move(writer)) {}

  Result<std::uint64_t> last() override { return inner_->last(); }
  Result<void> read(std::uint64_t from, std::uint64_t to, const std::function<bool(const Event&)>& take) override {
    return inner_->read(from, to, take);
  }
  Result<std::optional<std::string>> get(std::string_view key) override { return inner_->get(key); }
  Result<void> scan(std::string_view prefix, const std::function<bool(std::string_view, std::string_view)>& take) override {
    return inner_->scan(prefix, take);
  }
  Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take) override {
    return nostoi::scan_each(*inner_, prefixes, take);
  }
  Result<void> expect(std::span<const std::string> prefixes, std::span<const std::uint64_t> positions) override {
    return nostoi::expect(*inner_, prefixes, positions);
  }
  bool fetches_ahead() const override { return nostoi::fetches_ahead(*inner_); }
  Result<void> put(std::string_view key, std::string_view value) override { return inner_->put(key, value); }
  Result<void> forget(std::string_view prefix) override { return inner_->forget(prefix); }
  Result<void> erase(std::uint64_t position) override { return inner_->erase(position); }

  Result<void> append(const Event& event) override {
    if (const Result<void> done = follow(); !done) return done;
    const Result<void> done = inner_->append(event);
    if (done) appended_ = event;
    return done;
  }
  Result<void> commit() override {
    Result<void> done = follow();
    if (done) done = writer_->finish();
    return done ? inner_->commit() : done;
  }

 private:
  Result<void> follow() {
    if (!appended_) return {};
    const Result<void> done = writer_->follow(*appended_);
    appended_.reset();
    return done;
  }

  std::unique_ptr<Transaction> inner_;
  std::unique_ptr<Writer> writer_;
  std::optional<Event> appended_;
};

}  // namespace

Result<std::unique_ptr<Transaction>> followed(std::unique_ptr<Transaction> transaction) {
  const Result<std::uint64_t> last = transaction->last();
  if (!last) return tl::unexpected(last.error());
  Result<std::unique_ptr<Writer>> writer = *last == 0 ? Writer::begin(*transaction) : Writer::go_on(*transaction);
  if (!writer) return tl::unexpected(writer.error());
  if (!*writer) return transaction;
  return std::make_unique<Followed>(std::move(transaction), std::move(*writer));
}

}  // namespace nostoi::seek
