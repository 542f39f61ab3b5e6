// nostoi serve: the workbench of a register in a browser, on this machine unless told otherwise.
#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <memory>

#include "app/command.hpp"
#include "app/office.hpp"
#include "app/talk.hpp"
#include "nostoi/http.hpp"
#include "nostoi/workbench/workbench.hpp"

namespace nostoi::app {

namespace {

struct Arguments {
  std::string file, address = "127.0.0.1", port = "8080", certificate, key;
  std::vector<std::string> hosts;
};

http::Server* serving = nullptr;  // what a signal ends

void end_serving(int) {
  if (serving) serving->stop();
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

/// What a register is called on the pages: its file's name without the ending, or the name of its database; never a password in an address.
std::string name_of(const std::string& path) {
  const std::string stem = std::filesystem::path(path).stem().string();
  return stem.substr(0, stem.find('?'));
}

Result<http::Listening> listening_of(const Arguments& arguments) {
  http::Listening listening;
  listening.address = arguments.address;
  const Result<Position> port = arguments.port == "0" ? Result<Position>(0) : number_named(arguments.port);
  if (!port || *port > 65535) return fail(Code::invalid, say("serve-port", {{"port", arguments.port}}));
  listening.port = static_cast<std::uint16_t>(*port);
  if (arguments.certificate.empty() != arguments.key.empty()) return fail(Code::invalid, say("serve-both"));
  if (!arguments.certificate.empty()) listening.tls = http::Tls{arguments.certificate, arguments.key};
  // What people are called must not cross a network in the clear.
  if (!listening.tls && !is_loopback(arguments.address)) return fail(Code::invalid, say("serve-no-tls", {{"address", arguments.address}}));
  return listening;
}

std::string url_of(const http::Listening& listening, std::uint16_t port) {
  const std::string host = listening.address.find(':') == std::string::npos ? listening.address : "[" + listening.address + "]";
  return fmt::format("{}://{}:{}", listening.tls ? "https" : "http", host, port);
}

int run_serve(Office& office, const OfficeOptions& where, const Arguments& arguments) {
  const Result<http::Listening> listening = listening_of(arguments);
  if (!listening) return misuse(listening.error().sentence, "serve");
  Result<std::unique_ptr<Store>> store = office.desk();
  if (!store) return complain(store.error());
  Result<Register> desk = desk::open(std::move(*store), office.reg, office.actor);
  if (!desk) return complain(desk.error());
  const bool encrypted = !postgres::is_address(where.path) && sqlite::is_encrypted(where.path);
  auto workbench = workbench::Workbench::open({office.reg, office.trail, *desk, name_of(where.path), encrypted, arguments.hosts});
  if (!workbench) return complain(workbench.error());
  auto server = http::Server::open(*listening, [&](const workbench::Request& request) { return (*workbench)->answer(request); });
  if (!server) return complain(server.error());
  const std::string url = url_of(*listening, (*server)->port());
  const Result<std::string> first = (*workbench)->first_page();
  fmt::print("{}\n", say("serve-open", {{"url", url + "/"}}));
  if (first) fmt::print("{}\n", say("serve-first", {{"url", url + *first}}));
  std::fflush(stdout);
  serving = server->get();
  std::signal(SIGINT, end_serving);
  std::signal(SIGTERM, end_serving);
  (*server)->run();
  serving = nullptr;
  return complete;
}

}  // namespace

std::vector<Command> serve_commands(CLI::App& program, const OfficeOptions& where) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* serve = declare(program, "serve");
  value(serve, "FILE", arguments->file, "serve-file", "FILE");
  value(serve, "--port", arguments->port, "serve-port", "N");
  value(serve, "--address", arguments->address, "serve-address", "ADDRESS");
  value(serve, "--certificate", arguments->certificate, "serve-certificate", "FILE");
  value(serve, "--key", arguments->key, "serve-key", "FILE");
  values(serve, "--host", arguments->hosts, "serve-host", "NAME")->allow_extra_args(false);
  return {{serve, [&where, arguments] {
             OfficeOptions of = where;
             if (!arguments->file.empty()) of.path = arguments->file;
             of.purpose = "maintenance";  // the program itself reads nobody; those who sign in say for what they do
             return in_office(of, [&](Office& office) { return run_serve(office, of, *arguments); });
           }}};
}

}  // namespace nostoi::app
