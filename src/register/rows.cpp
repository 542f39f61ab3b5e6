// One place where keys of the index are written and read.
#include "register/rows.hpp"

namespace nostoi::rows {

std::string digits(Position position) {
  std::string text = std::to_string(position);
  return std::string(text.size() < 12 ? 12 - text.size() : 0, '0') + text;
}

std::string list(Position list) { return "list/" + digits(list); }
std::string source(std::string_view sha256) { return "source/" + std::string(sha256); }
std::string version(Position list) { return "version/" + digits(list); }
std::string decision(Position decision) { return "decision/" + digits(decision); }
std::string decided(Position anchor, Position decision) { return decided(anchor) + digits(decision); }
std::string decided(Position anchor) { return "decided/" + digits(anchor) + "/"; }
std::string note(Position note) { return "note/" + digits(note); }
std::string stated(Position anchor, Position statement) { return stated(anchor) + digits(statement); }
std::string stated(Position anchor) { return "stated/" + digits(anchor) + "/"; }
std::string retracted(Position event, std::uint64_t column) { return retracted(event) + digits(column); }
std::string retracted(Position event) { return "retracted/" + digits(event) + "/"; }
std::string about(Position event, Position record) { return about(event) + digits(record); }
std::string about(Position event) { return "about/" + digits(event) + "/"; }
std::string remains(Position event) { return std::string(all_remains) + digits(event); }
std::string of_kind(std::string_view kind, Position record) { return of_kind(kind) + digits(record); }
std::string of_kind(std::string_view kind) { return "of-kind/" + std::string(kind) + "/"; }
std::string member(Position anchor, Position from) { return member(anchor) + digits(from); }
std::string member(Position anchor) { return "member/" + digits(anchor) + "/"; }
std::string people(Position person, Position anchor, Position from) { return people(person, anchor) + digits(from); }
std::string people(Position person, Position anchor) { return people(person) + digits(anchor) + "/"; }
std::string people(Position person) { return "people/" + digits(person) + "/"; }

std::string numbers(std::initializer_list<std::uint64_t> values) {
  std::string text;
  for (const std::uint64_t value : values) text += (text.empty() ? "" : " ") + std::to_string(value);
  return text;
}

std::vector<std::uint64_t> read_numbers(std::string_view text) {
  std::vector<std::uint64_t> values;
  bool inside = false;
  for (const char letter : text) {
    const bool digit = letter >= '0' && letter <= '9';
    if (digit && !inside) values.push_back(0);
    if (digit) values.back() = values.back() * 10 + static_cast<std::uint64_t>(letter - '0');
    inside = digit;
  }
  return values;
}

Result<std::vector<Position>> ends_of(Snapshot& snapshot, std::string_view prefix) {
  std::vector<Position> all;
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view key, std::string_view) {
    all.push_back(read_numbers(key.substr(key.rfind('/'))).front());
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

Result<bool> any_under(Snapshot& snapshot, std::string_view prefix) {
  bool any = false;
  const Result<void> done = snapshot.scan(prefix, [&](std::string_view, std::string_view) {
    any = true;
    return false;
  });
  if (!done) return tl::unexpected(done.error());
  return any;
}

}  // namespace nostoi::rows
