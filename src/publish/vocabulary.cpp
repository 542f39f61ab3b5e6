// The kinds of recipients and what may leave to them, from data/model/publishing.json: checked when loaded, so that a wrong word stops the
// program and is named.
#include "publish/vocabulary.hpp"

#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/captivity.hpp"

namespace nostoi::publish {

namespace {

using Words = std::vector<std::string>;

[[noreturn]] void wrong(const std::string& entry, const std::string& what) {
  throw std::logic_error("data/model/publishing.json: '" + entry + "': " + what);
}

void must_know(const Words& known, const Words& words, const std::string& entry) {
  for (const std::string& word : words)
    if (!has(known, word)) wrong(entry, "there is no '" + word + "'");
}

RecipientKind kind_of(const nlohmann::json& entry) {
  RecipientKind kind;
  kind.id = entry.at("id");
  kind.columns = entry.at("columns");
  kind.usual = entry.at("usual");
  kind.clearance = entry.at("clearance");
  kind.grounds = entry.at("grounds");
  kind.guards = entry.at("guards");
  kind.days = entry.at("days");
  kind.onward = entry.at("onward");
  kind.smallest = entry.at("smallest");
  return kind;
}

/// A column of a class that may not leave to the recipient would be empty for everybody.
void check(const RecipientKind& kind, const Rules& all) {
  must_know(all.grounds, kind.grounds, kind.id);
  must_know(guards(), kind.guards, kind.id);
  must_know(kind.columns, kind.usual, kind.id);
  must_know(access::handling_classes(), kind.clearance, kind.id);
  for (const std::string& column : kind.columns) {
    const Property* property = find_property(column);
    if (!property) wrong(kind.id, "there is no property '" + column + "'");
    if (!access::may_read({"", "publication", kind.clearance}, property->handling)) wrong(kind.id, "it may not read '" + column + "'");
  }
  if (kind.days <= 0 || kind.smallest == 0) wrong(kind.id, "days and smallest are at least 1");
}

Rules load() {
  const nlohmann::json file = shipped_json("model/publishing.json");
  Rules all;
  all.grounds = file.at("grounds");
  all.needs_reason = file.at("needs_reason");
  all.confirming = file.at("confirming");
  all.own_word = file.at("own_word");
  for (const auto& entry : file.at("recipients")) all.recipients.push_back(kind_of(entry));
  must_know(all.grounds, all.needs_reason, "needs_reason");
  Words evidence;
  for (const captivity::Kind& kind : captivity::kinds()) evidence.push_back(kind.id);
  must_know(evidence, all.confirming, "confirming");
  must_know(evidence, all.own_word, "own_word");
  for (const RecipientKind& kind : all.recipients) check(kind, all);
  return all;
}

}  // namespace

const Rules& rules() {
  static const Rules loaded = load();
  return loaded;
}

const std::vector<RecipientKind>& recipient_kinds() { return rules().recipients; }

const RecipientKind* find_recipient(std::string_view id) {
  const auto found = std::ranges::find(rules().recipients, id, &RecipientKind::id);
  return found == rules().recipients.end() ? nullptr : &*found;
}

const std::vector<std::string>& general_guards() {
  static const Words all{"rows", "columns", "until", "onward", "ground", "sealed", "withheld", "twice", "contradicted", "differences"};
  return all;
}

const std::vector<std::string>& guards() {
  static const Words all = [] {
    Words both = general_guards();
    for (const char* one : {"embargo", "child", "confirmed", "more-than-stated", "their-word", "family-first"}) both.emplace_back(one);
    return both;
  }();
  return all;
}

}  // namespace nostoi::publish
