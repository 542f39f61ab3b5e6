#!/bin/bash
# fetch_sqlite.sh: fetches SQLite3 Multiple Ciphers through npm (packages/npm.txt) into the user's cache, once, and prints the folder. Exit
# status 1 where it cannot be had: then registers cannot be encrypted in this build (docs/decisions/0017-encryption.md).
set -euo pipefail
cd "$(dirname "$0")/.."

read -r name version sum < <(grep -v '^#' packages/npm.txt | head -n 1)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/nostoi/$name-$version
whole() { (cd "$folder" && grep -v '^#' "$OLDPWD/packages/npm.txt" | awk 'NR > 1 {print $2 "  " $1}' | sha256sum --check --status -) 2>/dev/null; }
if ! whole; then
  command -v npm >/dev/null || tools/packages.sh packages/npm-itself.txt >&2 || exit 1
  mkdir -p "$folder"
  part=$(mktemp -d "$folder/part-XXXXXX")
  trap 'rm -rf "$part"' EXIT
  (cd "$part" && npm pack --silent --fetch-retries=0 "$name@$version" >/dev/null) || { echo "npm could not fetch $name $version." >&2; exit 1; }
  echo "$sum  $part/$name-$version.tgz" | sha256sum --check --status - || { echo "$name $version is not the package that was tried: refused." >&2; exit 1; }
  tar -xzf "$part/$name-$version.tgz" -C "$part" package/deps/sqlite3 package/LICENSE
  mv -f "$part"/package/deps/sqlite3/sqlite3.[ch] "$part/package/LICENSE" "$folder/"
  whole || { echo "$name $version does not hold the files that were tried: refused." >&2; exit 1; }
fi
echo "$folder"
