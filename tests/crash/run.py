#!/usr/bin/python3
"""Kills `nostoi link` at many moments of its run and looks at what is left: every output is whole or absent, never half written.

usage: run.py NOSTOI FOLDER [KILLS]
"""
import pathlib
import random
import shutil
import subprocess
import sys
import time


def write_list(path, lines):
    """Invented people, enough of them that a run lasts long enough to be hit."""
    chance = random.Random(3)
    syllables = "ба ве го ду жи за ко лю мо не па ре си ту фе хо це ча ше ща".split()
    def word(n): return "".join(chance.choice(syllables) for _ in range(n)).capitalize()
    with open(path, "w", encoding="utf-8") as f:
        f.write("Прізвище;Ім'я;Дата народження\n")
        for _ in range(lines):
            f.write(f"{word(3)}ко;{word(2)};{chance.randrange(1, 29):02d}.{chance.randrange(1, 13):02d}.{chance.randrange(1960, 2005)}\n")


def contents(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else {}


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    shutil.rmtree(folder, ignore_errors=True)  # what another build left differs, and is nobody's fault
    folder.mkdir(parents=True)
    people = folder / "people.csv"
    write_list(people, 30_000)

    def start(out):
        return subprocess.Popen([program, "link", people, "--out", out], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    began = time.time()
    if start(folder / "whole").wait() != 0:
        sys.exit("the undisturbed run failed")
    lasts, whole = time.time() - began, contents(folder / "whole")
    hit = wrong = 0
    for kill in range(kills):
        out = folder / f"killed-{kill}"
        child = start(out)
        time.sleep(lasts * (kill + 0.5) / kills)
        child.kill()
        hit += child.wait() < 0
        for name, left in contents(out).items():
            if whole.get(name) != left:
                wrong += 1
                print(f"killed after {lasts * (kill + 0.5) / kills:.3f} s: {out / name} is half written or should not be there")
    print(f"{hit} of {kills} runs killed within {lasts:.2f} s, {wrong} damaged outputs")
    sys.exit(wrong > 0 or hit == 0)


if __name__ == "__main__":
    main()
