// register: one sourced file per person, nothing overwritten, everything reversible. Everything that happens is an event in a log that is
// only appended to; what is known at a moment is computed from the events up to it. Statements and identity decisions hang on anchors
// (lines of lists, notes), never on persons, so that a split gives every statement back. docs/formats/log.md says what stands in the log.
#pragma once

#include "nostoi/register/identity.hpp"
#include "nostoi/register/lists.hpp"
#include "nostoi/register/log.hpp"
#include "nostoi/register/notes.hpp"
#include "nostoi/register/person.hpp"
#include "nostoi/register/register.hpp"
