"""Two lists of real people, one in Cyrillic and one in Latin letters, linked at defaults.

parliament: members in Cyrillic with patronymics against a screening list in Latin with other spellings, names alone. The Cyrillic is that of the
screening list's own members of parliament, written back (cyrillic_again.py); others stand on one list only. Truth: the entity number.
births: people of public life, names and dates of birth, in Cyrillic and in Latin, half of them on both; each list also holds namesakes of people
of the other who were born on another day. Truth: the person's Wikidata id.
Nothing of these lists is kept but in the build tree.
"""
import collections
import random
import re

from cyrillic_again import before
from measures import DATA, WORK, quality, read_csv, run, shared, write_csv

TARGETS = {"parliament, names alone": 0.995, "two lists with births": 0.985}
PATRONYMIC = re.compile(r"(вич|вна|ична|ьич)\b")


def linked(folder, lists):
    """(partition, pairs told in any way) of lists: {name: rows with a column id}."""
    for name, header, rows in lists:
        write_csv(folder / name, header, rows)
    names = [name for name, _, _ in lists]
    run("link", *(folder / name for name in names), "--out", folder / "out")
    people = {(r["list"], r["id"]): r["person"] for r in read_csv(folder / "out/people.csv")}
    told = {(r["left_id"], r["right_id"]) for r in read_csv(folder / "out/links.csv") if r["left_list"] == names[0] and r["right_list"] == names[1]}
    return shared(people, *names), told


def measured(true, found, told, units, target):
    return {**quality(true, found, units), "not even in review": len(true - found - told), "of": len(true), "target": target}


# --- parliament ------------------------------------------------------------------------------------------------------------------

def parliament():
    """(Cyrillic rows, Latin rows, true pairs)."""
    aliases = collections.defaultdict(list)
    for row in read_csv(DATA / "ofac_cis/alt_names_dev.csv"):
        aliases[row["entity_number"]].append(row["alt_name"])
    members, screened, true = [], [], set()
    for person in read_csv(DATA / "ofac_cis/persons_dev.csv"):
        number, sits = person["entity_number"], "Duma" in person["title"] or "Federation Council" in person["title"]
        cyrillic = before(person["name"])
        outside = not sits and cyrillic and int(number) % 4 == 0  # a member whom nobody has put on the list
        if cyrillic and (sits or outside):
            members.append(("m" + number, cyrillic))
        if not outside:
            screened.append((number, person["name"], "; ".join(aliases[number])))
        if sits and cyrillic:
            true.add(("m" + number, number))
    for person in read_csv(DATA / "everypolitician_multiscript/persons_dev.csv"):
        if PATRONYMIC.search(person["name_ru"]) and not any(m[0] == person["qid"] for m in members):
            members.append((person["qid"], person["name_ru"]))
    return members, screened, true


def link_parliament():
    members, screened, true = parliament()
    found, told = linked(WORK / "parliament", [("members.csv", ["id", "ФИО"], members), ("screening.csv", ["entity_number", "name", "alt_names"], screened)])
    return members, screened, true, found, told


# --- births ----------------------------------------------------------------------------------------------------------------------

def other_birth(chance, date):
    year, month, day = chance.randrange(1935, 1990), chance.randrange(1, 13), chance.randrange(1, 29)
    made = f"{year}-{month:02d}-{day:02d}"
    return made if made != date else other_birth(chance, date)


def births(wanted=322):
    """(Cyrillic rows, Latin rows, true pairs)."""
    chance = random.Random(4)
    people = {}
    for p in read_csv(DATA / "everypolitician_multiscript/persons_dev.csv"):
        if len(p["birth_date"]) == 10 and p["name_en"] and (p["name_ru"] or p["name_uk"]):
            people[p["qid"]] = (p["name_uk"] if p["name_uk"] and (not p["name_ru"] or chance.random() < 0.3) else p["name_ru"], p["name_en"], p["birth_date"])
    order = sorted(people)
    chance.shuffle(order)
    shared_by, left_only, right_only = order[:wanted], order[wanted:2 * wanted], order[2 * wanted:3 * wanted]
    cyrillic = [("c" + q, people[q][0], people[q][2]) for q in shared_by + left_only]
    latin = [("l" + q, people[q][1], people[q][2]) for q in shared_by + right_only]
    cyrillic += [("nc" + q, people[q][0], other_birth(chance, people[q][2])) for q in right_only[:40] + shared_by[:20]]
    latin += [("nl" + q, people[q][1], other_birth(chance, people[q][2])) for q in left_only[:40] + shared_by[20:40]]
    for rows in (cyrillic, latin):
        chance.shuffle(rows)
    return cyrillic, latin, {("c" + q, "l" + q) for q in shared_by}


def link_births():
    cyrillic, latin, true = births()
    found, told = linked(WORK / "births", [("cyrillic.csv", ["id", "ФИО", "Дата рождения"], cyrillic), ("latin.csv", ["id", "name", "date of birth"], latin)])
    return cyrillic, latin, true, found, told


# --- what is told ----------------------------------------------------------------------------------------------------------------

def measure():
    results = {}
    for (name, target), link in zip(TARGETS.items(), (link_parliament, link_births)):
        left, _, true, found, told = link()
        results[name] = measured(true, found, told, [row[0] for row in left], target)
    return results


def errors():
    for link in (link_parliament, link_births):
        left, right, true, found, told = link()
        left, right = ({row[0]: " ".join(row[1:]) for row in rows} for rows in (left, right))
        for kind, pairs in (("false", found - true), ("missed", true - found)):
            for a, b in sorted(pairs):
                print(kind, "" if (a, b) in told else "not told", f"{left[a]} | {right[b]}")
        print()


if __name__ == "__main__":
    import sys
    if sys.argv[1:] == ["truth"]:
        members, screened, true = parliament()
        members, screened = dict(members), {row[0]: row[1:] for row in screened}
        for a, b in sorted(true):
            print(members[a], "|", *screened[b])
    else:
        errors()
