#!/bin/bash
# fetch_web.sh [--tests]: fetches through npm what building web/ needs (web/package-lock.json: exact versions, sums checked by npm ci, nothing of
# the packages is run), and with --tests what tests/e2e needs too. Once: it does nothing where it is there. Exit status 1 where it cannot be
# had: then the program is built without its pages (docs/decisions/0024-web.md).
set -euo pipefail
cd "$(dirname "$0")/../web"

what=build left_out=(--omit=dev)
if [ "${1:-}" = --tests ]; then what=tests left_out=(); fi
sum=$(cat package.json package-lock.json | sha256sum | cut -d' ' -f1)
have=$(cat node_modules/.fetched 2>/dev/null || true)
case "$have" in "$sum $what" | "$sum tests") exit 0 ;; esac

command -v npm >/dev/null || ../tools/packages.sh ../packages/npm-itself.txt >&2 || exit 1
npm ci --silent --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=0 "${left_out[@]}" >&2 ||
  { echo "npm could not fetch what web/ is built with." >&2; exit 1; }
echo "$sum $what" >node_modules/.fetched
