#!/usr/bin/python3
"""Measures names across alphabets, always through the commands of nostoi, and writes bench/results/names.json and names.md.

usage: bench.py [--sets NAME,NAME]
What is not run again keeps its figure of the last time. Sets that need ../shared/data are left out, saying so, where it is absent.
"""
import argparse
import json
import sys

import name_bench
import offices
import real_lists
import retrieval
import speed
from measures import DATA, ROOT

RESULTS = ROOT / "bench/results/names.json"
SETS = {"offices": (offices.measure, False), "real_lists": (real_lists.measure, True), "retrieval": (retrieval.measure, True), "name_bench": (name_bench.measure, True),
        "speed": (speed.measure, True)}
TITLES = {"offices": "Three lists as offices keep them: pairs between the lists, F1 at defaults",
          "real_lists": "Two lists of real people, Cyrillic and Latin: pairs between them, F1 at defaults",
          "retrieval": "Who is it? Ranked first among all, names alone",
          "name_bench": "name_bench: F1 at even odds", "speed": "Speed, on the machine of the day"}


def row(name, figures):
    if "said" in figures:
        return f"| {name} | {figures['said']} | – | {figures['target']} | {figures['note']} |"
    value, (low, high) = figures.get("f1", figures.get("mean")), figures["interval"]
    rest = f"{figures['false']} false, {figures['missed']} missed" if "false" in figures else f"of {figures['of']}"
    if "not even in review" in figures:
        rest += f" of {figures['of']}, {figures['not even in review']} of them not even in review"
    target = figures.get("target")
    return f"| {name} | {value:.4f} | {low:.3f} – {high:.3f} | {'–' if target is None else f'≥ {target}'} | {rest} |"


def table(results):
    text = ABOUT
    for name in (n for n in SETS if n in results):
        text += f"\n## {TITLES[name]}\n\n| what | figure | 95 % interval | target | of what |\n| --- | --- | --- | --- | --- |\n"
        text += "\n".join(row(what, figures) for what, figures in results[name].items()) + "\n"
    return text


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default=",".join(SETS))
    chosen = options.parse_args()
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for name in chosen.sets.split(","):
        measure, needs_data = SETS[name]
        if needs_data and not DATA.is_dir():
            print(f"{name}: left out, {DATA} is not there", file=sys.stderr)
            continue
        print(f"{name} …", file=sys.stderr)
        results[name] = measure()
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    RESULTS.with_suffix(".md").write_text(table(results))
    print(table(results))


ABOUT = """# Names across alphabets

Written by `bench/names/run`, through the commands of nostoi at their defaults. Intervals are bootstrap over people (or queries), 1,000 draws.
"""

if __name__ == "__main__":
    main()
