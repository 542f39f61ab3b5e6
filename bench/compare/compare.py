#!/usr/bin/env python3
"""Runs nostoi and Splink in turn on the same files and writes bench/results/linkage.json and linkage.md.

usage: compare.py [--sets NAME,NAME] [--only nostoi|splink] [--repeat N]
Sets: fake_1000 febrl3 febrl4 rldata10000 historical_50k people_100k people_1m people_10m (nostoi alone: Splink does not fit).
What is not run again keeps its figure of the last time. nostoi is measured from outside, as a whole process with all its files written;
Splink from after its imports to its clusters. The best of N runs counts for both.
"""
import argparse
import json
import os
import subprocess
import sys
import time

import sets

NOSTOI = sets.ROOT / "build/release/nostoi"
RESULTS = sets.ROOT / "bench/results/linkage.json"
USUAL = [name for name in sets.ALL if name not in ("people_100k", "people_10m")]


def measured(command):
    """(standard output, what it cost) of a whole process."""
    start = time.time()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"failed with status {os.waitstatus_to_exitcode(status)}: {' '.join(map(str, command))}")
    return out, {"seconds": round(time.time() - start, 3), "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 3),
                 "peak_mib": round(usage.ru_maxrss / 1024)}


def nostoi(data):
    out = sets.WORK / data.name / "out"
    lists = [*data.files, "--columns", f"id={data.id}", "--out", out, *(["--one-to-one"] if data.one_to_one else [])]
    _, cost = measured([NOSTOI, "link", *lists])
    told, _ = measured([NOSTOI, "evaluate", "--truth", data.truth, "--people", out / "people.csv", "--json"])
    quality = json.loads(told)
    return {**cost, "quality": {name: quality[name] for name in ("cluster", "b_cubed")}}


def splink(data):
    if data.name == "people_10m":
        return None
    out, _ = measured([sys.executable, sets.ROOT / "bench/compare/peer_splink.py", data.name, data.id, data.truth, *data.files])
    return json.loads(out.splitlines()[-1])


def best(side, data, repeat):
    runs = [side(data) for _ in range(repeat)]
    return min(runs, key=lambda r: r["seconds"]) if runs[0] else None


def cell(value, form):
    return format(value, form) if value is not None else "–"


def row(name, figures):
    ours, peer = figures.get("nostoi"), figures.get("splink")
    f1 = ours["quality"]["cluster"]["f1"] if ours else None
    def times(kind): return f"{peer[kind] / ours[kind]:.1f} ×" if ours and peer and kind in peer else "–"
    memory = ours["peak_mib"] / peer["peak_mib"] if ours and peer else None
    best_at = f"{peer['clusters_best']['f1']:.4f} ({peer['clusters_best']['threshold']})" if peer else "–"
    return (f"| {name} | {cell(f1, '.4f')} | {cell(peer and peer['clusters_at_0.95']['f1'], '.4f')} | {best_at} "
            f"| {cell(peer and peer['pairs']['best']['f1'], '.4f')} | {cell(ours and ours['seconds'], '.2f')} | {cell(peer and peer['seconds'], '.2f')} "
            f"| {times('seconds')} | {times('cpu_seconds')} | {cell(ours and ours['peak_mib'], '.0f')} | {cell(peer and peer['peak_mib'], '.0f')} | {cell(memory, '.2f')} |")


def table(results):
    head = ["set", "nostoi: clusters F1", "Splink: clusters F1 at 0.95", "at its best threshold", "pairs F1 at its best", "nostoi s", "Splink s",
            "faster", "less CPU", "nostoi MiB", "Splink MiB", "memory"]
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + [row(name, results[name]) for name in sets.ALL if name in results])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default=",".join(USUAL))
    options.add_argument("--only", choices=("nostoi", "splink"))
    options.add_argument("--repeat", type=int, default=1)
    chosen = options.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for name in chosen.sets.split(","):
        data = sets.make(name)
        for side in (nostoi, splink) if data else ():
            if chosen.only in (None, side.__name__):
                print(f"{name}: {side.__name__} …", file=sys.stderr)
                if figures := best(side, data, chosen.repeat):
                    results.setdefault(name, {})[side.__name__] = figures
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
    shown = table(results)
    RESULTS.with_suffix(".md").write_text(ABOUT + shown + "\n")
    print(shown)


ABOUT = """# Linkage beside Splink 5.0.0

Written by `bench/compare/run`. Clusters F1 is pairwise F1 of the final partition; "memory" is nostoi's peak as a share of Splink's. nostoi runs
at its default settings, told only which column is the id; Splink is set up by hand for each set, and its best threshold is found with the truth.
Take ratios, not seconds: they depend on the machine (here two cores) and on what else it does; the ratio of CPU seconds depends on that least.

Of the generated people, 9.5 % share surname, given name and patronymic with a namesake in the million lines and 29.2 % in the ten millions; for them birth
dates and places must decide. By construction a fifth of the dates and a quarter of the places are missing or wrong in the copies.

"""

if __name__ == "__main__":
    main()
