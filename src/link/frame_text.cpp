// A frame as text. Its numbers come back exactly as they were: two weights that differ by rounding are two weights.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "link/frame.hpp"

namespace nostoi::link {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Frame::Feature& one) {
  return {{"name", one.name},
          {"kind", static_cast<int>(one.kind)},
          {"comparator", static_cast<int>(one.comparator)},
          {"fields", one.fields},
          {"by_name", one.by_name},
          {"lines_with_value", one.lines_with_value},
          {"beginnings", one.beginnings},
          {"copies", one.copies},
          {"m", one.table.m},
          {"u", one.table.u},
          {"mean_rarity", one.table.mean_rarity},
          {"namesakes", one.table.namesakes}};
}

Frame::Feature feature_of(const Json& json) {
  Frame::Feature one;
  one.name = json.at("name");
  one.kind = static_cast<Kind>(json.at("kind").get<int>());
  one.comparator = static_cast<Comparator>(json.at("comparator").get<int>());
  one.fields = json.at("fields").get<std::vector<std::string>>();
  one.by_name = json.at("by_name");
  one.lines_with_value = json.at("lines_with_value");
  one.beginnings = json.at("beginnings").get<std::vector<std::uint64_t>>();
  one.copies = json.at("copies");
  one.table.m = json.at("m").get<std::vector<double>>();
  one.table.u = json.at("u").get<std::vector<double>>();
  one.table.mean_rarity = json.at("mean_rarity").get<std::vector<Weight>>();
  one.table.namesakes = json.at("namesakes");
  return one;
}

/// A damaged row is no frame: what is indexed by levels and letters has to have as many.
bool is_whole(const Frame::Feature& one) {
  if (one.comparator > Comparator::category || one.kind > Kind::day) return false;
  const std::size_t levels = level_names(one.comparator).size();
  return one.table.m.size() == levels && one.table.u.size() == levels && one.table.mean_rarity.size() == levels &&
         one.beginnings.size() == 256;
}

}  // namespace

std::string to_text(const Frame& frame) {
  Json json{{"format", frame_format},   {"data", frame.data_hash},       {"left_out", frame.left_out},
            {"company", frame.company}, {"within", frame.priors.within}, {"between", frame.priors.between},
            {"keys", frame.keys},       {"crowded", frame.crowded},      {"crowded_keys", frame.crowded_keys},
            {"floor", frame.floor},     {"features", Json::array()}};
  for (const Frame::Feature& one : frame.features) json["features"].push_back(json_of(one));
  return json.dump();
}

std::optional<Frame> frame_of_text(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object() || json.value("format", 0) != frame_format || json.value("data", "") != shipped_hash()) return std::nullopt;
  try {
    Frame frame;
    frame.data_hash = json.at("data");
    frame.left_out = json.at("left_out").get<std::vector<std::string>>();
    frame.company = json.at("company").get<Company>();
    frame.priors = {json.at("within"), json.at("between")};
    frame.keys = json.at("keys").get<std::vector<std::string>>();
    frame.crowded = json.at("crowded").get<std::vector<std::uint64_t>>();
    frame.crowded_keys = json.at("crowded_keys").get<std::vector<std::size_t>>();
    if (std::ranges::any_of(frame.crowded_keys, [&](std::size_t key) { return key >= frame.keys.size(); })) return std::nullopt;
    frame.floor = json.at("floor");
    for (const Json& one : json.at("features")) {
      frame.features.push_back(feature_of(one));
      if (!is_whole(frame.features.back())) return std::nullopt;
    }
    return frame;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace nostoi::link
