// workbench: an office's desk in a browser. A request is answered under the rule of its route, by the doors of the rooms behind, each with
// its reading told to the trail first; what no rule allows is refused. No socket and no library stands here: the room http brings requests.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "nostoi/audit.hpp"
#include "nostoi/desk/desk.hpp"
#include "nostoi/workbench/request.hpp"

namespace nostoi::workbench {

/// What a workbench stands on.
struct Ground {
  Register reg;
  std::shared_ptr<audit::Trail> trail;
  Register desk;
  std::string name;  ///< what the register is called on the pages
  bool encrypted = false;
  std::vector<std::string> hosts;  ///< names, beside those of this machine, under which it may be called ("nostoi.office.lan:8443")
  bool read_only = false;          ///< `reg` is only read: what would write to it is refused, and work that waits goes on waiting
  /// Hears of what failed inside, in one line: status, method, the path of the route and a code. Nothing of what was asked or is
  /// written stands in it: no name, no text of a query, no number of a person, no address.
  std::function<void(const std::string&)> log = {};
};

/// Thread-safe.
class Workbench {
 public:
  static Result<std::unique_ptr<Workbench>> open(Ground ground);
  ~Workbench();

  Response answer(const Request& request);

  /// Where there is no account yet: the path of the page on which the first is opened, valid once and until the program ends.
  Result<std::string> first_page();

 private:
  struct Impl;
  explicit Workbench(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace nostoi::workbench
