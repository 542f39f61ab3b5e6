// JSON: not read yet.
#include "intake/raw.hpp"

namespace nostoi::intake {

Result<void> read_json(const std::filesystem::path& path, const Limits&, RawSink&) {
  return fail(Code::unsupported, say("file-unreadable", {{"file", path.string()}, {"why", "JSON"}}), {path.string(), 0, ""});
}

}  // namespace nostoi::intake
