// The letter that goes with a copy: what it is, what may be done with it, until when, and what to do when it is wanted back. A correction
// begins with what was wrong, line by line: it is as visible as the error was.
#include <set>

#include "base/joined.hpp"
#include "model/day_text.hpp"
#include "publish/copy.hpp"
#include "publish/vocabulary.hpp"

namespace nostoi::publish {

namespace {

std::string words_of(const Row& row) {
  std::string all;
  for (const Cell& cell : row.cells) all += (all.empty() ? "" : "; ") + seen_alone(cell.value);
  return all;
}

std::string corrections(const Difference& difference) {
  std::string all;
  for (const auto& [was, is] : difference.changed) all += say("letter-changed", {{"was", words_of(*was)}, {"is", words_of(*is)}}) + "\n";
  for (const Row* row : difference.gone) all += say("letter-gone", {{"line", words_of(*row)}}) + "\n";
  for (const Row* row : difference.added) all += say("letter-added", {{"line", words_of(*row)}}) + "\n";
  return all;
}

std::string grounds_of(const Proposal& proposal) {
  std::set<std::string> all;
  for (const Line& line : proposal.lines) all.insert(line.ground);
  std::vector<std::string> words;
  for (const std::string& ground : all) words.push_back(say("ground-" + ground));
  return joined(words);
}

}  // namespace

std::string letter_of(const Publication& publication, const Copy& copy, const Table& table, const Table* before) {
  const Proposal& proposal = publication.proposal;
  std::vector<std::string> columns;
  for (const std::string& column : table.columns) columns.push_back(column_words(column));
  std::string all = say("letter-title", {{"mark", copy.mark}, {"number", std::to_string(publication.at)}}) + "\n\n";
  if (before) {
    const std::string what = corrections(difference(*before, table));
    all += say("letter-corrects", {{"number", std::to_string(proposal.corrects)}}) + "\n";
    all += (what.empty() ? say("letter-corrects-nothing") + "\n" : what) + "\n";
  }
  const auto line = [&](std::string_view key, std::string value) { all += say(key, {{"value", std::move(value)}}) + "\n"; };
  line("letter-to", copy.to);
  line("letter-made", moment(copy.when));
  line("letter-why", proposal.why);
  if (proposal.counts()) {
    line("letter-caption", proposal.count.caption);
    line("letter-untold", std::to_string(find_recipient(proposal.to.kind)->smallest));
  } else {
    line("letter-grounds", grounds_of(proposal));
  }
  line("letter-rows", std::to_string(copy.rows));
  line("letter-columns", joined(columns));
  line("letter-hash", copy.sha256);
  line("letter-until", day_in_words(proposal.until));
  all += proposal.onward.empty() ? say("letter-onward-nobody") : say("letter-onward", {{"value", joined(proposal.onward)}});
  return all + "\n\n" + say("letter-rules", {{"mark", copy.mark}}) + "\n";
}

}  // namespace nostoi::publish
