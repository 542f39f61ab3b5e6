"""Who is it? Every person of public life with a name in two languages is sought, by the name in one, among all names in the other. A person is
found when ranked first; where k people rank equal at the top, one of them the right one, that counts as 1/k. Names alone: no dates, no places."""
import collections

from measures import DATA, WORK, mean, read_csv, run, write_csv

PEOPLE = DATA / "everypolitician_multiscript/persons_dev.csv"
TARGETS = {("ru", "en"): 0.95, ("uk", "en"): 0.93, ("be", "en"): 0.92, ("bg", "en"): 0.95, ("uk", "ru"): 0.97, ("uk", "pl"): 0.94, ("ru", "pl"): 0.96}
TOP = 50


def both(left, right):
    """People who have a name in both languages, each once."""
    people = {p["qid"]: p for p in read_csv(PEOPLE) if p[f"name_{left}"] and p[f"name_{right}"]}
    return list(people.values())


def ranked(left, right):
    """(people, query number → found rows of search)."""
    people, folder = both(left, right), WORK / f"retrieval-{left}-{right}"
    for name, language in (("queries.csv", left), ("people.csv", right)):
        write_csv(folder / name, ["id", "name"], [(p["qid"], p[f"name_{language}"]) for p in people])
    run("search", folder / "people.csv", "--queries", folder / "queries.csv", "--top", TOP, "--out", folder / "found.csv")
    found = collections.defaultdict(list)
    for row in read_csv(folder / "found.csv"):
        found[int(row["query"]) - 1].append(row)
    return people, found


def scores(people, found):
    """1 where the person is ranked first alone, 1/k among k equals, else 0."""
    all_scores = []
    for number, person in enumerate(people):
        best = [row["id"] for row in found[number] if row["weight"] == found[number][0]["weight"]]
        all_scores.append(1 / len(best) if person["qid"] in best else 0)
    return all_scores


def measure():
    return {f"{left} → {right}": {**mean(scores(*ranked(left, right))), "target": target} for (left, right), target in TARGETS.items()}


def misses(left, right):
    """For the eye: who was sought, who stood first."""
    people, found = ranked(left, right)
    names = {p["qid"]: p[f"name_{right}"] for p in people}
    for number, (person, score) in enumerate(zip(people, scores(people, found))):
        if score < 1:
            first = found[number][0] if found[number] else {"id": "", "weight": "–"}
            own = next((f'{r["rank"]} ({r["weight"]})' for r in found[number] if r["id"] == person["qid"]), "–")
            print(f'{score:.2f}  {person[f"name_{left}"]} = {person[f"name_{right}"]}  rank {own}; first: {names.get(first["id"], "–")} ({first["weight"]})')


if __name__ == "__main__":
    import sys
    misses(*sys.argv[1:3])
