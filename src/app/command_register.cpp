// nostoi init, check, rebuild, dump, load: the register as a whole.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/rows_out.hpp"
#include "app/talk.hpp"

namespace nostoi::app {

namespace {

int run_init(const OfficeOptions& where, bool encrypt) {
  const Result<Office> office = begin_office(where, encrypt);
  if (!office) return complain(office.error());
  fmt::print("{}\n", say("register-begun", {{"file", where.path}}));
  return complete;
}

int run_check(Snapshot& snapshot) {
  const Result<Checked> checked = check(snapshot);
  if (!checked) return complain(checked.error());
  for (const std::string& wrong : checked->wrong) fmt::print("{}\n", wrong);
  if (checked->holds < checked->events) fmt::print("{}\n", say("check-holds", {{"holds", std::to_string(checked->holds)}}));
  fmt::print("{}\n", say("register-checked", {{"events", std::to_string(checked->events)}, {"head", evidence::hex(checked->head)}}));
  return checked->wrong.empty() ? complete : answer_is_no;
}

int run_rebuild(Office& office) {
  const Result<void> done = rebuild(office.reg);
  return done ? static_cast<int>(complete) : complain(done.error());
}

int run_dump(Office& office, const std::string& path) {
  Result<RowsOut> out = RowsOut::open(path);
  if (!out) return complain(out.error());
  if (const Result<void> done = dump(office.reg, office.actor, [&](std::string_view line) { out->write(line); }); !done)
    return complain(done.error());
  const Result<void> done = out->commit();
  return done ? static_cast<int>(complete) : complain(done.error());
}

int run_load(const OfficeOptions& where, const std::string& path, bool encrypt) {
  std::ifstream in(path, std::ios::binary);
  if (path.empty() || !in) return misuse(say("cli-no-file", {{"file", path}}), "load");
  const Result<Stores> stores = new_stores(where, encrypt);
  if (!stores) return complain(stores.error());
  const auto next = [&]() -> std::optional<std::string> {
    std::string line;
    if (!std::getline(in, line)) return std::nullopt;
    return line;
  };
  if (const Result<Register> reg = load(stores->reg, Surroundings::real(), next); !reg) {
    std::error_code error;  // nothing half done is left behind
    std::filesystem::remove(where.path, error);
    std::filesystem::remove(sqlite::trail_of(where.path), error);
    if (encrypt) std::filesystem::remove(sqlite::key_file_of(where.path), error);
    return complain(reg.error());
  }
  return complete;
}

}  // namespace

std::vector<Command> register_commands(CLI::App& program, const OfficeOptions& where) {
  const auto out = std::make_shared<std::string>(), in = std::make_shared<std::string>();
  const auto encrypt = std::make_shared<bool>(false);
  CLI::App* init = declare(program, "init");
  flag(init, "--encrypt", *encrypt, "init-encrypt");
  CLI::App* checks = declare(program, "check");
  CLI::App* again = declare(program, "rebuild");
  CLI::App* dumps = declare(program, "dump");
  value(dumps, "--out", *out, "dump-out", "FILE");
  CLI::App* loads = declare(program, "load");
  value(loads, "FILE", *in, "load-file", "FILE");
  flag(loads, "--encrypt", *encrypt, "init-encrypt");
  return {{init, [&where, encrypt] { return run_init(where, *encrypt); }},
          {checks, [&where] { return in_office(where, [](Office&, Snapshot& snapshot) { return run_check(snapshot); }); }},
          {again, [&where] { return in_office(where, run_rebuild); }},
          {dumps, [&where, out] { return in_office(where, [&](Office& office) { return run_dump(office, *out); }); }},
          {loads, [&where, in, encrypt] { return run_load(where, *in, *encrypt); }}};
}

}  // namespace nostoi::app
