// kinds: what kinds of fields have in common.
#pragma once

#include "nostoi/model.hpp"

namespace nostoi {

/// Whether a field of that kind is a name or a part of one.
constexpr bool is_of_names(Kind kind) {
  return kind == Kind::name || kind == Kind::surname || kind == Kind::given_name || kind == Kind::patronymic;
}

}  // namespace nostoi
