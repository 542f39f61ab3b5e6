// nostoi backup, restore, recover, passphrase: copies of a register in a file, what is left of a damaged one, what opens it.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/passphrase.hpp"
#include "app/rows_out.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

namespace {

/// `told` says what the copy is now.
int run_copy(const OfficeOptions& where, const std::string& from, const std::string& into, std::string_view told) {
  if (postgres::is_address(from) || postgres::is_address(into)) return complain({Code::unsupported, say("copy-of-server"), {}});
  const Result<sqlite::Passphrase> passphrase = passphrase_of(where, from);
  if (!passphrase) return complain(passphrase.error());
  const Result<Checked> copied = sqlite::copy(from, into, *passphrase);
  if (!copied) return complain(copied.error());
  fmt::print("{}\n", say(told, {{"file", into}, {"events", std::to_string(copied->events)}, {"head", evidence::hex(copied->head)}}));
  return complete;
}

int run_backup(const OfficeOptions& where, const std::string& out) {
  if (const Result<void> may = may_act(where); !may) return complain(may.error());
  if (out.empty()) return misuse(say("copy-no-out"), "backup");
  if (postgres::is_address(where.path)) return complain({Code::unsupported, say("copy-of-server"), {}});
  {  // a copy of the register is a reading of all of it
    const Result<Office> office = open_office(where);
    if (!office) return complain(office.error());
    if (const Result<void> told = office->reg.will_show(office->actor, {"backup", {1}}); !told) return complain(told.error());
  }
  return run_copy(where, where.path, out, "copy-made");
}

int run_restore(const OfficeOptions& where, const std::string& copy) {
  if (const Result<void> may = may_act(where); !may) return complain(may.error());
  if (copy.empty()) return misuse(say("copy-no-copy"), "restore");
  return run_copy(where, copy, where.path, "copy-restored");
}

/// The answer is no where something is lost: what is left stands in the file all the same.
int tell(const Recovered& found) {
  const std::string events = std::to_string(found.events);
  if (found.why.empty()) return fmt::print("{}\n", say("recover-whole", {{"events", events}})), complete;
  const std::string lost = found.lost ? std::to_string(*found.lost) : say("recover-unknown");
  fmt::print("{}\n", say("recover-part", {{"events", events}, {"lost", lost}, {"why", found.why}}));
  return answer_is_no;
}

/// Without a trail nothing is written out; where it is damaged too, somebody has to put it aside, and know that he did.
Result<std::shared_ptr<audit::Trail>> trail_beside(const OfficeOptions& where, Snapshot& left, const sqlite::Passphrase& passphrase) {
  Result<std::unique_ptr<Store>> store = sqlite::open_trail(where.path, passphrase);
  Result<std::shared_ptr<audit::Trail>> trail =
      store ? audit::Trail::open_beside_damaged(std::move(*store), left, Surroundings::real(), actor_of(where))
            : tl::unexpected(store.error());
  if (trail) return trail;
  return fail(trail.error().code, say("recover-trail", {{"file", sqlite::trail_of(where.path).string()}, {"why", trail.error().sentence}}));
}

int run_recover(const OfficeOptions& where, const std::string& out) {
  if (const Result<void> may = may_act(where); !may) return complain(may.error());
  if (out.empty()) return misuse(say("recover-no-out"), "recover");
  if (postgres::is_address(where.path)) return complain({Code::unsupported, say("copy-of-server"), {}});
  const Result<sqlite::Passphrase> passphrase = passphrase_of(where, where.path);
  if (!passphrase) return complain(passphrase.error());
  const Result<std::unique_ptr<Store>> store = sqlite::salvage(where.path, *passphrase);
  if (!store) return complain(store.error());
  const Result<std::unique_ptr<Snapshot>> left = (*store)->snapshot();
  if (!left) return complain(left.error());
  const Result<std::shared_ptr<audit::Trail>> trail = trail_beside(where, **left, *passphrase);
  if (!trail) return complain(trail.error());
  Result<RowsOut> rows = RowsOut::open(out);
  if (!rows) return complain(rows.error());
  const Result<Recovered> found = recover(**left, actor_of(where), **trail, [&](std::string_view line) { rows->write(line); });
  if (!found) return complain(found.error());
  if (const Result<void> done = rows->commit(); !done) return complain(done.error());
  return tell(*found);
}

int run_passphrase(const OfficeOptions& where, const std::string& new_file) {
  if (const Result<void> may = may_act(where); !may) return complain(may.error());
  if (postgres::is_address(where.path)) return complain({Code::unsupported, say("key-server"), {}});
  const Result<sqlite::Passphrase> now = passphrase_of(where, where.path);
  if (!now) return complain(now.error());
  const Result<std::string> then = sqlite::is_encrypted(where.path) ? ask_new_passphrase(new_file) : std::string();
  if (!then) return complain(then.error());
  if (const Result<void> done = sqlite::change_passphrase(where.path, *now, {*then}); !done) return complain(done.error());
  return fmt::print("{}\n", say("key-changed", {{"file", where.path}})), complete;
}

}  // namespace

std::vector<Command> copy_commands(CLI::App& program, const OfficeOptions& where) {
  const auto out = std::make_shared<std::string>(), copy = std::make_shared<std::string>();
  CLI::App* backup = declare(program, "backup");
  value(backup, "--out", *out, "backup-out", "FILE");
  CLI::App* restore = declare(program, "restore");
  value(restore, "COPY", *copy, "restore-copy", "COPY");
  const auto left = std::make_shared<std::string>();
  CLI::App* recovers = declare(program, "recover");
  value(recovers, "--out", *left, "recover-out", "FILE");
  const auto fresh = std::make_shared<std::string>();
  CLI::App* passphrase = declare(program, "passphrase");
  value(passphrase, "--new-passphrase-file", *fresh, "new-passphrase-file", "FILE");
  return {{backup, [&where, out] { return run_backup(where, *out); }},
          {restore, [&where, copy] { return run_restore(where, *copy); }},
          {recovers, [&where, left] { return run_recover(where, *left); }},
          {passphrase, [&where, fresh] { return run_passphrase(where, *fresh); }}};
}

}  // namespace nostoi::app
