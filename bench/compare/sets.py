"""The data sets of the comparison. Each is prepared once into the build tree: the files both sides read, without the column that
holds the truth, and truth.csv (id, cluster), which only the evaluation sees. Ids that give the truth away are never compared: nostoi
is told which column is the id, and the peer is given it as the unique id."""
import csv
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
WORK = ROOT / "build" / "bench" / "data"
PEOPLE = {"people_100k": 100_000, "people_1m": 1_000_000, "people_10m": 10_000_000}
ALL = ["fake_1000", "febrl3", "febrl4", "rldata10000", "historical_50k", *PEOPLE]


class Set:
    """files: what is linked. truth: id, cluster. id: the heading of the id column. one_to_one: a line has at most one partner."""

    def __init__(self, name, files, identifier, one_to_one=False):
        self.name, self.id, self.one_to_one = name, identifier, one_to_one
        self.files = [WORK / name / f for f in files]
        self.truth = WORK / name / "truth.csv"


def read(path):
    with open(path, newline="", encoding="utf-8") as f:
        return [{k.strip(): (v or "").strip() for k, v in row.items()} for row in csv.DictReader(f)]


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as f:
        out = csv.DictWriter(f, list(rows[0]))
        out.writeheader()
        out.writerows(rows)


def prepared(name, files, identifier, tables, cluster_of, one_to_one=False):
    """Writes the tables without the truth, and the truth beside them."""
    made = Set(name, files, identifier, one_to_one)
    made.truth.parent.mkdir(parents=True, exist_ok=True)
    truth = [{"id": row[identifier], "cluster": cluster_of(row)} for table in tables for row in table]
    for path, table in zip(made.files, tables):
        write(path, [{k: v for k, v in row.items() if k != "cluster"} for row in table])
    write(made.truth, truth)
    return made


def febrl_person(row):
    return row["rec_id"].split("-")[1]


def make(name):
    """The set of that name, prepared; None, with a word why, when its data is not there."""
    if not DATA.is_dir():
        print(f"{name}: left out, {DATA} is not there", file=sys.stderr)
        return None
    if name == "fake_1000":
        return prepared(name, ["list.csv"], "unique_id", [read(DATA / "splink/fake_1000.csv")], lambda r: r["cluster"])
    if name == "historical_50k":
        table = read(DATA / "splink/historical_figures_with_errors_50k.csv")
        return prepared(name, ["list.csv"], "unique_id", [table], lambda r: r["cluster"])
    if name == "febrl3":
        return prepared(name, ["list.csv"], "rec_id", [read(DATA / "febrl/dataset3.csv")], febrl_person)
    if name == "febrl4":
        tables = [read(DATA / "febrl/dataset4a.csv"), read(DATA / "febrl/dataset4b.csv")]
        return prepared(name, ["a.csv", "b.csv"], "rec_id", tables, febrl_person, one_to_one=True)
    if name == "rldata10000":
        table, people = read(DATA / "rldata/RLdata10000.csv"), read(DATA / "rldata/RLdata10000_identity.csv")
        numbered = [{"id": str(i), **row, "cluster": p["ent_id"]} for i, (row, p) in enumerate(zip(table, people), 1)]
        return prepared(name, ["list.csv"], "id", [numbered], lambda r: r["cluster"])
    return generated(name)


def generated(name):
    """make_people.py, made once; rows are copied one by one because ten million of them do not fit in Python."""
    made = Set(name, ["list.csv"], "id")
    if made.truth.exists():
        return made
    made.truth.parent.mkdir(parents=True, exist_ok=True)
    full, part = made.truth.with_name("full.csv"), made.truth.with_name("truth.part")
    subprocess.run([sys.executable, ROOT / "bench/make_people.py", str(PEOPLE[name]), full], check=True)
    with open(full, encoding="utf-8") as rows, open(made.files[0], "w", encoding="utf-8") as lines, open(part, "w", encoding="utf-8") as truth:
        for row in rows:  # no cell of these files is quoted
            identifier, cluster, rest = row.split(",", 2)
            lines.write(f"{identifier},{rest}")
            truth.write(f"{identifier},{cluster}\n")
    full.unlink()
    part.rename(made.truth)
    return made
