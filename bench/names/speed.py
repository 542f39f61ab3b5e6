"""How fast: comparing two names across scripts, finding a person among a million (processor time of one core), and linking a million lines in two scripts beside the
same in one. Take ratios: seconds depend on the machine and on what else it does."""
import json
import os
import subprocess
import sys
import time

from measures import NOSTOI, ROOT, WORK, run

LINES, SLOW = 1_000_000, 20
PROGRAM = ROOT / "build/release/nostoi-name-speed"


def made(script):
    """A list of a million lines, made once; the cluster stands in it, so that linking is given it without."""
    folder = WORK / f"people-{script}"
    full, part, truth = folder / "full.csv", folder / "list.csv", folder / "truth.csv"
    if not truth.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, ROOT / "bench/make_people.py", str(LINES), full, "--script", script], check=True)
        with open(full, encoding="utf-8") as rows, open(part, "w", encoding="utf-8") as lines, open(truth, "w", encoding="utf-8") as known:
            for row in rows:  # no cell of these files is quoted
                identifier, cluster, rest = row.split(",", 2)
                lines.write(f"{identifier},{rest}")
                known.write(f"{identifier},{cluster}\n")
    return folder


def linked(script):
    folder = made(script)
    start = time.time()
    child = subprocess.Popen([str(NOSTOI), "link", folder / "list.csv", "--columns", "id=id", "--out", folder / "out"], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"linking the {script} million failed")
    seconds = time.time() - start
    quality = json.loads(run("evaluate", "--truth", folder / "truth.csv", "--people", folder / "out/people.csv", "--json"))
    return {"seconds": round(seconds, 2), "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 2), "f1": round(quality["cluster"]["f1"], 4)}


def searched():
    folder = made("mixed")
    subprocess.run([sys.executable, ROOT / "bench/names/make_queries.py", folder / "full.csv", folder / "queries.csv"], check=True)
    done = subprocess.run([PROGRAM, folder / "full.csv", folder / "queries.csv", "--slow", str(SLOW)], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def measure():
    told, latin, mixed = searched(), linked("latin"), linked("mixed")
    everyone, answered = told["against_everyone"], told["all"]

    def said(value, unit, target="–", note=""):
        return {"said": f"{value} {unit}".strip(), "target": target, "note": note}
    return {
        "a pair of names across scripts": said(f"{told['pair']['microseconds']:.2f}", "µs", "≤ 3 µs", f"{told['pair']['pairs']:,} pairs that share a skeleton; {told['pair']['kept_bytes'] / 2**20:.0f} MiB keep pairs of words met before"),
        "the same, every pair of words compared anew": said(f"{told['pair']['words_alone']:.2f}", "µs"),
        "search in a million, median": said(f"{answered['median_ms']:.2f}", "ms", "≤ 2 ms", f"{answered['queries']:,} queries"),
        "search in a million, 99th percentile": said(f"{answered['p99_ms']:.2f}", "ms", "≤ 10 ms"),
        "search: peak memory": said(told["peak_mib"], "MiB", note="list, index and the bench's own"),
        "search: the person meant is first, among ten": said(f"{answered['first']:.3f}, {answered['among_ten']:.3f}", "", note="a tenth of the surnames mistyped; a surname alone has namesakes"),
        "search: the best as when everyone is compared": said(f"{everyone['same_best']} of {everyone['queries']}", "", note=f"of the first ten {everyone['of_ten']:.3f}"),
        "linking a mixed million": said(f"{mixed['seconds'] / latin['seconds']:.2f}", "× the Latin", "≤ 2 ×", f"{mixed['seconds']} s and {latin['seconds']} s; CPU {mixed['cpu_seconds'] / latin['cpu_seconds']:.2f} ×"),
        "its cluster F1": said(f"{mixed['f1']:.4f}", "", f"≥ {latin['f1'] - 0.02:.4f}", f"the Latin: {latin['f1']:.4f}"),
    }
