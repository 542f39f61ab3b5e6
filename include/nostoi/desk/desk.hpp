// desk: the office's own affairs beside its register: who may sign in, which files wait to be taken up, which work is under way. They are a
// log of their own, chained like that of the register, in a store beside it; what is secret in it (hashes of passwords, bytes of drafts) is
// erased from it when it is over.
#pragma once

#include <memory>

#include "nostoi/register.hpp"

namespace nostoi::desk {

/// The desk of a register in a store; an empty store becomes one. conflict where it is the desk of another register.
Result<Register> open(std::shared_ptr<Store> store, const Register& of, const access::Actor& actor);

}  // namespace nostoi::desk
