// nostoi serve: the workbench of a register in a browser, on this machine unless told otherwise.
#include <fmt/format.h>

#include <csignal>
#include <filesystem>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/serve_options.hpp"
#include "app/talk.hpp"
#include "nostoi/workbench/workbench.hpp"

namespace nostoi::app {

namespace {

/// A server that hears signals as long as this lives: SIGTERM and SIGINT end it once what is under way is answered, the second at once;
/// SIGHUP has a certificate read again, or ends it where there is none and the terminal is gone.
class HearsSignals {
 public:
  HearsSignals(http::Server& server, bool renewable) {
    serving = &server;
    std::signal(SIGINT, end);
    std::signal(SIGTERM, end);
    const auto before = std::signal(SIGHUP, renewable ? renew : end);
    if (before == SIG_IGN && !renewable) std::signal(SIGHUP, SIG_IGN);  // nohup
  }
  ~HearsSignals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, SIG_DFL);  // what was confirmed survives that too
    serving = nullptr;
  }
  HearsSignals(const HearsSignals&) = delete;
  HearsSignals& operator=(const HearsSignals&) = delete;

 private:
  static void end(int) { serving->stop(); }
  static void renew(int) { serving->renew(); }
  static http::Server* serving;
};
http::Server* HearsSignals::serving = nullptr;

/// What a register is called on the pages: its file's name without the ending, or the name of its database; never a password in an address.
std::string name_of(const std::string& path) {
  const std::string stem = std::filesystem::path(path).stem().string();
  return stem.substr(0, stem.find('?'));
}

/// What somebody reads who looks at the output of the server later: at once, and without a name in it.
void tell_log(const std::string& sentence) {
  fmt::print("{}\n", sentence);
  std::fflush(stdout);
}

void tell_failure(const std::string& line) { tell_log(moment(Surroundings::real().clock()) + " " + line); }

void tell_renewal(const Result<void>& done) {
  tell_log(done ? say("serve-renewed") : say("serve-not-renewed", {{"why", done.error().sentence}}));
}

std::string url_of(const http::Listening& listening, std::uint16_t port) {
  const std::string host = listening.address.find(':') == std::string::npos ? listening.address : "[" + listening.address + "]";
  return fmt::format("{}://{}:{}", listening.tls ? "https" : "http", host, port);
}

int run_serve(Office& office, const OfficeOptions& where, const ServeOptions& options, http::Listening listening) {
  Result<std::unique_ptr<Store>> store = office.desk();
  if (!store) return complain(store.error());
  Result<Register> desk = desk::open(std::move(*store), office.reg, office.actor);
  if (!desk) return complain(desk.error());
  const bool encrypted = !postgres::is_address(where.path) && sqlite::is_encrypted(where.path);
  auto workbench = workbench::Workbench::open(
      {office.reg, office.trail, *desk, name_of(where.path), encrypted, options.hosts, office.only_read, tell_failure});
  if (!workbench) return complain(workbench.error());
  listening.renewed = tell_renewal;
  auto server = http::Server::open(listening, [&](const workbench::Request& request) { return (*workbench)->answer(request); });
  if (!server) return complain(server.error());
  const std::string url = url_of(listening, (*server)->port());
  const HearsSignals hears(**server, listening.tls.has_value());
  const Result<std::string> first = (*workbench)->first_page();
  tell_log(say("serve-open", {{"url", url + "/"}}));
  if (office.only_read) tell_log(say("serve-read-only"));
  if (first) tell_log(say("serve-first", {{"url", url + *first}}));
  (*server)->run();
  tell_log(say("serve-stopped"));
  return complete;
}

int serve(OfficeOptions where, ServeOptions options, const std::string& configuration) {
  // The command line first: of --register and --passphrase-file too.
  if (options.file.empty()) options.file = where.path;
  options.passphrase_file = where.passphrase_file;
  if (!configuration.empty())
    if (const Result<void> read = complete_from(configuration, options); !read) return complain(read.error());
  const Result<http::Listening> listening = listening_of(options);
  if (!listening) return misuse(listening.error().sentence, "serve");
  where.path = options.file;
  where.passphrase_file = options.passphrase_file;
  where.only_read = options.read_only;
  where.purpose = "maintenance";  // the program itself reads nobody; those who sign in say for what they do
  return in_office(where, [&](Office& office) { return run_serve(office, where, options, *listening); });
}

}  // namespace

std::vector<Command> serve_commands(CLI::App& program, const OfficeOptions& where) {
  const auto options = std::make_shared<ServeOptions>();
  const auto configuration = std::make_shared<std::string>();
  CLI::App* parser = declare(program, "serve");
  value(parser, "FILE", options->file, "serve-file", "FILE");
  value(parser, "--config", *configuration, "serve-config", "FILE");
  value(parser, "--port", options->port, "serve-port", "N");
  value(parser, "--address", options->address, "serve-address", "ADDRESS");
  value(parser, "--certificate", options->certificate, "serve-certificate", "FILE");
  value(parser, "--key", options->key, "serve-key", "FILE");
  flag(parser, "--read-only", options->read_only, "serve-read-only");
  values(parser, "--host", options->hosts, "serve-host", "NAME")->allow_extra_args(false);
  return {{parser, [&where, options, configuration] { return serve(where, *options, *configuration); }}};
}

}  // namespace nostoi::app
