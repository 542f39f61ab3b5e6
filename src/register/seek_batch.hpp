// seek_batch: what is new about one handling class, gathered until it is worth writing, and then brought into the rows at once.
#pragma once

#include <map>
#include <unordered_map>

#include "nostoi/names.hpp"
#include "register/seek_rows.hpp"

namespace nostoi::seek {

/// What an entry tells, read.
struct ReadEntry {
  Position anchor = 0;
  std::vector<std::vector<names::Token>> names;
  PartialDate born;
  std::vector<std::string> place;  ///< words
  bool is_new = true;              ///< it is counted; of one that was there and tells more, only that is
};

class Batch {
 public:
  void add(const ReadEntry& entry);
  /// Brings the rows of the class up to what was added, and is empty again. The rows are the same however it was divided.
  Result<void> write(Transaction& transaction, std::string_view handling);

 private:
  struct Word {
    names::Token token;
    std::string key;
    std::uint64_t number = 0, names = 0, counted = 0;  // counted: the last name that was
    packed::Numbers in;
  };
  Result<void> number_words(Transaction& transaction, const Rows& rows, Counts& counts);
  Result<void> write_dates(Transaction& transaction, const Rows& rows, std::map<std::string, packed::Numbers>& lists);

  std::unordered_map<std::string, std::size_t> known_;
  std::vector<Word> words_;  // in the order in which they were met
  std::map<std::string, packed::Numbers> letters_, places_;
  std::map<int, std::vector<std::pair<Position, PartialDate>>> born_;
  std::map<int, std::vector<bool>> counts_born_;
  Counts counts_;
};

}  // namespace nostoi::seek
