// Links two lists from C++: reads both files, links their lines, and prints who is on both, with the reasons for the first pair.
// Usage: link-two-lists LEFT RIGHT
#include <cstdio>
#include <nostoi/intake.hpp>
#include <nostoi/link.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

// The global number of a line, as link() counts them, back to "list:row".
std::string place(const std::vector<nostoi::List>& lists, const nostoi::link::Linking& linking, std::uint32_t line) {
  std::size_t list = 0;
  while (line >= linking.first_line[list + 1]) ++list;
  return lists[list].name + ":" + std::to_string(line - linking.first_line[list] + 1);
}

int complain(const nostoi::Error& error) {
  std::fprintf(stderr, "%s\n", error.sentence.c_str());
  return 3;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return std::fprintf(stderr, "usage: link-two-lists LEFT RIGHT\n"), 2;

  std::vector<nostoi::List> lists;
  for (const char* file : {arguments[1], arguments[2]}) {
    auto read = nostoi::intake::read_file(file, {});
    if (!read) return complain(read.error());
    for (auto& list : *read) lists.push_back(std::move(list));
  }
  const auto linking = nostoi::link::link(lists, {.scope = nostoi::link::Scope::between});
  if (!linking) return complain(linking.error());

  bool explained = false;
  for (const auto& pair : linking->pairs) {
    if (pair.outcome != nostoi::link::Outcome::match) continue;
    std::printf("%s is %s (%.3f)\n", place(lists, *linking, pair.left).c_str(), place(lists, *linking, pair.right).c_str(),
                pair.probability);
    if (std::exchange(explained, true)) continue;
    for (const auto& step : nostoi::link::explain(lists, *linking, pair.left, pair.right).steps)
      std::printf("  %-16s %+6.1f bits  %s | %s\n", step.comparison.c_str(), nostoi::bits(step.weight), step.left.c_str(),
                  step.right.c_str());
  }
}
