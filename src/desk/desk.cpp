// The desk as a log beside the register.
#include "nostoi/desk/desk.hpp"

namespace nostoi::desk {

Result<Register> open(std::shared_ptr<Store> store, const Register& of, const access::Actor& actor) {
  const Result<BesideOf> beside = beside_of(of);
  if (!beside) return tl::unexpected(beside.error());
  Result<std::pair<Register, BesideOf>> opened = open_beside(std::move(store), of.surroundings(), actor, "desk", *beside);
  return opened ? std::move(opened->first) : Result<Register>(tl::unexpected(opened.error()));
}

}  // namespace nostoi::desk
