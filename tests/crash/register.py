#!/usr/bin/python3
"""Kills nostoi at many moments while it writes to a register, and looks at what is left: nothing that was confirmed is lost, the register
opens clean, and what was not confirmed is there whole or not at all.

usage: register.py NOSTOI FOLDER [KILLS]
"""
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

from run import write_list


class Office:
    """A register in a file, worked on through the command line."""

    def __init__(self, program, path):
        self.program, self.path = program, path

    def start(self, *words):
        command = [self.program, "--register", self.path, "--actor", "crash", "--language", "en", *words]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *words):
        child = self.start(*words)
        said, complained = child.communicate()
        if child.returncode != 0:
            sys.exit(f"{' '.join(map(str, words))}: {said}{complained}")
        return said

    def dump(self):
        return self.run("--purpose", "maintenance", "dump")

    def copy(self, path):
        for end in ("", "-wal", "-shm"):
            there = pathlib.Path(f"{self.path}{end}")
            if there.exists():
                shutil.copy(there, f"{path}{end}")
        return Office(self.program, path)


def fault_after(office, before, whole_of):
    """What is wrong with a register after a kill; `before` is its confirmed dump, `whole_of` tells whether what came behind is whole."""
    checked = office.start("check")
    said, complained = checked.communicate()
    if checked.returncode != 0:
        return f"check says {said}{complained}"
    now = office.dump()
    if not now.startswith(before):
        return "something that was confirmed is gone"
    return None if whole_of(now[len(before):]) else "an act is there in part"


def import_is_whole(lines):
    """Nothing, or the source with its list, all its lines and perhaps the matching behind them."""
    def whole(added):
        kinds = re.findall(r'"kind":"([a-z-]+)"', added)
        return kinds in ([], *(["source-received", "list-read"] + ["line"] * lines + end for end in ([], ["matched"])))
    return whole


def killed(child, after):
    time.sleep(after)
    child.kill()
    said, _ = child.communicate()
    return said


def import_series(office, folder, people, lines, kills, chance):
    """Kills an import, each time on a fresh copy of the register."""
    before = office.dump()
    began = time.time()
    office.copy(folder / "whole.nostoi").run("list", "import", people)
    lasts = time.time() - began
    wrong = 0
    for kill in range(kills):
        copy = office.copy(folder / f"import-{kill}.nostoi")
        after = lasts * chance.random()
        killed(copy.start("list", "import", people), after)
        if fault := fault_after(copy, before, import_is_whole(lines)):
            wrong += 1
            print(f"import killed after {after:.3f} s: {fault}")
        for left in folder.glob(f"import-{kill}.nostoi*"):
            left.unlink()
    return wrong


def decide_series(office, kills, chance):
    """Decides and takes back, killed now and then, in one register that lives on; whatever was said to be written has to be there."""
    wrong = 0
    confirmed = office.dump()
    for kill in range(kills):
        left, right = chance.sample(range(1, 100), 2)
        child = office.start("decide", "same", f"before.csv:{left}", f"before.csv:{right}", "--why", f"kill {kill}")
        said = killed(child, 0.06 * chance.random())
        if fault := fault_after(office, confirmed, lambda added: added.count("\n") <= 1):
            wrong += 1
            print(f"decision killed: {fault}")
        now = office.dump()
        if "is written down" in said and f'"kill {kill}"' not in now:
            wrong += 1
            print(f"decision {kill} was confirmed and is not there")
        confirmed = now
    return wrong


def main():
    program, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = random.Random(11)
    write_list(folder / "before.csv", 500)
    write_list(folder / "after.csv", 2000)
    office = Office(program, folder / "office.nostoi")
    office.run("init")
    office.run("list", "import", folder / "before.csv")
    wrong = import_series(office, folder, folder / "after.csv", 2000, kills, chance) + decide_series(office, kills, chance)
    print(f"{2 * kills} kills, {wrong} registers damaged")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
