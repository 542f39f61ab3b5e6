// readable: codes that are read aloud and typed. Thirty-two signs of which none is taken for another: five bits of each byte.
#pragma once

#include <string>
#include <string_view>

namespace nostoi {

inline std::string readable(std::string_view bytes) {
  constexpr std::string_view signs = "ACDEFGHJKLMNPQRTUVWXY34679BSZ258";
  std::string code;
  for (const char byte : bytes) code += signs[static_cast<unsigned char>(byte) % signs.size()];
  return code;
}

}  // namespace nostoi
