// The column speaks first (order of day and month, spreadsheet numbers, ages), then each distinct value is read once.
#include "intake/interpret_dates.hpp"

#include "intake/dates.hpp"

namespace nostoi::intake {

namespace {

Kind kind_of(const Column& column) {
  const Field* field = find_field(column.field);
  return field ? field->kind : Kind::text;
}

std::vector<CountedText> counted(const Column& column) {
  std::vector<CountedText> values(column.values.size());
  for (std::uint32_t i = 0; i < column.values.size(); ++i) values[i] = {column.values[i], 0};
  for (const std::uint32_t cell : column.cells) ++values[cell].count;
  return values;
}

void tell_of_column(List& list, const Column& column, std::string_view code, std::string text, std::uint64_t count) {
  Finding finding;
  finding.code = code;
  finding.column = column.header;
  finding.message = say(code, {{"column", column.header}, {"count", std::to_string(count)}, {"text", text}});
  finding.text = std::move(text);
  list.findings.push_back(std::move(finding));
}

/// A finding for every line that holds a value with trouble.
void tell_of_lines(List& list, const Column& column, const std::vector<std::string_view>& trouble) {
  for (std::size_t line = 0; line < column.cells.size(); ++line) {
    const std::string_view code = trouble[column.cells[line]];
    if (code.empty()) continue;
    Finding finding;
    finding.code = code;
    finding.row = line + 1;
    finding.physical_row = list.physical_row(line);
    finding.column = column.header;
    finding.text = column.cell(line);
    finding.message = say(code, {{"text", finding.text}, {"column", column.header}});
    list.findings.push_back(std::move(finding));
  }
}

DateContext context_of(const Column& column, std::span<const CountedText> values, const OrderEvidence& order, const PartialDate& as_of) {
  DateContext context;
  context.order = order.order;
  context.birth = column.field == "birth_date" || column.field == "birth_year" || column.field == "age";
  context.ages = kind_of(column) == Kind::age;
  context.short_years = kind_of(column) == Kind::year;
  context.serials = kind_of(column) == Kind::date && look_like_serials(values);
  context.as_of = date_inside(column.header);
  if (!context.as_of.known()) context.as_of = as_of;
  return context;
}

}  // namespace

bool holds_dates(const Column& column) {
  const Kind kind = kind_of(column);
  return column.kept() && (kind == Kind::date || kind == Kind::year || kind == Kind::age);
}

void interpret_dates(List& list, Column& column, const PartialDate& as_of) {
  const std::vector<CountedText> values = counted(column);
  const std::span<const CountedText> filled = std::span(values).subspan(1);
  const OrderEvidence order = decide_order(filled);
  const DateContext context = context_of(column, filled, order, as_of);
  if (context.ages && !context.as_of.known()) return tell_of_column(list, column, "age-undated-column", {}, column.cells.size());

  column.dates.resize(values.size());
  std::vector<std::string_view> trouble(values.size());
  std::uint64_t troubled = 0, short_years = 0;
  std::string first_open;
  for (std::size_t i = 1; i < values.size(); ++i) {
    const DateReading reading = read_date(values[i].text, context);
    column.dates[i] = reading.date;
    trouble[i] = reading.trouble;
    troubled += !reading.trouble.empty();
    if (reading.short_year) short_years += values[i].count;
    if (reading.order_mattered && first_open.empty()) first_open = values[i].text;
  }
  if (order.assumed) tell_of_column(list, column, "date-order-assumed", first_open, order.open);
  if (order.day_first && order.month_first && order.open)
    tell_of_column(list, column, order.order == Order::day_first ? "date-order-mixed-day" : "date-order-mixed-month", first_open,
                   std::min(order.day_first, order.month_first));
  if (short_years) tell_of_column(list, column, "date-short-year", {}, short_years);
  if (troubled) tell_of_lines(list, column, trouble);
}

}  // namespace nostoi::intake
