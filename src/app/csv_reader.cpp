// One field at a time; a quoted field may hold anything.
#include "app/csv_reader.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace nostoi::app {

namespace {

// Appends the field that begins at `at` and returns where it ends: on a comma, a line end or the end of the text.
std::size_t read_field(std::string_view text, std::size_t at, std::string& field) {
  field.clear();
  if (at >= text.size() || text[at] != '"') {
    const std::size_t end = std::min(text.find_first_of(",\r\n", at), text.size());
    field = text.substr(at, end - at);
    return end;
  }
  for (++at; at < text.size(); ++at) {
    if (text[at] != '"') {
      field += text[at];
    } else if (at + 1 < text.size() && text[at + 1] == '"') {
      field += text[at++];
    } else {
      return at + 1;
    }
  }
  return at;
}

}  // namespace

void read_csv(std::string_view text, const std::function<bool(const Record&)>& each) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Record record;
  std::size_t fields = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (fields == record.size()) record.emplace_back();
    at = read_field(text, at, record[fields++]);
    if (at < text.size() && text[at] == ',') {
      if (++at < text.size()) continue;
      if (fields == record.size()) record.emplace_back();
      record[fields++].clear();
    }
    if (at < text.size() && text[at] == '\r') ++at;
    if (at < text.size() && text[at] == '\n') ++at;
    record.resize(fields);
    const bool empty = fields == 1 && record[0].empty();
    if (!empty && !each(record)) return;
    fields = 0;
  }
}

Result<std::string> read_text(const std::string& path) {
  std::error_code error;
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path, error))
    return fail(Code::not_found, say("cli-no-file", {{"file", path}}), {path, 0, ""});
  std::string text;
  if (const auto size = std::filesystem::file_size(path, error); !error) text.reserve(size);
  text.assign(std::istreambuf_iterator<char>(file), {});
  return text;
}

}  // namespace nostoi::app
