// Two records for each key: that it was asked, and with which status it was answered. What was answered is kept in memory alone.
#include "workbench/repeats.hpp"

#include "register/record.hpp"
#include "workbench/answer.hpp"

namespace nostoi::workbench {

namespace {

constexpr std::string_view asked_kind = "write-asked", answered_kind = "write-answered";
constexpr std::size_t shortest_key = 8, longest_key = 100;

std::string name_of(const access::Actor& by, const std::string& key) { return sha256_hex(by.id + "\n" + key); }
std::string said_in(const Request& request) { return sha256_hex(request.method + "\n" + request.target + "\n" + request.body); }

Result<Position> write(Register& desk, const access::Actor& by, std::string_view kind, Json said) {
  Result<Log> log = Log::begin(desk, by);
  return log ? add_record_alone(*log, kind, {}, access::handling_classes().front(), std::move(said)) : tl::unexpected(log.error());
}

}  // namespace

Result<void> Repeats::open() {
  const access::Actor machine{"workbench", "maintenance", {}};
  const Result<std::unique_ptr<Snapshot>> snapshot = desk_.store().snapshot();
  const Result<std::vector<Record>> asked = snapshot ? records_of(**snapshot, machine, asked_kind) : tl::unexpected(snapshot.error());
  const Result<std::vector<Record>> answered = asked ? records_of(**snapshot, machine, answered_kind) : tl::unexpected(asked.error());
  if (!answered) return tl::unexpected(answered.error());
  const std::int64_t since = desk_.surroundings().clock() - remembered;
  for (const Record& one : *asked)
    if (one.when >= since) known_[one.payload.at("key")] = {one.payload.at("said"), one.when, 0, false, {}};
  for (const Record& one : *answered)
    if (const auto found = known_.find(one.payload.at("key").get<std::string>()); found != known_.end())
      found->second.status = one.payload.at("status");
  return {};
}

Result<std::optional<Response>> Repeats::begin(const access::Actor& by, const std::string& key, const Request& request) {
  if (key.size() < shortest_key || key.size() > longest_key) return fail(Code::invalid, say("api-key"), {"", 0, "idempotency-key"});
  const std::string name = name_of(by, key), said = said_in(request);
  const std::int64_t now = desk_.surroundings().clock();
  {
    const std::lock_guard lock(guard_);
    std::erase_if(known_, [&](const auto& one) { return one.second.when < now - remembered; });
    if (const auto found = known_.find(name); found != known_.end()) {
      const Known& known = found->second;
      if (known.said != said) return fail(Code::invalid, say("api-key-other"), {"", 0, "idempotency-key"});
      if (known.answer) return std::optional(*known.answer);
      if (known.status != 0)
        return std::optional(Response{known.status, {{"content-type", "application/json; charset=utf-8"}}, R"({"repeated":true})", {}});
      return fail(Code::conflict, say(known.of_this_run ? "api-key-running" : "api-key-unknown"));
    }
    known_[name] = {said, now, 0, true, {}};
  }
  const Result<Position> at = write(desk_, by, asked_kind, {{"key", name}, {"said", said}});
  if (at) return std::optional<Response>();
  const std::lock_guard lock(guard_);
  known_.erase(name);
  return tl::unexpected(at.error());
}

Result<void> Repeats::end(const access::Actor& by, const std::string& key, const Response& response) {
  const std::string name = name_of(by, key);
  {
    const std::lock_guard lock(guard_);
    Known& known = known_[name];
    known.status = response.status;
    known.answer = response;
  }
  const Result<Position> at = write(desk_, by, answered_kind, {{"key", name}, {"status", response.status}});
  return at ? Result<void>() : tl::unexpected(at.error());
}

}  // namespace nostoi::workbench
