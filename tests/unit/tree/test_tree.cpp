// The one direction of the tree: a room includes only itself and rooms above it in src/rooms.txt, and technologies never include each
// other. Read from the sources themselves, so that nothing has to be registered.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
const fs::path root = NOSTOI_ROOT;

struct Rooms {
  std::map<std::string, int> place;    // from the top of rooms.txt
  std::set<std::string> technologies;  // marked so in rooms.txt

  bool may_include(const std::string& from, const std::string& to) const {
    if (!place.contains(from) || !place.contains(to)) return false;
    if (from != to && technologies.contains(from) && technologies.contains(to)) return false;
    return place.at(to) <= place.at(from);
  }
};

Rooms parse_rooms(std::istream& in) {
  Rooms rooms;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string room, mark;
    if (!(words >> room)) continue;
    rooms.place.emplace(room, static_cast<int>(rooms.place.size()));
    if (words >> mark && mark == "technology") rooms.technologies.insert(room);
  }
  return rooms;
}

Rooms rooms_of_tree() {
  std::ifstream in(root / "src/rooms.txt");
  return parse_rooms(in);
}

std::vector<fs::path> sources(const fs::path& folder) {
  std::vector<fs::path> found;
  if (!fs::exists(root / folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder))
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

// The room an #include line names: "intake/raw.hpp", "nostoi/intake.hpp" and "nostoi/intake/x.hpp" all name intake; a file beside it none.
std::string room_included(const std::string& line) {
  static const std::regex quoted("\\s*#\\s*include\\s*\"([^\"]+)\".*");
  std::smatch found;
  if (!std::regex_match(line, found, quoted)) return "";
  const fs::path path = found[1].str();
  if (!path.has_parent_path()) return "";
  return *path.begin() == "nostoi" ? std::next(path.begin())->stem().string() : path.begin()->string();
}

std::vector<std::string> wrong_arrows(const fs::path& file, const std::string& room, const Rooms& rooms) {
  std::vector<std::string> wrong;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (const auto to = room_included(line); !to.empty() && !rooms.may_include(room, to))
      wrong.push_back(fs::relative(file, root).string() + ": " + room + " may not include " + to);
  return wrong;
}

TEST(Rooms, IncludeOnlyThemselvesAndRoomsAboveThem) {
  const auto rooms = rooms_of_tree();
  ASSERT_GE(rooms.place.size(), 6u);
  for (const auto& file : sources("src"))
    for (const auto& wrong : wrong_arrows(file, fs::relative(file, root / "src").begin()->string(), rooms)) ADD_FAILURE() << wrong;
  for (const auto& file : sources("include/nostoi"))
    for (const auto& wrong : wrong_arrows(file, fs::relative(file, root / "include/nostoi").begin()->stem().string(), rooms))
      ADD_FAILURE() << wrong;
}

// What shows goes through the doors, which ask who looks and tell the trail.
TEST(Rooms, ShowARegisterThroughItsPublicDoorsAlone) {
  for (const auto& file : sources("src/app")) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
      EXPECT_EQ(line.find("#include \"register/"), std::string::npos) << fs::relative(file, root) << ": " << line;
  }
}

TEST(Rooms, AllStandInRoomsTxt) {
  const auto rooms = rooms_of_tree();
  for (const auto& entry : fs::directory_iterator(root / "src"))
    EXPECT_TRUE(!entry.is_directory() || rooms.place.contains(entry.path().filename().string())) << entry.path().filename();
}

TEST(RoomsRule, RefusesAnArrowBackwardsAndBetweenTechnologies) {
  std::istringstream text("# order\nbase\nlink\nsqlite technology\nhttp technology\napp\n");
  const auto rooms = parse_rooms(text);
  EXPECT_TRUE(rooms.may_include("link", "base"));
  EXPECT_TRUE(rooms.may_include("http", "http"));
  EXPECT_TRUE(rooms.may_include("app", "sqlite"));
  EXPECT_FALSE(rooms.may_include("base", "link"));
  EXPECT_FALSE(rooms.may_include("http", "sqlite"));
  EXPECT_FALSE(rooms.may_include("link", "unheard-of"));
}

TEST(RoomsRule, ReadsIncludesAsTheyAreWritten) {
  EXPECT_EQ(room_included("#include \"intake/raw.hpp\""), "intake");
  EXPECT_EQ(room_included("  # include \"nostoi/link.hpp\"  // why"), "link");
  EXPECT_EQ(room_included("#include \"nostoi/register/person.hpp\""), "register");
  EXPECT_EQ(room_included("#include <vector>"), "");
  EXPECT_EQ(room_included("#include \"beside.hpp\""), "");
}

TEST(Files, OpenWithACommentOnWhatTheyAreFor) {
  for (const char* folder : {"src", "include", "tests", "bench", "examples"})
    for (const auto& file : sources(folder)) {
      std::ifstream in(file);
      std::string first;
      std::getline(in, first);
      EXPECT_TRUE(first.starts_with("// ") && first.size() > 20) << fs::relative(file, root) << " opens with: " << first;
    }
}

}  // namespace
