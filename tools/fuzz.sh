#!/bin/bash
# fuzz.sh HARNESS SECONDS: feeds the harness for so long, starting from its seeds in tests/fuzz/seeds/NAME. What breaks it is kept in build/fuzz/found;
# what held is said in one line that begins with "passed".
set -euo pipefail
cd "$(dirname "$0")/.."
harness=$1 seconds=$2 name=$(basename "$1") 
corpus=build/fuzz/corpus/$name seeds=tests/fuzz/seeds/${name#fuzz-}
mkdir -p "$corpus" build/fuzz/found
folders=("$corpus"); [ ! -d "$seeds" ] || folders+=("$seeds")
log=build/fuzz/$name.log
"$harness" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -artifact_prefix="build/fuzz/found/$name-" "${folders[@]}" >"$log" 2>&1 ||
  { tail -n 40 "$log"; exit 1; }
echo "passed $name: $(grep -m1 '^Done ' "$log" || echo "$seconds s")"
