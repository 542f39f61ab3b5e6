"""Three lists as offices keep them, linked in one command at defaults. F1 of the pairs between each two lists, after joining."""
import csv
import subprocess
import sys

import openpyxl

from measures import ROOT, WORK, quality, read_csv, run, shared

TARGETS = {("missing.xlsx", "held.csv"): 0.97, ("held.csv", "letters.csv"): 0.95, ("missing.xlsx", "letters.csv"): 0.96}
SEEDS = (1, 2, 3)


def partition(path, person):
    return {(r["list"], r["row"]): r[person] for r in read_csv(path)}


def linked(seed):
    """(truth, found) of one population: {(list, row): person}."""
    folder = WORK / f"offices-{seed}"
    subprocess.run(["/usr/bin/python3", ROOT / "bench/names/make_offices.py", folder, "--seed", str(seed)], check=True)
    run("link", *(folder / name for name in ("missing.xlsx", "held.csv", "letters.csv")), "--out", folder / "out")
    return partition(folder / "truth.csv", "cluster"), partition(folder / "out/people.csv", "person")


def measure():
    """All seeds together: rows are told apart by their seed."""
    truth, found = {}, {}
    for seed in SEEDS:
        for whole, part in zip((truth, found), linked(seed)):
            whole.update({(name, (seed, row)): (seed, person) for (name, row), person in part.items()})
    results = {}
    for (left, right), target in TARGETS.items():
        units = [row for name, row in truth if name == left]
        name = f"{left.split('.')[0]}–{right.split('.')[0]}"
        results[name] = {**quality(shared(truth, left, right), shared(found, left, right), units), "target": target}
    return results


def errors(seed):
    """For the eye: wrong pairs and missed ones of one population, with the cells."""
    truth, found = linked(seed)
    folder, cells = WORK / f"offices-{seed}", {}
    for row in openpyxl.load_workbook(folder / "missing.xlsx").active.iter_rows(min_row=5, values_only=True):
        cells["missing.xlsx", str(row[0])] = f"{row[1]} {row[2]}"
    for name, encoding, delimiter in (("held.csv", "windows-1251", ";"), ("letters.csv", "utf-8", ",")):
        with open(folder / name, encoding=encoding, newline="") as f:
            for row in list(csv.reader(f, delimiter=delimiter))[1:]:
                cells[name, row[0]] = f"{row[1]} {row[2]}"
    for left, right in TARGETS:
        true, said = shared(truth, left, right), shared(found, left, right)
        for kind, pairs in (("false", said - true), ("missed", true - said)):
            for a, b in sorted(pairs):
                print(f"{left}–{right} {kind}: {cells[left, a]} | {cells[right, b]}")


if __name__ == "__main__":
    errors(sys.argv[1] if len(sys.argv) > 1 else 1)
