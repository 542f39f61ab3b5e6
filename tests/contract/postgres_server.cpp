// Starting the server. It refuses to be run by root, so that root becomes the user whom Debian's package made.
#include "postgres_server.hpp"

#include <gtest/gtest.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <pqxx/pqxx>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

namespace nostoi::testing {

namespace {

namespace fs = std::filesystem;
const fs::path programs = "/usr/lib/postgresql/15/bin";

/// Starts a command as the user without rights; it dies with this process. Its words go to `log`.
pid_t start(std::vector<std::string> command, const fs::path& log) {
  if (::geteuid() == 0) {
    const std::vector<std::string> as{"setpriv", "--pdeathsig", "QUIT", "--reuid=postgres", "--regid=postgres", "--clear-groups"};
    command.insert(command.begin(), as.begin(), as.end());
  }
  const pid_t child = ::fork();
  if (child != 0) return child;
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (!std::freopen(log.c_str(), "a", stdout) || ::dup2(STDOUT_FILENO, STDERR_FILENO) < 0) ::_exit(126);
  std::vector<char*> words;
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  ::execvp(words[0], words.data());
  ::_exit(127);
}

class Server {
 public:
  Server() {
    std::string name = "/tmp/nostoi-postgres-XXXXXX";
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    folder_ = name;
    if (::geteuid() == 0) {
      const passwd* user = ::getpwnam("postgres");
      if (!user || ::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("there is no user postgres");
    }
    const std::string data = folder_ / "data";
    int status = 0;
    ::waitpid(start({programs / "initdb", "-D", data, "-A", "trust", "-U", "nostoi", "--no-locale", "-E", "UTF8", "--no-sync"}, log()),
              &status, 0);
    if (status != 0) throw std::runtime_error("initdb failed, see " + log().string());
    server_ = start({programs / "postgres", "-D", data, "-k", folder_, "-c", "listen_addresses=", "-c", "fsync=off"}, log());
    wait();
  }
  ~Server() {
    ::kill(server_, SIGQUIT);
    ::waitpid(server_, nullptr, 0);
    fs::remove_all(folder_);
  }

  std::string address(const std::string& database) const {
    return "postgresql:///" + database + "?host=" + folder_.string() + "&user=nostoi";
  }

 private:
  fs::path log() const { return folder_.string() + ".log"; }
  void wait() const {
    for (int look = 0; look < 300; ++look) try {
        pqxx::connection(address("postgres"));
        fs::remove(log());
        return;
      } catch (const std::exception&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
      }
    throw std::runtime_error("the server does not answer, see " + log().string());
  }

  fs::path folder_;
  pid_t server_ = 0;
};

}  // namespace

bool postgres_is_installed() { return fs::exists(programs / "postgres"); }

std::string empty_database(int which) {
  static Server server;
  static std::set<int> made;
  const std::string name = "register_" + std::to_string(which);
  if (made.insert(which).second) {
    pqxx::connection connection(server.address("postgres"));
    pqxx::nontransaction(connection).exec("CREATE DATABASE " + name);
  }
  pqxx::connection connection(server.address(name));
  pqxx::nontransaction(connection).exec("SET client_min_messages TO warning; DROP SCHEMA IF EXISTS nostoi CASCADE");
  return server.address(name);
}

}  // namespace nostoi::testing
