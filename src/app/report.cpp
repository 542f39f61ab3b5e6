// The page is put together from its sections and the shipped template and style.
#include "app/report.hpp"

#include <array>

namespace nostoi::app {

namespace {

struct Section {
  std::string_view name;  // its anchor, and "report-NAME" is its heading
  Html (*make)(const ReportInput&);
};
constexpr std::array<Section, 7> sections = {{{"found", found_section},
                                              {"read", read_section},
                                              {"pairs", pairs_section},
                                              {"findings", findings_section},
                                              {"weights", weights_section},
                                              {"compared", compared_section},
                                              {"made", made_section}}};

Html heading(const Section& section) { return words("report-" + std::string(section.name)); }

Html contents() {
  Html items;
  for (const Section& section : sections) items += tag("li", tag("a", heading(section), "href=\"#" + std::string(section.name) + "\""));
  return tag("nav", tag("ul", items), "aria-label=\"" + escape(say("report-contents")).text + "\"");
}

Html body(const ReportInput& input) {
  Html all;
  for (const Section& section : sections)
    all += tag("section", tag("h2", heading(section)) + section.make(input), "id=\"" + std::string(section.name) + "\"") + markup("\n");
  return all;
}

std::string list_names(const std::vector<List>& lists) {
  std::string names;
  for (const List& list : lists) names += (names.empty() ? "" : ", ") + list.name;
  return names;
}

}  // namespace

Result<std::string> report(const ReportInput& input) {
  return page_alone("report", words("report-title").text,
                    {{"heading", words("report-title").text},
                     {"lists", cell(list_names(input.lists)).text},
                     {"cells", words(input.show_cells ? "report-cells-shown" : "report-cells-hidden").text},
                     {"contents", contents().text},
                     {"body", body(input).text}});
}

}  // namespace nostoi::app
