// The program: language, arguments, the command that was asked for, the exit status. The one door through which exceptions leave.
#pragma once

namespace nostoi::app {

int run(int argc, const char* const* argv);

}  // namespace nostoi::app
