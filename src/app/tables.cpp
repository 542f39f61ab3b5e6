// Rows are put together in a buffer; what every row of a list repeats is made once.
#include "app/tables.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace nostoi::app {

namespace {

class Buffer {
 public:
  explicit Buffer(const Out& out) : out_(out) { text_.reserve(most + 4096); }
  ~Buffer() {
    if (!text_.empty()) out_(text_);
  }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  Buffer& raw(std::string_view text) { return text_ += text, *this; }
  Buffer& field(std::string_view text) { return append_csv(text_, text), *this; }
  Buffer& next() { return text_ += ',', *this; }
  Buffer& number(std::uint64_t value) {
    char digits[20];
    return raw({digits, std::to_chars(digits, digits + sizeof digits, value).ptr});
  }
  /// A number in fixed point, `units` of which are one: to so many decimals, halves to the even digit.
  Buffer& fixed(std::int64_t value, std::int64_t units, std::int64_t decimals) {
    if (value < 0) text_ += '-';
    std::int64_t power = 1;
    for (std::int64_t i = 0; i < decimals; ++i) power *= 10;
    const std::int64_t scaled = std::abs(value) * power, rest = scaled % units;
    const std::int64_t rounded = scaled / units + (2 * rest > units || (2 * rest == units && scaled / units % 2 != 0));
    number(static_cast<std::uint64_t>(rounded / power)).raw(".");
    for (std::int64_t digit = power / 10; digit > 0; digit /= 10) text_ += static_cast<char>('0' + rounded / digit % 10);
    return *this;
  }
  /// A probability to six decimals.
  Buffer& probability(double value) { return fixed(std::llround(value * 1'000'000), 1'000'000, 6); }
  void end() {
    text_ += '\n';
    if (text_.size() < most) return;
    out_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t most = 1 << 18;
  const Out& out_;
  std::string text_;
};

// What every row about a line of this list needs, made once.
struct Named {
  std::string field;    // the name of the list as a CSV field
  std::string prefix;   // the name as it begins LIST:ROW
  bool quoted = false;  // LIST:ROW has to stand in quotes
  const Column* id = nullptr;
};

std::vector<Named> named(const std::vector<List>& lists) {
  std::vector<Named> all;
  for (const List& list : lists) {
    Named one{{}, list.name + ":", false, list.id_column()};
    append_csv(one.field, list.name);
    one.quoted = one.field.size() != list.name.size();
    if (one.quoted) one.prefix = one.field.substr(0, one.field.size() - 1) + ":";
    all.push_back(std::move(one));
  }
  return all;
}

void append_person(Buffer& out, const Named& list, std::size_t line) {
  out.raw(list.prefix).number(line + 1);
  if (list.quoted) out.raw("\"");
}

void append_line(Buffer& out, const Named& list, std::size_t line) {
  out.raw(list.field).next().number(line + 1).next();
  if (list.id) out.field(list.id->cell(line));
}

}  // namespace

At locate(const std::vector<std::uint64_t>& first_line, std::uint32_t line) {
  const auto after = std::upper_bound(first_line.begin(), first_line.end(), line);
  const auto list = static_cast<std::size_t>(after - first_line.begin()) - 1;
  return {list, static_cast<std::size_t>(line - first_line[list])};
}

std::string line_name(const std::vector<List>& lists, const At& at) { return lists[at.list].name + ":" + std::to_string(at.line + 1); }

void write_links(const std::vector<List>& lists, const link::Linking& linking, const Out& out) {
  const std::vector<Named> names = named(lists);
  Buffer buffer(out);
  buffer.raw("left_list,left_row,left_id,right_list,right_row,right_id,probability,weight,outcome,reason").end();
  for (const link::Pair& pair : linking.pairs) {
    const At left = locate(linking.first_line, pair.left), right = locate(linking.first_line, pair.right);
    append_line(buffer, names[left.list], left.line);
    buffer.next();
    append_line(buffer, names[right.list], right.line);
    buffer.next().probability(pair.probability).next().fixed(pair.weight, 65'536, 4).next();
    buffer.raw(pair.outcome == link::Outcome::match ? "match" : "review").next().field(pair.reason).end();
  }
}

void write_people(const std::vector<List>& lists, const link::Linking& linking, const Out& out) {
  const std::vector<Named> names = named(lists);
  Buffer buffer(out);
  buffer.raw("person,list,row,id").end();
  std::size_t line = 0;
  for (std::size_t list = 0; list < lists.size(); ++list)
    for (std::size_t row = 0; row < lists[list].lines; ++row, ++line) {
      const At first = locate(linking.first_line, linking.person[line]);
      append_person(buffer, names[first.list], first.line);
      buffer.next();
      append_line(buffer, names[list], row);
      buffer.end();
    }
}

void write_findings(const std::vector<List>& lists, const Out& out) {
  Buffer buffer(out);
  buffer.raw("list,row,physical_row,column,code,message,text").end();
  const auto number = [&](std::uint64_t value) {
    if (value) buffer.number(value);
    buffer.next();
  };
  for (const List& list : lists) {
    std::vector<const Finding*> sorted;
    for (const Finding& finding : list.findings) sorted.push_back(&finding);
    std::stable_sort(sorted.begin(), sorted.end(), [](auto* a, auto* b) { return a->physical_row < b->physical_row; });
    for (const Finding* finding : sorted) {
      buffer.field(list.name).next();
      number(finding->row);
      number(finding->physical_row);
      buffer.field(finding->column).next().field(finding->code).next().field(finding->message).next().field(finding->text).end();
    }
  }
}

}  // namespace nostoi::app
