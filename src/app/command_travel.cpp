// nostoi travel: copies that leave the house with somebody, hold what the work needs and nobody else, and are always encrypted.
#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/passphrase.hpp"
#include "app/talk.hpp"
#include "app/told.hpp"
#include "nostoi/register/travel.hpp"

namespace nostoi::app {

namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string out, until, passphrase_file, number;
  std::vector<std::string> persons, lists;
  Journey journey;
  bool json = false;
};

/// A copy under a name of its own until it is whole; what is left of one that is not goes with this.
class Unfinished {
 public:
  explicit Unfinished(const fs::path& out) : out_(out), own_(out.string() + "." + std::to_string(::getpid()) + ".new") { clear(); }
  ~Unfinished() { clear(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  const fs::path& path() const { return own_; }
  /// Gives it its name, with what opens it first.
  Result<void> keep() const {
    std::error_code error;
    fs::rename(sqlite::key_file_of(own_), sqlite::key_file_of(out_), error);
    if (!error) fs::rename(own_, out_, error);
    return error ? fail(Code::io, say("file-not-writable", {{"file", out_.string()}, {"why", error.message()}})) : Result<void>();
  }

 private:
  void clear() const {
    std::error_code ignored;
    for (const char* end : {"", ".key", "-wal", "-shm", "-journal"}) fs::remove(own_.string() + end, ignored);
  }
  fs::path out_, own_;
};

Result<Journey> journey_of(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  Journey journey = arguments.journey;
  for (const std::string& text : arguments.persons) {
    const Result<Position> anchor = anchor_named(snapshot, office.actor, text);
    if (!anchor) return tl::unexpected(anchor.error());
    journey.anchors.push_back(*anchor);
  }
  for (const std::string& text : arguments.lists) {
    const Result<Position> list = list_named(snapshot, office.actor, text);
    if (!list) return tl::unexpected(list.error());
    journey.lists.push_back(*list);
  }
  const Result<PartialDate> until = day_named(arguments.until);
  if (!until) return tl::unexpected(until.error());
  journey.until = *until;
  return journey;
}

Result<void> may_be_made(const Arguments& arguments) {
  if (arguments.out.empty()) return fail(Code::invalid, say("travel-no-out"));
  if (!sqlite::can_encrypt()) return fail(Code::unsupported, say("key-no-encryption"));
  std::error_code error;
  for (const fs::path& taken :
       {fs::path(arguments.out), sqlite::key_file_of(arguments.out), sqlite::trail_of(arguments.out), sqlite::desk_of(arguments.out)})
    if (fs::exists(taken, error))
      return fail(Code::conflict, say("file-not-writable", {{"file", taken.string()}, {"why", say("travel-there")}}));
  return {};
}

int run_pack(Office& office, Snapshot& snapshot, const Arguments& arguments) {
  if (const Result<void> may = may_be_made(arguments); !may) return complain(may.error());
  const Result<Journey> journey = journey_of(office, snapshot, arguments);
  if (!journey) return complain(journey.error());
  // Its own passphrase: whoever beats it out of the bearer has the copy, and not the office's backups.
  const Result<std::string> passphrase = ask_new_passphrase(arguments.passphrase_file);
  if (!passphrase) return complain(passphrase.error());
  const Unfinished unfinished(arguments.out);
  Result<std::unique_ptr<Store>> store = sqlite::open(unfinished.path(), Opening::create, {*passphrase});
  if (!store) return complain(store.error());
  const Result<Packed> packed = pack(office.reg, office.actor, *journey, std::move(*store));
  if (!packed) return complain(packed.error());
  if (const Result<void> kept = unfinished.keep(); !kept) return complain(kept.error());
  fmt::print("{}\n", say("travel-packed", {{"file", arguments.out},
                                           {"number", std::to_string(packed->at)},
                                           {"anchors", std::to_string(packed->anchors.size())},
                                           {"events", std::to_string(packed->events)},
                                           {"headers", std::to_string(packed->headers)},
                                           {"day", day_in_words(journey->until)}}));
  if (!packed->left.empty()) fmt::print("{}\n", say("travel-left", {{"count", std::to_string(packed->left.size())}}));
  return complete;
}

int run_list(Office& office, const Arguments& arguments) {
  const auto all = travelling(office.reg, office.actor);
  if (!all) return complain(all.error());
  Told told({{"number", "casework-number", true},
             {"made", "travel-made"},
             {"by", "travel-by"},
             {"bearer", "travel-bearer"},
             {"until", "travel-until"},
             {"anchors", "travel-anchors", true},
             {"state", "casework-state"},
             {"why", "travel-why"}});
  for (const Travelling& one : *all) {
    const std::string state = !one.back.empty() ? "back" : one.over(office.reg.surroundings().clock()) ? "overdue" : "out";
    told.row({std::to_string(one.at), moment(one.when), one.by, one.bearer, day_in_words(one.until), std::to_string(one.anchors),
              ToldCell(say("travel-" + state) + (one.back.empty() ? "" : ": " + one.back), state), one.why});
  }
  told.print(arguments.json, say("travel-nothing"));
  return complete;
}

int run_back(Office& office, const Arguments& arguments) {
  const Result<Position> number = number_named(arguments.number);
  const Result<Position> at = number ? came_back(office.reg, office.actor, *number, arguments.journey.why) : number;
  if (!at) return complain(at.error());
  fmt::print("{}\n", say("travel-noted", {{"number", arguments.number}}));
  return complete;
}

}  // namespace

std::vector<Command> travel_commands(CLI::App& program, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* travel = declare(program, "travel");
  CLI::App* packs = declare(*travel, "pack");
  value(packs, "OUT", arguments->out, "travel-out", "OUT");
  values(packs, "--person", arguments->persons, "travel-person", "LIST:ROW")->allow_extra_args(false);
  values(packs, "--list", arguments->lists, "travel-list", "LIST")->allow_extra_args(false);
  value(packs, "--to", arguments->journey.bearer, "travel-to", "NAME");
  value(packs, "--until", arguments->until, "travel-until", "DAY");
  value(packs, "--why", arguments->journey.why, "travel-why", "TEXT");
  value(packs, "--new-passphrase-file", arguments->passphrase_file, "new-passphrase-file", "FILE");
  CLI::App* lists = declare(*travel, "list");
  flag(lists, "--json", arguments->json, "json");
  CLI::App* back = declare(*travel, "back");
  value(back, "NUMBER", arguments->number, "travel-number", "NUMBER");
  value(back, "--why", arguments->journey.why, "travel-how", "TEXT");
  return {{packs,
           [&where, arguments] {
             return in_office(where, [&](Office& office, Snapshot& snapshot) { return run_pack(office, snapshot, *arguments); });
           }},
          {lists, [&where, arguments] { return in_office(where, [&](Office& office) { return run_list(office, *arguments); }); }},
          {back, [&where, arguments] { return in_office(where, [&](Office& office) { return run_back(office, *arguments); }); }}};
}

}  // namespace nostoi::app
