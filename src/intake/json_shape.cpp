// The first walk over a JSON file collects the paths of all values; only at its end is it known which of them are columns of records.
#include "intake/json_shape.hpp"

#include <algorithm>
#include <map>

#include "intake/json_walk.hpp"
#include "intake/letters.hpp"

namespace nostoi::intake {

namespace {

class Survey final : public JsonEvents {
 public:
  Survey(DecodedText& text, std::size_t most) : text_(text), most_(most) {}

  void open(const std::string& path, bool array) override {
    if (path.empty()) ++top_values_;
    if (path.empty() && top_values_ == 1) top_is_array_ = array;
    if (!is_in_outermost_array(path)) return;
    const auto found = std::find_if(places_.begin(), places_.end(), [&](const Place& place) { return place.path == path; });
    Place& place = found != places_.end() ? *found : places_.size() < most_ ? places_.emplace_back(Place{path, 0, 0}) : places_.back();
    ++(array ? place.arrays : place.objects);
  }
  void close(const std::string&, bool) override {}
  void scalar(const std::string& path, const JsonScalar&) override {
    text_.oddities().clear();
    if (path.empty()) ++top_values_;
    if (paths_.size() < most_ && seen_.try_emplace(path, true).second) paths_.push_back(path);
  }
  void too_deep(const std::string&) override {}
  void damaged(JsonDamage, std::string_view) override { text_.oddities().clear(); }

  std::vector<JsonTable> tables(bool lines) const {
    std::vector<JsonTable> tables;
    if (!lines && top_is_array_) {
      const bool positional = std::any_of(places_.begin(), places_.end(), [](const Place& p) { return p.path == "[]" && p.objects == 0; });
      tables.push_back({"[]", positional, {}, {}});
    } else if (!lines && top_values_ == 1) {
      for (const Place& place : places_)
        if (place.objects > 0) tables.push_back({place.path, false, {}, {}});
    }
    if (tables.empty()) tables.push_back({"", false, {}, {}});
    return tables;
  }
  const std::vector<std::string>& paths() const { return paths_; }

 private:
  struct Place {
    std::string path;
    std::uint64_t objects, arrays;
  };
  static bool is_in_outermost_array(const std::string& path) { return path.ends_with("[]") && path.find("[]") + 2 == path.size(); }

  DecodedText& text_;
  std::size_t most_;
  std::uint64_t top_values_ = 0;
  bool top_is_array_ = false;
  std::vector<Place> places_;
  std::vector<std::string> paths_;
  std::unordered_map<std::string, bool> seen_;
};

/// The heading of a value: its path within the record without the marks of arrays.
std::string heading(std::string_view path) {
  std::string text(path);
  for (std::size_t at; (at = text.find("[]")) != std::string::npos;) text.erase(at, 2);
  return text.starts_with('.') ? text.substr(1) : text;
}

void add_columns(JsonTable& table, const std::vector<std::string>& paths, std::size_t most) {
  std::unordered_map<std::string, std::size_t> numbers;
  for (const std::string& path : paths) {
    if (!path.starts_with(table.path)) continue;
    const std::string_view within = std::string_view(path).substr(table.path.size());
    if (!table.path.empty() && !within.empty() && within[0] != '.' && within[0] != '[') continue;
    std::string header = heading(within);
    if (numbers.size() == most && !numbers.contains(header)) continue;
    const auto [column, fresh] = numbers.try_emplace(header, table.headers.size());
    if (fresh) table.headers.push_back(std::move(header));
    table.columns[path] = column->second;
  }
}

class Whole final : public JsonEvents {
 public:
  bool complete = true;
  void open(const std::string&, bool) override {}
  void close(const std::string&, bool) override {}
  void scalar(const std::string& path, const JsonScalar&) override { complete = complete && !path.empty(); }
  void too_deep(const std::string&) override {}
  void damaged(JsonDamage, std::string_view) override { complete = false; }
};

class OneLine final : public Text {
 public:
  explicit OneLine(std::string_view line) : line_(line) {}
  bool more(Window& window) override {
    window.append(line_);
    return !std::exchange(line_, {}).empty();
  }

 private:
  std::string_view line_;
};

bool is_complete(std::string_view line) {
  Whole whole;
  OneLine text(line);
  JsonWalk(text, false, Limits(), whole).run();
  return whole.complete;
}

/// JSON Lines: several lines, and at least half of them hold a whole object or array.
bool is_lines(std::string_view sample, bool whole) {
  constexpr std::size_t most = 50;
  std::size_t lines = 0, complete = 0;
  while (!sample.empty() && lines < most) {
    const std::size_t end = sample.find('\n');
    if (end == std::string_view::npos && !whole && lines > 0) break;  // the sample cuts it
    const std::string_view line = trimmed(sample.substr(0, end));
    sample.remove_prefix(std::min(end == std::string_view::npos ? end : end + 1, sample.size()));
    if (line.empty()) continue;
    ++lines;
    complete += is_complete(line);
  }
  return lines >= 2 && complete > 0 && complete * 2 >= lines;
}

}  // namespace

const JsonTable* JsonShape::table_at(const std::string& path) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const JsonTable& table) { return table.path == path; });
  return found == tables.end() ? nullptr : &*found;
}

JsonShape survey_json(const OpenBytes& open, const Limits& limits) {
  constexpr std::size_t sample_bytes = 1 << 16;
  JsonShape shape;
  {
    DecodedText text(open());
    Window window;
    bool whole = false;
    while (!whole && window.size() < sample_bytes) whole = !text.more(window);
    shape.lines = is_lines(window.view(), whole);
  }
  DecodedText text(open());
  Survey survey(text, 2 * limits.columns + 100);
  JsonWalk(text, shape.lines, limits, survey).run();
  shape.tables = survey.tables(shape.lines);
  for (JsonTable& table : shape.tables)
    if (!table.positional) add_columns(table, survey.paths(), limits.columns);
  return shape;
}

}  // namespace nostoi::intake
