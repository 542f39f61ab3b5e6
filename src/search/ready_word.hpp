// ready_word: words of a register's names ready to be compared, remembered from one search to the next: the same few thousand are near the
// words that people ask for.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "nostoi/names.hpp"

namespace nostoi::search {

struct ReadyWord {
  names::Token token;
  std::vector<names::NameWord> ready;  ///< a double-barrelled word is two
};

/// The word of a key (key_of), ready to be compared; nullptr where the key is none. Up to 32,768 words are remembered, about a KiB each, for
/// the whole program. Thread-safe.
std::shared_ptr<const ReadyWord> ready_word(std::string_view key);

}  // namespace nostoi::search
