#!/usr/bin/env python3
"""Writes the lists of an office that knows N people by 10 N statements, all of them invented. The same seed gives the same bytes.

usage: make_register.py FOLDER N [--seed 7]
  list-1.csv … list-8.csv   1.1 lines a person on average, ten cells a line; nobody stands twice on one list
  same.csv                  pairs of lines that are one person: left_list,left_row,right_list,right_row (the truth)
  new.csv                   10,000 further lines, every other one about somebody who is known
  before.csv, after.csv     two versions of a list of 10,000 lines: 3 in 100 changed, 1 in 100 gone, 1 in 100 added
  queries.csv               whom somebody looks for: text,list,row

People and the errors of clerks come from bench/make_people.py, and with it the name tables of ../shared/data.
"""
import argparse
import csv
import itertools
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import make_people  # noqa: E402

LISTS, LINES_A_PERSON, NEW, QUERIES = 8, 1.1, 10_000, 2_000
RANKS = ["soldier", "senior soldier", "sergeant", "senior sergeant", "lieutenant", "captain", "major", "sailor"]
HEADER = "id surname given_name patronymic birth_date birth_place sex rank unit captured_on".split()


def service(chance):
    return chance.choice(RANKS), f"A{chance.randrange(1000, 5000)}", f"{chance.randrange(2022, 2026)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"


def lines_of(chance, count):
    """(person, cells without the id), person by person, for so many people."""
    make_people.LINES_PER_PERSON = LINES_A_PERSON
    make_people.DATA.stat()
    served = None, None
    for cluster, *cells in make_people.people(chance, "mixed"):
        if cluster == count:
            return
        if served[0] != cluster:
            served = cluster, service(chance)
        yield cluster, [*cells, *served[1]]


def again(chance, cells):
    """What another office writes of somebody who is known."""
    year, month, day = map(int, cells[3].split("-")) if cells[3].count("-") == 2 else (1980, 1, 1)
    names, date, place = make_people.repeated(chance, cells[:3], cells[3], (year, month, day), cells[4])
    return [*names, date, place, *cells[5:]]


def asked(chance, cells):
    """A query as people type it: the name in full or in part, at times with a year or a place, mistyped, or in the other alphabet."""
    surname, given, patronymic, born, place = cells[:5]
    kind = chance.random()
    words = [surname, given, patronymic]
    if kind < 0.3:
        words = [surname, given]
    elif kind < 0.45 and given and patronymic:
        words = [surname, given[0] + ".", patronymic[0] + "."]
    elif kind < 0.55:
        words = [surname]
    if chance.random() < 0.15:
        words[0] = make_people.mistyped(chance, words[0])
    if chance.random() < 0.3:
        words = [make_people.romanised(word) for word in words]
    if born and chance.random() < 0.4:
        words.append(born[:4])
    if place and chance.random() < 0.15:
        words.append(place.split()[0])
    return " ".join(word for word in words if word)


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        csv.writer(f).writerows(itertools.chain([header], rows))


def versions(chance, cells):
    """The same list twice, with what changes in a month."""
    before = [[f"v{number}", *one] for number, one in enumerate(cells)]
    after = []
    for row in before:
        fate = chance.random()
        if fate < 0.01:
            continue
        after.append([row[0], *again(chance, row[1:])] if fate < 0.04 else row)
        if fate > 0.99:
            after.append([f"w{row[0]}", *chance.choice(cells)])
    return before, after


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("people", type=int)
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    if not make_people.DATA.is_dir():
        sys.exit(f"make_register.py: the name tables are not there ({make_people.DATA}); nothing was written")
    chance = random.Random(chosen.seed)
    chosen.folder.mkdir(parents=True, exist_ok=True)
    files = [open(chosen.folder / f"list-{number + 1}.csv", "w", newline="", encoding="utf-8") for number in range(LISTS)]
    lists, rows, same, known, queries = [csv.writer(f) for f in files], [0] * LISTS, [], [], []
    for one in lists:
        one.writerow(HEADER)
    share = 2 * max(NEW, QUERIES) / chosen.people
    for person, lines in itertools.groupby(lines_of(chance, chosen.people), key=lambda line: line[0]):
        stood = []
        for copy, (_, cells) in enumerate(itertools.islice(lines, LISTS)):
            at = (person + copy) % LISTS
            rows[at] += 1
            lists[at].writerow([f"{at + 1}-{rows[at]}", *cells])
            stood.append((f"list-{at + 1}.csv", rows[at]))
        same += [(*stood[0], *other) for other in stood[1:]]
        if chance.random() < share:
            known.append(cells)
            queries.append((asked(chance, cells), *stood[-1]))
    for f in files:
        f.close()
    write(chosen.folder / "same.csv", ["left_list", "left_row", "right_list", "right_row"], same)
    strangers = [cells for _, cells in itertools.islice(lines_of(random.Random(chosen.seed + 1), NEW), NEW)]
    new = [again(chance, known[number % len(known)]) if number % 2 else strangers[number] for number in range(NEW)]
    write(chosen.folder / "new.csv", HEADER, ([f"n{number}", *cells] for number, cells in enumerate(new)))
    before, after = versions(chance, strangers)
    write(chosen.folder / "before.csv", HEADER, before)
    write(chosen.folder / "after.csv", HEADER, after)
    write(chosen.folder / "queries.csv", ["text", "list", "row"], chance.sample(queries, min(QUERIES, len(queries))))


if __name__ == "__main__":
    main()
