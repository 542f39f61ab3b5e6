// nostoi pfif: what is wrong with a file of the People Finder Interchange Format, and the same records in another form.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/command.hpp"
#include "app/help.hpp"
#include "app/outputs.hpp"
#include "app/rows_out.hpp"
#include "app/talk.hpp"
#include "app/text_table.hpp"
#include "nostoi/pfif.hpp"

namespace nostoi::app {

namespace {

using Json = nlohmann::ordered_json;
using pfif::Document;
using pfif::RecordKind;

struct Arguments {
  std::string file, to = "1.4", out;
  bool json = false;
};

std::size_t count(const Document& document, RecordKind kind) {
  return static_cast<std::size_t>(std::ranges::count(document.records, kind, &pfif::Record::kind));
}

// ---------------------------------------------------------------------------------------------------- findings

std::string number(std::uint64_t value) { return value == 0 ? "" : std::to_string(value); }

std::string table_of(const std::vector<Finding>& findings, pfif::Version version) {
  std::vector<std::vector<std::string>> rows = {{say("pfif-heading-record"), say("pfif-heading-line"), say("pfif-heading-element"),
                                                 say("pfif-heading-gravity"), say("pfif-heading-code"), say("pfif-heading-message")}};
  for (const Finding& finding : findings)
    rows.push_back({number(finding.row), number(finding.physical_row), finding.column,
                    say(pfif::is_error(finding.code, version) ? "pfif-gravity-error" : "pfif-gravity-warning"), finding.code,
                    finding.message});
  return rows.size() == 1 ? "" : text_table(rows, {0, 1});
}

Json json_of(const std::vector<Finding>& findings, pfif::Version version) {
  Json all = Json::array();
  for (const Finding& finding : findings)
    all.push_back({{"row", finding.row},
                   {"physical_row", finding.physical_row},
                   {"element", finding.column},
                   {"gravity", pfif::is_error(finding.code, version) ? "error" : "warning"},
                   {"code", finding.code},
                   {"message", finding.message},
                   {"text", finding.text}});
  return all;
}

std::size_t errors_in(const std::vector<Finding>& findings, pfif::Version version) {
  return static_cast<std::size_t>(
      std::ranges::count_if(findings, [&](const Finding& finding) { return pfif::is_error(finding.code, version); }));
}

int run_validate(const Arguments& arguments) {
  if (arguments.file.empty()) return misuse(say("cli-missing-argument", {{"argument", "FILE"}}), "pfif validate");
  const Result<Document> document = pfif::read_file(arguments.file);
  if (!document) return complain(document.error());
  const std::vector<Finding> findings = pfif::validate(*document, std::time(nullptr));
  const std::size_t errors = errors_in(findings, document->version), persons = count(*document, RecordKind::person);
  const std::size_t notes = count(*document, RecordKind::note);
  const std::string version(version_name(document->version));
  if (arguments.json) {
    const Json answer = {{"version", version},
                         {"persons", persons},
                         {"notes", notes},
                         {"errors", errors},
                         {"warnings", findings.size() - errors},
                         {"findings", json_of(findings, document->version)}};
    fmt::print("{}\n", answer.dump(2, ' ', false, Json::error_handler_t::replace));
  } else {
    const std::string table = table_of(findings, document->version);
    fmt::print("{}{}{}\n", table, table.empty() ? "" : "\n",
               say("pfif-summary", {{"version", version},
                                    {"persons", std::to_string(persons)},
                                    {"notes", std::to_string(notes)},
                                    {"errors", std::to_string(errors)},
                                    {"warnings", std::to_string(findings.size() - errors)}}));
  }
  return errors == 0 ? complete : answer_is_no;
}

// ---------------------------------------------------------------------------------------------------- other forms

Result<void> write_text(const std::string& path, std::string_view text) {
  Result<RowsOut> out = RowsOut::open(path);
  if (!out) return tl::unexpected(out.error());
  out->write(text);
  return out->commit();
}

// One row a record of a kind, in the names of 1.4. A note says first of which person it is, also where the file leaves that to its place.
void write_table(const Document& document, RecordKind kind, const Out& out) {
  std::string rows;
  const std::vector<std::string>& elements = pfif::elements_of(kind);
  const auto row = [&](const auto& cell) {
    for (const std::string& element : elements) append_csv(rows += &element == &elements.front() ? "" : ",", cell(element));
    rows += '\n';
  };
  row([](const std::string& element) { return std::string_view(element); });
  for (const pfif::Record& record : document.records) {
    if (record.kind != kind) continue;
    row([&](const std::string& element) {
      const std::string_view own = record.value(element);
      return own.empty() && record.within && element == "person_record_id" ? document.records[*record.within].value(element) : own;
    });
  }
  out(rows);
}

Result<void> write_tables(const Document& document, const std::string& folder) {
  Result<Outputs> outputs = Outputs::open(folder);
  if (!outputs) return tl::unexpected(outputs.error());
  for (const auto& [name, kind] : {std::pair{"persons.csv", RecordKind::person}, {"notes.csv", RecordKind::note}})
    if (const Result<void> added = outputs->add(name, [&](const Out& out) { write_table(document, kind, out); }); !added)
      return tl::unexpected(added.error());
  return outputs->commit();
}

int run_convert(const Arguments& arguments) {
  constexpr const char* called = "pfif convert";
  if (arguments.file.empty()) return misuse(say("cli-missing-argument", {{"argument", "FILE"}}), called);
  if (arguments.to != "1.4" && arguments.to != "ftm" && arguments.to != "csv")
    return misuse(say("pfif-unknown-form", {{"word", arguments.to}}), called);
  if (arguments.to == "csv" && arguments.out.empty()) return misuse(say("pfif-csv-folder"), called);
  const Result<Document> document = pfif::read_file(arguments.file);
  if (!document) return complain(document.error());
  const pfif::Converted converted = pfif::to_1_4(*document);
  std::vector<Finding> findings = document->findings;
  findings.insert(findings.end(), converted.findings.begin(), converted.findings.end());
  Result<void> written;
  if (arguments.to == "csv")
    written = write_tables(converted.document, arguments.out);
  else
    written = write_text(arguments.out, arguments.to == "ftm" ? write_ftm(converted.document, findings) : write(converted.document));
  if (!written) return complain(written.error());
  fmt::print(stderr, "{}{}\n", table_of(findings, document->version),
             say("pfif-written", {{"persons", std::to_string(count(converted.document, RecordKind::person))},
                                  {"notes", std::to_string(count(converted.document, RecordKind::note))},
                                  {"findings", std::to_string(findings.size())}}));
  return complete;
}

}  // namespace

Command pfif_command(CLI::App& program) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App* pfif = declare(program, "pfif");
  CLI::App* validate = declare(*pfif, "validate");
  value(validate, "FILE", arguments->file, "pfif-file", "FILE");
  flag(validate, "--json", arguments->json, "json");
  CLI::App* convert = declare(*pfif, "convert");
  value(convert, "FILE", arguments->file, "pfif-file", "FILE");
  value(convert, "--to", arguments->to, "pfif-to", "1.4|ftm|csv");
  value(convert, "--out", arguments->out, "pfif-out", "PATH");
  return {pfif, [=] {
            if (validate->parsed()) return run_validate(*arguments);
            if (convert->parsed()) return run_convert(*arguments);
            fmt::print(stderr, "{}", help_text(*pfif));
            return static_cast<int>(wrong_use);
          }};
}

}  // namespace nostoi::app
