// The door over TLS: what it speaks, what it does not, and what it says of a certificate that is none. Certificates are made here.
#include <gmock/gmock.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <mutex>

#include "raw_client.hpp"

namespace nostoi::http::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

template <auto end>
struct Ends {
  template <class T>
  void operator()(T* it) const {
    end(it);
  }
};
template <class T, auto end>
using Owned = std::unique_ptr<T, Ends<end>>;

/// A folder with a key and a certificate that it signed for itself.
class Certificate {
 public:
  explicit Certificate(const std::string& name) : folder_(fs::temp_directory_path() / ("nostoi-tls-" + name + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    const Owned<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
    const Owned<X509, X509_free> certificate(X509_new());
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("office"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    write(tls().certificate, [&](BIO* out) { PEM_write_bio_X509(out, certificate.get()); });
    write(tls().key, [&](BIO* out) { PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); });
  }
  ~Certificate() { fs::remove_all(folder_); }
  /// Puts its files in the place of another's, as whoever renews a certificate does.
  void takes_the_place_of(const Certificate& other) const {
    fs::rename(tls().certificate, other.tls().certificate);
    fs::rename(tls().key, other.tls().key);
  }
  Tls tls() const { return {folder_ / "office.pem", folder_ / "office.key"}; }

 private:
  template <class Writes>
  static void write(const fs::path& path, Writes writes) {
    const Owned<BIO, BIO_free_all> out(BIO_new_file(path.c_str(), "w"));
    writes(out.get());
  }
  fs::path folder_;
};

/// A client of OpenSSL that speaks between two versions, and the suites it is told to.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, int lowest, int highest, const char* suites = "ALL:@SECLEVEL=0")
      : plain_(port), context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_min_proto_version(context_.get(), lowest);
    SSL_CTX_set_max_proto_version(context_.get(), highest);
    SSL_CTX_set_cipher_list(context_.get(), suites);
    stream_.reset(SSL_new(context_.get()));
    SSL_set_fd(stream_.get(), plain_.socket());
    is_open_ = SSL_connect(stream_.get()) == 1;
    ERR_clear_error();
  }
  bool is_open() const { return is_open_; }
  std::string cipher() const { return SSL_get_cipher_name(stream_.get()); }
  int version() const { return SSL_version(stream_.get()); }
  SSL* stream() { return stream_.get(); }
  /// What the certificate of the other end is known by.
  std::string fingerprint() const {
    const Owned<X509, X509_free> certificate(SSL_get1_peer_certificate(stream_.get()));
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    X509_digest(certificate.get(), EVP_sha256(), digest, &size);
    return {reinterpret_cast<const char*>(digest), size};
  }
  /// What comes of one request when more may follow it.
  std::string ask_on(const std::string& request) {
    SSL_write(stream_.get(), request.data(), static_cast<int>(request.size()));
    std::string all;
    char bytes[16384];
    while (header_of(all, "content-length").empty() || body_of(all).size() < std::stoul(header_of(all, "content-length"))) {
      const int count = SSL_read(stream_.get(), bytes, sizeof bytes);
      if (count <= 0) return "cut";
      all.append(bytes, static_cast<std::size_t>(count));
    }
    return all;
  }
  /// What comes until the other end says that no more does; "cut" where it does not say so.
  std::string ask(const std::string& request) {
    SSL_write(stream_.get(), request.data(), static_cast<int>(request.size()));
    std::string all;
    char bytes[16384];
    int count = 0;
    while ((count = SSL_read(stream_.get(), bytes, sizeof bytes)) > 0) all.append(bytes, static_cast<std::size_t>(count));
    return SSL_get_error(stream_.get(), count) == SSL_ERROR_ZERO_RETURN ? all : "cut";
  }

 private:
  RawClient plain_;
  Owned<SSL_CTX, SSL_CTX_free> context_;
  Owned<SSL, SSL_free> stream_;
  bool is_open_ = false;
};

class OverTls : public ::testing::Test {
 protected:
  Listening listening() const {
    Listening listening;
    listening.tls = certificate_.tls();
    listening.limits.head = listening.limits.parting = std::chrono::milliseconds(500);
    return listening;
  }
  Certificate certificate_{::testing::UnitTest::GetInstance()->current_test_info()->name()};
};

TEST_F(OverTls, RequestsAreAnswered) {
  bool over_tls = false;
  OpenDoor door(listening(), [&](const workbench::Request& request) {
    over_tls = request.over_tls;
    return echo(request);
  });
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    TlsClient client(door.port(), version, version);
    ASSERT_TRUE(client.is_open());
    EXPECT_EQ(client.version(), version);
    EXPECT_EQ(body_of(client.ask(get("/person", "Connection: close\r\n"))), "GET /person ");
    EXPECT_TRUE(over_tls);
  }
}

TEST_F(OverTls, LargeAnswersArriveWhole) {
  OpenDoor door(listening(), [](const workbench::Request&) { return workbench::Response{200, {}, std::string(3'000'000, 'a'), {}}; });
  TlsClient client(door.port(), TLS1_2_VERSION, TLS1_3_VERSION);
  EXPECT_EQ(body_of(client.ask(get("/", "Connection: close\r\n"))).size(), 3'000'000u);
}

TEST_F(OverTls, OldVersionsAreRefused) {
  OpenDoor door(listening());
  for (const int version : {SSL3_VERSION, TLS1_VERSION, TLS1_1_VERSION}) EXPECT_FALSE(TlsClient(door.port(), version, version).is_open());
}

TEST_F(OverTls, WeakSuitesAreRefused) {
  OpenDoor door(listening());
  for (const char* suite :
       {"AES128-SHA", "AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES256-SHA384", "aNULL:@SECLEVEL=0", "eNULL:@SECLEVEL=0"})
    EXPECT_FALSE(TlsClient(door.port(), TLS1_2_VERSION, TLS1_2_VERSION, suite).is_open()) << suite;
  EXPECT_TRUE(TlsClient(door.port(), TLS1_2_VERSION, TLS1_2_VERSION, "ECDHE-ECDSA-AES128-GCM-SHA256").is_open());
}

TEST_F(OverTls, NobodyMayAgreeAnewInTheMiddle) {
  OpenDoor door(listening());
  TlsClient client(door.port(), TLS1_2_VERSION, TLS1_2_VERSION);
  ASSERT_TRUE(client.is_open());
  SSL_renegotiate(client.stream());
  EXPECT_NE(SSL_do_handshake(client.stream()), 1);
}

TEST_F(OverTls, APlainRequestGetsNothing) {
  std::atomic<int> reached = 0;
  OpenDoor door(listening(), [&](const workbench::Request& request) { return ++reached, echo(request); });
  RawClient client(door.port());
  client.send(get("/person"));
  EXPECT_EQ(client.rest().find("HTTP"), std::string::npos);
  EXPECT_EQ(reached, 0);
}

TEST_F(OverTls, HandshakesWithoutEndAreCut) {
  OpenDoor door(listening());
  RawClient silent(door.port()), half(door.port());
  half.send(std::string("\x16\x03\x01\x02\x00\x01", 6));
  EXPECT_TRUE(silent.is_hung_up());
  half.rest();
  EXPECT_TRUE(TlsClient(door.port(), TLS1_2_VERSION, TLS1_3_VERSION).is_open());
}

TEST_F(OverTls, SlowHeadsAreCut) {
  OpenDoor door(listening());
  TlsClient client(door.port(), TLS1_2_VERSION, TLS1_3_VERSION);
  EXPECT_EQ(status_of(client.ask("GET / HTTP/1.1\r\nX-Slow: ")), 408);
}

/// Hears what comes of renewing a certificate.
class Renewals {
 public:
  std::function<void(const Result<void>&)> heard() {
    return [this](const Result<void>& done) {
      const std::lock_guard lock(guard_);
      outcome_ = done;
      told_.notify_one();
    };
  }
  Result<void> wait() {
    std::unique_lock lock(guard_);
    told_.wait_for(lock, std::chrono::seconds(10), [&] { return outcome_.has_value(); });
    return std::exchange(outcome_, std::nullopt).value();
  }

 private:
  std::mutex guard_;
  std::condition_variable told_;
  std::optional<Result<void>> outcome_;
};

TEST_F(OverTls, ARenewedCertificateIsShownToWhoComesAndNobodyIsCutOff) {
  Renewals renewals;
  Listening asked = listening();
  asked.renewed = renewals.heard();
  OpenDoor door(asked);
  TlsClient before(door.port(), TLS1_2_VERSION, TLS1_3_VERSION);
  EXPECT_EQ(body_of(before.ask_on(get("/one"))), "GET /one ");
  Certificate("next").takes_the_place_of(certificate_);
  door.server().renew();
  ASSERT_TRUE(renewals.wait());
  TlsClient after(door.port(), TLS1_2_VERSION, TLS1_3_VERSION);
  EXPECT_NE(after.fingerprint(), before.fingerprint());
  EXPECT_EQ(body_of(before.ask_on(get("/two"))), "GET /two ") << "who was connected goes on";
  EXPECT_EQ(body_of(after.ask_on(get("/three"))), "GET /three ");
}

TEST_F(OverTls, ACertificateThatCannotBeUsedDoesNotTakeThePlaceOfOneThatCan) {
  Renewals renewals;
  Listening asked = listening();
  asked.renewed = renewals.heard();
  OpenDoor door(asked);
  const std::string before = TlsClient(door.port(), TLS1_2_VERSION, TLS1_3_VERSION).fingerprint();
  const Certificate next("next");
  fs::copy_file(next.tls().certificate, certificate_.tls().certificate, fs::copy_options::overwrite_existing);  // and not yet its key
  door.server().renew();
  const Result<void> refused = renewals.wait();
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().sentence, HasSubstr("does not belong"));
  EXPECT_EQ(TlsClient(door.port(), TLS1_2_VERSION, TLS1_3_VERSION).fingerprint(), before);
  next.takes_the_place_of(certificate_);
  door.server().renew();
  ASSERT_TRUE(renewals.wait());
  EXPECT_NE(TlsClient(door.port(), TLS1_2_VERSION, TLS1_3_VERSION).fingerprint(), before);
}

std::string why_not(const Tls& tls) {
  Listening listening;
  listening.tls = tls;
  const auto server = Server::open(listening, echo);
  if (server) return "";
  EXPECT_EQ(server.error().code, Code::invalid);
  return server.error().sentence;
}

TEST_F(OverTls, ACertificateThatCannotBeReadIsSaidSo) {
  const Tls good = certificate_.tls();
  const fs::path broken = good.certificate.parent_path() / "broken.pem";
  std::ofstream(broken) << "-----BEGIN CERTIFICATE-----\nnothing\n-----END CERTIFICATE-----\n";
  EXPECT_EQ(why_not(good), "");
  EXPECT_THAT(why_not({"/nowhere/office.pem", good.key}), HasSubstr("/nowhere/office.pem"));
  EXPECT_THAT(why_not({broken, good.key}), HasSubstr("certificate"));
  EXPECT_THAT(why_not({good.key, good.key}), HasSubstr("certificate"));
  EXPECT_THAT(why_not({good.certificate, "/nowhere/office.key"}), HasSubstr("/nowhere/office.key"));
  EXPECT_THAT(why_not({good.certificate, broken}), HasSubstr("private key"));
  const Certificate other("other");
  EXPECT_THAT(why_not({good.certificate, other.tls().key}), HasSubstr("does not belong"));
}

TEST_F(OverTls, AKeyUnderAPassphraseIsSaidSoAndNotAskedFor) {
  const Tls good = certificate_.tls();
  const fs::path locked = good.key.parent_path() / "locked.key";
  const Owned<EVP_PKEY, EVP_PKEY_free> key(EVP_EC_gen("P-256"));
  {
    const Owned<BIO, BIO_free_all> out(BIO_new_file(locked.c_str(), "w"));
    char phrase[] = "long and secret";
    PEM_write_bio_PrivateKey(out.get(), key.get(), EVP_aes_256_cbc(), nullptr, 0, nullptr, phrase);
  }
  EXPECT_THAT(why_not({good.certificate, locked}), HasSubstr("without a passphrase"));
}

}  // namespace
}  // namespace nostoi::http::testing
