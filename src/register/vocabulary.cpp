// How something can be said, from data/model: checked when loaded.
#include <stdexcept>

#include "base/shipped_json.hpp"
#include "nostoi/register.hpp"

namespace nostoi {

namespace {

struct Ways {
  std::vector<std::string> qualifiers, stances, media;
};
const Ways& ways() {
  static const Ways loaded = [] {
    const nlohmann::json file = shipped_json("model/statements.json");
    Ways ways{file.at("qualifiers"), file.at("stances"), file.at("media")};
    if (ways.qualifiers.empty() || ways.stances.empty() || ways.media.empty())
      throw std::logic_error("data/model/statements.json: qualifiers, stances and media must not be empty");
    return ways;
  }();
  return loaded;
}

}  // namespace

const std::vector<std::string>& qualifiers() { return ways().qualifiers; }
const std::vector<std::string>& stances() { return ways().stances; }
const std::vector<std::string>& media() { return ways().media; }

}  // namespace nostoi
