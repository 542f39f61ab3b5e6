// The shape of run.json stands here and in docs/formats/run.md.
#include "app/run_file.hpp"

#include <nlohmann/json.hpp>

namespace nostoi::app {

namespace {
using Json = nlohmann::ordered_json;
constexpr int format = 1;

Result<link::Scope> scope_named(const std::string& name) {
  for (const link::Scope scope : {link::Scope::all, link::Scope::within, link::Scope::between})
    if (scope_name(scope) == name) return scope;
  return fail(Code::invalid, say("run-file-unreadable"));
}
}  // namespace

std::string_view scope_name(link::Scope scope) {
  constexpr std::string_view names[] = {"all", "within", "between"};
  return names[static_cast<std::size_t>(scope)];
}

std::string to_json(const RunFile& run) {
  Json json = {{"format", format}, {"program", "nostoi " NOSTOI_VERSION}};
  json["files"] = Json::array();
  json["lists"] = Json::array();
  for (const RunFile::File& file : run.files) json["files"].push_back({{"path", file.path}, {"sha256", file.sha256}, {"size", file.size}});
  for (const RunFile::ListEntry& list : run.lists) json["lists"].push_back({{"name", list.name}, {"lines", list.lines}});
  json["options"] = {{"columns", run.columns},
                     {"format", run.format},
                     {"scope", scope_name(run.scope)},
                     {"one_to_one", run.one_to_one},
                     {"threshold", run.threshold},
                     {"review", run.review},
                     {"seed", run.seed}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<RunFile> run_file_from_json(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    if (json.at("format").get<int>() != format) return fail(Code::unsupported, say("run-file-format"));
    RunFile run;
    for (const Json& file : json.at("files")) run.files.push_back({file.at("path"), file.at("sha256"), file.at("size")});
    for (const Json& list : json.at("lists")) run.lists.push_back({list.at("name"), list.at("lines")});
    const Json& options = json.at("options");
    run.columns = options.at("columns").get<std::vector<std::string>>();
    run.format = options.value("format", run.format);
    const Result<link::Scope> scope = scope_named(options.at("scope"));
    if (!scope) return tl::unexpected(scope.error());
    run.scope = *scope;
    run.one_to_one = options.at("one_to_one");
    run.threshold = options.at("threshold");
    run.review = options.at("review");
    run.seed = options.at("seed");
    return run;
  } catch (const Json::exception&) {
    return fail(Code::invalid, say("run-file-unreadable"));
  }
}

}  // namespace nostoi::app
