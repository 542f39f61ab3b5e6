// forwarded: what a snapshot and a transaction have in common: a connection of the pool while they live, and a reader of it.
#pragma once

#include "postgres/reader.hpp"
#include "postgres/session.hpp"

namespace nostoi::postgres {

/// `Work` is the transaction of the library.
template <class Base, class Work>
class Forwarded : public Base, public ManyRows {
 public:
  Forwarded(const std::shared_ptr<Pool>& pool, bool ahead)
      : connection_(lease(pool)), work_(*connection_), reader_(work_, waiting_, ahead) {}

  Result<void> read(std::uint64_t from, std::uint64_t to, const TakeEvent& take) override { return reader_.read(from, to, take); }
  Result<std::optional<std::string>> get(std::string_view key) override { return reader_.get(key); }
  Result<void> scan(std::string_view prefix, const TakeRow& take) override { return reader_.scan(prefix, take); }
  Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take) override { return reader_.scan_each(prefixes, take); }
  Result<void> expect(std::span<const std::string> prefixes, std::span<const std::uint64_t> positions) override {
    return reader_.expect(prefixes, positions);
  }
  bool fetches_ahead() const override { return true; }

 protected:
  Work& work() { return work_; }
  Reader& reader() { return reader_; }
  Waiting waiting_;

 private:
  Lease connection_;
  Work work_;
  Reader reader_;
};

}  // namespace nostoi::postgres
