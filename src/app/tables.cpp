// What every row of a list repeats is made once.
#include "app/tables.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <span>

namespace nostoi::app {

namespace {

// What every row about a line of this list needs, made once.
struct Named {
  std::string name;
  RowWriter::Numbered line;  // LIST:ROW
  const Column* id = nullptr;
};

std::vector<Named> named(const std::vector<List>& lists, const RowWriter& rows) {
  std::vector<Named> all;
  for (const List& list : lists) all.push_back({rows.ready(list.name), rows.numbered(list.name + ":"), list.id_column()});
  return all;
}

void append_line(RowWriter& rows, const Named& list, std::size_t line) {
  rows.write_ready(list.name).number(line + 1).text(list.id ? list.id->cell(line) : "");
}

}  // namespace

At locate(const std::vector<std::uint64_t>& first_line, std::uint32_t line) {
  const auto after = std::upper_bound(first_line.begin(), first_line.end(), line);
  const auto list = static_cast<std::size_t>(after - first_line.begin()) - 1;
  return {list, static_cast<std::size_t>(line - first_line[list])};
}

std::string line_name(const std::vector<List>& lists, const At& at) { return lists[at.list].name + ":" + std::to_string(at.line + 1); }

namespace {

void write_part(const std::vector<List>& lists, const link::Linking& linking, std::span<const link::Pair> pairs, const Out& out,
                Format format, bool heading) {
  RowWriter rows(out, format,
                 {"left_list", "left_row", "left_id", "right_list", "right_row", "right_id", "probability", "weight", "outcome", "reason"},
                 heading);
  const std::vector<Named> names = named(lists, rows);
  const std::string match = rows.ready("match"), review = rows.ready("review");
  const link::Pair* above = nullptr;
  for (const link::Pair& pair : pairs) {
    if (above && above->left == pair.left) {
      rows.begin_as_marked();
    } else {
      const At left = locate(linking.first_line, pair.left);
      append_line(rows, names[left.list], left.line);
      rows.mark_beginning();
    }
    above = &pair;
    const At right = locate(linking.first_line, pair.right);
    append_line(rows, names[right.list], right.line);
    rows.probability(pair.probability).weight(pair.weight);
    rows.write_ready(pair.outcome == link::Outcome::match ? match : review).text(pair.reason).end();
  }
}

/// Hands parts on in their order, each as soon as those before it are there: while one worker writes, the others put together.
class InOrder {
 public:
  InOrder(std::size_t parts, const Out& out) : ready_(parts), out_(out) {}
  void take(std::size_t part, std::string text) {
    const std::lock_guard lock(guard_);
    ready_[part] = std::move(text);
    for (; next_ < ready_.size() && ready_[next_]; ++next_) {
      out_(*ready_[next_]);
      ready_[next_].reset();
    }
  }

 private:
  std::mutex guard_;
  std::vector<std::optional<std::string>> ready_;
  std::size_t next_ = 0;
  const Out& out_;
};

}  // namespace

void write_links(const std::vector<List>& lists, const link::Linking& linking, const Out& out, Format format, std::size_t threads) {
  constexpr std::size_t a_part = 4096;
  const std::span<const link::Pair> pairs = linking.pairs;
  const std::size_t parts = std::max<std::size_t>(1, (pairs.size() + a_part - 1) / a_part);
  InOrder order(parts, out);
  for_chunks(parts, threads, [&](std::size_t part) {
    std::string text;
    const Out keep = [&](std::string_view piece) { text += piece; };
    write_part(lists, linking, pairs.subspan(part * a_part, std::min(pairs.size() - part * a_part, a_part)), keep, format, part == 0);
    order.take(part, std::move(text));
  });
}

void write_people(const std::vector<List>& lists, const link::Linking& linking, const Out& out, Format format) {
  RowWriter rows(out, format, {"person", "list", "row", "id"});
  const std::vector<Named> names = named(lists, rows);
  std::size_t line = 0;
  for (std::size_t list = 0; list < lists.size(); ++list)
    for (std::size_t row = 0; row < lists[list].lines; ++row, ++line) {
      const At first = locate(linking.first_line, linking.person[line]);
      rows.numbered(names[first.list].line, first.line + 1);
      append_line(rows, names[list], row);
      rows.end();
    }
}

void write_findings(const std::vector<List>& lists, const Out& out, Format format) {
  RowWriter rows(out, format, {"list", "row", "physical_row", "column", "code", "message", "text"});
  for (const List& list : lists) {
    std::vector<const Finding*> sorted;
    for (const Finding& finding : list.findings) sorted.push_back(&finding);
    std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->physical_row < b->physical_row; });
    for (const Finding* finding : sorted) {
      rows.text(list.name);
      for (const std::uint64_t row : {finding->row, finding->physical_row}) row ? rows.number(row) : rows.none();
      rows.text(finding->column).text(finding->code).text(finding->message).text(finding->text).end();
    }
  }
}

}  // namespace nostoi::app
