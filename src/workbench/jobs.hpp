// jobs: work that takes longer than a request. What was asked stands in the log of the desk before it begins and what came of it after, so
// that a server that was killed takes it up again; one thread works, since a register has one writer.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

#include "register/record.hpp"

namespace nostoi::workbench {

struct Office;

/// What a job is doing. Telling it is also where it stops, by an exception, where somebody wants that.
class Doing {
 public:
  struct Stopped {};

  void tell(const std::string& step, double done);
  void stop() { stop_ = true; }
  std::pair<std::string, double> now() const;

 private:
  std::atomic<bool> stop_ = false;
  mutable std::mutex guard_;
  std::string step_;
  double done_ = 0;
};

struct Job {
  Position at = 0;
  std::string what, state, step;  ///< state: "waiting", "running", "done", "failed", "cancelled"
  access::Actor actor;
  std::int64_t since = 0;
  double done = 0;
  Json said, result, error;
};

class Jobs {
 public:
  struct Kind {
    std::function<Result<Json>(Office&, const Job&, Doing&)> work;
    std::function<void(Office&, const Job&)> after;  ///< once it is written down that it is done
  };

  explicit Jobs(Office& office) : office_(office) {}
  /// Takes up what was not finished, and waits for more.
  Result<void> begin(std::map<std::string, Kind> kinds);
  /// Lets the running job stop; it is taken up again by the next that begins.
  ~Jobs();

  Result<Position> ask(const access::Actor& by, const std::string& what, Json said);
  Result<Job> job(const access::Actor& by, Position at);
  Result<std::vector<Job>> jobs(const access::Actor& by);
  /// conflict where it is over already.
  Result<void> cancel(const access::Actor& by, Position at);

 private:
  void work();
  void run(const Job& job);
  Result<Job> job_of(Snapshot& snapshot, const Record& record);
  Result<void> end(const access::Actor& by, Position job, const std::string& state, Json what);

  Office& office_;
  std::map<std::string, Kind> kinds_;
  std::mutex guard_;
  std::condition_variable more_;
  std::deque<Job> waiting_;
  Position running_ = 0;
  bool cancelled_ = false, closing_ = false;
  std::shared_ptr<Doing> doing_;
  std::jthread worker_;
};

/// Reads a draft, takes its lists up, and compares who came with everybody.
Result<Json> import_draft(Office& office, const Job& job, Doing& doing);
void forget_draft(Office& office, const Job& job);

}  // namespace nostoi::workbench
