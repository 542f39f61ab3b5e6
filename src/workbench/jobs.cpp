// One worker; what was asked and what came of it stand in the log, the rest in memory.
#include "workbench/jobs.hpp"

#include <algorithm>

#include "workbench/office.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::string_view asked_kind = "job-asked", ended_kind = "job-ended";

Json told(const Error& error) { return {{"code", code_name(error.code)}, {"sentence", error.sentence}, {"field", error.place.column}}; }

}  // namespace

void Doing::tell(const std::string& step, double done) {
  if (stop_) throw Stopped();
  const std::lock_guard lock(guard_);
  step_ = step;
  done_ = done;
}

std::pair<std::string, double> Doing::now() const {
  const std::lock_guard lock(guard_);
  return {step_, done_};
}

Result<void> Jobs::begin(std::map<std::string, Kind> kinds) {
  kinds_ = std::move(kinds);
  const Result<std::unique_ptr<Snapshot>> snapshot = office_.ground.desk.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const access::Actor nobody{"workbench", "maintenance", {}};
  const Result<std::vector<Job>> all =
      each_of(records_of(**snapshot, nobody, asked_kind), [&](const Record& one) { return job_of(**snapshot, one); });
  if (!all) return tl::unexpected(all.error());
  for (const Job& job : *all)
    if (job.state == "waiting") waiting_.push_back(job);
  worker_ = std::jthread([this] { work(); });
  return {};
}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(guard_);
    closing_ = true;
    if (doing_) doing_->stop();
  }
  more_.notify_all();
}

Result<Position> Jobs::ask(const access::Actor& by, const std::string& what, Json said) {
  Result<Log> log = Log::begin(office_.ground.desk, by);
  if (!log) return tl::unexpected(log.error());
  const Result<Position> at = add_record_alone(*log, asked_kind, {}, access::handling_classes().front(),
                                               {{"what", what}, {"said", said}, {"purpose", by.purpose}, {"clearance", by.clearance}});
  if (!at) return at;
  Job job{*at, what, "waiting", "", by, office_.now(), 0, std::move(said), nullptr, nullptr};
  const std::lock_guard lock(guard_);
  waiting_.push_back(std::move(job));
  more_.notify_all();
  return at;
}

Result<Job> Jobs::job_of(Snapshot& snapshot, const Record& record) {
  const Json& asked = record.payload;
  Job job{record.at, asked.at("what"), "waiting", "",     {record.actor, asked.at("purpose"), asked.at("clearance")}, record.when,
          0,         asked.at("said"), nullptr,   nullptr};
  const Result<std::vector<Record>> ended = records_about(snapshot, job.actor, record.at, ended_kind);
  if (!ended) return tl::unexpected(ended.error());
  if (!ended->empty()) {
    job.state = ended->front().payload.at("state");
    (job.state == "done" ? job.result : job.error) = ended->front().payload.at("what");
    return job;
  }
  const std::lock_guard lock(guard_);
  if (running_ == job.at && doing_) {
    job.state = "running";
    std::tie(job.step, job.done) = doing_->now();
  }
  return job;
}

Result<Job> Jobs::job(const access::Actor& by, Position at) {
  const Result<std::unique_ptr<Snapshot>> snapshot = office_.ground.desk.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  const Result<Record> record = record_at(**snapshot, by, at, asked_kind);
  if (!record || record->actor != by.id) return fail(Code::not_found, say("api-no-job"));
  return job_of(**snapshot, *record);
}

Result<std::vector<Job>> Jobs::jobs(const access::Actor& by) {
  const Result<std::unique_ptr<Snapshot>> snapshot = office_.ground.desk.store().snapshot();
  if (!snapshot) return tl::unexpected(snapshot.error());
  Result<std::vector<Record>> records = records_of(**snapshot, by, asked_kind);
  if (records) std::erase_if(*records, [&](const Record& one) { return one.actor != by.id; });
  return each_of(records, [&](const Record& one) { return job_of(**snapshot, one); });
}

Result<void> Jobs::cancel(const access::Actor& by, Position at) {
  const Result<Job> known = job(by, at);
  if (!known) return tl::unexpected(known.error());
  if (known->state != "waiting" && known->state != "running") return fail(Code::conflict, say("api-job-over"));
  {
    const std::lock_guard lock(guard_);
    if (running_ == at && doing_) {
      cancelled_ = true;
      doing_->stop();
      return {};
    }
    std::erase_if(waiting_, [&](const Job& one) { return one.at == at; });
  }
  return end(by, at, "cancelled", nullptr);
}

Result<void> Jobs::end(const access::Actor& by, Position job, const std::string& state, Json what) {
  Result<Log> log = Log::begin(office_.ground.desk, by);
  if (!log) return tl::unexpected(log.error());
  const Result<Position> done =
      add_record_alone(*log, ended_kind, {job}, access::handling_classes().front(), {{"state", state}, {"what", std::move(what)}});
  return done ? Result<void>() : tl::unexpected(done.error());
}

void Jobs::run(const Job& job) {
  const auto doing = doing_;
  try {
    const Kind& kind = kinds_.at(job.what);
    const Result<Json> result = kind.work(office_, job, *doing);
    const Result<void> written = result ? end(job.actor, job.at, "done", *result) : end(job.actor, job.at, "failed", told(result.error()));
    if (result && written) kind.after(office_, job);
  } catch (const Doing::Stopped&) {  // all that was under way is undone; where the server closes, the next one does it again
    if (cancelled_) (void)end(job.actor, job.at, "cancelled", nullptr);
  } catch (const std::exception&) {
    (void)end(job.actor, job.at, "failed", {{"code", "internal"}, {"sentence", say("api-failed")}, {"field", ""}});
  }
}

void Jobs::work() {
  std::unique_lock lock(guard_);
  while (true) {
    more_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
    if (closing_) return;
    const Job job = std::move(waiting_.front());
    waiting_.pop_front();
    running_ = job.at;
    cancelled_ = false;
    doing_ = std::make_shared<Doing>();
    lock.unlock();
    run(job);
    lock.lock();
    running_ = 0;
    doing_.reset();
  }
}

}  // namespace nostoi::workbench
