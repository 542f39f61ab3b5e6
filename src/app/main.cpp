// The program's door; everything else is in the rooms, so that tests can call it.
#include <cstdio>
#include <cstdlib>

#include "app/memory.hpp"
#include "app/program.hpp"

int main(int argc, char** argv) {
  nostoi::app::keep_memory();
  const int status = nostoi::app::run(argc, argv);
  std::fflush(nullptr);
  std::_Exit(status);  // what is left goes back with the process, not piece by piece
}
