#!/usr/bin/python3
"""Writes three lists as offices keep them, of invented people who stand on some of them, and who is who.

usage: make_offices.py FOLDER [--people 1500] [--seed 1]
  missing.xlsx  Ukrainian: two rows of title above the header, date cells beside text dates, a few initials instead of names, a few
                Latin letters inside Cyrillic words
  held.csv      Russian, windows-1251: four in ten names in the genitive, years beside full dates, some dates off by a day or a month
  letters.csv   Latin letters, each writer with a romanisation of their own, short forms, the parts in any order, years of birth or nothing
  truth.csv     list,row,cluster
The same seed gives the same people and cells. Brothers, fathers with sons, and namesakes born on other days are among them.
"""
import argparse
import csv
import datetime
import pathlib
import random

import openpyxl

import languages
from names_written import MEN, STEMS, SURNAMES, WOMEN

ENDINGS = """енко ченко=ченко чук ук ак ик=ик инський=инский овський івський=овский овець=овец ович ійчук=ейчук аренко ишин=ишин ура ань ій=ий ало іщук=ищук
ейко анюк єєв=еев ов ко янський=янский івець=овец уля ютенко евич""".split()
LOOK_ALIKE = dict(zip("іоеасрхуАВЕКМНОРСТХІ", "ioeacpxyABEKMHOPCTXI"))
RANKS = [("солдат", "рядовой"), ("старший солдат", "ефрейтор"), ("сержант", "сержант"), ("старший сержант", "старший сержант"),
         ("лейтенант", "лейтенант"), ("капітан", "капитан"), ("майор", "майор"), ("матрос", "матрос")]
REGIONS = "Донецька Луганська Харківська Запорізька Херсонська Київська Сумська Чернігівська".split()
PLACES = ["СИЗО-2", "СИЗО-1", "ИК-10", "ИК-7", "колония", "неизвестно", "госпиталь"]
SENDERS = ["parcel returned", "letter", "phone call", "union", "cellmate"]
WRITERS = {"kmu-2010": 28, "passport-2004": 10, "bgn-uk": 8, "icao-ru": 16, "bgn-ru": 10, "gost-7.79-b": 6, "newspaper": 6, "passport-1997": 4, "polish": 7, "german": 5}


def pair(word):
    uk, _, ru = word.partition("=")
    return uk, ru or languages.in_russian(uk)


class Names:
    """Draws invented names; every name is a pair (Ukrainian, Russian)."""

    def __init__(self, chance):
        self.chance = chance
        self.written = [pair(w) for w in SURNAMES.split()]
        self.weights = [1 / (rank + 60) for rank in range(len(self.written))]
        self.stems, self.endings = [pair(w) for w in STEMS.split()], [pair(w) for w in ENDINGS]
        self.men = [line.split() for line in MEN.strip().splitlines()]
        self.women = [line.split() for line in WOMEN.strip().splitlines()]

    def surname(self):
        if self.chance.random() < 0.45:
            return self.chance.choices(self.written, self.weights)[0]
        stem, ending = self.chance.choice(self.stems), self.chance.choice(self.endings)
        return tuple(a.rstrip("ь") + b for a, b in zip(stem, ending))

    def drawn(self, table):
        return self.chance.choices(table, [int(row[1]) for row in table])[0]

    def father(self):
        return self.drawn(self.men)


class Person:
    def __init__(self, names, sex, surname, given, father, born):
        """given, father: a row of the written table."""
        self.sex, self.mans_surname, self.given_row, self.father_row, self.born = sex, surname, given, father, born
        patronymic = tuple(father[3:5])
        if sex == "f":
            surname = tuple(languages.womans_surname(s, language) for s, language in zip(surname, ("uk", "ru")))
            patronymic = tuple(languages.womans_patronymic(p, language) for p, language in zip(patronymic, ("uk", "ru")))
        self.surname, self.patronymic, self.given = surname, patronymic, (given[0], given[2])
        self.short = [tuple(s.split("/")) for s in given[5 if sex == "m" else 3:]]
        self.rank = names.chance.choices(RANKS, [40, 20, 15, 8, 6, 4, 2, 3])[0]


def birthday(chance):
    return datetime.date(chance.randrange(1963, 2005), 1, 1) + datetime.timedelta(chance.randrange(365))


def other_day(chance, date, days=(200, 4500)):
    """Another day of birth: later where that is not too young, else earlier."""
    shift = datetime.timedelta(chance.randrange(*days))
    return date + shift if (date + shift).year < 2006 else date - shift


def population(names, count):
    """Strangers, and among them brothers (3 in 100), fathers with sons (2), namesakes of other days (3)."""
    chance, people = names.chance, []
    while len(people) < count:
        sex = "m" if chance.random() < 0.88 else "f"
        one = Person(names, sex, names.surname(), names.drawn(names.men if sex == "m" else names.women), names.father(), birthday(chance))
        people.append(one)
        kin = chance.random()
        if kin < 0.03:
            people.append(Person(names, "m", one.mans_surname, names.drawn(names.men), one.father_row, other_day(chance, one.born)))
        elif kin < 0.05:
            people.append(Person(names, "m", one.mans_surname, one.father_row, names.father(), one.born - datetime.timedelta(chance.randrange(7500, 11000))))
        elif kin < 0.08:
            father = one.father_row if chance.random() < 0.5 else names.father()
            people.append(Person(names, sex, one.mans_surname, one.given_row, father, other_day(chance, one.born)))
    return people[:count]


def mistyped(chance, text):
    """One letter lost, doubled or put for its neighbour, in one word of fifty."""
    if chance.random() > 0.02 or len(text) < 5:
        return text
    at = chance.randrange(1, len(text) - 2)
    return chance.choice((text[:at] + text[at + 1:], text[:at] + text[at] + text[at:], text[:at] + text[at + 1] + text[at] + text[at + 2:]))


def looking_alike(chance, text):
    letters = [at for at, letter in enumerate(text) if letter in LOOK_ALIKE]
    for at in chance.sample(letters, min(len(letters), chance.randrange(1, 4))):
        text = text[:at] + LOOK_ALIKE[text[at]] + text[at + 1:]
    return text


# --- the three offices -----------------------------------------------------------------------------------------------------------

def missing_row(chance, person, number):
    surname, given, patronymic = (mistyped(chance, part[0]) for part in (person.surname, person.given, person.patronymic))
    kind = chance.random()
    if kind < 0.04:
        name = f"{surname} {given[0]}. {patronymic[0]}." if chance.random() < 0.7 else f"{surname} {given[0]}.{patronymic[0]}."
    else:
        name = f"{surname} {given}" + ("" if kind < 0.10 else f" {patronymic}")
    if chance.random() < 0.12:
        name = name.replace(surname, surname.upper())
    if chance.random() < 0.04:
        name = looking_alike(chance, name)
    kind = chance.random()
    date = (person.born if kind < 0.62 else person.born.strftime("%d.%m.%Y") if kind < 0.88 else person.born.strftime("%d.%m.%y") if kind < 0.90
            else f"{person.born.year} р.н." if kind < 0.96 else None)
    lost = datetime.date(2022, 3, 1) + datetime.timedelta(chance.randrange(900))
    return [number, name, date, person.rank[0], lost, chance.choice(REGIONS) + " обл."]


def held_row(chance, person, number):
    parts = [mistyped(chance, part[1]) for part in (person.surname, person.given, person.patronymic)]
    if chance.random() < 0.4:
        parts = [languages.genitive_surname(parts[0], person.sex), languages.genitive_given(parts[1]), languages.genitive_patronymic(parts[2])]
    if chance.random() < 0.08:
        parts.pop()
    name = " ".join(parts)
    if chance.random() < 0.5:
        name = name.replace("ё", "е").replace("Ё", "Е")
    name = name.upper() if chance.random() < 0.15 else name
    kind, born = chance.random(), person.born
    if kind < 0.03:
        born += datetime.timedelta(chance.choice((-1, 1)))
    elif kind < 0.05:
        born = born.replace(day=min(born.day, 28), month=born.month % 12 + 1)
    kind = chance.random()
    date = born.strftime("%d.%m.%Y") if kind < 0.66 else f"{born.year} г.р." if kind < 0.82 else str(born.year) if kind < 0.96 else ""
    return [number, name, date, person.rank[1] if chance.random() < 0.7 else "", chance.choice(PLACES)]


def letters_row(chance, person, number):
    scheme = chance.choices(list(WRITERS), list(WRITERS.values()))[0]
    at = 0 if languages.SCHEMES[scheme][0] == "uk" else 1
    given = chance.choice(person.short)[at] if person.short and chance.random() < 0.18 else person.given[at]
    surname, given, patronymic = (mistyped(chance, languages.in_latin(part, scheme)) for part in (person.surname[at], given, person.patronymic[at]))
    patronymic = patronymic if chance.random() < 0.10 else ""
    kind = chance.random()
    given = f"{given} {patronymic}".strip()
    name = (f"{given} {surname}" if kind < 0.5 else f"{surname} {given}" if kind < 0.8 else f"{surname.upper()} {given}" if kind < 0.9 else f"{surname}, {given}")
    written = datetime.date(2023, 1, 1) + datetime.timedelta(chance.randrange(700))
    return [number, name, person.born.year if chance.random() < 0.7 else "", written.isoformat(), chance.choice(SENDERS)]


# --- files -------------------------------------------------------------------------------------------------------------------------

def write_missing(path, rows):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Зниклі"
    sheet.append(["Список осіб, зниклих безвісти за особливих обставин"])
    sheet.append(["станом на 01.11.2024; для службового користування"])
    sheet.append([])
    sheet.append(["№ з/п", "ПІБ", "Дата народження", "Звання", "Дата зникнення", "Область"])
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, datetime.date):
                cell.number_format = "DD.MM.YYYY"
    book.save(path)


def write_csv(path, header, rows, encoding, delimiter):
    with open(path, "w", newline="", encoding=encoding) as f:
        csv.writer(f, delimiter=delimiter).writerows([header, *rows])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=pathlib.Path)
    options.add_argument("--people", type=int, default=1500)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    people = population(Names(chance), chosen.people)
    truth, written = [], {}
    for name, row, share in (("missing.xlsx", missing_row, 0.6), ("held.csv", held_row, 0.55), ("letters.csv", letters_row, 0.45)):
        here = [n for n in range(len(people)) if chance.random() < share]
        chance.shuffle(here)
        written[name] = [row(chance, people[n], at) for at, n in enumerate(here, 1)]
        truth += [(name, at, n) for at, n in enumerate(here, 1)]
    chosen.folder.mkdir(parents=True, exist_ok=True)
    write_missing(chosen.folder / "missing.xlsx", written["missing.xlsx"])
    write_csv(chosen.folder / "held.csv", ["№ п/п", "Ф.И.О.", "Дата рождения", "Звание", "Где содержится"], written["held.csv"], "windows-1251", ";")
    write_csv(chosen.folder / "letters.csv", ["no", "Name", "Year of birth", "Dated", "How it came"], written["letters.csv"], "utf-8", ",")
    write_csv(chosen.folder / "truth.csv", ["list", "row", "cluster"], truth, "utf-8", ",")


if __name__ == "__main__":
    main()
