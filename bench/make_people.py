#!/usr/bin/env python3
"""Writes a list of N lines about fewer people, with the errors that clerks make. The same seed gives the same bytes.

usage: make_people.py N OUT.csv [--script latin|cyrillic|mixed] [--seed 7]
Columns: id, cluster (which person: the truth), surname, given_name, patronymic, birth_date, birth_place, sex.

Names and their frequencies come from public tables in ../shared/data (names_ru_freq, names_uk_ru), which are not part of this
project: without them it stops and says so. A person has 1.6 lines on average; the first is clean, the others carry the errors.
"""
import argparse
import csv
import itertools
import pathlib
import random
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "shared" / "data"
CITIES = """kyiv kharkiv odesa dnipro donetsk zaporizhzhia lviv kryvyi_rih mykolaiv mariupol luhansk vinnytsia makiivka simferopol kherson
poltava chernihiv cherkasy khmelnytskyi chernivtsi zhytomyr sumy rivne horlivka ivano-frankivsk kamianske ternopil kropyvnytskyi kremenchuk
lutsk bila_tserkva melitopol kramatorsk uzhhorod berdiansk nikopol sloviansk alchevsk pavlohrad yevpatoria lysychansk brovary
kamianets-podilskyi sievierodonetsk kerch oleksandriia pokrovsk konotop uman mukachevo""".split()
LATIN = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                 "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia".split(" ")))
WOMENS_ENDINGS = ("ая", "яя", "ова", "ева", "ина", "ына")
LINES_PER_PERSON = 1.6


class Draw:
    """Draws from weighted values, in constant memory and logarithmic time."""

    def __init__(self, chance, values, weights):
        self.chance, self.values, self.sums = chance, values, list(itertools.accumulate(weights))

    def __call__(self):
        return self.chance.choices(self.values, cum_weights=self.sums)[0]


def is_cyrillic(text):
    return bool(text) and all(c in LATIN for c in text.lower())


def frequent(chance, table, sex, top):
    rows = [(float(r["count"]), r["text"].lower()) for r in table if r["gender"] == sex and is_cyrillic(r["text"]) and len(r["text"]) > 2]
    rows = sorted(rows, key=lambda r: -r[0])[:top]
    return Draw(chance, [text for _, text in rows], [count for count, _ in rows])


def read_names(chance):
    def table(name):
        with open(DATA / "names_ru_freq" / name, encoding="utf-8") as f:
            return list(csv.DictReader(f))

    given, patronymics = table("given_names.csv"), table("patronymics.csv")
    with open(DATA / "names_uk_ru" / "last_dev.tsv", encoding="utf-8") as f:
        russian = (line.rstrip("\n").split("\t")[2].lower() for line in f if line.count("\t") >= 2)
        surnames = sorted({s for s in russian if is_cyrillic(s) and not s.endswith(WOMENS_ENDINGS)})
    chance.shuffle(surnames)
    zipf = [1 / (rank + 30) ** 0.9 for rank in range(len(surnames))]
    return (Draw(chance, surnames, zipf), {s: frequent(chance, given, s, 800) for s in "mf"},
            {s: frequent(chance, patronymics, s, 1500) for s in "mf"})


def womans(surname):
    if surname.endswith(("ов", "ев", "ин", "ын")):
        return surname + "а"
    return surname[:-2] + "ая" if surname.endswith(("ский", "цкий")) else surname


def romanised(text):
    return "".join(LATIN.get(c, c) for c in text)


def mistyped(chance, text):
    """One letter replaced, lost, doubled by another, or two swapped."""
    if len(text) < 3:
        return text
    letters = "abcdefghijklmnoprstuvyz" if text.isascii() else "абвгдежзийклмнопрстуфхцчшыьэюя"
    at, kind = chance.randrange(len(text) - 1), chance.random()
    if kind < 0.35:
        return text[:at] + chance.choice(letters) + text[at + 1:]
    if kind < 0.6:
        return text[:at] + text[at + 1:]
    if kind < 0.8:
        return text[:at] + chance.choice(letters) + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2:]


def misdated(chance, year, month, day):
    """Day and month swapped, a year off by one or ten, or another day."""
    kind = chance.random()
    if kind < 0.3:
        return f"{year}-{day:02d}-{month:02d}" if day <= 12 else f"{year}-{month:02d}-{min(28, day + 1):02d}"
    if kind < 0.6:
        return f"{year + chance.choice((-1, 1, 10, -10))}-{month:02d}-{day:02d}"
    return f"{year}-{month:02d}-{chance.randrange(1, 29):02d}"


def repeated(chance, names, date, born, place):
    """A second line about the same person: what a tired clerk, a bad telephone line and another form make of it."""
    names = [mistyped(chance, n) if chance.random() < 0.12 else n for n in names]
    if chance.random() < 0.25:
        names[2] = ""
    if chance.random() < 0.08:
        date = misdated(chance, *born)
    elif chance.random() < 0.08:
        date = ""
    elif chance.random() < 0.06:
        date = date[:4]
    if chance.random() < 0.25:
        place = ""
    if chance.random() < 0.02:
        names[0], names[1] = names[1], names[0]
    return names, date, place


def people(chance, script):
    """Lines without end: (cluster, surname, given name, patronymic, birth date, birth place, sex)."""
    surname, given, patronymic = read_names(chance)
    city = Draw(chance, [c.replace("_", " ") for c in CITIES], [1 / (rank + 3) for rank in range(len(CITIES))])
    for cluster in itertools.count():
        sex = "m" if chance.random() < 0.8 else "f"
        family = surname()
        person = [family if sex == "m" else womans(family), given[sex](), patronymic[sex]()]
        born = chance.randrange(1955, 2007), chance.randrange(1, 13), chance.randrange(1, 29)
        day, home = "%d-%02d-%02d" % born, city()
        for copy in itertools.count():
            latin = script == "latin" or (script == "mixed" and chance.random() < 0.5)
            names, date, place = [romanised(n) for n in person] if latin else person, day, home
            if copy:
                names, date, place = repeated(chance, names, date, born, place)
            yield cluster, *names, date, place, sex
            if chance.random() < 1 / LINES_PER_PERSON:
                break


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("lines", type=int)
    options.add_argument("out")
    options.add_argument("--script", choices=("latin", "cyrillic", "mixed"), default="latin")
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    if not DATA.is_dir():
        sys.exit(f"make_people.py: the name tables are not there ({DATA}); nothing was written")
    with open(chosen.out, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f)
        out.writerow("id cluster surname given_name patronymic birth_date birth_place sex".split())
        lines = people(random.Random(chosen.seed), chosen.script)
        out.writerows((number, *line) for number, line in enumerate(itertools.islice(lines, chosen.lines)))


if __name__ == "__main__":
    main()
