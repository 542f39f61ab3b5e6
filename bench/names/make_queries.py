#!/usr/bin/env python3
"""Writes queries about the people of a list that make_people.py wrote, as those who ask remember them, in six kinds; the cluster of the person meant stays
in the column id. usage: make_queries.py LIST.csv OUT.csv [--queries 3000] [--seed 5]"""
import argparse
import csv
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import make_people  # noqa: E402

BACK = {"zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "iu": "ю", "ia": "я", **dict(zip("abvgdezikmlnoprstufy", "абвгдезикмлнопрстуфы"))}


def cyrillic(text):
    out = ""
    while text:
        step = 2 if text[:2] in BACK else 1
        out, text = out + BACK.get(text[:step], text[:step]), text[step:]
    return out


def other_script(text):
    return cyrillic(text) if text.isascii() else make_people.romanised(text)


def asked(chance, line):
    surname, given, patronymic, born, place = (line[k] for k in ("surname", "given_name", "patronymic", "birth_date", "birth_place"))
    year, kind = born[:4], chance.choices(range(6), (30, 20, 15, 15, 10, 10))[0]
    if chance.random() < 0.5:
        surname, given, patronymic = map(other_script, (surname, given, patronymic))
    if chance.random() < 0.1:
        surname = make_people.mistyped(chance, surname)
    name = [f"{surname} {given} {patronymic}", f"{given} {surname}", f"{surname} {given[:1]}. {patronymic[:1]}.".replace(" .", ""), f"{surname} {given}", surname, f"{given} {surname}"][kind]
    return kind, name.strip(), year if kind in (3, 5) else "", place if kind == 5 else ""


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("list")
    options.add_argument("out")
    options.add_argument("--queries", type=int, default=3000)
    options.add_argument("--seed", type=int, default=5)
    chosen = options.parse_args()
    chance = random.Random(chosen.seed)
    with open(chosen.list, encoding="utf-8") as f:
        lines = [line for number, line in enumerate(csv.DictReader(f)) if chance.random() < 0.02]
    with open(chosen.out, "w", newline="", encoding="utf-8") as f:
        out = csv.writer(f)
        out.writerow(["id", "kind", "name", "year of birth", "birth place"])
        for line in chance.sample(lines, min(len(lines), chosen.queries)):
            kind, name, year, place = asked(chance, line)
            out.writerow([line["cluster"], kind, name, year, place])


if __name__ == "__main__":
    main()
