// Names are read by all threads, a few thousand at a time; the rest is bookkeeping.
#include "register/seek_writer.hpp"

#include <algorithm>

#include "register/entry.hpp"
#include "register/line_text.hpp"
#include "register/rows.hpp"
#include "search/contents.hpp"
#include "search/sought_names.hpp"

namespace nostoi::seek {

namespace {

constexpr std::size_t a_read = 16'384, a_write = 262'144;  // entries; about 100 MiB while they wait

/// Whose eyes the index has: those of nobody. What it writes stands under the handling class of the entry.
access::Actor all_cleared() { return {"index", "maintenance", access::handling_classes()}; }

bool holds(const Statement& statement) {
  return statement.retracted == 0 && statement.stance != "denied" && statement.stance != "not-commented";
}

EntryTold told_of(const search::Told& told) { return {told.names(), told.born(), told.place()}; }

ReadEntry read(Position anchor, const EntryTold& told, bool is_new) {
  ReadEntry entry{anchor, {}, told.born, search::words_of_place(told.place), is_new};
  std::ranges::sort(entry.place);
  entry.place.erase(std::ranges::unique(entry.place).begin(), entry.place.end());
  for (const std::string& name : told.names)
    for (names::Reading& reading : search::readings_of(names::read(name)))
      if (!reading.tokens.empty()) entry.names.push_back(std::move(reading.tokens));
  return entry;
}

}  // namespace

EntryTold told_by(const FileEntry& entry) {
  search::Told told;
  std::vector<search::Told> spellings;  // a part of the name that was said in another way
  std::vector<std::string> names;
  for (const Statement& statement : entry.statements) {
    const search::Part part = search::part_of(statement.property);
    if (part == search::Part::none || !holds(statement)) continue;
    if (statement.column == 0 && told.has(part))
      (spellings.emplace_back(told)).add(part, statement.value, statement.date);
    else
      told.add(part, statement.value, statement.date);
  }
  EntryTold all = told_of(told);
  for (const search::Told& other : spellings)
    for (std::string& name : other.names())
      if (std::ranges::find(all.names, name) == all.names.end()) all.names.push_back(std::move(name));
  return all;
}

Result<std::unique_ptr<Writer>> Writer::go_on(Transaction& transaction) {
  const Result<Position> made = made_up_to(transaction);
  const Result<std::uint64_t> last = transaction.last();
  if (!made || !last) return tl::unexpected(made ? last.error() : made.error());
  if (*made == 0 || *made != *last) return std::unique_ptr<Writer>();
  return std::unique_ptr<Writer>(new Writer(transaction));
}

Result<std::unique_ptr<Writer>> Writer::begin(Transaction& transaction) {
  if (const Result<void> done = transaction.forget(all_rows); !done) return tl::unexpected(done.error());
  return std::unique_ptr<Writer>(new Writer(transaction));
}

Result<void> Writer::follow(const Event& event) {
  upto_ = event.header.position;
  if (event.payload.empty()) return {};
  try {
    if (event.header.kind == kind::line) return line(event);
    if (event.header.kind == kind::note) return note(event);
    if (event.header.kind == kind::stated) return stated(event);
  } catch (const Json::exception&) {  // a member is missing or of another type
    return fail(Code::invalid, say("log-payload"));
  }
  return {};
}

Result<const std::vector<search::Part>*> Writer::parts_of(Position list) {
  const auto [parts, fresh] = parts_.try_emplace(list);
  if (!fresh) return &parts->second;
  const Result<const ListHead*> head = heads_.of(list);
  if (!head) return tl::unexpected(head.error());
  for (const Json& column : (*head)->columns) parts->second.push_back(search::part_of(column.at("field").get_ref<const std::string&>()));
  return &parts->second;
}

Result<void> Writer::line(const Event& event) {
  const Json payload = Json::parse(event.payload);
  const Position list = payload.at("list");
  const Result<const std::vector<search::Part>*> parts = parts_of(list);
  const Result<const ListHead*> head = heads_.of(list);
  if (!parts || !head) return tl::unexpected(parts ? head.error() : parts.error());
  const Json &cells = payload.at("cells"), &dates = payload.at("read");
  search::Told told;
  for (std::size_t column = 0; column < (*parts)->size(); ++column) {
    if ((**parts)[column] == search::Part::none) continue;
    const auto date = dates.find(std::to_string(column + 1));
    told.add((**parts)[column], cells.at(column).get_ref<const std::string&>(), date == dates.end() ? PartialDate{} : date_of(*date));
  }
  return wait({event.header.position, (*head)->facts.handling, told_of(told), true});
}

Result<void> Writer::note(const Event& event) { return wait({event.header.position, Json::parse(event.payload).at("handling"), {}, true}); }

/// An entry of which more is said by hand stands in the rows with all of it, as far as it was known then.
Result<void> Writer::stated(const Event& event) {
  const Json payload = Json::parse(event.payload);
  const search::Part part = search::part_of(payload.at("property").get_ref<const std::string&>());
  if (part == search::Part::none) return {};
  const access::Actor nobody = all_cleared();
  const Result<FileEntry> entry = file_entry({transaction_, nobody, {event.header.position, {}}, heads_}, payload.at("anchor"));
  if (!entry) return tl::unexpected(entry.error());
  const std::string handling = entry->is_note() ? entry->note.handling : entry->list.handling;
  return wait({entry->anchor, handling, told_by(*entry), false});
}

Result<void> Writer::wait(Waiting entry) {
  waiting_.push_back(std::move(entry));
  if (waiting_.size() < a_read) return {};
  read_names();
  return gathered_ < a_write ? Result<void>() : write();
}

void Writer::read_names() {
  constexpr std::size_t a_chunk = 512;
  std::vector<ReadEntry> entries(waiting_.size());
  for_chunks((entries.size() + a_chunk - 1) / a_chunk, default_threads(), [&](std::size_t chunk) {
    for (std::size_t at = chunk * a_chunk; at < std::min(entries.size(), (chunk + 1) * a_chunk); ++at)
      entries[at] = read(waiting_[at].anchor, waiting_[at].told, waiting_[at].is_new);
  });
  for (std::size_t at = 0; at < entries.size(); ++at) batches_[waiting_[at].handling].add(entries[at]);
  gathered_ += entries.size();
  waiting_.clear();
}

Result<void> Writer::write() {
  for (auto& [handling, batch] : batches_)
    if (const Result<void> done = batch.write(transaction_, handling); !done) return done;
  batches_.clear();
  gathered_ = 0;
  return {};
}

Result<void> Writer::finish() {
  read_names();
  if (const Result<void> done = write(); !done) return done;
  return transaction_.put(upto, rows::numbers({format, upto_}));
}

}  // namespace nostoi::seek
