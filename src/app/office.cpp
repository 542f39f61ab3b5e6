// From the words of the command line to a register, an actor and a known time.
#include "app/office.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>

#include "app/command.hpp"
#include "app/passphrase.hpp"
#include "app/talk.hpp"
#include "nostoi/acts.hpp"
#include "nostoi/register/travel.hpp"
#include "store/read_only.hpp"

namespace nostoi::app {

void declare_office(CLI::App& program, OfficeOptions& options) {
  value(&program, "--register", options.path, "register", "FILE")->group(of_register);
  value(&program, "--passphrase-file", options.passphrase_file, "passphrase-file", "FILE")->group(of_register);
  value(&program, "--actor", options.actor, "actor", "NAME")->group(of_register);
  value(&program, "--purpose", options.purpose, "purpose", "WORD")
      ->description(known_words("purpose", access::purposes()))
      ->group(of_register);
  values(&program, "--clearance", options.clearance, "clearance", "CLASS")->allow_extra_args(false)->group(of_register);
}

namespace {

constexpr std::int64_t minute = 60'000;  // milliseconds

std::string who_is_logged_in() {
  const passwd* entry = ::getpwuid(::geteuid());
  return entry && entry->pw_name ? entry->pw_name : "";
}

Result<Stores> in_database(const std::string& address, Opening opening) {
  Result<std::unique_ptr<Store>> reg = postgres::open(address, opening);
  if (!reg) return tl::unexpected(reg.error());
  Result<std::unique_ptr<Store>> trail = postgres::open_trail(address);
  if (!trail) return tl::unexpected(trail.error());
  return Stores{std::move(*reg), std::move(*trail), [address] { return postgres::open_desk(address); }};
}

Result<Stores> in_files(const std::string& path, Opening opening, const sqlite::Passphrase& passphrase) {
  Result<sqlite::Together> all = sqlite::open_together(path, opening, passphrase);
  if (!all) return tl::unexpected(all.error());
  return Stores{std::move(all->reg), std::move(all->trail), std::move(all->desk)};
}

/// Those of a register whose file or database is only looked at.
Result<Stores> looked_at(const OfficeOptions& options, const sqlite::Passphrase& passphrase) {
  if (!postgres::is_address(options.path)) {
    Result<sqlite::Together> all = sqlite::look_together(options.path, passphrase);
    if (!all) return tl::unexpected(all.error());
    return Stores{read_only(std::move(all->reg)), std::move(all->trail), std::move(all->desk)};
  }
  Result<std::unique_ptr<Store>> reg = postgres::open(options.path, Opening::existing);
  Result<std::unique_ptr<Store>> trail = reg ? postgres::open_trail(options.path) : tl::unexpected(reg.error());
  if (!trail) return tl::unexpected(trail.error());
  return Stores{read_only(std::move(*reg)), std::move(*trail), [address = options.path] { return postgres::open_desk(address); }};
}

/// The way back from an upgrade is made before it, and said.
Result<void> keep_before_upgrade(const std::string& file, const sqlite::Passphrase& passphrase) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return {};
  const auto kept = sqlite::keep_before_upgrade(file, passphrase);
  if (!kept) return tl::unexpected(kept.error());
  if (*kept) fmt::print(stderr, "{}\n", say("upgrade-kept", {{"file", file}, {"kept", (*kept)->string()}}));
  return {};
}

Result<Stores> stores_of(const OfficeOptions& options) {
  const bool in_file = !postgres::is_address(options.path);
  const Result<sqlite::Passphrase> passphrase = in_file ? passphrase_of(options, options.path) : sqlite::Passphrase();
  if (!passphrase) return tl::unexpected(passphrase.error());
  if (options.only_read) return looked_at(options, *passphrase);
  if (!in_file) return in_database(options.path, Opening::existing);
  if (const Result<void> kept = keep_before_upgrade(options.path, *passphrase); !kept) return tl::unexpected(kept.error());
  return in_files(options.path, Opening::existing, *passphrase);
}

/// The office over its stores: from now on the trail hears of everything that is shown.
Result<Office> watched(Register reg, Stores stores, const access::Actor& actor) {
  Result<std::shared_ptr<audit::Trail>> heard = audit::Trail::open(std::move(stores.trail), reg, actor);
  if (!heard) return tl::unexpected(heard.error());
  reg.tell(*heard);
  return Office{std::move(reg), actor, *heard, std::move(stores.desk), false};
}

/// The end of the day or minute that the text names, in milliseconds; none when it names none.
std::optional<std::int64_t> end_of(const std::string& text) {
  int year = 0, hour = 0, minutes = 0, length = 0;
  unsigned month = 0, of_month = 0;
  if (std::sscanf(text.c_str(), "%4d-%2u-%2u%n", &year, &month, &of_month, &length) != 3 || !is_calendar_day(year, month, of_month))
    return {};
  const std::int64_t begins = day_number(year, month, of_month) * milliseconds_a_day;
  if (static_cast<std::size_t>(length) == text.size()) return begins + milliseconds_a_day - 1;
  int more = 0;
  if (std::sscanf(text.c_str() + length, "%*1[ T]%2d:%2d%n", &hour, &minutes, &more) != 2 || hour > 23 || minutes > 59) return {};
  if (static_cast<std::size_t>(length + more) != text.size()) return {};
  return begins + (hour * 60 + minutes + 1) * minute - 1;
}

}  // namespace

access::Actor actor_of(const OfficeOptions& options) {
  return {options.actor.empty() ? who_is_logged_in() : options.actor, options.purpose, options.clearance};
}

Result<void> may_act(const OfficeOptions& options) {
  if (options.path.empty()) return fail(Code::invalid, say("cli-no-register"));
  return access::may_act(actor_of(options));
}

namespace {

/// Whether the register is a travel copy; denied where its day is over. Those are files.
Result<bool> travels(const OfficeOptions& options, const Register& reg) {
  if (postgres::is_address(options.path)) return false;
  const Result<std::unique_ptr<Snapshot>> snapshot = reg.store().snapshot();
  const Result<std::optional<TravelNote>> note = snapshot ? travel_note(**snapshot) : tl::unexpected(snapshot.error());
  if (!note) return tl::unexpected(note.error());
  if (*note && day_of_moment(reg.surroundings().clock()) > (*note)->until.to)
    return fail(Code::denied, say("travel-over", {{"day", day_of((*note)->until.to)}}));
  return note->has_value();
}

}  // namespace

Result<Office> open_office(const OfficeOptions& options) {
  if (const Result<void> may = may_act(options); !may) return tl::unexpected(may.error());
  Result<Stores> stores = stores_of(options);
  if (!stores) return tl::unexpected(stores.error());
  Result<Register> reg = Register::open(stores->reg, Surroundings::real());
  if (!reg) return tl::unexpected(reg.error());
  const Result<bool> travelling = travels(options, *reg);
  if (!travelling) return tl::unexpected(travelling.error());
  const bool only_read = options.only_read || *travelling;
  if (only_read && !options.only_read) reg = Register::open(read_only(std::move(stores->reg)), Surroundings::real());
  if (!reg) return tl::unexpected(reg.error());
  Result<Office> office = watched(std::move(*reg), std::move(*stores), actor_of(options));
  if (office) office->only_read = only_read;
  return office;
}

namespace {

Result<Position> last_of(Office& office) {
  const Result<std::unique_ptr<Snapshot>> snapshot = office.reg.store().snapshot();
  return snapshot ? (*snapshot)->last() : tl::unexpected(snapshot.error());
}

/// Whoever has written hears at once what his words contradict.
int tell_alarms(Office& office) {
  const Result<std::vector<acts::Alarm>> raised = acts::watch(office.reg, office.actor);
  if (!raised) return complain(raised.error());
  for (const acts::Alarm& alarm : *raised)
    fmt::print(stderr, "{}\n", say("alarm-raised", {{"alarm", std::to_string(alarm.at)}, {"line", "a" + std::to_string(alarm.anchor)}}));
  return complete;
}

}  // namespace

int in_office(const OfficeOptions& options, const std::function<int(Office&)>& work) {
  Result<Office> office = open_office(options);
  if (!office) return complain(office.error());
  // Whatever the command shows, that somebody opened the register is written down.
  if (const Result<void> told = office->reg.will_show(office->actor, {"opened", {}}); !told) return complain(told.error());
  const Result<Position> before = last_of(*office);
  const int status = work(*office);
  const Result<Position> after = last_of(*office);
  const int told = before && after && *before != *after ? tell_alarms(*office) : static_cast<int>(complete);
  return status == complete ? told : status;
}

int in_office(const OfficeOptions& options, const std::function<int(Office&, Snapshot&)>& work) {
  return in_office(options, [&](Office& office) {
    const Result<std::unique_ptr<Snapshot>> snapshot = office.reg.read(office.actor);
    return snapshot ? work(office, **snapshot) : complain(snapshot.error());
  });
}

Result<Stores> new_stores(const OfficeOptions& options, bool encrypt) {
  if (const Result<void> may = may_act(options); !may) return tl::unexpected(may.error());
  if (postgres::is_address(options.path))
    return encrypt ? fail(Code::unsupported, say("key-server")) : in_database(options.path, Opening::create);
  if (!encrypt) return in_files(options.path, Opening::create, {});
  if (!sqlite::can_encrypt()) return fail(Code::unsupported, say("key-no-encryption"));
  const Result<std::string> text = ask_new_passphrase(options.passphrase_file);
  if (!text) return tl::unexpected(text.error());
  return in_files(options.path, Opening::create, {*text});
}

Result<sqlite::Passphrase> passphrase_of(const OfficeOptions& options, const std::string& file) {
  if (!sqlite::is_encrypted(file)) return sqlite::Passphrase();
  const Result<std::string> text = ask_passphrase(options.passphrase_file, say("key-ask"));
  if (!text) return tl::unexpected(text.error());
  return sqlite::Passphrase{*text};
}

Result<Office> begin_office(const OfficeOptions& options, bool encrypt) {
  Result<Stores> stores = new_stores(options, encrypt);
  if (!stores) return tl::unexpected(stores.error());
  Result<Register> reg = Register::create(std::move(stores->reg), Surroundings::real(), actor_of(options));
  if (!reg) return tl::unexpected(reg.error());
  return watched(std::move(*reg), std::move(*stores), actor_of(options));
}

std::int32_t today(const Office& office) { return day_of_moment(office.reg.surroundings().clock()); }

Result<Position> number_named(const std::string& text) {
  Position number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && end == text.data() + text.size() && number > 0) return number;
  return fail(Code::invalid, say("cli-no-number", {{"text", text}}));
}

Result<Position> anchor_or_none(const Office& office, Snapshot& snapshot, const std::string& text) {
  return text.empty() ? Position{0} : anchor_named(snapshot, office.actor, text);
}

Result<Position> list_or_none(const Office& office, Snapshot& snapshot, const std::string& text) {
  return text.empty() ? Position{0} : list_named(snapshot, office.actor, text);
}

Result<Position> known_time(Snapshot& snapshot, const std::string& text) {
  if (text.empty()) return Position{0};
  Position position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (error == std::errc() && end == text.data() + text.size() && position > 0) return position;
  const std::optional<std::int64_t> at = end_of(text);
  if (!at) return fail(Code::invalid, say("cli-not-time", {{"text", text}}));
  const Result<Position> known = known_at(snapshot, *at);
  if (known && *known == 0) return fail(Code::not_found, say("register-nothing-known", {{"text", text}}));
  return known;
}

}  // namespace nostoi::app
