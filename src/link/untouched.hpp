// untouched: long vectors that parallel work fills. One idea: memory costs most when it is touched first, so that is left to the workers
// instead of one thread that writes zeros beforehand. Whoever resizes such a vector writes every element before it is read.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace nostoi::link {

template <class T>
struct Untouched : std::allocator<T> {
  static_assert(std::is_trivially_copyable_v<T>);
  template <class U>
  struct rebind {
    using other = Untouched<U>;
  };
  template <class U, class... Arguments>
  void construct(U* at, Arguments&&... arguments) {
    if constexpr (sizeof...(arguments) > 0) std::construct_at(at, std::forward<Arguments>(arguments)...);
  }
};

template <class T>
using UntouchedVector = std::vector<T, Untouched<T>>;

}  // namespace nostoi::link
