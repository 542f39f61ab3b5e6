// PROPERTY=VALUE, read once for all commands that take it.
#include "app/said.hpp"

#include "app/office.hpp"

namespace nostoi::app {

Result<std::vector<Said>> said_of(const std::vector<std::string>& texts, const Said& common, const std::string& valid) {
  const Result<PartialDate> day = day_named(valid);
  if (!day) return tl::unexpected(day.error());
  std::vector<Said> all;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return fail(Code::invalid, say("statement-no-equals", {{"text", text}}));
    Said said = common;
    said.property = text.substr(0, equals);
    said.value = text.substr(equals + 1);
    said.valid = *day;
    all.push_back(std::move(said));
  }
  return all;
}

}  // namespace nostoi::app
