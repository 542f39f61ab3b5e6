"""Measures a generated register: usage: bench/register/run [--people N] [--stores STORE ...] [--sizes N ...] [--out NAME]

Each store gets the lists of make_register.py, the decisions that join what is one person, and notes with statements, through the commands
where there is one. Then it is asked. Figures are wall clock on this machine, with whatever else it was doing: its load is written beside
them. Results: bench/results/NAME.json and NAME.md; a store that was not measured in this run keeps its figures.
"""
import argparse
import contextlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench" / "results"
NOSTOI, BENCH = ROOT / "build/release/nostoi", ROOT / "build/release/nostoi-register-bench"
POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
STORES = ["sqlite", "encrypted", "postgres"]
LISTS = [f"list-{number}.csv" for number in range(1, 9)]
# what is measured: (key, words, unit, target)
TABLE = [("open", "open", "s", 1), ("command", "person show, with the start of the program", "s", None),
         ("person_p95", "person file with all statements, p95", "ms", 10), ("person_median", "the same, median", "ms", None),
         ("search_p95", "search, p95", "ms", 50), ("search_median", "the same, median", "ms", None),
         ("found", "the person meant is among the first ten", "", None), ("found_first", "and is the first", "", None),
         ("as_of_p95", "person file as of random moments, p95", "ms", 50),
         ("import_10", "import and match 10 new lines, with the start of the program", "s", 1), ("import_new", "import and match 10,000 new lines", "s", 60), ("version", "two versions of 10,000 lines: import the second, with the difference and matching", "s", None),
         ("difference", "their difference alone", "s", 1), ("rebuild", "rebuild of all projections", "s", 300),
         ("bytes", "bytes a statement", "B", 400), ("lists", "import of all lists, with one matching", "s", None),
         ("join", "decisions and notes, one transaction", "s", None)]


def timed(*command, **options):
    """Seconds of the wall clock, and what the command said."""
    start = time.monotonic()
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True, **options)
    if done.returncode:
        raise SystemExit(f"failed with status {done.returncode}: {' '.join(map(str, command))}")
    return round(time.monotonic() - start, 2), done.stdout


class Office:
    """A register on one store, in a folder of its own."""

    def __init__(self, store, folder, server):
        self.store, self.folder = store, folder
        self.address = server.database() if store == "postgres" else folder / f"{store}.nostoi"
        self.key = folder / "passphrase"
        self.key.write_text("willow and rain\n")
        self.options = ["--passphrase-file", self.key] if store == "encrypted" else []
        self.nostoi("init", *(["--encrypt"] if store == "encrypted" else []))

    def nostoi(self, *words, first=()):
        return timed(*first, NOSTOI, "--register", self.address, *self.options, "--actor", "bench", *words)

    def bench(self, *words, first=()):
        seconds, told = timed(*first, BENCH, self.address, *words, env={**os.environ, "NOSTOI_BENCH_PASSPHRASE": "willow and rain"})
        return seconds, json.loads(told)

    def size(self):
        if self.store == "postgres":
            return int(subprocess.check_output([POSTGRES / "psql", "-Atc", "SELECT pg_database_size(current_database())", self.address]))
        self.nostoi("list", "show")  # the last to close the file empties the log beside it
        return sum(file.stat().st_size for file in self.folder.glob(f"{self.store}.nostoi*"))


class Server:
    """A PostgreSQL of its own as Debian ships it, on a Unix socket, by a user without rights; durable as in earnest."""

    def __init__(self, folder):
        self.folder, self.databases = folder, 0
        self.user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(folder, "postgres")
        data, log = folder / "data", open(folder.parent / "postgres.log", "w")
        subprocess.run([*self.user, POSTGRES / "initdb", "-D", data, "-A", "trust", "-U", "nostoi", "--no-locale", "-E", "UTF8"], stdout=log, stderr=log, check=True)
        self.process = subprocess.Popen([*self.user, POSTGRES / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=",
                                         "-c", "shared_buffers=1GB", "-c", "max_wal_size=4GB"], stdout=log, stderr=log)
        for _ in range(300):
            if subprocess.run([POSTGRES / "pg_isready", "-h", folder], stdout=log, stderr=log).returncode == 0:
                return
            time.sleep(0.1)
        raise SystemExit("the server does not answer")

    def database(self):
        self.databases += 1
        name = f"office_{self.databases}"
        subprocess.run([POSTGRES / "createdb", "-h", self.folder, "-U", "nostoi", name], check=True)
        return f"postgresql:///{name}?host={self.folder}&user=nostoi"

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


@contextlib.contextmanager
def server(wanted, folder):
    if not wanted:
        yield None
        return
    (folder / "postgres").mkdir()
    os.chmod(folder, 0o755)
    one = Server(folder / "postgres")
    try:
        yield one
    finally:
        one.stop()


def first_lines(table, count, folder):
    """A list of its own of the first lines of another."""
    few = folder / f"first-{count}.csv"
    few.write_text("".join(table.read_text(encoding="utf-8").splitlines(keepends=True)[:count + 1]), encoding="utf-8")
    return few


def measure(office, lists, notes, count, first):
    figures = {"load_before": os.getloadavg()[0], "first": bool(first)}
    figures["lists"], _ = office.nostoi("list", "import", *(lists / name for name in LISTS))
    figures["join"], made = office.bench("join", lists, notes)
    _, asked = office.bench("measure", lists, count, first=first)
    figures["bytes"] = round(office.size() / asked["all_statements"], 1)
    figures["statements"], figures["events"], figures["decisions"] = asked["all_statements"], asked["events"], made["decisions"]
    figures["open"] = round(asked["open"]["median_ms"] / 1000, 3)
    for what in ("person", "as_of", "search"):
        if what in asked:
            figures[what + "_median"], figures[what + "_p95"] = round(asked[what]["median_ms"], 2), round(asked[what]["p95_ms"], 2)
    if "search" in asked:
        figures["found"], figures["found_first"] = round(asked["search"]["found"], 3), round(asked["search"]["first"], 3)
    figures["command"], _ = office.nostoi("person", "show", "list-3.csv:5", first=first)
    figures["import_10"], _ = office.nostoi("list", "import", first_lines(lists / "after.csv", 10, office.folder), first=first)
    figures["import_new"], _ = office.nostoi("list", "import", lists / "new.csv", first=first)
    office.nostoi("list", "import", lists / "before.csv")
    figures["version"], _ = office.nostoi("list", "import", lists / "after.csv", "--version-of", "before.csv", first=first)
    figures["difference"] = office.bench("difference", lists, 0, first=first)[1]["seconds"]
    figures["rebuild"], _ = office.nostoi("rebuild", first=first)
    figures["load_after"] = os.getloadavg()[0]
    return figures


def linear(sizes, folder):
    """Seconds of importing one list into an empty register, by its lines."""
    told = {}
    for size in sizes:
        lists = folder / f"lists-{size}"
        make(lists, size)
        whole = folder / "whole.csv"
        with open(whole, "w", encoding="utf-8") as out:
            for number, name in enumerate(LISTS):
                text = (lists / name).read_text(encoding="utf-8")
                out.write(text if number == 0 else text.split("\n", 1)[1])
        lines = sum(1 for _ in open(whole, encoding="utf-8")) - 1
        (folder / "linear").mkdir()
        told[lines], _ = Office("sqlite", folder / "linear", None).nostoi("list", "import", whole)
        shutil.rmtree(folder / "linear")
        shutil.rmtree(lists)
    return told


def make(folder, people):
    timed("/usr/bin/python3", ROOT / "bench/register/make_register.py", folder, people)


def cell(key, unit, target, value):
    if value is None:
        return "–"
    if target is None:
        return f"{value} {unit}".strip()
    return f"{value} {unit}" + ("" if value <= target else " (missed)")


def written(results):
    lines = ["# A register, generated", "",
             "Written by `bench/register/run`: wall clock of the day on this machine; what else it was doing is in the row of loads. The people are invented "
             "(bench/register/make_register.py).", ""]
    stores = [store for store in STORES if store in results["stores"]]
    figures = [results["stores"][store] for store in stores]
    lines += ["| what | target | " + " | ".join(stores) + " |", "| --- |" + " --- |" * (len(stores) + 1)]
    lines += ["| persons | – | " + " | ".join(f"{one['people']:,}" for one in figures) + " |",
              "| statements | – | " + " | ".join(f"{one['statements']:,}" for one in figures) + " |"]
    for key, words, unit, target in TABLE:
        lines.append(f"| {words} | {'–' if target is None else f'≤ {target} {unit}'} | " + " | ".join(cell(key, unit, target, one.get(key)) for one in figures) + " |")
    lines.append("| load of the machine, 2 cores: before, after | – | " + " | ".join(f"{one['load_before']:.1f}, {one['load_after']:.1f}" for one in figures) + " |")
    lines.append("| went before all else on the machine (chrt), imports of the lists excepted | – | " + " | ".join("yes" if one["first"] else "no" for one in figures) + " |")
    if results.get("linear"):
        lines += ["", "## A list into an empty register, read, imported and matched (sqlite)", "", "| lines | seconds | µs a line |", "| --- | --- | --- |"]
        lines += [f"| {int(size):,} | {seconds} | {1e6 * seconds / int(size):.0f} |" for size, seconds in results["linear"].items()]
    return "\n".join(lines) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--notes", type=int, help="a hundredth of the people where it is not said")
    options.add_argument("--count", type=int, default=2000, help="how many persons are asked for")
    options.add_argument("--stores", nargs="*", choices=STORES, default=STORES)
    options.add_argument("--lists", type=pathlib.Path, help="a folder of make_register.py, kept for the next time; made where it is not there")
    options.add_argument("--sizes", nargs="*", type=int, default=[], help="people of the lists whose import is to be linear")
    options.add_argument("--first", action="store_true", help="what has a target goes before all else on the machine (chrt; a server does not)")
    options.add_argument("--out", default="register", help="name in bench/results")
    chosen = options.parse_args()
    path = RESULTS / f"{chosen.out}.json"
    results = json.loads(path.read_text()) if path.exists() else {"stores": {}}
    with tempfile.TemporaryDirectory(prefix="nostoi-bench-") as name:
        folder = pathlib.Path(name)
        lists = chosen.lists or folder / "lists"
        if chosen.stores and not lists.exists():
            make(lists, chosen.people)
        with server("postgres" in chosen.stores, folder) as postgres:
            for store in chosen.stores:
                (folder / store).mkdir(exist_ok=True)
                office = Office(store, folder / store, postgres)
                results["stores"][store] = {"people": chosen.people, **measure(office, lists, chosen.notes or chosen.people // 100, chosen.count, ["chrt", "-r", "1"] if chosen.first else [])}
                print(store, json.dumps(results["stores"][store]), flush=True)
                path.write_text(json.dumps(results, indent=1) + "\n")
                if store != "postgres":
                    shutil.rmtree(folder / store)
        if chosen.sizes:
            results["linear"] = linear(chosen.sizes, folder)
    path.write_text(json.dumps(results, indent=1) + "\n")
    path.with_suffix(".md").write_text(written(results), encoding="utf-8")


main()
