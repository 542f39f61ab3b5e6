// The log as text, and back: an event a line. What is loaded was checked line by line against the chain.
#include "register/erase.hpp"
#include "register/projection.hpp"
#include "register/seek_writer.hpp"

namespace nostoi {

namespace {

/// The header as it is hashed, with the hash, the nonce and the payload; an erased event has neither of the last two.
std::string line_of(const Event& event) {
  std::string line = R"({"hash":")" + evidence::hex(event.hash) + R"(","header":)" + evidence::canonical(event.header);
  if (!event.payload.empty()) line += R"(,"nonce":")" + hex(event.nonce) + R"(","payload":)" + event.payload;
  return line + "}";
}

std::optional<Event> event_of(const Json& json) {
  const Json& header = json.at("header");
  const auto hash = evidence::digest_of_hex(json.at("hash").get<std::string>());
  const auto previous = evidence::digest_of_hex(header.at("previous").get<std::string>());
  const auto commitment = evidence::digest_of_hex(header.at("commitment").get<std::string>());
  if (!hash || !previous || !commitment || header.at("format") != 1) return std::nullopt;
  Event event;
  event.header = {header.at("position"), header.at("at"), header.at("kind"), header.at("actor"),
                  header.at("purpose"),  *previous,       *commitment};
  event.hash = *hash;
  if (json.contains("payload")) {
    const std::optional<std::string> nonce = bytes_of_hex(json.at("nonce").get<std::string>());
    if (!nonce) return std::nullopt;
    event.nonce = *nonce;
    event.payload = canonical(json.at("payload"));
  }
  return event;
}

/// The event of a line, where the line is written as line_of() writes it and follows from the event before.
Result<Event> next_event(std::string_view line, const Event& before) {
  const std::string position = std::to_string(before.header.position + 1);
  const auto wrong = [&] { return fail(Code::invalid, say("load-line", {{"position", position}})); };
  if (line.ends_with('\n')) line.remove_suffix(1);
  const Result<Json> json = read_canonical(line);
  if (!json) return wrong();
  try {
    const std::optional<Event> event = event_of(*json);
    if (!event || line_of(*event) != line) return wrong();
    if (const auto why = why_not_next(*event, before)) return fail(Code::invalid, *why);
    return *event;
  } catch (const std::exception&) {  // a member is missing, of another type or no number
    return wrong();
  }
}

}  // namespace

Result<Recovered> recover(Snapshot& snapshot, const std::function<void(std::string_view line)>& out) {
  Recovered recovered;
  Event before;
  const Result<void> read = snapshot.read(1, ~std::uint64_t{0} >> 1, [&](const Event& event) {
    if (const auto why = why_not_next(event, before)) return recovered.why = *why, false;
    out(line_of(event) + "\n");
    before.header = event.header;
    before.hash = event.hash;
    ++recovered.events;
    return true;
  });
  if (!read) recovered.why = read.error().sentence;
  const Result<std::uint64_t> last = snapshot.last();
  if (last && *last >= recovered.events) recovered.lost = *last - recovered.events;
  return recovered;
}

Result<void> dump(Snapshot& snapshot, const std::function<void(std::string_view line)>& out) {
  const Result<Recovered> all = recover(snapshot, out);
  if (!all) return tl::unexpected(all.error());
  return all->why.empty() ? Result<void>() : fail(Code::invalid, all->why);
}

Result<Register> load(std::shared_ptr<Store> store, Surroundings surroundings, const std::function<std::optional<std::string>()>& next) {
  const Result<std::unique_ptr<Transaction>> transaction = store->transaction();
  if (!transaction) return tl::unexpected(transaction.error());
  const Result<std::uint64_t> last = (*transaction)->last();
  if (!last) return tl::unexpected(last.error());
  if (*last != 0) return fail(Code::conflict, say("register-not-empty"));
  const auto seek = seek::Writer::begin(**transaction);
  if (!seek) return tl::unexpected(seek.error());
  Event before;
  while (const std::optional<std::string> line = next()) {
    Result<Event> event = next_event(*line, before);
    if (!event) return tl::unexpected(event.error());
    if (const Result<void> done = (*transaction)->append(*event); !done) return tl::unexpected(done.error());
    if (const Result<void> done = project(**transaction, *event); !done) return tl::unexpected(done.error());
    if (const Result<void> done = (*seek)->follow(*event); !done) return tl::unexpected(done.error());
    before = std::move(*event);
  }
  if (const Result<void> done = (*seek)->finish(); !done) return tl::unexpected(done.error());
  if (const Result<void> done = reindex_after_erasures(**transaction); !done) return tl::unexpected(done.error());
  if (const Result<void> done = (*transaction)->commit(); !done) return tl::unexpected(done.error());
  return Register::open(std::move(store), std::move(surroundings));
}

}  // namespace nostoi
