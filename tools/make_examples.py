#!/usr/bin/python3
"""Writes examples/lists: four lists of invented people, as four offices might keep them, and truth.csv that says who is who.

usage: make_examples.py [FOLDER]      the same bytes on every run; needs openpyxl for the workbook

Nobody here exists: surnames are made up (tools/example_names.csv) and put together by chance, units and villages are invented. What is
true to life is how the lists differ: alphabet, order and case of the name, dates that shrink to a year, initials, slips of the hand,
people entered twice, a father and a son of one name, brothers, twins.
"""
import csv
import datetime
import io
import json
import pathlib
import random
import sys
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
chance = random.Random(2025)
UK = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch  iu ia ".split(" ")))
RU = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ")))
FIRST_UK = {"є": "Ye", "ї": "Yi", "й": "Y", "ю": "Yu", "я": "Ya"}


def tables():
    found = {}
    with open(HERE / "example_names.csv", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            found.setdefault(row["kind"], []).append((row["uk"], row["ru"]))
    return found


def romanised(word, letters, first=None):
    start = (first or {}).get(word[0].lower()) or letters[word[0].lower()]
    return (start + "".join(letters[c] for c in word[1:].lower())).capitalize()


# ------------------------------------------------------------------------------------------------ people

def womans(surname, patronymic):
    """Both in (uk, ru)."""
    uk, ru = surname
    surname = (uk[:-2] + "а" if uk.endswith("ий") else uk, ru[:-2] + "ая" if ru.endswith(("ый", "ий")) else ru)
    uk, ru = patronymic
    return surname, (uk[:-5] + "ївна" if uk.endswith("йович") else uk[:-4] + "івна", ru[:-2] + "на")


def person(known, **fixed):
    """An invented person; `fixed` sets what must be as in another (a brother's surname)."""
    sex = fixed.get("sex", "m" if chance.random() < 0.9 else "f")
    surname, patronymic = chance.choice(known["surname"]), chance.choice(known["patronymic"])
    if sex == "f":
        surname, patronymic = womans(surname, patronymic)
    made = {"sex": sex, "surname": surname, "given": chance.choice(known["man" if sex == "m" else "woman"]), "patronymic": patronymic,
            "born": datetime.date(chance.randrange(1968, 2003), chance.randrange(1, 13), chance.randrange(1, 29)),
            "place": chance.choice(known["place"]), "rank": chance.choice(known["rank"]), "unit": f"А{chance.randrange(7000, 7040)}"}
    return {**made, **fixed}


def everybody(known):
    people = [person(known) for _ in range(78)]
    father = person(known, sex="m", given=("Іван", "Иван"), patronymic=("Іванович", "Иванович"), born=datetime.date(1969, 5, 4))
    one, other, twin = (person(known, sex="m") for _ in range(3))
    people += [father, {**father, "born": datetime.date(1994, 9, 17), "unit": "А7055"},                          # a father and a son of one name
               one, {**one, "given": ("Тарас", "Тарас"), "born": one["born"].replace(year=one["born"].year + 2)},  # brothers
               other, {**other, "patronymic": ("Степанович", "Степанович"), "born": datetime.date(1985, 2, 3), "unit": "А7061"},  # namesakes
               twin, {**twin, "given": ("Богдан", "Богдан")}]                                                      # twins
    for number, made in enumerate(people):
        made["cluster"] = number
    return people


# ------------------------------------------------------------------------------------------------ hands that write

def slip(word):
    """One letter lost, doubled or changed for its neighbour, not at the start."""
    at, kind = chance.randrange(1, len(word) - 1), chance.random()
    if kind < 0.4:
        return word[:at] + word[at + 1:]
    return word[:at] + word[at] + word[at:] if kind < 0.7 else word[:at] + word[at + 1] + word[at] + word[at + 2:]


def genitive(made):
    """«Криничного Алексея Викторовича»: how orders and certificates name a person."""
    surname, given, patronymic = made["surname"][1], made["given"][1], made["patronymic"][1]
    if made["sex"] == "f":
        return [surname[:-2] + "ой" if surname.endswith("ая") else surname,
                given[:-1] + ("ы" if given.endswith("на") else "и"), patronymic[:-1] + "ы"]
    if surname.endswith(("ый", "ий")):
        surname = surname[:-2] + "ого"
    elif surname.endswith("ец"):
        surname = surname[:-2] + "ца"
    elif not surname.endswith("о"):
        surname += "а"
    given = {"Пётр": "Петра", "Павел": "Павла"}.get(given) or (given[:-1] + "я" if given[-1] in "йь" else given + "а")
    return [surname, given, patronymic + "а"]


def whole(made, language):
    return [made["surname"][language], made["given"][language], made["patronymic"][language]]


def initials(names):
    return f"{names[0]} {names[1][0]}. {names[2][0]}."


def missing_line(made):
    names = whole(made, 0)
    kind = chance.random()
    if kind < 0.08:
        name = initials(names)
    elif kind < 0.14:
        name = " ".join(names).upper()
    elif kind < 0.22:
        name = " ".join([slip(names[0]), *names[1:]])
    else:
        name = " ".join(names)
    born, kind = made["born"], chance.random()
    date = f"{born:%d.%m.%Y}"
    if kind < 0.05:
        date = f"бл. {born.year}"
    elif kind < 0.09:
        date = f"xx.{born:%m.%Y}"
    elif kind < 0.12:
        date = ""
    lost = datetime.date(2023, 1, 5) + datetime.timedelta(chance.randrange(500))
    return [name, date, made["place"][0], made["rank"][0], made["unit"], f"{lost:%d.%m.%Y}"]


def held_line(made):
    kind = chance.random()
    names = genitive(made) if kind < 0.35 else whole(made, 1)
    name = initials(whole(made, 1)) if 0.35 <= kind < 0.42 else " ".join(names)
    if 0.42 <= kind < 0.5:
        name = " ".join([slip(names[0]), *names[1:]])
    born, kind = made["born"], chance.random()
    date = f"{born:%d.%m.%Y}" if kind < 0.4 else f"{born.year} г.р." if kind < 0.7 else str(born.year)
    return [name, date, made["rank"][1] if chance.random() < 0.6 else "", chance.choice(["СИЗО-99", "ИК-99", ""])]


def union_line(made):
    surname, given, patronymic = whole(made, 0)
    if chance.random() < 0.08:
        given = slip(given)
    return [surname, given, patronymic if chance.random() < 0.9 else None, made["born"] if chance.random() < 0.9 else made["born"].year,
            chance.choice(["слюсар", "водій", "електрик", "машиніст"])]


def ngo_line(made):
    if chance.random() < 0.6:
        surname, given, _ = (romanised(n, UK, FIRST_UK) for n in whole(made, 0))
    else:
        surname, given, _ = (romanised(n, RU) for n in whole(made, 1))
    born, kind = made["born"], chance.random()
    date = f"{born:%Y-%m-%d}" if kind < 0.75 else f"{born:%Y-%m}" if kind < 0.85 else str(born.year)
    return {"full name": f"{given} {surname}", "date of birth": date, "sex": {"m": "male", "f": "female"}[made["sex"]],
            "status": chance.choice(["missing", "confirmed held", "unknown"])}


# ------------------------------------------------------------------------------------------------ files

def as_csv(rows, delimiter):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def workbook(header, rows):
    """A workbook with a title above the header; rebuilt with fixed times, because the writer stamps the hour into it."""
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Члени профспілки"
    sheet.append(["Профспілка «Вільна праця»: члени, з якими немає зв'язку"])
    sheet.merge_cells("A1:E1")
    sheet.append([])
    sheet.append(header)
    for row in rows:
        sheet.append(row)
    for cell in sheet["D"][3:]:
        if isinstance(cell.value, datetime.date):
            cell.number_format = "DD.MM.YYYY"
    book.properties.created = book.properties.modified = datetime.datetime(2025, 1, 1)
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as written, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in written.namelist():
            part = written.read(name)
            if name == "docProps/core.xml":  # the writer puts the hour of writing here whatever it is told
                part = part[:part.index(b"<dcterms:modified")] + part[part.index(b"</dcterms:modified>") + len(b"</dcterms:modified>"):]
            fixed.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "examples/lists"
    folder.mkdir(parents=True, exist_ok=True)
    people = everybody(tables())
    truth = [["list", "row", "cluster"]]

    def chosen(name, share, twice=0):
        """Who is on a list, in an order of its own; some are entered twice, by two relatives."""
        picked = [p for p in people if p["cluster"] >= 78 or chance.random() < share]
        picked += chance.sample(picked, twice)
        chance.shuffle(picked)
        truth.extend([name, row, p["cluster"]] for row, p in enumerate(picked, 1))
        return picked

    rows = [[number, *missing_line(p)] for number, p in enumerate(chosen("missing-uk.csv", 0.58, twice=3), 1)]
    rows[10][2] = "31.02.1991"  # a day that does not exist: a finding, not a failure
    header = ["№ з/п", "ПІБ", "Дата народження", "Місце народження", "Звання", "Військова частина", "Дата зникнення"]
    (folder / "missing-uk.csv").write_bytes(as_csv([header, *rows], ";").encode("windows-1251"))

    rows = [[number, *held_line(p)] for number, p in enumerate(chosen("held-ru.csv", 0.48), 1)]
    (folder / "held-ru.csv").write_text("\ufeff" + as_csv([["№", "Ф.И.О.", "г.р.", "Звание", "Место содержания"], *rows], ","), "utf-8", newline="")

    rows = [union_line(p) for p in chosen("union.xlsx", 0.3)]
    (folder / "union.xlsx").write_bytes(workbook(["Прізвище", "Ім'я", "По батькові", "Дата народження", "Посада"], rows))

    rows = [ngo_line(p) for p in chosen("ngo.json", 0.38)]
    (folder / "ngo.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "truth.csv").write_text(as_csv(truth, ",").replace("\r\n", "\n"), "utf-8")


if __name__ == "__main__":
    main()
