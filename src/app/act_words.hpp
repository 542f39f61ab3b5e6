// act_words: an act by two people in words, as a person's file and the commands of acts show it.
#pragma once

#include <string>

#include "nostoi/register.hpp"

namespace nostoi::app {

/// What was proposed about whom, by whom and why, and what became of it; a sentence a line.
std::string act_in_words(const Act& act);

}  // namespace nostoi::app
