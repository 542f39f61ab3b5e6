// route: what can be asked, of whom, and in which shape. The server's routes, the API's description and the test of every role on every
// route are one table.
#pragma once

#include "workbench/call.hpp"

namespace nostoi::workbench {

/// Who may ask. There is no way to leave it out: a route without a rule does not compile.
struct Rule {
  enum class Who : std::uint8_t { anyone, signed_in };
  Who who;
  std::string permission;    ///< one of desk::permissions(); empty: none is needed
  bool for_purpose = false;  ///< the purpose has to be told first: people's files are opened
  bool only_read = false;    ///< it may be asked where the register is only read, though it is no GET: it writes to the desk alone
};
inline Rule anyone() { return {Rule::Who::anyone, "", false}; }
inline Rule signed_in() { return {Rule::Who::signed_in, "", false}; }
inline Rule may(std::string permission) { return {Rule::Who::signed_in, std::move(permission), false}; }
inline Rule reads(std::string permission) { return {Rule::Who::signed_in, std::move(permission), true}; }
inline Rule only_read_too(Rule rule) {
  rule.only_read = true;
  return rule;
}

/// What is answered where nothing is wrong.
enum class Answers : std::uint8_t { json, page, bytes };

struct Route {
  std::string method, path;  ///< "/api/people/{anchor}": a name in braces is a segment
  Rule rule;
  Handler handler;
  Shape body = {};                 ///< of what is sent
  std::vector<Member> query = {};  ///< texts and numbers that may be asked with
  bool bytes = false;              ///< what is sent are bytes, not JSON
  Answers answers = Answers::json;
};

/// All of them, in the order of the description; each subject has its own file.
const std::vector<Route>& routes();

/// The routes of each subject.
std::vector<Route> session_routes(), account_routes(), word_routes(), draft_routes(), job_routes(), list_routes(), review_routes(),
    team_routes(), batch_routes(), list_detail_routes(), attachment_routes(), act_routes(), custody_routes(), relation_routes(),
    copy_routes(), person_routes(), search_routes(), audit_routes(), enquiry_routes(), publication_routes(), form_routes(),
    unusual_routes(), description_routes();

/// What may stand where a path names a segment: a number from 1, or a text.
Shape shape_of_segment(std::string_view name);

/// The route of a method and a path, with the segments that it names; which methods the path has where it is another.
struct Routed {
  const Route* route = nullptr;
  std::map<std::string, std::string> path;
  std::vector<std::string> methods;
};
Routed route_of(std::string_view method, const std::vector<std::string>& path);

}  // namespace nostoi::workbench
