// What an office asks of a register, measured inside one process; bench/register/run does what goes through the commands.
// usage: nostoi-register-bench ADDRESS join FOLDER NOTES    joins the lines that same.csv names and takes notes, as one transaction
//        nostoi-register-bench ADDRESS measure FOLDER COUNT prints JSON: milliseconds of opening, of COUNT persons, of COUNT persons as of
// random moments, and of the queries of queries.csv
//        nostoi-register-bench ADDRESS difference FOLDER 0  prints JSON: seconds of the difference of the lists before and after
// An encrypted register asks NOSTOI_BENCH_PASSPHRASE.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "nostoi/postgres.hpp"
#include "nostoi/sqlite.hpp"
#include "register/log.hpp"

namespace {

using namespace nostoi;

template <class Value>
Value sure(Result<Value> result) {
  if (result) return std::move(*result);
  std::cerr << result.error().sentence << "\n";
  std::exit(3);
}

const access::Actor actor{"bench", "tracing", {}};

Register open_register(const std::string& address) {
  if (postgres::is_address(address)) return sure(Register::open(sure(postgres::open(address, Opening::existing)), Surroundings::real()));
  const char* passphrase = std::getenv("NOSTOI_BENCH_PASSPHRASE");
  const sqlite::Passphrase key{sqlite::is_encrypted(address) && passphrase ? passphrase : ""};
  return sure(Register::open(sure(sqlite::open(address, Opening::existing, key)), Surroundings::real()));
}

/// Records of a table without quoted cells, the heading left out.
std::vector<std::vector<std::string>> table(const std::string& path) {
  std::ifstream file(path);
  if (!file) std::cerr << "no " << path << "\n", std::exit(2);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.ends_with('\r')) line.pop_back();
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  rows.erase(rows.begin());
  return rows;
}

std::map<std::string, ListFacts> lists_by_name(Register& reg) {
  std::map<std::string, ListFacts> named;
  for (ListFacts& list : sure(lists(*sure(reg.read(actor))))) named.emplace(list.name, std::move(list));
  return named;
}

/// Cells that say something, and statements by hand.
std::uint64_t all_statements(Register& reg) {
  std::uint64_t all = 0;
  const Result<void> done = sure(reg.read(actor))->read(1, ~std::uint64_t{0} >> 1, [&](const Event& event) {
    all += event.header.kind == kind::stated;
    if (event.header.kind == kind::line)
      for (const Json payload = Json::parse(event.payload); const Json& cell : payload.at("cells")) all += cell != "";
    return true;
  });
  if (!done) std::cerr << done.error().sentence << "\n", std::exit(3);
  return all;
}

/// Lines drawn from all lists, the same in every run.
class Lines {
 public:
  explicit Lines(std::map<std::string, ListFacts> lists) {
    for (auto& [name, list] : lists) all_.push_back(std::move(list));
    for (const ListFacts& list : all_) lines_ += list.lines;
  }
  Position drawn(std::uint64_t number) const {
    std::uint64_t at = mix(7, number) % lines_;
    for (const ListFacts& list : all_) {
      if (at < list.lines) return list.line(at + 1);
      at -= list.lines;
    }
    return 0;
  }

 private:
  std::vector<ListFacts> all_;
  std::uint64_t lines_ = 0;
};

/// A call about somebody: a note, that it is about the person of a line, and five statements.
void take_call(Log& log, Position about, std::uint64_t number) {
  const Json note{{"derives_from", Json::array()},
                  {"handling", "ordinary"},
                  {"medium", "call"},
                  {"speaker", "relative " + std::to_string(number)},
                  {"text", "a call about somebody who is sought"}};
  const Position at = sure(log.add(kind::note, note));
  sure(log.add(kind::decided, decision_payload(about, at, Verdict::same, "named in the call", {})));
  const std::pair<const char*, std::string> said[] = {{"held_at", "colony " + std::to_string(number % 40)},
                                                      {"status", "held"},
                                                      {"place_last_seen", "near the bridge"},
                                                      {"note", "was seen by a returnee"},
                                                      {"phone", "+38000" + std::to_string(1'000'000 + number)}};
  for (const auto& [property, value] : said)
    sure(log.add(kind::stated, Json{{"anchor", at},
                                    {"cited", ""},
                                    {"property", property},
                                    {"qualifier", "exact"},
                                    {"speaker", ""},
                                    {"stance", "asserted"},
                                    {"value", value}}));
}

int join(const std::string& address, const std::string& folder, std::uint64_t notes) {
  Register reg = open_register(address);
  const std::map<std::string, ListFacts> lists = lists_by_name(reg);
  const Lines lines(lists);
  Log log = sure(Log::begin(reg, actor));
  std::uint64_t joined = 0;
  for (const auto& row : table(folder + "/same.csv")) {
    const Position left = lists.at(row[0]).line(std::stoull(row[1])), right = lists.at(row[2]).line(std::stoull(row[3]));
    sure(log.add(kind::decided, decision_payload(left, right, Verdict::same, "same birth and names", {})));
    ++joined;
  }
  for (std::uint64_t note = 0; note < notes; ++note) take_call(log, lines.drawn(mix(1, note)), note);
  if (const Result<void> done = log.commit(); !done) std::cerr << done.error().sentence << "\n", std::exit(3);
  std::cout << Json{{"decisions", joined}, {"notes", notes}}.dump() << "\n";
  return 0;
}

class Times {
 public:
  template <class Work>
  void of(const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    all_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  Json told() {
    std::ranges::sort(all_);
    const auto at = [&](double share) { return all_[static_cast<std::size_t>(share * static_cast<double>(all_.size() - 1))]; };
    return {{"median_ms", at(0.5)}, {"p95_ms", at(0.95)}, {"most_ms", all_.back()}, {"of", all_.size()}};
  }

 private:
  std::vector<double> all_;
};

PartialDate some_day(std::uint64_t number) {
  PartialDate date;
  date.from = date.to = day_number(2022, 1, 1) + static_cast<std::int32_t>(mix(3, number) % 1800);
  date.year = 2022;
  return date;
}

/// The queries of an office: whether the line that somebody had in mind is of a person among the first ten.
Json search_all(Register& reg, const std::string& folder) {
  const std::map<std::string, ListFacts> lists = lists_by_name(reg);
  Times times;
  std::uint64_t found = 0, first = 0, all = 0;
  for (const auto& row : table(folder + "/queries.csv")) {
    const Position meant = lists.at(row[1]).line(std::stoull(row[2]));
    std::vector<PersonFound> ten;
    times.of([&] { ten = sure(find_people(reg, actor, row[0], 10)); });
    const Position person = sure(person_of(*sure(reg.read(actor)), meant));
    const auto at = std::ranges::find(ten, person, &PersonFound::person);
    found += at != ten.end();
    first += at == ten.begin() && !ten.empty();
    ++all;
  }
  Json told = times.told();
  told["found"] = static_cast<double>(found) / static_cast<double>(all);
  told["first"] = static_cast<double>(first) / static_cast<double>(all);
  return told;
}

int measure(const std::string& address, const std::string& folder, std::uint64_t count) {
  Json told;
  std::optional<Register> reg;
  Times opening, person, as_of;
  opening.of([&] { reg = open_register(address); });
  const Lines lines(lists_by_name(*reg));
  const Position last = sure(sure(reg->read(actor))->last());
  std::uint64_t entries = 0, statements = 0;
  for (std::uint64_t at = 0; at < count; ++at) {
    const Position anchor = lines.drawn(at);
    person.of([&] {
      const PersonFile file = sure(person_file(*reg, actor, anchor));
      entries += file.entries.size();
      for (const FileEntry& entry : file.entries) statements += entry.statements.size();
    });
  }
  for (std::uint64_t at = 0; at < count; ++at) {
    const Position anchor = lines.drawn(mix(5, at));
    const AsOf moments{anchor + mix(6, at) % (last - anchor + 1), some_day(at)};
    as_of.of([&] { sure(person_file(*reg, actor, anchor, moments)); });
  }
  told["open"] = opening.told();
  told["person"] = person.told();
  told["person"]["entries"] = entries;
  told["person"]["statements"] = statements;
  told["as_of"] = as_of.told();
  told["events"] = last;
  told["search"] = search_all(*reg, folder);
  told["all_statements"] = all_statements(*reg);
  std::cout << told.dump() << "\n";
  return 0;
}

int difference(const std::string& address) {
  Register reg = open_register(address);
  std::map<std::string, ListFacts> named = lists_by_name(reg);
  const auto start = std::chrono::steady_clock::now();
  const std::unique_ptr<Snapshot> snapshot = sure(reg.read(actor));
  const ListChanges told = changes(sure(list_again(*snapshot, named.at("before.csv"))), sure(list_again(*snapshot, named.at("after.csv"))));
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << Json{{"seconds", std::round(1000 * seconds) / 1000},
                    {"cells", told.cells.size()},
                    {"added", told.added.size()},
                    {"gone", told.gone.size()}}
                   .dump()
            << "\n";
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> arguments(words + 1, words + count);
  if (arguments.size() != 4) return std::cerr << "see the head of bench/register/office.cpp\n", 2;
  if (arguments[1] == "join") return join(arguments[0], arguments[2], std::stoull(arguments[3]));
  if (arguments[1] == "difference") return difference(arguments[0]);
  if (arguments[1] == "measure") return measure(arguments[0], arguments[2], std::stoull(arguments[3]));
  return 2;
}
