// nostoi backup, restore: copies of a register in a file.
#include <fmt/format.h>

#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

namespace {

/// `told` says what the copy is now.
int run_copy(const std::string& from, const std::string& into, std::string_view told) {
  if (postgres::is_address(from) || postgres::is_address(into)) return complain({Code::unsupported, say("copy-of-server"), {}});
  const Result<Checked> copied = sqlite::copy(from, into);
  if (!copied) return complain(copied.error());
  fmt::print("{}\n", say(told, {{"file", into}, {"events", std::to_string(copied->events)}, {"head", evidence::hex(copied->head)}}));
  return complete;
}

int run_backup(const OfficeOptions& where, const std::string& out) {
  if (const Result<void> may = may_act(where); !may) return complain(may.error());
  if (out.empty()) return misuse(say("copy-no-out"), "backup");
  return run_copy(where.path, out, "copy-made");
}

int run_restore(const OfficeOptions& where, const std::string& copy) {
  if (const Result<void> may = may_act(where); !may) return complain(may.error());
  if (copy.empty()) return misuse(say("copy-no-copy"), "restore");
  return run_copy(copy, where.path, "copy-restored");
}

}  // namespace

std::vector<Command> copy_commands(CLI::App& program, const OfficeOptions& where) {
  const auto out = std::make_shared<std::string>(), copy = std::make_shared<std::string>();
  CLI::App* backup = declare(program, "backup");
  value(backup, "--out", *out, "backup-out", "FILE");
  CLI::App* restore = declare(program, "restore");
  value(restore, "COPY", *copy, "restore-copy", "COPY");
  return {{backup, [&where, out] { return run_backup(where, *out); }}, {restore, [&where, copy] { return run_restore(where, *copy); }}};
}

}  // namespace nostoi::app
