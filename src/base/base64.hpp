// base64: bytes as letters, where only text may stand: in canonical JSON, in a page that carries its pictures inside.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nostoi {

std::string base64(std::string_view bytes);
/// None where the text is no base64.
std::optional<std::string> bytes_of_base64(std::string_view text);

}  // namespace nostoi
