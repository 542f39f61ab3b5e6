#!/bin/bash
# same_examples.sh: the committed example lists are, byte for byte, what their generator writes.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf build/examples-again
/usr/bin/python3 tools/make_examples.py build/examples-again
diff -rq examples/lists build/examples-again
