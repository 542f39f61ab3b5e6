// reader: what a snapshot and a transaction read. Every question costs a way to the server and back: so what was asked is remembered
// (known.hpp), what is going to be asked can be fetched together (store/many_rows.hpp), and what waits to be written is laid over what
// the server says, instead of being sent first.
#pragma once

#include <pqxx/pqxx>
#include <unordered_map>

#include "postgres/known.hpp"
#include "store/many_rows.hpp"

namespace nostoi::postgres {

using TakeEvent = std::function<bool(const Event&)>;
using TakeRow = std::function<bool(std::string_view key, std::string_view value)>;

/// Texts as the server reads an array of them.
std::string array_of(std::span<const std::string> texts);

/// What a transaction has not yet sent; always empty in a snapshot.
struct Waiting {
  struct Row {
    std::string value;
    bool is_new = false;  // the server has none of this key
  };
  std::vector<Event> events;
  std::map<std::string, Row, std::less<>> rows;
};

class Reader {
 public:
  /// `ahead`: rows behind those that are asked for are fetched with them. Whoever writes goes from one row to the next.
  Reader(pqxx::transaction_base& work, const Waiting& waiting, bool ahead) : work_(work), waiting_(waiting), ahead_(ahead) {}

  Result<void> read(std::uint64_t from, std::uint64_t to, const TakeEvent& take);
  Result<std::optional<std::string>> get(std::string_view key);
  Result<void> scan(std::string_view prefix, const TakeRow& take);
  Result<void> scan_each(std::span<const std::string> prefixes, const TakeRows& take);
  Result<void> expect(std::span<const std::string> prefixes, std::span<const std::uint64_t> positions);

  Known& known() { return known_; }
  /// An event is no more what it was.
  void forget_event(std::uint64_t position) { events_.erase(position); }

 private:
  template <class... Arguments>
  Result<pqxx::result> asked(const char* question, const Arguments&... arguments);
  Result<std::vector<Rows>> rows_of_each(std::span<const std::string> prefixes);
  Result<void> scan_pages(const std::string& low, const std::string& high, const TakeRow& take);
  std::string end_of_page(const std::string& prefix) const;
  Rows laid_over(const std::string& low, const std::string& high, Rows rows) const;

  pqxx::transaction_base& work_;
  const Waiting& waiting_;
  bool ahead_;
  Known known_;
  std::unordered_map<std::uint64_t, Event> events_;  // that were expected
};

}  // namespace nostoi::postgres
