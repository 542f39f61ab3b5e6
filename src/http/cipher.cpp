// Setting OpenSSL up.
#include "http/cipher.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <boost/asio/ssl/context.hpp>

namespace nostoi::http {

namespace ssl = boost::asio::ssl;

Result<std::shared_ptr<ssl::context>> cipher_of(const Tls& tls) {
  const auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  SSL_CTX* native = context->native_handle();
  boost::system::error_code error;
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_cipher_list(native, "ECDHE+AESGCM:ECDHE+CHACHA20");
  SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);                                      // 34 KiB less for each that idles
  context->set_password_callback([](std::size_t, auto) { return std::string(); }, error);  // never ask the terminal
  context->use_certificate_chain_file(tls.certificate.string(), error);
  if (error) return fail(Code::invalid, say("http-certificate", {{"file", tls.certificate.string()}}), {tls.certificate.string(), 0, {}});
  context->use_private_key_file(tls.key.string(), ssl::context::pem, error);
  if (!error && SSL_CTX_check_private_key(native) == 1) return context;
  const bool differs = !error || ERR_GET_REASON(static_cast<unsigned long>(error.value())) == X509_R_KEY_VALUES_MISMATCH;
  const char* words = differs ? "http-key-differs" : "http-key";
  return fail(Code::invalid, say(words, {{"file", tls.key.string()}, {"certificate", tls.certificate.string()}}),
              {tls.key.string(), 0, {}});
}

}  // namespace nostoi::http
