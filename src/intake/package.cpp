// Parts by name, and the one place where unpacking is bounded: by the total of the package and by the ratio of each part.
#include "intake/package.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>

namespace nostoi::intake {

namespace {

constexpr std::uint64_t ratio_free_bytes = 16u << 20;  // below this a part may shrink as it likes
constexpr std::size_t part_bound = 65536;              // parts of a package: more are not listed

/// Part names compare without case; some writers use backslashes or begin with a slash.
std::string normal_name(std::string_view name) {
  std::string normal;
  for (char c : name) normal += c == '\\' ? '/' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  return normal.substr(std::min(normal.find_first_not_of('/'), normal.size()));
}

}  // namespace

struct Package::State {
  std::unique_ptr<Container> container;
  std::map<std::string, std::size_t, std::less<>> numbers;
  std::vector<std::string> twice;
  std::vector<std::uint64_t> charged;  // per part, what it has cost so far: reading it again costs nothing
  std::uint64_t left = 0;
  std::uint64_t expansion = 0;
  bool salvaged = false;

  Ending unpack(std::size_t part, const Take& take) {
    const std::uint64_t packed = container->parts[part].packed;
    std::uint64_t given = 0;
    bool too_large = false;
    const Ending ending = container->unpack(part, [&](std::string_view piece) {
      given += piece.size();
      if (given > charged[part]) {
        const std::uint64_t cost = given - charged[part];
        charged[part] = given;
        too_large = cost > left || (packed && given > ratio_free_bytes && given / packed > expansion);
        left -= std::min(left, cost);
      }
      return !too_large && take(piece);
    });
    return too_large ? Ending::too_large : ending;
  }
};

Result<Package> Package::open(const std::filesystem::path& path, const Limits& limits) {
  Package package;
  package.state_ = std::make_shared<State>();
  State& state = *package.state_;
  state.container = open_container(path);
  if (!state.container) {
    state.container = salvage_container(path);
    state.salvaged = true;
  }
  if (!state.container) return fail(Code::invalid, say("package-unreadable", {{"file", path.string()}}), {path.string(), 0, ""});
  if (state.container->parts.size() > part_bound) state.container->parts.resize(part_bound);
  for (std::size_t i = 0; i < state.container->parts.size(); ++i) {
    const std::string name = normal_name(state.container->parts[i].name);
    if (!state.numbers.emplace(name, i).second) state.twice.push_back(name);
  }
  state.charged.resize(state.container->parts.size());
  state.left = limits.expanded_bytes;
  state.expansion = limits.expansion;
  return package;
}

std::size_t Package::find(std::string_view name) const {
  const auto found = state_->numbers.find(normal_name(name));
  return found == state_->numbers.end() ? none : found->second;
}

ByteSource Package::part(std::string_view name) const {
  const std::size_t number = find(name);
  if (number == none) return [](const Take&) { return Ending::missing; };
  return [state = state_, number](const Take& take) { return state->unpack(number, take); };
}

std::vector<std::string> Package::names() const {
  std::vector<std::string> names;
  for (const Container::Part& part : state_->container->parts) names.push_back(normal_name(part.name));
  return names;
}

const std::vector<std::string>& Package::twice() const { return state_->twice; }
bool Package::salvaged() const { return state_->salvaged; }

std::string slurp(const ByteSource& bytes, std::size_t bound) {
  std::string all;
  bytes([&](std::string_view piece) {
    all.append(piece.substr(0, bound - all.size()));
    return all.size() < bound;
  });
  return all;
}

ByteSource plain_file_bytes(const std::filesystem::path& path) {
  return [path](const Take& take) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Ending::missing;
    std::string piece(1 << 16, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
      if (!take(std::string_view(piece).substr(0, static_cast<std::size_t>(file.gcount())))) return Ending::stopped;
    return Ending::complete;
  };
}

}  // namespace nostoi::intake
