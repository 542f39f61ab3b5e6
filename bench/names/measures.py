"""Figures with their intervals: precision, recall and F1 of pairs, means, and 95 % intervals by bootstrap. Units (people, queries) are drawn
again with replacement, a thousand times, with a fixed seed; the interval holds the middle 95 % of what the draws give."""
import csv
import pathlib
import random
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
WORK = ROOT / "build" / "bench" / "names"
NOSTOI = ROOT / "build" / "release" / "nostoi"
DRAWS = 1000


def run(*arguments):
    """Standard output of nostoi; what it says to people goes past."""
    done = subprocess.run([str(NOSTOI), *map(str, arguments)], stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise SystemExit(f"failed with status {done.returncode}: nostoi {' '.join(map(str, arguments))}")
    return done.stdout


def read_csv(path, encoding="utf-8"):
    with open(path, newline="", encoding=encoding) as f:
        return list(csv.DictReader(f))


def write_csv(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows([header, *rows])


def interval(units, figure):
    """The middle 95 % of figure(sums), where sums are the column sums of units drawn again."""
    chance, values = random.Random(1), []
    for _ in range(DRAWS):
        values.append(figure([sum(column) for column in zip(*chance.choices(units, k=len(units)))]))
    values.sort()
    return [round(values[round(0.025 * (DRAWS - 1))], 4), round(values[round(0.975 * (DRAWS - 1))], 4)]


def f1(sums):
    right, false, missed = sums
    return 2 * right / max(1, 2 * right + false + missed)


def quality(true, found, units):
    """true, found: sets of pairs. units: everyone on the left, to whom a pair's success or failure is counted."""
    counts = {unit: [0, 0, 0] for unit in units}
    for pairs, column in ((true & found, 0), (found - true, 1), (true - found, 2)):
        for left, _ in pairs:
            counts[left][column] += 1
    right, false, missed = (sum(column) for column in zip(*counts.values()))
    return {"f1": round(f1([right, false, missed]), 4), "interval": interval(list(counts.values()), f1), "right": right, "false": false, "missed": missed}


def mean(values):
    return {"mean": round(sum(values) / len(values), 4), "interval": interval([(v, 1) for v in values], lambda s: s[0] / s[1]), "of": len(values)}


def shared(pairs_of, left_list, right_list):
    """Pairs (row, row) between two lists of a partition {(list, row): person}."""
    people = {}
    for (name, row), person in pairs_of.items():
        if name in (left_list, right_list):
            people.setdefault(person, ([], []))[name == right_list].append(row)
    return {(a, b) for left, right in people.values() for a in left for b in right}
