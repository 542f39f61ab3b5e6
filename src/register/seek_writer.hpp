// seek_writer: follows the events of the log and keeps the rows of seek_rows up to them. Lines are gathered, for words repeat; what was
// gathered is in the rows when finish() has been called. A fold over the log: the rows are those that a rebuild makes.
#pragma once

#include "register/heads.hpp"
#include "register/seek_batch.hpp"
#include "search/told.hpp"

namespace nostoi::seek {

/// What an entry of a register tells, for search: the cells of its line, and what was said of it by hand and not taken back.
struct EntryTold {
  std::vector<std::string> names;
  PartialDate born;
  std::string place;
};
EntryTold told_by(const FileEntry& entry);

class Writer {
 public:
  /// Goes on where the rows end; nothing where there are no rows of this format, or not up to the last event.
  static Result<std::unique_ptr<Writer>> go_on(Transaction& transaction);
  /// Begins anew, for whoever follows the log from its first event.
  static Result<std::unique_ptr<Writer>> begin(Transaction& transaction);

  Result<void> follow(const Event& event);
  Result<void> finish();

 private:
  explicit Writer(Transaction& transaction) : transaction_(transaction), heads_(transaction) {}
  struct Waiting {
    Position anchor;
    std::string handling;
    EntryTold told;
    bool is_new;
  };
  Result<const std::vector<search::Part>*> parts_of(Position list);
  Result<void> line(const Event& event);
  Result<void> note(const Event& event);
  Result<void> stated(const Event& event);
  Result<void> wait(Waiting entry);
  void read_names();
  Result<void> write();

  Transaction& transaction_;
  Heads heads_;
  std::map<Position, std::vector<search::Part>> parts_;  // of the columns of a list
  Position upto_ = 0;
  std::vector<Waiting> waiting_;
  std::map<std::string, Batch, std::less<>> batches_;
  std::size_t gathered_ = 0;
};

}  // namespace nostoi::seek
