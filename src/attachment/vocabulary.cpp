// What attachments show and what their bytes are, from data/model/attachments.json: checked when loaded.
#include <algorithm>
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/attachment.hpp"

namespace nostoi::attachment {

namespace {

struct Sign {
  std::size_t at = 0;
  std::string bytes;
};
struct Signed {
  Media media;
  std::vector<Sign> signs;
};
struct Vocabulary {
  std::uint64_t largest = 0;
  std::vector<std::string> kinds;
  std::vector<Signed> media;
};

Signed read_media(const nlohmann::json& entry) {
  Signed media{{entry.at("type"), entry.value("picture", false)}, {}};
  for (const auto& sign : entry.at("signs")) {
    const std::optional<std::string> bytes = bytes_of_hex(sign.at(1).get<std::string>());
    if (!bytes || bytes->empty())
      throw std::logic_error("data/model/attachments.json: '" + media.media.type + "': a sign is no hexadecimal");
    media.signs.push_back({sign.at(0), *bytes});
  }
  if (media.signs.empty()) throw std::logic_error("data/model/attachments.json: '" + media.media.type + "' has no signs");
  return media;
}

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = [] {
    const nlohmann::json file = shipped_json("model/attachments.json");
    Vocabulary read{file.at("largest_bytes"), file.at("shows"), {}};
    for (const auto& entry : file.at("media")) read.media.push_back(read_media(entry));
    if (read.kinds.empty() || read.largest == 0) throw std::logic_error("data/model/attachments.json: shows or largest_bytes is empty");
    return read;
  }();
  return loaded;
}

bool bears(std::string_view beginning, const Sign& sign) {
  return beginning.size() >= sign.at && beginning.substr(sign.at).starts_with(sign.bytes);
}

}  // namespace

const std::vector<std::string>& kinds() { return vocabulary().kinds; }
std::uint64_t largest() { return vocabulary().largest; }

Media media_of(std::string_view beginning) {
  for (const Signed& one : vocabulary().media)
    if (std::ranges::all_of(one.signs, [&](const Sign& sign) { return bears(beginning, sign); })) return one.media;
  return {};
}

bool is_picture(std::string_view type) {
  return std::ranges::any_of(vocabulary().media, [&](const Signed& one) { return one.media.picture && one.media.type == type; });
}

}  // namespace nostoi::attachment
