#!/bin/bash
# try_package.sh: installs the release build into build/package and builds and runs examples/link-two-lists against what was installed.
set -euo pipefail
cd "$(dirname "$0")/.."
lists=examples/lists
{
  cmake --install build/release --prefix "$PWD/build/package" &&
    cmake -S examples/link-two-lists -B build/link-two-lists -G Ninja -DCMAKE_PREFIX_PATH="$PWD/build/package" &&
    cmake --build build/link-two-lists
} >build/package.log 2>&1 || { tail -n 40 build/package.log; exit 1; }
build/link-two-lists/link-two-lists $lists/missing-uk.csv $lists/held-ru.csv >build/link-two-lists/out.txt
pairs=$(grep -c ' is ' build/link-two-lists/out.txt || true)
echo "$pairs pairs printed by the example"
[ "$pairs" -gt 0 ]
