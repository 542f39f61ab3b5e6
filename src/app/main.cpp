// The program's door; everything else is in the rooms, so that tests can call it.
#include "app/program.hpp"

int main(int argc, char** argv) { return nostoi::app::run(argc, argv); }
