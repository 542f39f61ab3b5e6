#!/usr/bin/python3
"""Links every hostile file and holds the answer against expected.csv: never a crash, within 30 seconds and 2 GiB of address space.

usage: run.py NOSTOI FOLDER [NAME…]
`expected` is a finding code (there may be others), `refused` (nothing can be read: exit status 3 and a sentence) or `read` (nothing to
complain of). The corpus is made in FOLDER when it is not there or older than its maker.
"""
import csv
import pathlib
import resource
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SECONDS, BYTES = 30, 2 << 30


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(program, file, out):
    """What came of the file: the set of its finding codes, or one word for what went wrong."""
    try:
        run = subprocess.run([program, "link", file, "--out", out, "--threads", "2"], preexec_fn=limits, timeout=SECONDS,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    except subprocess.TimeoutExpired:
        return {f"not done in {SECONDS} s"}
    if run.returncode == 3 and run.stderr.strip():
        sentence = run.stderr.decode(errors="replace").strip()
        return {"out of memory"} if "bad_alloc" in sentence or "std::" in sentence else {"refused"}
    if run.returncode != 0:
        return {f"ended with status {run.returncode}: {run.stderr.decode(errors='replace')[-200:]}"}
    if not (out / "people.csv").exists():
        return {"no people.csv"}
    csv.field_size_limit(1 << 30)
    with open(out / "findings.csv", newline="", encoding="utf-8") as f:
        return {row["code"] for row in csv.DictReader(f)} | {"read"}


def main():
    program, folder, only = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]), sys.argv[3:]
    files, maker, done = folder / "files", HERE / "make.py", folder / "made"
    if not done.exists() or done.stat().st_mtime < maker.stat().st_mtime:
        subprocess.run([sys.executable, maker, files], check=True)
        done.touch()
    passed = failed = 0
    with open(HERE / "expected.csv", encoding="utf-8") as f:
        table = [row for row in csv.DictReader(f) if not only or row["file"] in only]
    for row in table:
        start = time.time()
        got = answer(program, files / row["file"], folder / "out" / row["file"])
        right = row["expected"] in got and (row["expected"] != "read" or got == {"read"})
        passed, failed = passed + right, failed + (not right)
        if not right or only:
            print(f"{row['file']}: expected {row['expected']}, got {', '.join(sorted(got))} ({time.time() - start:.1f} s). {row['why']}")
    unlisted = {p.name for p in files.iterdir()} - {row["file"] for row in table}
    if unlisted and not only:
        failed += 1
        print("without an expected answer:", ", ".join(sorted(unlisted)))
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
