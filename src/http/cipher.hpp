// The certificate of the door, and what it speaks: TLS 1.2 with forward secrecy and authenticated encryption, and TLS 1.3.
#pragma once

#include <memory>

#include "nostoi/http.hpp"

namespace boost::asio::ssl {
class context;
}

namespace nostoi::http {

/// invalid where a file cannot be read or the two do not belong together.
Result<std::shared_ptr<boost::asio::ssl::context>> cipher_of(const Tls& tls);

}  // namespace nostoi::http
