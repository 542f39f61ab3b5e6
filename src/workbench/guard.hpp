// guard: what is looked at before anybody asks who it is: where a request says it goes, and from which page it comes.
#pragma once

#include "nostoi/workbench/request.hpp"

namespace nostoi::workbench {

/// Whether a request is meant for this workbench: a name that an attacker made to lead here (DNS rebinding) is none of `hosts`, nor of this
/// machine.
bool is_for_us(const Request& request, const std::vector<std::string>& hosts);
/// Whether a request that changes something comes from a page of this workbench, as far as the browser says.
bool is_from_our_page(const Request& request);
/// The headers of every answer: nothing is framed, guessed, cached or loaded from elsewhere.
void harden(Response& response, bool over_tls);

/// The value of a cookie; nothing where it was sent more than once.
std::optional<std::string> cookie_of(const Request& request, std::string_view name);
/// The name of the session's cookie: over TLS one that no other host and no plain connection can set.
std::string_view session_cookie(bool over_tls);
/// Sets it, or takes it away where `held` is empty.
std::pair<std::string, std::string> set_session_cookie(const std::string& held, bool over_tls);

}  // namespace nostoi::workbench
