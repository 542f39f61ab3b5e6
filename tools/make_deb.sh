#!/bin/bash
# make_deb.sh: makes the Debian package of the release build and says its name. What it depends on is what its libraries need
# (dpkg-shlibdeps), so build it on the Debian it is for.
set -euo pipefail
cd "$(dirname "$0")/.."
{
  cmake --build --preset release --target nostoi-program nostoi-debian &&
    cpack --config build/release/CPackConfig.cmake -B build/deb
} >build/deb.log 2>&1 || { tail -n 40 build/deb.log; exit 1; }
ls -t build/deb/*.deb | head -n 1
