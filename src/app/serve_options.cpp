// One table of members: what each is called, which kind it is and where it goes.
#include "app/serve_options.hpp"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/office.hpp"
#include "app/suggest.hpp"
#include "nostoi/postgres.hpp"

namespace nostoi::app {

namespace {

using Json = nlohmann::json;

/// The configuration that is read, and what is said so far.
struct Reading {
  std::filesystem::path file;
  ServeOptions& said;

  tl::unexpected<Error> wrong(std::string_view words, const std::string& member) const {
    return fail(Code::invalid, say(words, {{"file", file.string()}, {"member", member}}), {file.string(), 0, member});
  }
  /// A path is meant from the folder of the configuration on; the address of a database is none.
  std::string path(const std::string& text) const {
    return postgres::is_address(text) ? text : (file.parent_path() / text).lexically_normal().string();
  }
};

enum class Kind : std::uint8_t { path, text, number, texts, yes_or_no };

struct Known {
  std::string_view name;
  Kind kind;
  std::string ServeOptions::* text = nullptr;  ///< of a path, a text or a number
};

const std::vector<Known>& known() {
  static const std::vector<Known> all{
      {"register", Kind::path, &ServeOptions::file},
      {"passphrase-file", Kind::path, &ServeOptions::passphrase_file},
      {"address", Kind::text, &ServeOptions::address},
      {"port", Kind::number, &ServeOptions::port},
      {"certificate", Kind::path, &ServeOptions::certificate},
      {"key", Kind::path, &ServeOptions::key},
      {"hosts", Kind::texts},
      {"read-only", Kind::yes_or_no},
  };
  return all;
}

Result<void> take_texts(const Reading& reading, const std::string& name, const Json& value) {
  const bool texts = value.is_array() && std::ranges::all_of(value, [](const Json& one) { return one.is_string(); });
  if (!texts) return reading.wrong("configuration-texts", name);
  if (reading.said.hosts.empty()) reading.said.hosts = value.get<std::vector<std::string>>();
  return {};
}

Result<void> take(const Reading& reading, const Known& member, const Json& value) {
  const std::string name(member.name);
  if (member.kind == Kind::texts) return take_texts(reading, name, value);
  if (member.kind == Kind::yes_or_no) {
    if (!value.is_boolean()) return reading.wrong("configuration-boolean", name);
    reading.said.read_only = reading.said.read_only || value.get<bool>();
    return {};
  }
  const bool number = member.kind == Kind::number;
  if (number ? !value.is_number_unsigned() : !value.is_string() || value.get_ref<const std::string&>().empty())
    return reading.wrong(number ? "configuration-number" : "configuration-text", name);
  std::string& target = reading.said.*member.text;
  if (!target.empty()) return {};  // the command line has said it
  target = number ? value.dump() : member.kind == Kind::path ? reading.path(value) : value.get<std::string>();
  return {};
}

tl::unexpected<Error> refused(const Reading& reading, const std::string& name) {
  if (name == "passphrase") return reading.wrong("configuration-passphrase", name);
  std::vector<std::string> names;
  for (const Known& one : known()) names.emplace_back(one.name);
  tl::unexpected<Error> error = reading.wrong("configuration-unknown", name);
  if (const auto meant = suggestion(name, names)) error.value().sentence += " " + say("cli-meant", {{"word", *meant}});
  return error;
}

/// The object that the file holds; comments are passed over. A member that stands twice is refused: nobody knows which one counts.
Result<Json> object_of(const Reading& reading, const std::string& text) {
  std::vector<std::string> met;
  std::string twice;
  const auto look = [&](int depth, Json::parse_event_t event, Json& parsed) {
    if (event != Json::parse_event_t::key || depth != 1) return true;
    const std::string name = parsed.get<std::string>();
    if (std::ranges::count(met, name) > 0) twice = name;
    met.push_back(name);
    return true;
  };
  try {
    Json read = Json::parse(text, look, true, true);
    if (!twice.empty()) return reading.wrong("configuration-twice", twice);
    if (read.is_object()) return read;
  } catch (const Json::parse_error& error) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size())), '\n') + 1;
    return fail(Code::invalid, say("configuration-no-json", {{"file", reading.file.string()}, {"line", std::to_string(line)}}),
                {reading.file.string(), static_cast<std::uint64_t>(line), ""});
  }
  return reading.wrong("configuration-no-object", "");
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

}  // namespace

Result<void> complete_from(const std::filesystem::path& configuration, ServeOptions& said) {
  std::ifstream in(configuration, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) return fail(Code::io, say("cli-no-file", {{"file", configuration.string()}}), {configuration.string(), 0, ""});
  const Reading reading{configuration, said};
  const Result<Json> read = object_of(reading, text);
  if (!read) return tl::unexpected(read.error());
  for (const auto& [name, value] : read->items()) {
    const auto member = std::ranges::find(known(), name, &Known::name);
    if (member == known().end()) return refused(reading, name);
    if (const Result<void> taken = take(reading, *member, value); !taken) return taken;
  }
  return {};
}

Result<http::Listening> listening_of(const ServeOptions& options) {
  http::Listening listening;
  if (!options.address.empty()) listening.address = options.address;
  const std::string said = options.port.empty() ? "8080" : options.port;
  const Result<Position> port = said == "0" ? Result<Position>(0) : number_named(said);
  if (!port || *port > 65535) return fail(Code::invalid, say("serve-port", {{"port", said}}));
  listening.port = static_cast<std::uint16_t>(*port);
  if (options.certificate.empty() != options.key.empty()) return fail(Code::invalid, say("serve-both"));
  if (!options.certificate.empty()) listening.tls = http::Tls{options.certificate, options.key};
  // What people are called must not cross a network in the clear.
  if (!listening.tls && !is_loopback(listening.address)) return fail(Code::invalid, say("serve-no-tls", {{"address", listening.address}}));
  return listening;
}

}  // namespace nostoi::app
